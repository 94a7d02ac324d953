"""Small hand-made answers, and the real document that they quote."""

import pytest

from assistant.answering.answer import Alternative, Answer, CalculationView, Citation, Missing
from eval.question import Expectation, Question, split_of
from eval.transcript import Transcript

YANGCHENG = "yangcheng-2022-31"


@pytest.fixture(scope="session")
def cite(catalog):
    """A citation of verbatim words of an article."""
    document = catalog.get(YANGCHENG)

    def make(key: str, words: str) -> Citation:
        article = document.article(key)
        start = document.text.index(words, article.start, article.end)
        return Citation(
            document=document.number,
            document_id=document.id,
            article=article.number,
            key=key,
            label=article.label,
            title=article.title,
            quote=document.text[start : start + len(words)],
            start=start,
            end=start + len(words),
            departments=list(article.departments),
        )

    return make


def make_answer(text="", *citations, kind="policy", reason=None, calculation=None, notices=()):
    return Answer(
        answer_id="a",
        session_id="s",
        kind=kind,
        reason=reason,
        answer=text,
        citations=list(citations),
        calculation=calculation,
        notices=list(notices),
        suggestions=[],
        generated_by="extractive",
        elapsed_ms=1.0,
    )


def make_calculation(amount=None, eligible=True, alternatives=(), missing=(), **rest):
    return CalculationView(
        rule="r",
        article=rest.pop("article", 22),
        title="支持建筑业提质",
        eligible=eligible,
        amount_yuan=amount,
        ceiling=rest.pop("ceiling", False),
        value=rest.pop("value", None),
        unit=rest.pop("unit", None),
        inputs=rest.pop("inputs", {}),
        steps=rest.pop("steps", []),
        assumptions=[],
        alternatives=[Alternative(reading="另一读法", amount_yuan=a) for a in alternatives],
        missing=[Missing(input="x", question=q) for q in missing],
    )


def make_question(name="lookup", number=1, **fields):
    question_id = f"{name}-{number:03d}"
    row = {"id": question_id, "set": name, "split": split_of(question_id), "style": "formal"}
    if "turns" not in fields and "profile" not in fields:
        row["question"] = "问"
    return Question.model_validate(row | fields)


def make_transcript(*answers, name="lookup", number=1, found=None, matched=None, error=None, **q):
    return Transcript(
        make_question(name, number, **q),
        answers=answers,
        found=found,
        matched=matched,
        error=error,
        milliseconds=tuple(10.0 for _ in answers),
    )


@pytest.fixture
def answer():
    return make_answer


@pytest.fixture
def calculation():
    return make_calculation


@pytest.fixture
def question():
    return make_question


@pytest.fixture
def transcript():
    return make_transcript


@pytest.fixture
def expect():
    return lambda **fields: Expectation.model_validate(fields)
