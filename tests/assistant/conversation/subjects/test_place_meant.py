"""Two counties at hand: each document answers for its own place, in questions and for an enterprise."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from assistant.assembly import build_assistant
from assistant.conversation.assistant import Assistant
from assistant.settings import Settings
from corpus.catalog import add
from index.retriever import Retriever

NEIGHBOUR = """沁水县人民政府办公室文件
沁政办发〔2023〕31号
沁水县人民政府办公室
关于支持建筑业发展的若干措施
各乡镇人民政府：
一、资质升级。对晋升为特级、一级资质的建筑业企业，分别奖励400万元、120万元。（责任单位：县住建局）
二、创优夺杯。对获得国家优质工程奖的，每项奖励100万元；对获得省优质工程奖的，每项奖励10万元。（责任单位：县住建局）
三、支持竹编。对新办竹编厂的，一次性奖励3万元。（责任单位：县工信局）
沁水县人民政府办公室
2023年7月15日
"""
LATER = """阳城县人民政府办公室文件
阳政办发〔2024〕15号
阳城县人民政府办公室关于进一步支持工业企业升规的补充通知
各乡（镇）人民政府：
一、提高升规奖励。对首次升规的“小升规”工业企业，奖励标准由20万元提高到30万元。（责任单位：县工信局）
二、支持数字化转型。对建成省级智能工厂的企业，一次性奖励80万元。（责任单位：县工信局）
阳城县人民政府办公室
2024年6月5日
"""
OURS, THEIRS = "阳政办发〔2022〕31号", "沁政办发〔2023〕31号"


@pytest.fixture(scope="module")
def assistant(retriever: Retriever, index_folder: Path, tmp_path_factory) -> Assistant:
    """The real document, a neighbour's and a later one of our own, both with no place but in their issuers;
    only their articles are encoded.
    """
    folder: Path = tmp_path_factory.mktemp("two")
    shutil.copytree(index_folder, folder / "index")
    for name, text in (("neighbour.txt", NEIGHBOUR), ("later.txt", LATER)):
        (folder / name).write_text(text)
        add(folder / "documents", folder / name)
    settings = Settings(data=folder, _env_file=None)
    return build_assistant(settings, today=lambda: date(2026, 11, 24))


@pytest.mark.parametrize(
    ("messages", "document", "words"),
    [
        (["阳城建筑公司晋升一级资质奖多少"], OURS, "200万元"),
        (["沁水的建筑公司晋升一级资质奖多少"], THEIRS, "120万元"),
        (["沁水县国优工程奖多少"], THEIRS, "100万元"),
        (["沁水国优工程奖多少", "省优呢"], THEIRS, "10万元"),
        (["阳城国优工程奖多少", "那沁水呢"], THEIRS, "100万元"),
        (["沁水国优工程奖多少", "那阳城呢"], OURS, "50万元"),
        (["一级建筑企业总部从沁水迁到阳城，奖多少"], OURS, "200万元"),
        (["沁政办发〔2023〕31号第2条"], THEIRS, "100万元"),
    ],
)
def test_each_document_answers_for_its_own_place(
    talk, messages: list[str], document: str, words: str
) -> None:
    answer = talk(*messages)[-1]
    assert {citation.document for citation in answer.citations} == {document}
    assert words in answer.answer


@pytest.mark.parametrize(
    ("question", "named"),
    [("高平的国优工程奖多少", "高平"), ("泽政发〔2023〕12号第2条", "泽政发〔2023〕12号")],
)
def test_what_no_document_at_hand_is_for_is_refused(talk, question: str, named: str) -> None:
    (answer,) = talk(question)
    assert answer.reason == "other_place"
    assert named in answer.answer


@pytest.mark.parametrize(
    ("profile", "certain"),
    [
        ("本县建筑业企业，今年晋升一级资质", {OURS}),
        ("太原的特级建筑企业，总部今年迁到阳城", {OURS}),
        ("沁水县的建筑公司，今年升了一级资质", set()),
        ("太原一家建筑公司，今年晋升特级资质", set()),
    ],
)
def test_an_enterprise_elsewhere_is_not_matched(
    assistant: Assistant, profile: str, certain: set[str]
) -> None:
    result = assistant.match(profile)
    assert {row.document for row in result.certain} == certain
    assert certain or {row.document for row in result.possible} <= {THEIRS}


def test_a_later_document_on_the_award_computed_is_named_first(talk) -> None:
    (answer,) = talk("我们厂今年首次小升规，能拿多少")
    assert answer.calculation is not None
    assert answer.answer.index("阳政办发〔2024〕15号") < answer.answer.index("20万元。")
    assert "提高到30万元" in answer.answer
    (other,) = talk("阳城建筑公司晋升一级资质奖多少")
    assert "阳政办发〔2024〕15号" not in other.answer
