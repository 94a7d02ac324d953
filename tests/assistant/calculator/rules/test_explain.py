"""A rule in plain words: its words, figures, questions and readings are all in them."""

from assistant.calculator.rules.explain import explain
from assistant.calculator.rules.rulebook import RuleBook


def test_a_rule_is_explained_with_words_figures_and_readings(rulebook: RuleBook) -> None:
    for rule in rulebook.rules:
        text = explain(rule)
        assert rule.title in text and rule.provision.words[0] in text
        assert all(figure.words in text for figure in rule.program.figures.values())
        assert all(given.ask in text for given in rule.inputs.values())
        assert all(reading.reading in text for reading in rule.readings)
        assert all(law.reference in text for law in rule.laws)
        assert all(name in text for name in rule.departments)
