"""All rules at hand, each checked against the words of its document before it may compute.

In: a catalogue of documents; beside each document a folder ``rules`` of YAML files.
Out: a ``RuleBook``. Raises ``RuleError`` for the first thing that is wrong, naming file and field.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Final, Protocol

from pydantic import PrivateAttr

from assistant.calculator.errors import RuleError
from assistant.calculator.rules.compiling import compile_rule
from assistant.calculator.rules.expression import Expression
from assistant.calculator.rules.program import ParsedReading, Program, figures_under
from assistant.calculator.rules.rule import Provision, Rule
from assistant.calculator.rules.rulefile import read_rules
from corpus.document import Article, Document

RULES_FOLDER: Final = "rules"
_BLANK: Final = re.compile(r"\s+")
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")
_ARTICLE: Final = re.compile("第(?P<key>[0-9]+)条")
_NUMERAL: Final = "0-9.零〇一二三四五六七八九十百千"
_SCALE: Final = "万亿%％‰"


class Documents(Protocol):
    """What the rule book needs of the catalogue: its documents, and the folder of each."""

    @property
    def documents(self) -> Sequence[Document]:
        """Every document at hand."""

    def folder(self, document_id: str) -> Path:
        """The folder of one document."""


class LoadedRule(Rule):
    """A rule that has been checked against its document and is ready to calculate."""

    _program: Program = PrivateAttr()
    _article: Article = PrivateAttr()
    _issued: date | None = PrivateAttr(default=None)
    _file: Path = PrivateAttr()

    def __hash__(self) -> int:
        """By identity: a rule is loaded once."""
        return id(self)

    @cached_property
    def program(self) -> Program:
        """The rule's expressions, parsed."""
        return self._program

    @cached_property
    def article(self) -> Article:
        """The article on which it stands."""
        return self._article

    @property
    def issued(self) -> date | None:
        """The day of the document; examples without a day of their own hold on it."""
        return self._issued

    @property
    def file(self) -> Path:
        """The file it was read from."""
        return self._file

    @cached_property
    def departments(self) -> tuple[str, ...]:
        """Who decides: the rule's own word, or the article's departments."""
        return self.decides or self.article.departments

    @property
    def decides_stated(self) -> bool:
        """Whether it is known who decides: the rule says so, or the article names one department only."""
        return bool(self.decides) or len(self.article.departments) == 1

    @cached_property
    def words_found(self) -> dict[tuple[frozenset[str], str], tuple[str, ...]]:
        """What ``words_under`` has found so far."""
        return {}

    def words_under(
        self, expression: Expression, reading: ParsedReading | None = None
    ) -> tuple[str, ...]:
        """The quoted words that hold the figures under an expression, as a reading sees it.

        Figures of a law do not stand in the document. Without any figure, all the rule's words.
        """
        key = (expression.names, reading.reading if reading else "")
        if (found := self.words_found.get(key)) is None:
            figures = self.program.figures
            under = sorted(figures_under(self.program, expression, reading))
            tokens = [_tight(figures[n].words) for n in under if figures[n].law is None]
            quotes = self.provision.words
            found = tuple(q for q in quotes if any(holds(_tight(q), t) for t in tokens)) or quotes
            self.words_found[key] = found
        return found


@dataclass(frozen=True, repr=False)
class RuleBook:
    """Every rule, in the order of the documents and files."""

    rules: tuple[LoadedRule, ...]
    by_id: Mapping[str, LoadedRule] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {rule.id: rule for rule in self.rules})

    def __repr__(self) -> str:
        return f"RuleBook({len(self.rules)} rules)"

    def get(self, rule_id: str) -> LoadedRule | None:
        """The rule with this id, or None."""
        return self.by_id.get(rule_id)

    def those(self, ids: Iterable[str]) -> list[LoadedRule]:
        """The rules with these ids, as far as they exist."""
        return [rule for name in ids if (rule := self.by_id.get(name)) is not None]

    def of_article(self, document: str, key: str) -> tuple[LoadedRule, ...]:
        """The rules that stand on an article, or state the same award there."""
        return tuple(
            rule
            for rule in self.rules
            if rule.document == document
            and key in (rule.provision.article, *(p.article for p in rule.also))
        )


