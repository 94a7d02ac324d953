"""Documents that were only added, beside the first one and beside each other: whose matter a question is, and what
of it they leave open.
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

SHEEP = """阳城县农业农村局文件

阳农发〔2026〕8号

阳城县农业农村局
关于印发阳城县肉羊产业扶持办法的通知

各乡（镇）人民政府：

现将《阳城县肉羊产业扶持办法》印发给你们。

阳城县农业农村局
2026年1月20日

阳城县肉羊产业扶持办法

第一条　为发展肉羊产业，制定本办法。

第二条　新购种公羊的养殖户，每只补助1000元；存栏能繁母羊50只以上的，每只能繁母羊每年补助100元。

第三条　新建标准化羊舍200平方米以上的，每平方米补助60元，单户补助不超过5万元。

第四条　肉羊养殖贷款按照同期贷款市场报价利率的50%给予贴息，每户每年不超过1万元。

第五条　养殖户应当对病死羊进行无害化处理，每只补助30元；随意丢弃的，取消当年全部补助。

第六条　申请补助的养殖户于每年10月向乡（镇）畜牧兽医站提出，提交申请表、购羊发票和检疫证明。县农业农村局15个工作日内完成审核。

第七条　本办法自2026年2月1日起施行，有效期至2028年12月31日。
"""
LOANS = """阳城县财政局文件

阳财金〔2026〕5号

阳城县财政局
关于做好肉羊生猪养殖贷款贴息工作的通知

各乡（镇）人民政府：

现就养殖贷款贴息有关事项通知如下。

一、贴息对象。肉羊、生猪、肉牛养殖户用于购买种畜、建设圈舍的贷款，可以申请贴息。

二、贴息标准。按照年利率2%给予贴息，单户贷款额度不超过30万元，贴息期限不超过2年。

三、申请时间。每季度末月20日前向贷款银行提出，由银行汇总报县财政局。

四、本通知自印发之日起施行，有效期至2027年12月31日。

阳城县财政局
2026年3月2日
"""
FLATS = """阳城县住房和城乡建设管理局文件

阳住建字〔2026〕41号

阳城县住房和城乡建设管理局
关于印发阳城县公共租赁住房管理办法的通知

各乡（镇）人民政府：

现将《阳城县公共租赁住房管理办法》印发给你们。

阳城县住房和城乡建设管理局
2026年5月11日

阳城县公共租赁住房管理办法

第一条　为规范公共租赁住房管理，制定本办法。

第二条　城镇家庭人均住房建筑面积低于15平方米、人均月收入低于2600元的，可以申请公共租赁住房。

第三条　公共租赁住房租金标准为每平方米每月2.4元，低保家庭减收70%，租金按季度缴纳。

第四条　承租人连续6个月未缴纳租金的，应当腾退住房。承租人不得转租、转借。

第五条　申请人向户籍所在地社区提出申请，提交收入证明、住房情况证明和身份证复印件，社区10个工作日内完成初审。

第六条　本办法自2026年6月1日起施行，有效期至2029年5月31日。
"""


@pytest.fixture(scope="module")
def assistant(retriever: Retriever, index_folder: Path, tmp_path_factory) -> Assistant:
    """The real document and the three further ones; only their articles are encoded."""
    folder: Path = tmp_path_factory.mktemp("added")
    shutil.copytree(index_folder, folder / "index")
    for name, text in (("sheep.txt", SHEEP), ("loans.txt", LOANS), ("flats.txt", FLATS)):
        (folder / name).write_text(text)
        add(folder / "documents", folder / name)
    settings = Settings(data=folder, _env_file=None)
    return build_assistant(settings, today=lambda: date(2026, 11, 24))


@pytest.mark.parametrize(
    ("question", "document", "label"),
    [
        ("公租房一个月房租多少", "阳住建字〔2026〕41号", "第3条"),
        ("我是合作社的，建羊舍一共花了150万，能补多少", "阳农发〔2026〕8号", "第3条"),
        ("省里种公羊奖县里配多少", "阳农发〔2026〕8号", "第2条"),
        # what the nearest article lacks another one of the same matter says
        ("养猪贷款贴息几个点", "阳财金〔2026〕5号", "第2条"),
    ],
)
def test_a_question_is_answered_by_the_document_whose_matter_it_is(
    talk, question, document, label
) -> None:
    (answer,) = talk(question)
    first = answer.citations[0]
    assert answer.reason is None and (first.document, first.label) == (document, label)


def test_two_documents_on_one_matter_are_both_named(talk) -> None:
    (answer,) = talk("养羊贷款贴息多少")
    assert {c.document for c in answer.citations} == {"阳农发〔2026〕8号", "阳财金〔2026〕5号"}


@pytest.mark.parametrize("question", ["标准化羊舍的设计费多少", "买种公羊要什么牌子的"])
def test_a_thing_that_the_article_does_not_speak_of(talk, question) -> None:
    (answer,) = talk(question)
    assert answer.reason == "not_stated"


@pytest.mark.parametrize(
    "question", ["种公羊一只补助多少", "公租房租金一季度怎么交", "病死羊处理一只补多少"]
)
def test_a_thing_that_it_speaks_of(talk, question) -> None:
    (answer,) = talk(question)
    assert answer.kind == "policy" and answer.reason is None


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("晋城城区羊舍补多少", "other_place"),
        ("买别人的羊转让费补不补", "out_of_scope"),
        ("蔬菜大棚一平方米补多少", "out_of_scope"),
    ],
)
def test_what_is_near_but_of_none_of_them_is_refused(talk, question, reason) -> None:
    (answer,) = talk(question)
    assert (answer.kind, answer.reason) == ("refusal", reason)


def test_a_message_that_names_its_matter_in_one_word_is_not_asked_which_it_means(talk) -> None:
    (answer,) = talk("多大的羊舍才能拿补助啊")
    assert answer.citations and answer.citations[0].label == "第3条"
