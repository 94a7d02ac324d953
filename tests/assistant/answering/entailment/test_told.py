"""Honest sentences about the document mostly pass; of the lies none does."""

import random
from pathlib import Path

import pytest
import yaml

from assistant.answering.entailment.readings import readings
from assistant.answering.generators.generator import Evidence
from assistant.answering.grounding import Checked, ground
from corpus.catalog import open_catalog
from corpus.normalise import fold_plain
from tests.assistant.answering.entailment.lying import lies_about

DOCUMENT = open_catalog(Path(__file__).parents[4] / "corpus" / "documents").documents[0]
SENTENCES = yaml.safe_load(
    (Path(__file__).parents[3] / "data" / "told_sentences.yaml").read_text(encoding="utf-8")
)


def evidence(key: str) -> Evidence:
    """A whole article: the widest ground a lie can be put together from."""
    article = DOCUMENT.article(key)
    text = DOCUMENT.words(article.start, article.end)
    return Evidence(1, article.label, text, article.departments)


def shown(sentence: str, *pieces: Evidence, numbers: tuple[int, ...] = (1,)) -> bool:
    marks = "".join(f"[{number}]" for number in numbers)
    judged = list(ground([f"{sentence}{marks}"], pieces))
    return bool(judged) and all(isinstance(part, Checked) for part in judged)


def pairs(kind: str) -> list[tuple[str, str]]:
    return [(key, said) for key, sentences in SENTENCES[kind].items() for said in sentences]


def test_most_of_what_is_honest_is_shown():
    told = [shown(said, evidence(key)) for key, said in pairs("honest")]
    assert len(told) > 60
    assert sum(told) >= 0.85 * len(told)


@pytest.mark.parametrize(("key", "said"), pairs("lies"))
def test_no_lie_is_shown(key: str, said: str):
    assert not shown(said, evidence(key))


def test_none_of_many_lies_made_from_the_text_is_shown():
    chance = random.Random(2022)
    made: list[tuple[str, str]] = []
    through: list[tuple[str, str]] = []
    for article in DOCUMENT.articles:
        ground_words = evidence(article.key)
        told = readings(fold_plain(ground_words.words))
        figures = [
            s.atom.text + s.atom.unit
            for r in told.plain
            for s in r.slots
            if s.atom.kind == "figure"
        ]
        for sentence in true_sentences(told.figured):
            if shown(sentence, ground_words):
                for lie in lies_about(sentence, figures, chance):
                    made.append((article.key, lie))
                    if shown(lie, ground_words):
                        through.append((article.key, lie))
    assert len(made) > 4000
    assert through == []


def true_sentences(told) -> list[str]:
    """Each reading in full, as it is told by its own article."""
    said = []
    for reading in told:
        parts: dict[int, str] = {}
        for slot in reading.slots:
            if not slot.barred:
                parts[slot.part] = parts.get(slot.part, "") + slot.atom.text + slot.atom.unit
        said.append("，".join(parts.values()).replace("分别", "") + "。")
    return said


ANSWER = (
    Evidence(1, "第25条", "“小升规”工业企业奖励：20万元。", ("县工信局",)),
    Evidence(2, "第25条", "升规当年：10万元。", ("县工信局",)),
    Evidence(3, "第25条", "第二年（不退库）：5万元。", ("县工信局",)),
    Evidence(4, "第22条", "建筑业企业总部迁入、晋升资质奖励：600万元。", ("县住建局", "县财政局")),
    Evidence(5, "第22条", "晋升特级资质：600万元。", ("县住建局", "县财政局")),
)


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("“小升规”工业企业奖励20万元", 1),
        ("升规当年奖10万元", 2),
        ("第二年不退库的奖5万元", 3),
        ("晋升特级资质可以拿到600万元", 5),
        ("由县住建局和县财政局负责", 5),
        ("根据第22条，晋升特级资质奖励600万元", 5),
    ],
)
def test_a_finished_calculation_may_be_told(said: str, number: int):
    assert shown(said, *ANSWER, numbers=(number,))


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("升规当年奖20万元", 2),
        ("第二年奖5万元", 3),
        ("第三年不退库的奖5万元", 3),
        ("晋升一级资质奖励600万元", 5),
        ("晋升奖励600万元", 4),
        ("晋升特级资质补贴600万元", 1),
        ("晋升特级资质可以拿到600万元现金", 5),
        ("根据第25条，晋升特级资质奖励600万元", 5),
        ("由县工信局负责", 5),
        ("请带材料到县住建局办理", 5),
    ],
)
def test_a_finished_calculation_is_not_added_to(said: str, number: int):
    assert not shown(said, *ANSWER, numbers=(number,))


def test_terms_of_two_pieces_are_not_joined():
    assert not shown("“小升规”工业企业晋升特级资质奖励600万元", *ANSWER, numbers=(1, 5))
    assert not shown("升规当年、第二年不退库的奖10万元", *ANSWER, numbers=(2, 3))