def load_rules(catalog: Documents) -> RuleBook:
    """Read and check every rule beside every document. Raises ``RuleError``."""
    rules: list[LoadedRule] = []
    for document in catalog.documents:
        for file in rule_files(catalog.folder(document.id)):
            rules.extend(load_file(file, document))
    check_together(rules)
    return RuleBook(tuple(rules))


def find_rule(catalog: Documents, rule_id: str) -> LoadedRule | None:
    """One rule alone, reading only the files in which its id stands. Raises ``RuleError``."""
    for document in catalog.documents:
        for file in rule_files(catalog.folder(document.id)):
            if rule_id not in file.read_text(encoding="utf-8", errors="replace"):
                continue
            for rule in read_rules(file):
                if rule.id == rule_id:
                    return load_rule(rule, document, file)
    return None


def rule_files(folder: Path) -> list[Path]:
    """The rule files of a document's folder, in order."""
    return sorted((folder / RULES_FOLDER).glob("*.yaml"))


def load_file(file: Path, document: Document) -> list[LoadedRule]:
    """The rules of one file, checked against the document. Raises ``RuleError``."""
    return [load_rule(rule, document, file) for rule in read_rules(file)]


def load_rule(rule: Rule, document: Document, file: Path) -> LoadedRule:
    """Check one rule against its document and make it ready. Raises ``RuleError``."""
    if rule.document not in (document.id, document.number):
        raise RuleError(file, "document", f"这里是文件 {document.id} 的规则", rule.id)
    program = compile_rule(rule, file)
    article = check_provision(rule, rule.provision, "provision", document, file)
    for i, provision in enumerate(rule.also):
        check_provision(rule, provision, f"also.{i}", document, file)
    check_figures(rule, program, file)
    check_written_numbers(rule, program, file)
    check_terms(rule, file)
    loaded = LoadedRule.model_construct(**{**dict(rule), "document": document.id})
    loaded._program = program
    loaded._article = article
    loaded._issued = document.issued
    loaded._file = file
    return loaded


def check_provision(
    rule: Rule, provision: Provision, field: str, document: Document, file: Path
) -> Article:
    """The article of a provision, in which its words must stand verbatim."""
    article = document.article(provision.article)
    if article is None:
        raise RuleError(file, f"{field}.article", f"文件里没有第 {provision.article} 条", rule.id)
    start, end, place = article.body_start, article.body_end, article.label
    if provision.item is not None:
        item = next((i for i in article.items if i.label == provision.item), None)
        if item is None:
            labels = "、".join(i.label for i in article.items) or "没有分项"
            reason = f"{place}里没有 {provision.item} 这一项（{labels}）"
            raise RuleError(file, f"{field}.item", reason, rule.id)
        start, end, place = item.start, item.end, f"{place}{item.label}"
    body = _tight(document.text[start:end])
    for i, words in enumerate(provision.words):
        if _tight(words) not in body:
            near = _longest_common_start(_tight(words), body)
            reason = f"这句话不在{place}的原文里：“{words}”"
            hint = f"（原文到“{near[-12:]}”为止一致）" if near else ""
            raise RuleError(file, f"{field}.words.{i}", reason + hint, rule.id)
    return article


def check_figures(rule: Rule, program: Program, file: Path) -> None:
    """Every parameter must stand in the quoted words, or in those of the law it names."""
    quotes = [words for p in (rule.provision, *rule.also) for words in p.words]
    for name, figure in program.figures.items():
        sources = quotes if figure.law is None else [rule.laws[figure.law].words]
        if not any(holds(_tight(words), _tight(figure.words)) for words in sources):
            place = "引用的原文" if figure.law is None else f"laws.{figure.law} 的原文"
            reason = f"“{figure.words}”不在{place}里"
            raise RuleError(file, f"parameters.{name}.words", reason, rule.id)


