import pytest

from corpus.normalise import shadow
from corpus.notes import cited_in, merge_aliases, notes_in, plain_number, read_number


def departments(text: str) -> tuple[str, ...]:
    return notes_in(text, shadow(text), 0, len(text)).departments


@pytest.mark.parametrize(
    "note",
    [
        "（责任单位：县工信局、县财政局）",
        "(责任单位:县工信局、县财政局)",
        "[责任单位：县工信局，县财政局]",
        "【责任单位：县工信局；县财政局】",
        "〔牵头单位：县工信局；配合单位：县财政局〕",
        "（责任单位：县工信局、县财政局]",
        "（县工信局、县财政局按职责分工负责）",
        "（县工信局牵头，县财政局配合）",
        "（县工信局会同县财政局负责）",
        "（县工信局、县财政局等有关部门及各乡镇按职责分工负责）",
        "【责任部门】县工信局、县财政局",
        "\n责任单位：县工信局、县财政局",
        "责任单位：县工信局、县财政局。",
        "（责任部门：县工信局、县财政局等有关部门按照职责分工负责）",
    ],
)
def test_departments_in_any_bracket_style(note: str) -> None:
    text = f"给予奖励10万元。{note}"
    notes = notes_in(text, shadow(text), 0, len(text))
    assert notes.departments == ("县工信局", "县财政局")
    ((start, end),) = notes.spans
    assert text[:start].rstrip() == "给予奖励10万元。"
    assert end == len(text)


def test_departments_are_named_once() -> None:
    assert departments("（责任单位：县工信局、县国投公司、县工信局）") == ("县工信局", "县国投公司")


def test_brackets_inside_a_name_stay() -> None:
    assert departments("（责任单位：各乡（镇）人民政府、县住建局（人防办））") == (
        "各乡（镇）人民政府",
        "县住建局（人防办）",
    )


def test_ordinary_brackets_are_no_notes() -> None:
    assert (
        departments("奖励（当年奖10万元，第二年若不退库奖5万元）。对企业负责（含分公司）。") == ()
    )


def test_aliases_are_one_department_under_the_printed_name() -> None:
    groups = [("县市场监督管理局", "县市场监管局")]
    names = ["县市场监管局", "县科技局", "县市场监督管理局"]
    assert merge_aliases(names, groups) == ("县市场监管局", "县科技局")


def test_an_excerpt_note_names_every_document_in_it() -> None:
    text = "奖励。[《甲办法》（某政办发〔2020〕6号）；某市财政局《乙通知》；《丙办法》(某政[2021]7号)摘录]"
    notes = notes_in(text, shadow(text), 0, len(text))
    assert [(c.title, c.number, c.excerpt) for c in notes.excerpts] == [
        ("甲办法", "某政办发〔2020〕6号", True),
        ("乙通知", None, True),
        ("丙办法", "某政〔2021〕7号", True),
    ]
    assert [text[c.start : c.end] for c in notes.excerpts][1] == "《乙通知》"


def test_documents_named_in_the_text_have_their_number() -> None:
    text = "按照《甲办法（试行）》（某政〔2020〕6号）和《关于〈乙法〉的意见》执行。"
    cited = cited_in(text, shadow(text), 0, len(text), excerpt=False)
    assert [(c.title, c.number) for c in cited] == [
        ("甲办法（试行）", "某政〔2020〕6号"),
        ("关于〈乙法〉的意见", None),
    ]


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("阳政办发〔2022〕31号", "阳政办发〔2022〕31号"),
        ("阳政办发[2022] 31号", "阳政办发〔2022〕31号"),
        ("财政部 税务总局公告2022年第15号", "财政部税务总局公告2022年第15号"),
    ],
)
def test_numbers_of_documents_in_one_spelling(printed: str, number: str) -> None:
    assert read_number(shadow(printed)) == number


def test_a_sentence_is_no_number() -> None:
    assert read_number("我县出台了2022年31号文件") is None
    assert plain_number("阳政办发（2022） 31号") == "阳政办发〔2022〕31号"
