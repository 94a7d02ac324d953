"""Documents that somebody added and nobody edited: how they are named, and what their articles answer."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from assistant.assembly import build_assistant
from assistant.conversation.assistant import Assistant
from assistant.settings import Settings
from corpus.catalog import add
from index.retriever import Retriever

BEES = """阳城县人民政府办公室文件

阳政办发〔2025〕61号

阳城县人民政府办公室
关于印发阳城县养蜂产业扶持办法的通知

各乡（镇）人民政府：

《阳城县养蜂产业扶持办法》已经县人民政府同意，现印发给你们。

阳城县人民政府办公室
2025年5月20日

阳城县养蜂产业扶持办法

第一条　为支持养蜂业发展，制定本办法。

第二条　养蜂户新购蜂箱的，每只补助50元，每户每年补助不超过100只。旧蜂箱不在补助范围内。

第三条　养蜂户申请补助，应当提交下列材料：
（一）养蜂补助申请表；
（二）身份证复印件；
（三）购置蜂箱的发票；
（四）蜂场照片。
材料一式两份。

第四条　养蜂户应当在购置蜂箱后6个月内向县畜牧中心窗口提出申请，逾期不再受理。窗口设在阳城县政务服务中心三楼，周一至周五9:00至12:00受理。

第五条　对引进新蜂种的，给予适当补助，具体标准由县农业农村局另行制定。

第六条　本办法自2025年6月1日起施行，有效期三年。
"""
WEAVING = """阳城县人力资源和社会保障局
阳城县财政局　文件

阳人社发〔2026〕81号

关于做好编织和采茶培训工作的通知

各培训机构：

现就有关工作通知如下。

一、培训对象
（一）年龄
1. 年满16周岁的农民都可以参加编织培训，不限户籍。
2. 在校学生不得参加编织培训，毕业学年的除外。
（二）次数
1. 每人每年参加编织培训不超过2次，不得重复参加同一类别。
2. 采茶培训每人每年1次，由乡镇统一报名。
二、其他事项
本通知自印发之日起执行，有效期至2027年12月31日。

阳城县人力资源和社会保障局　　阳城县财政局
2026年2月9日
"""


@pytest.fixture(scope="module")
def assistant(retriever: Retriever, index_folder: Path, tmp_path_factory) -> Assistant:
    """The real document and the two further ones; only their articles are encoded."""
    folder: Path = tmp_path_factory.mktemp("further")
    shutil.copytree(index_folder, folder / "index")
    for name, text in (("bees.txt", BEES), ("weaving.txt", WEAVING)):
        (folder / name).write_text(text)
        add(folder / "documents", folder / name)
    settings = Settings(data=folder, _env_file=None)
    return build_assistant(settings, today=lambda: date(2026, 11, 24))


@pytest.mark.parametrize(
    ("messages", "label", "words"),
    [
        (["养蜂那个文件第二条写的啥"], "第2条", "每只补助50元"),
        (["养蜂扶持办法第六条写的什么"], "第6条", "有效期三年"),
        (["编织那个通知第二部分说了什么"], "二", "2027年12月31日"),
        (["编织培训那个通知一（二）2怎么写的"], "一（二）2", "每人每年1次"),
        (["养蜂那个文件第二条写的啥", "第四条呢"], "第4条", "6个月"),
        (["养蜂办法啥时候施行的", "那第五条呢"], "第5条", "适当补助"),
    ],
)
def test_an_article_of_a_document_named_loosely(talk, messages, label, words) -> None:
    answer = talk(*messages)[-1]
    assert answer.citations[0].label == label
    assert words in answer.answer


@pytest.mark.parametrize(
    ("messages", "words"),
    [
        (["养蜂那个文件号是多少"], ["阳政办发〔2025〕61号"]),
        (["养蜂这个政策管到哪一年"], ["2028年5月31日"]),
        (["养蜂办法啥时候施行的，有效到哪年"], ["2025年6月1日", "2028年5月31日"]),
        (["编织采茶这个通知有效期到哪天"], ["2027年12月31日"]),
        (["编织那个通知是谁发的"], ["阳城县人力资源和社会保障局、阳城县财政局"]),
        (["养蜂那个文件第二条写的啥", "这个文件有效期到什么时候"], ["2028年5月31日"]),
    ],
)
def test_what_is_asked_of_a_document_named_loosely(talk, messages, words) -> None:
    answer = talk(*messages)[-1]
    assert all(word in answer.answer for word in words)


@pytest.mark.parametrize(
    ("messages", "label", "words"),
    [
        # every paper of a list, not one of them
        (["养蜂补助要交哪些材料"], "第3条", ["申请表", "身份证", "发票", "蜂场照片"]),
        # what is said once for the whole document
        (["养蜂买蜂箱补多少", "要带什么材料"], "第3条", ["申请表", "蜂场照片"]),
        (["养蜂补助在哪个窗口申请"], "第4条", ["政务服务中心三楼"]),
        (["养蜂补助窗口几点上班"], "第4条", ["9:00至12:00"]),
        (
            ["养蜂补助在哪个窗口申请", "多久内申请，过期还给吗"],
            "第4条",
            ["6个月内", "逾期不再受理"],
        ),
        (["养蜂户一年最多补多少只蜂箱"], "第2条", ["不超过100只"]),
        (["编织培训一年能参加几次"], "一（二）1", ["不超过2次"]),
    ],
)
def test_a_detail_that_the_document_states(talk, messages, label, words) -> None:
    answer = talk(*messages)[-1]
    assert answer.reason is None
    assert answer.citations[0].label == label
    assert all(word in answer.answer for word in words)


@pytest.mark.parametrize(
    ("question", "label", "words"),
    [
        ("养蜂引进新蜂种补多少钱", "第5条", "金额"),
        ("养蜂贷款找哪家银行办", None, "银行"),
        ("编织培训在哪儿上课", None, "地点"),
    ],
)
def test_a_detail_that_the_document_leaves_open(talk, question, label, words) -> None:
    (answer,) = talk(question)
    assert answer.reason == "not_stated" and words in answer.answer.split("，所以")[0]
    assert label is None or answer.citations[0].label == label


def test_a_sentence_names_an_article_without_title_by_its_document(talk) -> None:
    (answer,) = talk("编织培训哪些人能参加")
    assert "《》" not in answer.answer
    assert not any(
        text.startswith(("归哪个", "需要什么", "怎么申请")) for text in answer.suggestions
    )
