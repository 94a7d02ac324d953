"""Ways to say the same thing otherwise: each turns one question into messages that mean no more and no less.

The answer to the last message must be what the question's own expectation says. A way that has nothing
to change in a question (no sum of money, one clause only) gives no messages for it.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType

import cn2an
import opencc

from eval.otherwise.mistyping import mistyped

Way = Callable[[str], tuple[str, ...]]

_MARKS = "，。！？；：、,!?;:"
_BREAK = re.compile(rf"[{_MARKS}\s]+")
_MARK = r"(?:[，。！？；!?;]|,(?!\d))"
_CLAUSE = re.compile(rf"(?:(?!{_MARK}).)+{_MARK}*")
_MONEY = re.compile(r"(?<![\d.,第])(\d{1,5}(?:\.\d{1,2})?)\s*万(?![多余几来\d])元?")
_ASKS = re.compile(r"多少|几|吗|嘛|不|啥|甚|怎么|咋|什么|哪|算|呢|给|奖|补|钱|帮")
_OPENS = re.compile(
    r"那|这|它|他|但|可|不过|所以|而|也|就|再|又|还|其中|另|然后|后来|因此|总共|一共|合计|两|都"
)
_ASKS_OUT = re.compile(r"多少|几[个家万]?|吗|嘛|啥|甚|怎么|咋|什么|哪|[?？]")
_FILLERS = ("嗯，", "那个，", "就是说，", "呃，")


def unpunctuated(text: str) -> tuple[str, ...]:
    """As dictation gives it: no marks at all; a space stays where figures would run together."""
    said = _BREAK.sub(_join, text).strip()
    return (said,) if said != text else ()


def _join(mark: re.Match[str]) -> str:
    left, right = mark.string[: mark.start()][-1:], mark.string[mark.end() :][:1]
    if left.isascii() and right.isascii() and left.isalnum() and right.isalnum():
        return mark[0] if mark[0] in ",." else " "
    return " " if _figure(left) and _figure(right) else ""


def _figure(letter: str) -> bool:
    return letter.isdigit() or letter in "零〇一二两三四五六七八九十百千万亿"


def spaced(text: str) -> tuple[str, ...]:
    """Spaces in place of marks, as many type on a telephone."""
    said = re.sub(rf"{_MARK}+", " ", text).strip()
    return (said,) if said != text else ()


def greeted(text: str) -> tuple[str, ...]:
    """With a greeting before and thanks behind."""
    return (f"您好，麻烦问一下，{text.rstrip('。')}，谢谢您了",)


def for_another(text: str) -> tuple[str, ...]:
    """Asked by somebody who passes it on."""
    return (f"帮我领导问个事：{text}",)


def introduced(text: str) -> tuple[str, ...]:
    """After words about oneself that are beside the point, figures among them."""
    return (f"我姓王，今年52岁，手机13800138000，{text}",)


def hesitant(text: str) -> tuple[str, ...]:
    """With the fillers of speech between the clauses."""
    clauses = _CLAUSE.findall(text)
    if len(clauses) < 2:
        return ()
    said = [_FILLERS[n % len(_FILLERS)] + clause for n, clause in enumerate(clauses)]
    return ("".join(said),)


def traditional(text: str) -> tuple[str, ...]:
    """In traditional characters."""
    said = _converter().convert(text)
    return (said,) if said != text else ()


@cache
def _converter() -> "opencc.OpenCC":
    return opencc.OpenCC("s2t")


def in_characters(text: str) -> tuple[str, ...]:
    """Sums of money in Chinese characters: 6200万 becomes 六千二百万."""
    return _rewritten(text, lambda number: f"{cn2an.an2cn(number, 'low')}万")


def in_yuan(text: str) -> tuple[str, ...]:
    """Sums of money in yuan with separators: 6200万 becomes 62,000,000元."""
    return _rewritten(text, lambda number: f"{int(float(number) * 10000):,}元")


def in_w(text: str) -> tuple[str, ...]:
    """Sums of money as typed in a hurry: 6200万 becomes 6200w."""
    return _rewritten(text, lambda number: f"{number}w")


def in_hundred_millions(text: str) -> tuple[str, ...]:
    """Sums of ten million and more in 亿: 6200万 becomes 0.62亿."""
    large = re.compile(r"(?<![\d.,第])(\d{4,5})\s*万(?![多余几来\d])元?")
    said = large.sub(lambda m: f"{int(m[1]) / 10000:g}亿", text)
    return (said,) if said != text else ()


def _rewritten(text: str, write: Callable[[str], str]) -> tuple[str, ...]:
    said = _MONEY.sub(lambda m: write(m[1]), text)
    return (said,) if said != text else ()


def asked_first(text: str) -> tuple[str, ...]:
    """The question before what it is about."""
    parts = _told_and_asked(text)
    if not parts:
        return ()
    told, asked = parts
    return (f"{asked.rstrip(_MARKS)}？{told.rstrip(_MARKS)}。",)


def in_two_messages(text: str) -> tuple[str, ...]:
    """What is told in a message of its own, then what is asked."""
    parts = _told_and_asked(text)
    return (parts[0].rstrip(_MARKS), parts[1]) if parts else ()


def told_afterwards(text: str) -> tuple[str, ...]:
    """What is asked in a message of its own, then what is told."""
    parts = _told_and_asked(text)
    return (parts[1], parts[0].rstrip(_MARKS)) if parts else ()


def clause_by_clause(text: str) -> tuple[str, ...]:
    """Each clause in a message of its own."""
    parts = _told_and_asked(text)
    clauses = tuple(clause.rstrip(_MARKS) for clause in _CLAUSE.findall(text))
    return clauses if parts and len(clauses) > 2 and all(clauses) else ()


def _told_and_asked(text: str) -> tuple[str, str] | None:
    """The clauses before the last, and the last, where that is what is asked and stands by itself."""
    clauses = _CLAUSE.findall(text)
    if len(clauses) < 2 or len(clauses[-1]) < 5 or any(_ASKS_OUT.search(c) for c in clauses[:-1]):
        return None
    asked = clauses[-1]
    if not _ASKS.search(asked) or _OPENS.match(asked):
        return None
    return "".join(clauses[:-1]), asked


def said_again(text: str) -> tuple[str, ...]:
    """Asked, and then asked for once more."""
    return (text, "没听清，再说一遍")


def wanted_in_short(text: str) -> tuple[str, ...]:
    """Asked, and then the sum alone asked for."""
    return (text, "所以到底是多少钱")


def corrected(text: str) -> tuple[str, ...]:
    """With a wrong figure, which is put right in the next message."""
    figure = _one_figure(text)
    return (_with(text, figure, 3), f"说错了，是{figure[0]}") if figure else ()


def corrected_by_both(text: str) -> tuple[str, ...]:
    """With a wrong figure, which is taken back by name."""
    figure = _one_figure(text)
    wrong = _times(figure, 3) if figure else ""
    return (_with(text, figure, 3), f"不是{wrong}，是{figure[0]}") if figure else ()


def supposed_and_back(text: str) -> tuple[str, ...]:
    """Another figure is supposed, and then the first one meant after all."""
    figure = _one_figure(text)
    return (text, f"要是{_times(figure, 2)}呢", f"还是按{figure[0]}算") if figure else ()


def supposed(text: str) -> tuple[str, ...]:
    """The figure is told as another case of one that was asked about before."""
    figure = _one_figure(text)
    return (_with(text, figure, 2), f"要是{figure[0]}呢") if figure else ()


def interrupted(text: str) -> tuple[str, ...]:
    """With another question about it between, then the sum once more."""
    return (text, "这事归谁管", "刚才那个是多少钱来着")


def _one_figure(text: str) -> "re.Match[str] | None":
    """The only sum of money in 万, where there is just one and no other figure."""
    found = list(_MONEY.finditer(text))
    rest = _MONEY.sub("", text)
    return (
        found[0]
        if len(found) == 1 and not re.search(r"\d|亿|[一二三四五六七八九十百千]+万", rest)
        else None
    )


def _times(figure: "re.Match[str]", factor: int) -> str:
    return figure[0].replace(figure[1], f"{float(figure[1]) * factor:g}")


def _with(text: str, figure: "re.Match[str]", factor: int) -> str:
    return text[: figure.start()] + _times(figure, factor) + text[figure.end() :]


def leveled_and_back(text: str) -> tuple[str, ...]:
    """Another level is supposed, and then the first one meant after all."""
    levels = re.findall(r"国家级|省级|市级", text)
    if len(levels) != 1:
        return ()
    other = "省级" if levels[0] != "省级" else "国家级"
    return (text, f"要是{other}的呢", f"还是按{levels[0]}的算")


def thanked(text: str) -> tuple[str, ...]:
    """Small talk first."""
    return ("你好", "你是机器人吗", text)


OF_ANY = (
    "unpunctuated", "spaced", "greeted", "for_another", "introduced", "hesitant", "traditional",
    "mistyped", "thanked",
)  # fmt: skip
"""Ways that any question bears, not only a calculation."""
OF_SUMS = frozenset({"wanted_in_short", "said_again", "interrupted"})
"""Ways that only make sense for a question whose answer is a sum."""
WAYS: Mapping[str, Way] = MappingProxyType({
    way.__name__: way
    for way in (
        unpunctuated, spaced, greeted, for_another, introduced, hesitant, traditional, mistyped,
        in_characters, in_yuan, in_w, in_hundred_millions, asked_first, thanked,
        in_two_messages, told_afterwards, clause_by_clause, corrected, corrected_by_both, supposed,
        supposed_and_back, leveled_and_back, interrupted, said_again, wanted_in_short,
    )
})  # fmt: skip
