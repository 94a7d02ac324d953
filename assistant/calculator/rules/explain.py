"""A rule in plain Chinese: what it gives, to whom, on which words, and what has to be known."""

from collections.abc import Iterator
from typing import Final

from assistant.calculator.format import day, digits
from assistant.calculator.rules.rule import Input
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.calculator.rules.saying import say
from assistant.calculator.sentences import sentence

KINDS: Final = {
    "award": "奖补", "tax": "税收", "ceiling": "上限", "check": "是否适用",
    "period": "期限", "share": "分担或份额", "figure": "文件里的数",
}  # fmt: skip
_TYPES: Final = {
    "money": "金额", "rate": "百分数", "number": "数", "integer": "整数",
    "choice": "选项", "flag": "是或否", "date": "日期",
}  # fmt: skip


def explain(rule: LoadedRule) -> str:
    """The whole rule as Markdown."""
    return "\n".join(_lines(rule)) + "\n"


def _lines(rule: LoadedRule) -> Iterator[str]:
    yield f"# {rule.title}"
    yield f"（{rule.id}，{KINDS[rule.kind]}，{rule.article.label}）"
    yield "\n## 原文"
    for provision in (rule.provision, *rule.also):
        yield from (
            f"> {words}（第{provision.article}条{provision.item or ''}）"
            for words in provision.words
        )
    for law in rule.laws:
        yield f"\n另依据{law.reference}：{law.words}（{law.note}）"
    yield from _inputs(rule)
    yield from _figures(rule)
    yield from _conditions(rule)
    yield from _readings(rule)
    yield from _term(rule)
    yield "\n## 谁来定"
    yield "、".join(rule.departments) or "文件没有写责任单位"
    if rule.notes:
        yield "\n## 说明"
        yield from (f"- {note}" for note in rule.notes)
    yield "\n## 例子"
    yield from (f"- {example.name}" for example in rule.examples)


def _inputs(rule: LoadedRule) -> Iterator[str]:
    if not rule.inputs:
        return
    yield "\n## 要知道什么"
    for name, given in rule.inputs.items():
        yield f"- {given.label}（{name}，{_kind(given)}）：{given.ask}{_otherwise(given)}"


def _kind(given: Input) -> str:
    if given.choices:
        return "选项：" + "、".join(choice.value for choice in given.choices)
    measured = given.type in ("number", "integer") and given.unit
    return _TYPES[given.type] + (f"，{given.unit}" if measured else "")


def _otherwise(given: Input) -> str:
    if given.assume is not None and given.assume.words:
        return f" 没有说的话：{given.assume.words}。"
    return " 可以不填。" if given.optional else ""


def _figures(rule: LoadedRule) -> Iterator[str]:
    if not rule.parameters:
        return
    yield "\n## 用到的数"
    for name, figure in rule.program.figures.items():
        law = "" if figure.law is None else f"，出自{rule.laws[figure.law].reference}"
        since = f"，自{day(figure.since)}" if figure.since else ""
        until = f"，到{day(figure.until)}为止" if figure.until else ""
        yield f"- {figure.words}（{name} = {digits(figure.value)}{law}{since}{until}）"


def _conditions(rule: LoadedRule) -> Iterator[str]:
    if not rule.conditions:
        return
    yield "\n## 条件"
    names = _names(rule)
    for condition in rule.conditions:
        yield f"- {say(condition.test, names)}。不满足时说：{_plain(rule, condition.fails)}"
        if condition.undecided_says:
            yield f"  - 文件没有定的情形：{_plain(rule, condition.undecided_says)}"


def _readings(rule: LoadedRule) -> Iterator[str]:
    if not rule.readings:
        return
    yield "\n## 怎么算"
    names = _names(rule)
    for value in rule.values:
        yield f"- {value.name} 是：{say(value.expression, names)}"
    for i, reading in enumerate(rule.readings):
        order = "" if len(rule.readings) == 1 else "主要读法：" if i == 0 else "另一种读法："
        yield f"- {order}{reading.reading}：{say(reading.result, names)}"
        yield from (
            f"  - 其中 {value.name} 是：{say(value.expression, names)}" for value in reading.values
        )
    if rule.cap:
        yield f"- 最高：{say(rule.cap, names)}"
    for part in rule.instalments:
        yield f"- {part.label}：{say(part.result, names)}"
    if rule.ceiling == "true":
        yield "- 文件只写了上限，实际给多少由主管部门定：只说“最高可获”。"


def _term(rule: LoadedRule) -> Iterator[str]:
    if rule.since is None and rule.until is None:
        return
    yield "\n## 期限"
    if rule.since is not None:
        yield f"- {sentence('not_begun', since=day(rule.since))}"
    if rule.until is not None:
        yield f"- 执行到{day(rule.until)}；过期后说：{rule.ended_says}"


def _names(rule: LoadedRule) -> dict[str, str]:
    """What to call each name of the rule's expressions."""
    names = {name: given.label for name, given in rule.inputs.items()}
    names |= {name: figure.words for name, figure in rule.program.figures.items()}
    return names | {"as_of": "计算的那一天", "result": "全部金额"}


def _plain(rule: LoadedRule, template: str) -> str:
    """A template with its figures in their own words and its other names in brackets."""
    shown = {name: figure.words for name, figure in rule.program.figures.items()}
    shown |= {name: f"〔{given.label}〕" for name, given in rule.inputs.items()}
    for name, text in shown.items():
        template = template.replace("{" + name + "}", text)
    return template
