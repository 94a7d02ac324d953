"""A document that was only added: its articles answer, with no editor's questions for any of them."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from assistant.assembly import build_assistant
from assistant.conversation.assistant import Assistant
from assistant.settings import Settings
from corpus.catalog import add
from index.retriever import Retriever

COLD = """陽城縣人民政府辦公室文件
陽政辦發〔2024〕12號
陽城縣人民政府辦公室
關於支持農產品冷鏈物流發展的若干措施
各鄉鎮人民政府：
一、支持冷庫建設。對新建冷庫容積達到500立方米以上的企業，按照設備投資額的20%給予一次性補助，最高不超過50萬元。（責任單位：縣農業農村局）
二、支持冷藏車購置。對購置冷藏車的物流企業，每輛給予2萬元補貼，每家企業每年最多補貼5輛。（責任單位：縣商務局）
三、降低用電成本。冷庫用電執行農業生產電價，由供電公司在用戶申請後3個工作日內辦理變更。（責任單位：國網陽城縣供電公司）
四、加強人才培訓。每年組織冷鏈操作人員培訓，參加人員免收培訓費，發給結業證書。（責任單位：縣人社局）
五、申報材料。申報本措施補助的企業向縣農業農村局提交申請表、營業執照複印件、設備購置發票。（責任單位：縣農業農村局）
陽城縣人民政府辦公室
2024年6月18日
"""
OVER = """阳城县人民政府办公室文件
阳政办发〔2023〕6号
阳城县人民政府办公室
关于支持农产品冷藏的临时措施
各乡镇人民政府：
一、支持冷藏车购置。对购置冷藏车的企业，每辆给予1万元补贴。（责任单位：县商务局）
二、附则。本措施有效期至2023年12月31日。（责任单位：县商务局）
阳城县人民政府办公室
2023年1月18日
"""
THEIRS, OVER_NUMBER = "阳政办发〔2024〕12号", "阳政办发〔2023〕6号"


@pytest.fixture(scope="module")
def assistant(retriever: Retriever, index_folder: Path, tmp_path_factory) -> Assistant:
    """The real document, one in traditional characters and one out of force, both only added."""
    folder: Path = tmp_path_factory.mktemp("added")
    shutil.copytree(index_folder, folder / "index")
    for name, text in (("cold.txt", COLD), ("over.txt", OVER)):
        (folder / name).write_text(text)
        add(folder / "documents", folder / name)
    settings = Settings(data=folder, _env_file=None)
    return build_assistant(settings, today=lambda: date(2026, 11, 24))


@pytest.mark.parametrize(
    ("question", "article", "words"),
    [
        ("冷库设备投了200万能补多少", "第1条", "20%"),
        ("建冷库有补助吗", "第1条", "50萬元"),
        ("买辆冷藏车补多少", "第2条", "2萬元"),
        ("冷库用电什么电价", "第3条", "農業生產電價"),
        ("冷链培训要交钱吗", "第4条", "免收培訓費"),
    ],
)
def test_questions_in_simplified_characters_find_it(assistant, question, article, words):
    answer = assistant.ask(question)
    first = answer.citations[0]
    assert (first.document, first.label) == (THEIRS, article)
    assert words in first.quote


def test_an_article_in_force_leads(assistant):
    answer = assistant.ask("买冷藏车补多少")
    assert answer.citations[0].document == THEIRS
    assert OVER_NUMBER not in {c.document for c in answer.citations[:1]} and answer.reason is None


def test_materials_that_one_article_names_hold_for_the_others(assistant):
    session = assistant.ask("买冷藏车怎么补").session_id
    answer = assistant.ask("要交什么材料", session_id=session)
    assert answer.citations[0].label == "第5条" and "營業執照" in answer.answer


@pytest.mark.parametrize("question", ["小升规要什么材料", "首贷要交什么材料"])
def test_an_article_with_a_matter_of_its_own_is_not_completed(assistant, question):
    answer = assistant.ask(question)
    assert answer.citations[0].document == "阳政办发〔2022〕31号"


@pytest.mark.parametrize(
    "question", ["公租房申请要啥条件", "今天天气怎么样", "孩子上学划片怎么划", "二胎有补贴吗"]
)
def test_what_none_speaks_of_is_still_refused(assistant, question):
    assert assistant.ask(question).kind == "refusal"


def test_a_later_document_is_named_only_where_it_is_near(assistant):
    answer = assistant.ask("一般企业投资项目从赋码到竣工验收，审批最多多少个工作日？")
    assert "后来的" not in answer.answer and answer.citations[0].label == "第64条"
