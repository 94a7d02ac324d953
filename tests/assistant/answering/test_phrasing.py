"""A model's sentences stand in front of the answer where they hold, and nowhere else."""

from collections.abc import Iterator, Sequence

import pytest

from assistant.answering.cite import cite
from assistant.answering.draft import Draft
from assistant.answering.generators.generator import Evidence, GeneratorError
from assistant.answering.phrasing import Phrased, phrase
from assistant.answering.statement import Statement
from assistant.answering.verify import verify
from corpus.catalog import Catalog


def whole(draft: Draft, question: str, generator) -> Phrased:
    """What became of a draft."""
    *_, phrased = phrase(draft, question, generator)
    assert isinstance(phrased, Phrased)
    return phrased


class Scripted:
    """Says what it was told to say, in pieces; keeps what it was given."""

    name = "transformers:scripted"

    def __init__(self, text: str, error: str | None = None) -> None:
        self.text = text
        self.error = error
        self.given: list[Evidence] = []
        self.pieces = 0

    def write(self, question: str, evidence: Sequence[Evidence]) -> Iterator[str]:
        self.given = list(evidence)
        for start in range(0, len(self.text), 3):
            self.pieces += 1
            yield self.text[start : start + 3]
        if self.error:
            raise GeneratorError(self.error, "中断")


@pytest.fixture
def draft(catalog: Catalog) -> Draft:
    document = catalog.documents[0]
    article = document.article("63")
    clause = next(c for c in article.clauses if "20天" in document.words(c.start, c.end))
    quote = cite(document, article, clause.start, clause.end)
    return Draft(kind="policy", statements=(Statement(quote.quote, (quote,)),), outcome="answered")


def test_a_true_sentence_leads_and_is_marked_as_generated(draft: Draft, catalog: Catalog):
    phrased = whole(draft, "公示几天", Scripted("公示时间压减为20天。[1]"))
    texts = [statement.text for statement in phrased.draft.statements]
    assert texts[0] == "公示时间压减为20天。"
    assert "人工智能" in texts[1]
    assert phrased.draft.statements[2:] == draft.statements
    assert phrased.generated_by == "transformers:scripted"
    assert not verify(phrased.draft.statements, catalog).dropped


@pytest.mark.parametrize(
    "lie",
    [
        "公示时间压减为10天。[1]",
        "公示时间压减为20个月。[1]",
        "公示时间压减为20天。",
        "公示时间压减为20天。[7]",
        "公示不需要20天。[1]",
        "第64条规定公示20天。[1]",
        "公示20天，由县住建局负责。[1]",
        "[1]",
        "",
    ],
)
def test_a_lie_is_cut_and_the_answer_stands(draft: Draft, lie: str):
    phrased = whole(draft, "公示几天", Scripted(lie))
    assert phrased.draft is draft and phrased.generated_by == "extractive"
    assert len(phrased.cut) == (1 if lie else 0)


def test_the_true_half_of_what_it_says_is_kept(draft: Draft):
    said = "公示时间压减为20天。[1]办完奖励5万元。[1]"
    phrased = whole(draft, "公示几天", Scripted(said))
    assert phrased.draft.statements[0].text == "公示时间压减为20天。"
    assert all("5万" not in s.text for s in phrased.draft.statements)
    assert len(phrased.cut) == 1


def test_a_model_that_breaks_off_is_dropped_with_what_it_said(draft: Draft):
    phrased = whole(draft, "公示几天", Scripted("公示20天。[1]", error="generator_slow"))
    assert phrased.draft is draft and phrased.failure == "generator_slow"


def test_what_was_checked_before_it_breaks_off_stays(draft: Draft):
    said = "公示时间压减为20天。[1]办完就"
    phrased = whole(draft, "公示几天", Scripted(said, error="generator_slow"))
    assert phrased.draft.statements[0].text == "公示时间压减为20天。"
    assert phrased.failure == "generator_slow" and phrased.kept == 1
    assert all("办完" not in statement.text for statement in phrased.draft.statements)


def test_a_sentence_comes_before_the_model_is_done(draft: Draft):
    model = Scripted("公示时间压减为20天。[1]不收费。[1]")
    parts = phrase(draft, "公示几天", model)
    assert next(parts).text == "公示时间压减为20天。"
    assert model.pieces < 8


@pytest.mark.parametrize("kind", ["refusal", "chat", "clarification", "match"])
def test_only_answers_are_phrased(kind: str):
    model = Scripted("奖励20天。[1]")
    draft = Draft(kind=kind, statements=(Statement("您好"),))
    assert whole(draft, "你好", model).draft is draft
    assert model.given == []


def test_the_evidence_is_numbered_and_labelled(draft: Draft):
    model = Scripted("")
    whole(draft, "公示几天", model)
    assert [(e.number, e.label) for e in model.given] == [(1, "第63条")]
    assert "县审批局" in model.given[0].departments
