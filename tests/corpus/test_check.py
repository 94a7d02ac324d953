import pytest

from corpus.check import check, unclosed
from corpus.document import Document
from corpus.parser import parse


def kinds(source: str) -> list[tuple[str, str | None]]:
    whole = {"number_missing", "issuer_missing", "date_missing", "place_missing"}
    found = check(parse(source, id="test"))
    return [(f.kind, f.article) for f in found if f.kind not in whole]


def test_the_county_document_is_clean(county: Document) -> None:
    assert check(county) == ()


def test_a_gap_in_the_numbers() -> None:
    source = "某措施\n一、甲。给予奖励。\n二、乙。给予补贴。\n四、丁。给予补助。\n"
    (finding,) = [f for f in check(parse(source, id="test")) if f.kind == "number_gap"]
    assert finding.article == "4"
    assert finding.message == "第4条之前的编号不连续（应为 3，实为 4）。"


def test_inserted_articles_are_no_gap() -> None:
    source = "某法\n第一条 甲。\n第一条之一 乙。\n第二条 丙。\n"
    assert kinds(source) == []


def test_numbers_that_begin_anew_are_no_gap() -> None:
    source = "某措施\n一、甲\n（一）奖励。给一。\n（二）补贴。给二。\n二、乙\n（一）补助。给三。\n"
    assert kinds(source) == []


def test_a_heading_without_words_of_its_own_is_no_gap() -> None:
    paths = parse(
        "某通知\n一、培训\n（一）对象\n1. 农民，工人。\n2. 学生，教师。\n（二）地点。在县城培训。\n"
        "二、补贴\n（一）标准\n1. 每人补贴300元，一次发放。\n2. 另给路费，据实补贴。\n（二）申报。向县人社局申报。\n"
        "三、其他事项\n本通知自印发之日起执行。\n",
        id="paths",
    )
    assert [a.label for a in paths.articles][-1] == "三"
    assert not [f for f in check(paths) if f.kind == "number_gap"]


def test_a_repeated_number() -> None:
    source = "某措施\n一、甲。给一。\n二、乙。给二。\n二、丙。给三。\n"
    assert ("number_repeated", "2") in kinds(source)


def test_an_article_without_department_where_others_have_one() -> None:
    source = "某措施\n一、甲。给一。（责任单位：县财政局）\n二、乙。给二。\n"
    assert kinds(source) == [("no_department", "2")]


@pytest.mark.parametrize(
    ("words", "term"),
    [
        ("政策期限延长至2024年底。", "期限延长至2024年底"),
        ("本办法自2021年7月1日起施行，有效期至2023年12月31日。", "有效期至2023年12月31日"),
        ("自发布之日起施行，执行期到２０２３年12月。", "执行期到2023年12月"),
        ("本办法自2021年7月1日起施行。", None),
        ("奖励于2023年12月31日前兑现。", None),
        ("对2023年底前入库的项目给予奖励。", None),
    ],
)
def test_a_stated_term_that_nobody_recorded(words: str, term: str | None) -> None:
    source = f"某办法\n第一条 {words}\n第二条 附则。\n"
    said = [f.message for f in check(parse(source, id="test")) if f.kind == "term_unrecorded"]
    expected = f"第1条写有期限（{term}），document.yaml 的 terms 里没有。"
    assert said == ([expected] if term else [])


def test_an_unclosed_bracket() -> None:
    source = "某措施\n一、甲。奖励（一次性10万元。\n二、乙。给二。\n"
    assert kinds(source) == [("unclosed_bracket", "1")]


def test_a_text_that_was_not_understood() -> None:
    assert kinds("没有编号的一段话。") == [("few_articles", None)]


def test_what_the_letterhead_lacks() -> None:
    found = {f.kind for f in check(parse("某措施\n一、甲。\n二、乙。\n", id="test"))}
    assert found == {"number_missing", "issuer_missing", "date_missing", "place_missing"}


@pytest.mark.parametrize(
    ("words", "signs"),
    [
        ("（甲）《乙》“丙”", []),
        ("1）甲 2）乙", []),
        ("“第一段。\n“第二段。”", []),
        ("甲）乙", [")"]),
        ("（甲【乙】", ["("]),
        ("《甲", ["《"]),
        ("(甲）", []),
    ],
)
def test_signs_without_partner(words: str, signs: list[str]) -> None:
    assert unclosed(words) == signs


def test_a_header_left_in_the_text_is_reported() -> None:
    source = "\n\f".join(
        f"县政府公报第三期\n{n}. 奖励。奖励第{n}类企业{n}万元。" for n in range(1, 6)
    )
    assert "page_line" in {finding.kind for finding in check(parse(source, id="pages"))}
    plain = "\n\f".join(f"{n}. 奖励。奖励第{n}类企业{n}万元。" for n in range(1, 6))
    assert "page_line" not in {finding.kind for finding in check(parse(plain, id="pages"))}
