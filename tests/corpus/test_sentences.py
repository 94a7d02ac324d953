import pytest

from corpus.normalise import shadow
from corpus.sentences import sentences_in


def clauses(text: str) -> list[list[str]]:
    sentences = sentences_in(shadow(text), [(0, len(text))])
    return [[text[c.start : c.end] for c in s.clauses] for s in sentences]


def test_clauses_end_at_semicolons_and_sentences_at_full_stops() -> None:
    assert clauses("奖励10万元；补助5万元。另行规定！") == [
        ["奖励10万元；", "补助5万元。"],
        ["另行规定！"],
    ]


def test_a_sentence_ends_with_its_paragraph() -> None:
    assert clauses("具体为：\n批发业奖励20万元") == [["具体为："], ["批发业奖励20万元"]]


def test_marks_inside_brackets_end_nothing() -> None:
    text = "给予奖励（当年奖10万元；第二年。再奖5万元），一次拨付。"
    assert clauses(text) == [[text]]


def test_a_quoted_sentence_stays_in_its_sentence() -> None:
    text = "凭“小升规。”证明申请；逾期不补。"
    assert clauses(text) == [["凭“小升规。”证明申请；", "逾期不补。"]]


def test_closing_quotes_belong_to_the_sentence_before() -> None:
    assert clauses("做到“随叫随到。服务周到。”另行通知。") == [
        ["做到“随叫随到。"],
        ["服务周到。”"],
        ["另行通知。"],
    ]


def test_an_unclosed_bracket_does_not_swallow_the_paragraph() -> None:
    assert clauses("奖励（一次性10万元。补助5万元。") == [["奖励（一次性10万元。"], ["补助5万元。"]]


@pytest.mark.parametrize("text", ["按1.5倍计算。", "见www.gov.cn网站。", "占3%;另计。"])
def test_points_inside_figures_and_addresses_end_nothing(text: str) -> None:
    assert len(clauses(text)) == 1


def test_punctuation_alone_is_no_clause() -> None:
    assert clauses("。；……\n") == []
