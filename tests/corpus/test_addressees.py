"""``addressees.yaml``: whom each article speaks to, in its own words; every mistake is named."""

from pathlib import Path

import pytest

from assistant.calculator.rules.rulebook import load_rules
from corpus.addressees import Addressees
from corpus.catalog import Catalog, open_catalog
from corpus.errors import BadDocumentData

SOURCE = "某措施\n一、奖励。对小微企业奖励10万元。\n二、补贴。补贴5万元。\n三、考核。加强考核。\n"
GOOD = """\
kinds:
  small: {label: 小微企业, of: size, words: [小微], also: [medium]}
  medium: {label: 中小企业, of: size, words: [中小企业]}
offers:
  - {article: "1", to: [small], gives: 奖励, words: 对小微企业奖励, decides: [{ask: 有几个人}]}
  - {article: "2", to: [], gives: 补贴, words: 补贴5万元, decides: [{ask: 要不要, told: [要]}]}
nobody: ["3"]
"""


def opened(place: Path, content: str) -> Catalog:
    (place / "addressees.yaml").write_text(content, encoding="utf-8")
    return open_catalog(place.parent)


def test_an_offer_knows_its_kinds_and_its_own_words(place: Path) -> None:
    catalog = opened(place, GOOD)
    (offer,) = catalog.addressees("some").of("1")
    assert [kind.label for kind in offer.to] == ["小微企业"]
    assert catalog.require("some").words(offer.start, offer.end) == "对小微企业奖励"


def test_without_the_file_nobody_is_addressed(place: Path) -> None:
    assert open_catalog(place.parent).addressees("some") == Addressees()


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('nobody: ["3"]', "", ["第3条", "给谁"]),
        ('nobody: ["3"]', 'nobody: ["3", "9"]', ["nobody", "“9”"]),
        ('article: "2"', 'article: "8"', ["“8”"]),
        ("to: [small]", "to: [tiny]", ["奖励", "tiny"]),
        ("also: [medium]", "also: [large]", ["kinds.small", "large"]),
        ("words: 补贴5万元", "words: 补贴6万元", ["第2条", "补贴6万元"]),
        ("decides: [{ask: 有几个人}]", "decides: []", ["decides"]),
        ("of: size, words: [小微]", "of: colour, words: [小微]", ["kinds.small.of"]),
    ],
)
def test_a_mistake_is_named(place: Path, old: str, new: str, words: list[str]) -> None:
    assert old in GOOD
    with pytest.raises(BadDocumentData) as caught:
        opened(place, GOOD.replace(old, new))
    assert "addressees.yaml" in str(caught.value)
    assert all(word in str(caught.value) for word in words)


def test_addressees_do_not_make_the_index_stale(place: Path) -> None:
    before = open_catalog(place.parent).fingerprint
    assert opened(place, GOOD).fingerprint == before


def test_the_rules_named_at_hand_are_there_and_stand_on_their_article(catalog: Catalog) -> None:
    book = load_rules(catalog)
    for document in catalog.documents:
        for offer in catalog.addressees(document.id).offers:
            on_it = {rule.id for rule in book.of_article(document.id, offer.article)}
            assert offer.rules <= on_it, offer.gives
