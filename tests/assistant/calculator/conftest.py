"""Small rules written in the test itself, over a small document; and the real rule book."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from assistant.calculator.filling.filling import read_facts
from assistant.calculator.message.surrounding import contexts
from assistant.calculator.message.vocabulary import Vocabulary
from assistant.calculator.quantities.fact import Filling
from assistant.calculator.rules.rulebook import LoadedRule, RuleBook, load_file, load_rules
from corpus.catalog import Catalog
from corpus.document import Document
from corpus.parser import parse

DATA = Path(__file__).resolve().parents[2] / "data"

Load = Callable[[str], LoadedRule]


@pytest.fixture(scope="session")
def probe() -> Document:
    """A document of three articles, on which the tests' own rules stand."""
    return parse((DATA / "probe_document.txt").read_text(encoding="utf-8"), id="probe")


@pytest.fixture
def load(probe: Document, tmp_path: Path) -> Load:
    """Load one rule from YAML; what every rule needs is filled in where it is not written."""

    def read(text: str) -> LoadedRule:
        file = tmp_path / "rule.yaml"
        file.write_text(complete(text), encoding="utf-8")
        return load_file(file, probe)[0]

    return read


def complete(text: str) -> str:
    """The YAML with id, title, kind, document, provision and an example, if it has none."""
    usual = {
        "id": "probe-rule",
        "title": "试验奖励",
        "kind": "award",
        "document": "probe",
        "provision": '{article: "1", words: ["对设备投资总额500万元以上的项目，按实际投资额的4%给予奖励，单个项目最高奖励100万元"]}',
        "examples": "[{name: 例子, inputs: {}, expect: {}}]",
    }
    written = {line.partition(":")[0] for line in text.splitlines() if line[:1].strip()}
    lines = [f"{key}: {value}" for key, value in usual.items() if key not in written]
    return "\n".join([*lines, text])


@pytest.fixture(scope="session")
def rulebook(catalog: Catalog) -> RuleBook:
    """Every rule that comes with the program."""
    return load_rules(catalog)


@pytest.fixture(scope="session")
def vocabulary(rulebook: RuleBook) -> Vocabulary:
    """The words of every rule."""
    return Vocabulary(rulebook.rules)


@pytest.fixture(scope="session")
def fillings_of(rulebook: RuleBook) -> Callable[..., Sequence[Filling]]:
    """The inputs of one rule, by its id, that a message settles when no other rule is known."""

    def read(rule: str, text: str, today: date = date(2026, 11, 23)) -> Sequence[Filling]:
        alone = Vocabulary([rulebook.by_id[rule]])
        told = alone.tell(text, today)
        return read_facts(alone.rules[rule], told, contexts(told)).fillings

    return read
