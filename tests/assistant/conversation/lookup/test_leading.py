"""Where an added document says what is asked: in the part that holds for all, beside the sum, in a later
clause.
"""

import shutil
from datetime import date
from pathlib import Path

import pytest

from assistant.assembly import build_assistant
from assistant.conversation.assistant import Assistant
from assistant.settings import Settings
from corpus.catalog import add
from index.retriever import Retriever

FARMS = """阳城县农业农村局
阳城县财政局　文件

阳农发〔2026〕35号

关于做好2026年农机购置补贴和养殖业扶持工作的通知

各乡（镇）人民政府：

现将有关事项通知如下。

一、农机购置补贴
（一）补贴对象
1. 在本县从事农业生产的个人和农业生产经营组织，购置补贴范围内机具的，可以申请补贴。
2. 同一户每年享受补贴的机具不超过3台（套），农民专业合作社不超过10台（套）。
（二）补贴标准
1. 轮式拖拉机每台补助12000元，微耕机每台补助800元，政策执行至2026年10月31日。
2. 报废拖拉机由回收企业收购，每台手续费最高不超过200元。
（三）申请程序
1. 购机者应当自购机之日起6个月内，向户籍所在地乡（镇）农技站提交身份证、购机发票和银行账户。
2. 乡（镇）农技站在10个工作日内核验机具，公示5日后，由县财政局在30日内拨付到购机者账户。

二、养殖业扶持
（一）肉牛
新建标准化牛舍300平方米以上的，每平方米补助80元，连续补助不超过2年。
（二）蜜蜂
养蜂50箱以上的，每箱补助120元。

三、工作要求
（一）养殖补助每年9月1日至9月30日申报一次，由养殖场向乡（镇）畜牧兽医站提出，附养殖档案和检疫证明。
（二）县农业农村局于11月底前完成验收，12月20日前将补助资金通过惠民惠农“一卡通”发放。
（三）虚报头数套取补助的，追回资金，五年内不得申报。

本通知自印发之日起施行，有效期至2026年12月31日。

阳城县农业农村局　　阳城县财政局
2026年3月2日
"""


@pytest.fixture(scope="module")
def assistant(retriever: Retriever, index_folder: Path, tmp_path_factory) -> Assistant:
    """The real document and one that was only added, in parts that number anew."""
    folder: Path = tmp_path_factory.mktemp("farms")
    shutil.copytree(index_folder, folder / "index")
    (folder / "farms.txt").write_text(FARMS)
    add(folder / "documents", folder / "farms.txt")
    settings = Settings(data=folder, _env_file=None)
    return build_assistant(settings, today=lambda: date(2026, 11, 24))


def ask(assistant: Assistant, *messages: str):
    session = None
    for message in messages:
        answer = assistant.ask(message, session_id=session)
        session = answer.session_id
    return answer


@pytest.mark.parametrize(
    ("messages", "label", "words"),
    [
        # the papers and the day of a part are those of what it speaks of; the last part speaks for the rest
        (["养蜂怎么申请"], "三（一）", "畜牧兽医站"),
        (["养蜂补多少", "要什么材料"], "三（一）", "养殖档案"),
        (["养蜂补多少", "什么时候发"], "三（二）", "12月20日前"),
        (["买农机的补贴多长时间到账"], "一（三）2", "30日内拨付"),
        (["农机补贴要什么材料"], "一（三）1", "购机发票"),
        # another thing is asked of the matter spoken of, not of the article
        (["农机补贴要什么材料", "多久到账"], "一（三）2", "30日内拨付"),
        # a later clause of the article spoken of says it, however far from what was asked before
        (["轮式拖拉机每台补多少", "到什么时候"], "一（二）1", "2026年10月31日"),
        (["盖牛舍一平米补多少", "能补几年"], "二（一）", "不超过2年"),
        # what is granted, not what is charged
        (["拖拉机补多少"], "一（二）1", "12000元"),
        (["虚报头数会怎么样"], "三（三）", "追回资金"),
    ],
)
def test_what_is_asked_is_found_where_it_stands(assistant, messages, label, words):
    answer = ask(assistant, *messages)
    assert answer.reason is None
    assert answer.citations[0].label == label
    assert words in answer.answer + answer.citations[0].quote
