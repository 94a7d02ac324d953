"""A real causal language model with random weights: whatever it babbles, none of it is shown."""

import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answering.cite import cite
from assistant.answering.draft import Draft
from assistant.answering.generators.generator import Evidence, GeneratorError, choose_generator
from assistant.answering.generators.local import LocalGenerator
from assistant.answering.phrasing import Phrased, phrase
from assistant.answering.statement import Statement
from assistant.settings import Settings
from corpus.catalog import Catalog

EVIDENCE = [Evidence(1, "第63条", "将公示时间由45天压减为20天。", ("县审批局",))]


def whole(draft: Draft, question: str, generator) -> Phrased:
    """What became of a draft."""
    *_, phrased = phrase(draft, question, generator)
    assert isinstance(phrased, Phrased)
    return phrased


@pytest.fixture(scope="module")
def generator(babbler: Path) -> LocalGenerator:
    return LocalGenerator(str(babbler), timeout=60)


@pytest.fixture(scope="module")
def drafts(catalog: Catalog) -> list[Draft]:
    document = catalog.documents[0]
    made = []
    for key in ("22", "63", "65", "54"):
        article = document.article(key)
        quotes = [cite(document, article, c.start, c.end) for c in article.clauses[:2]]
        statements = tuple(Statement(quote.quote, (quote,)) for quote in quotes)
        made.append(Draft(kind="policy", statements=statements, outcome="answered"))
    return made


def test_it_streams_in_pieces(generator: LocalGenerator):
    pieces = generator.write("公示几天", EVIDENCE)
    assert isinstance(pieces, Iterator)
    assert len(list(pieces)) > 1


def test_everything_it_says_is_cut(generator: LocalGenerator, drafts: list[Draft]):
    for draft in drafts:
        phrased = whole(draft, "能拿多少", generator)
        assert phrased.draft is draft
        assert phrased.generated_by == "extractive"
        assert phrased.failure is None
    assert any(whole(draft, "公示几天", generator).cut for draft in drafts)


def test_a_question_longer_than_its_window_is_no_failure(
    generator: LocalGenerator, drafts: list[Draft]
):
    assert whole(drafts[0], "能拿多少" * 500, generator).failure is None


def test_a_model_that_needs_too_long_is_given_up(babbler: Path, drafts: list[Draft]):
    hurried = LocalGenerator(str(babbler), timeout=0.001)
    phrased = whole(drafts[0], "能拿多少", hurried)
    assert phrased.draft is drafts[0]


def test_the_setting_names_it(babbler: Path):
    settings = Settings(generator=f"transformers:{babbler}", _env_file=None)
    chosen = choose_generator(settings)
    assert chosen is not None and chosen.name == f"transformers:{babbler}"


def test_a_model_that_is_not_there_is_named(tmp_path: Path):
    with warnings.catch_warnings(), pytest.raises(GeneratorError) as error:
        LocalGenerator(str(tmp_path / "nothing"), timeout=1)
    assert error.value.code == "generator_missing" and "nothing" in error.value.message