def check_written_numbers(rule: Rule, program: Program, file: Path) -> None:
    """A number written by hand into a step or a failure must stand in the quoted words too."""
    quotes = [words for p in (rule.provision, *rule.also) for words in p.words]
    laws = [text for law in rule.laws for text in (law.reference, law.words, law.note)]
    known = set(_NUMBER.findall(" ".join([*quotes, *laws])))
    for place, text in _written(program):
        if unknown := [n for n in _NUMBER.findall(text) if n not in known]:
            reason = f"手写的数“{unknown[0]}”不在引用的原文里（用参数，写成 {{名字}}）"
            raise RuleError(file, place, reason, rule.id)


def _written(program: Program) -> Iterable[tuple[str, str]]:
    for value in program.values.values():
        if value.step is not None:
            yield f"values.{value.name}.step", value.step.literal
    for i, condition in enumerate(program.conditions):
        yield f"conditions.{i}.fails", condition.fails.literal
    for i, says in enumerate(program.holds_says):
        yield f"says.holds.{i}", says.literal
    if program.fails_says is not None:
        yield "says.fails", program.fails_says.literal
    for i, reading in enumerate(program.readings):
        for value in reading.values.values():
            if value.step is not None:
                yield f"readings.{i}.values.{value.name}.step", value.step.literal
        for n, step in enumerate(reading.steps):
            yield f"readings.{i}.steps.{n}", step.literal


def check_terms(rule: Rule, file: Path) -> None:
    """Dates in order, a text for the day after, readings where there is something to compute."""
    if rule.since and rule.until and rule.since > rule.until:
        raise RuleError(file, "until", "until 早于 since", rule.id)
    if rule.until is not None and not rule.ended_says:
        raise RuleError(file, "ended_says", "有 until 就要写过期后说什么", rule.id)
    if rule.kind == "check":
        if rule.readings:
            raise RuleError(file, "readings", "check 只回答是或否，没有 readings", rule.id)
    elif not rule.readings and rule.kind not in ("share", "figure"):
        raise RuleError(file, "readings", f"{rule.kind} 至少要有一种读法", rule.id)
    if rule.unit is None and rule.readings:
        raise RuleError(file, "unit", "有 readings 就要有单位", rule.id)


def check_together(rules: Sequence[LoadedRule]) -> None:
    """Ids are unique, and rules named by others exist. Raises ``RuleError``."""
    known: dict[str, LoadedRule] = {}
    for rule in rules:
        if rule.id in known:
            reason = f"“{rule.id}”已经在 {known[rule.id].file.name} 里用过了"
            raise RuleError(rule.file, "id", reason, rule.id)
        known[rule.id] = rule
    for rule in rules:
        named = [(f"adds_to.{i}", other) for i, other in enumerate(rule.adds_to)]
        named += [(f"excludes.{i}", other) for i, other in enumerate(rule.excludes)]
        rises = [(f"rises_to.{i}", other) for i, other in enumerate(rule.rises_to)]
        named += [(field_, other) for field_, other in rises if other != rule.id]
        named += [
            (f"conditions.{i}.instead", condition.instead)
            for i, condition in enumerate(rule.conditions)
            if condition.instead is not None and article_of(condition.instead) is None
        ]
        for field_, other in named:
            if other not in known or other == rule.id:
                raise RuleError(rule.file, field_, f"没有规则“{other}”", rule.id)


def article_of(instead: str) -> str | None:
    """The key of the article that a condition names for where it is not met; None for a rule's id.

    >>> article_of("第28条")
    '28'
    """
    named = _ARTICLE.fullmatch(instead)
    return named["key"] if named is not None else None


def holds(text: str, token: str) -> bool:
    """Whether a token stands in the text as a whole number: ``5万元`` does not stand in ``15万元``."""
    before = rf"(?<![{_NUMERAL}])" if token[:1] and re.match(rf"[{_NUMERAL}]", token[0]) else ""
    after = rf"(?![{_NUMERAL}{_SCALE}])" if re.search(rf"[{_NUMERAL}{_SCALE}]$", token) else ""
    return re.search(before + re.escape(token) + after, text) is not None


def _tight(text: str) -> str:
    """The text without white space; nothing else is changed."""
    return _BLANK.sub("", text)


def _longest_common_start(words: str, body: str) -> str:
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if words[:middle] in body:
            low = middle
        else:
            high = middle - 1
    return words[:low]
