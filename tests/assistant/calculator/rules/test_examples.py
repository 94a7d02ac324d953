"""Every worked example in the rule files holds."""

from pathlib import Path

import pytest

from assistant.calculator.engine.proving import differing
from assistant.calculator.rules.rule import Example
from assistant.calculator.rules.rulebook import LoadedRule, RuleBook, load_rules
from corpus.catalog import open_catalog

DOCUMENTS = Path(__file__).resolve().parents[4] / "corpus" / "documents"
RULES = load_rules(open_catalog(DOCUMENTS)).rules


@pytest.mark.parametrize(
    ("rule", "example"),
    [
        pytest.param(rule, example, id=f"{rule.id}: {example.name}")
        for rule in RULES
        for example in rule.examples
    ],
)
def test_example(rule: LoadedRule, example: Example) -> None:
    assert differing(rule, example) == []


def test_every_way_to_fail_and_to_ask_has_an_example(rulebook: RuleBook) -> None:
    """Each rule with conditions shows one who fails; each that asks shows its question."""
    for rule in rulebook.rules:
        expected = [example.expect for example in rule.examples]
        if rule.conditions and rule.kind != "figure":
            assert any(e.eligible in (False, "undecided") for e in expected), (
                f"{rule.id}: none fails"
            )
        if rule.until is not None:
            assert any(e.ended for e in expected), f"{rule.id}: none after its term"
