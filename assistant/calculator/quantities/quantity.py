"""Quantities in a person's words: money, rates, spans of time, counts; never a year or a number plate.

In: plain text. Out: ``Quantity`` objects in the order of the text, each with its offsets; values
are exact ``Decimal`` (yuan, fractions). Numerals are read by ``number.py``; which words are units,
bounds, guesses or idioms stands in ``quantities.yaml``; periods are read by ``period.py``.
Reading takes time linear in the text's length.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from assistant.calculator.quantities.chaining import chained
from assistant.calculator.quantities.correcting import withdrawals
from assistant.calculator.quantities.fact import Quantity, Unit
from assistant.calculator.quantities.number import Number, read_number
from assistant.calculator.quantities.ranging import joined_ranges
from assistant.calculator.quantities.rows import row_at
from assistant.calculator.quantities.sharing import parts_of_totals, stands_alone, with_shared_units
from assistant.calculator.quantities.wording import (
    Measure,
    QuantityWords,
    fold_width,
    quantity_words,
)

_REACH = 12
"""Characters before a number that can hold a word that changes it (the longest has five)."""
_CUT_UNITS = frozenset({"year", "month", "day", "workday", "hour", "rate", "points", "times"})
_SPANS = frozenset({"year", "month", "day", "workday"})
_HALF = Decimal("0.5")
_LARGE = ("万", "亿")
_MORE = "多来"
_ANY = "个"
"""Any two things are 俩."""
_PERSON = "人"
_SOME = "上"
"""上百万."""
_ONE_MORE = re.compile(
    "(?<=[点一二三四五六七八九][一二三四五六七八九])一$|(?<=[一二三四五六七八九十])一$"
)
"""The digit that counts what stands behind a share: 百分之二点二一年."""
_DIGITS = {d: n % 10 for n, d in enumerate("0123456789零一二三四五六七八九")} | {
    "两": 2,
    "〇": 0,
    "十": 10,
}


def value_of(token: str) -> Quantity:
    """The quantity of one token as printed: ``600万元``, ``4%``, ``5个百分点``, ``0.5天``, ``1.5倍``.

    Raises ``ValueError`` when the token is not exactly one definite quantity.
    """
    text = fold_width(token.strip())
    found = [q for q in _scan(text, quantity_words()) if stands_alone(text, q)]
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(text)) or found[0].vague:
        raise ValueError(f"not one quantity: {token!r}")
    return replace(_tidy(found[0]), text=token.strip())


def read_quantities(text: str) -> list[Quantity]:
    """Every quantity of the text, in order, with what the words around it say about it."""
    words = quantity_words()
    folded = fold_width(text)
    masked = words.mask(folded)
    alone = with_shared_units(list(_scan(masked, words)), folded, masked)
    found = joined_ranges(_without_torn(alone, masked, words), folded, words)
    found = chained([_in_context(quantity, folded, words) for quantity in found], folded)
    parts = parts_of_totals(found, folded)
    gone = {taken.withdrawn for taken in withdrawals(found, folded)}
    return [
        replace(
            _tidy(q),
            text=text[q.start : q.end],
            negated=q.negated or i in gone,
            part=q.part or i in parts,
        )
        for i, q in enumerate(found)
    ]


def _without_torn(found: Sequence[Quantity], masked: str, words: QuantityWords) -> list[Quantity]:
    """The quantities but those that are only a piece of one that cannot be read."""
    return [
        quantity
        for i, quantity in enumerate(found)
        if not _is_torn(quantity, [*found[max(0, i - 1) : i], *found[i + 1 : i + 2]], masked, words)
    ]


def _is_torn(
    found: Quantity, beside: Sequence[Quantity], masked: str, words: QuantityWords
) -> bool:
    """六千又五百万, 千八百万, 3+5万, 1，200万, 30,00元, 三万块又五百: whether a figure is only a piece of one that cannot be read."""
    whole = [q for q in beside if q.unit != "plain"]
    rest = words.torn_behind.match(masked, found.end)
    if rest is not None and found.unit == "yuan" and all(q.start != rest.end() for q in whole):
        return True
    beginning = words.torn.search(masked, max(0, found.start - _REACH), found.start)
    if beginning is None or any(beginning.start() < q.end <= found.start for q in whole):
        return False
    if beginning["group"] or beginning["comma"]:
        behind = words.torn_group if beginning["group"] else words.torn_noughts
        return behind.match(masked, found.start) is not None
    return found.unit in ("yuan", "plain")


def _tidy(found: Quantity) -> Quantity:
    """Without the zeros that arithmetic leaves behind (48000000.0)."""
    low, high = (None if b is None else _short(b) for b in (found.low, found.high))
    return replace(found, value=_short(found.value), low=low, high=high)


def _short(value: Decimal) -> Decimal:
    return Decimal(format(value.normalize(), "f"))


def _scan(masked: str, words: QuantityWords) -> Iterator[Quantity]:
    """Quantities without their surroundings; what is none has been blanked out."""
    position = 0
    while head := words.head.search(masked, position):
        if row := row_at(masked, head.start()):
            heads = (words.head.match(masked, *span) for span in row)
            yield from (found for h in heads if h and (found := _read(masked, h, words)))
            position = row[-1][1]
            continue
        found = _read(masked, head, words)
        position = max(found.end if found else head.end(), head.start() + 1)
        if found is not None:
            yield found


def _read(text: str, head: re.Match[str], words: QuantityWords) -> Quantity | None:
    """The quantity that begins with this head, or None where the numeral is none."""
    start, end = head.span()
    fixed = _fixed(text, head, words)
    if fixed is not None:
        return fixed
    if head["below"]:
        below, above = _small(head["below"]), _small(head["above"])
        whole = below and text[end : end + 1] not in _LARGE  # 二分之一亿 is no rate
        return _plain(start, end, above / below, "rate") if whole else None
    sign = Decimal(-1) if head["sign"] else Decimal(1)
    if head["hundred"]:
        return _plain(start, end, sign * 100 * words.parts[head["part"]], "rate")
    if head["half"]:
        return _half(text, start, end, sign, words)
    base = head.start("share") if head["part"] else head.start("numeral")
    numeral = head["share"] or head["numeral"]
    if head["part"] and words.time_behind.match(text, base + len(numeral)):
        numeral = _ONE_MORE.sub("", numeral)  # 百分之二点二一年
    number = read_number(numeral)
    if number is None:
        return None
    if head["part"]:
        return _measured(start, base + number.end, number, sign * words.parts[head["part"]], "rate")
    found = _with_measure(text, start, base, number, sign, words)
    if head["currency"] and found.unit in ("plain", "yuan"):
        unit: Unit = "currency" if head["currency"] in words.foreign_money else "yuan"
        found = replace(found, unit=unit, unit_written=True)
    return found


def _fixed(text: str, head: re.Match[str], words: QuantityWords) -> Quantity | None:
    """A saying that is a quantity without a numeral: 翻番, 过亿, 一家都没, 俩."""
    start, end = head.span()
    if head["whole"]:
        value = next(v for pattern, v in words.whole if pattern.match(text, start))
        return _plain(start, end, value, "rate")
    if head["lone"]:
        return _lone(text, head, words)
    if head["none"]:
        return replace(_plain(start, end, Decimal(0), "count"), counted=head["none_of"])
    if not head["pair"]:
        return None
    if month := words.behind["month"].match(text, end):
        return _plain(start, month.end(), words.pairs[head["pair"]], "month")
    return replace(_plain(start, end, words.pairs[head["pair"]], "count"), counted=_ANY)


def _lone(text: str, head: re.Match[str], words: QuantityWords) -> Quantity:
    """过亿; 上百万 is any number of millions."""
    found = _plain(head.start("lone"), head.end(), words.lone[head["lone"]], "yuan")
    if text[head.start("lone") - 1] != _SOME:
        return found
    return replace(found, low=found.value, high=found.value * 10, vague=True, strict=True)


def _plain(start: int, end: int, value: Decimal, unit: Unit, written: bool = True) -> Quantity:
    return Quantity(start, end, "", value, unit, unit_written=written)


def _measured(start: int, end: int, number: Number, factor: Decimal, unit: Unit) -> Quantity:
    ends = [None if bound is None else bound * factor for bound in (number.low, number.high)]
    if factor < 0:
        ends.reverse()
    value = number.value * factor
    return Quantity(start, end, "", value, unit, low=ends[0], high=ends[1], vague=number.open,
        strict=number.below_high,
    )  # fmt: skip


def _small(digits: str) -> Decimal:
    if digits.isascii():
        return Decimal(digits)
    number = read_number(digits)
    return number.value if number else Decimal(0)


def _half(text: str, start: int, end: int, sign: Decimal, words: QuantityWords) -> Quantity | None:
    """半年, 半个月, 半个亿, 半成."""
    large = words.behind["half_of_large"].match(text, end)
    if large is not None:
        size = read_number("一" + large[1])
        assert size is not None
        return _plain(start, large.end(), sign * _HALF * size.value, "yuan")
    measure = words.measure.match(text, end)
    if measure is None or measure["more"] or measure["word"] == "个":
        return None
    unit = words.measures[measure["word"]]
    return _plain(start, measure.end(), sign * _HALF * unit.factor, unit.unit)


def _with_measure(
    text: str, start: int, base: int, number: Number, sign: Decimal, words: QuantityWords
) -> Quantity:
    """A numeral and the unit after it."""
    end = base + number.end
    letter = words.letter.match(text, end)
    if letter is not None and text[base].isdigit() and not number.scaled:
        return _measured(start, letter.end(), number, sign * words.letters[letter[1]], "yuan")
    match = words.measure.match(text, end)
    if match is None:
        return _without_measure(text, start, end, number, sign)
    half = match["word"].startswith("个半")
    word = match["word"].replace("半", "") if half else match["word"]
    measure = words.measures[word]
    if measure.unit == "count" and number.scaled and _is_torn_off(text[end : match.end() + 1]):
        return _without_measure(text, start, end, number, sign)
    cut = number.bare_digit
    if cut is None and number.large_end not in (None, number.end) and measure.unit in _SPANS:
        cut = number.large_end
    if cut is not None and (measure.unit in _CUT_UNITS or measure.unit == "count"):
        shorter = read_number(text[base : base + cut])
        assert shorter is not None
        return _without_measure(text, start, base + shorter.end, shorter, sign)
    if match["more"] or any(more in word for more in _MORE):
        number = _opened(number)
    found = _measured(start, match.end(), number, sign * measure.factor, measure.unit)
    if measure.unit == "count":
        people = words.people.match(text, match.start("word"))
        found = replace(found, counted=_PERSON if people else word)
    if half:
        return replace(found, value=found.value + sign * _HALF * measure.factor)
    return _tail(text, found, word, measure, sign)


def _is_torn_off(behind: str) -> bool:
    """投了1300万 项目都弄完了: whether the measure behind a sum begins the next words."""
    return behind[:1].isspace() or behind.startswith("项目")


def _opened(number: Number) -> Number:
    """300多: up to the next round figure, which it does not reach."""
    high = number.value + number.grain
    return replace(number, low=number.value, high=high, below_high=True)


def _tail(text: str, found: Quantity, word: str, measure: Measure, sign: Decimal) -> Quantity:
    """What may follow the unit: 一年半, 一成半, 三成五, 六个点五, 5块5, 三年多."""
    end, behind = found.end, quantity_words().behind
    months = behind["and_months"].match(text, end) if measure.unit == "year" else None
    told = read_number(months["months"]) if months else None
    if months is not None and told is not None:
        return replace(found, end=months.end(), value=found.value + sign * told.value / 12)
    halves = measure.unit in ("year", "day", "times", "tonne") or word == "成"
    if halves and behind["half"].match(text, end):
        return replace(found, end=end + 1, value=found.value + sign * _HALF * measure.factor)
    if word == "成":
        digit = behind["tenth_of_ten"].match(text, end)
        if digit is not None:
            more = sign * measure.factor * _DIGITS[digit.group()] / 10
            return replace(found, end=digit.end(), value=found.value + more)
    if measure.unit == "points" and word.endswith("点"):
        tenth = behind["tenth"].match(text, end)
        if tenth is not None:
            more = sign * measure.factor * _DIGITS[tenth[0]] / 10
            return replace(found, end=tenth.end(), value=found.value + more)
    if word in ("块", "元"):
        cents = behind["subunits"].match(text, end)
        if cents is not None:
            more = Decimal(_DIGITS[cents[1]]) / 10 + Decimal(_DIGITS[cents[2] or "0"]) / 100
            return replace(found, end=cents.end(), value=found.value + sign * more)
    if measure.unit != "count" and behind["over_unit"].match(text, end):
        high = found.value + sign * measure.factor
        return replace(found, end=end + 1, low=found.value, high=high, vague=True, strict=True)
    return found


def _without_measure(text: str, start: int, end: int, number: Number, sign: Decimal) -> Quantity:
    """A bare numeral: money from 万 upwards, else plain."""
    if number.scaled or number.grain >= 100:
        more = quantity_words().behind["over_number"].match(text, end)
        if more is not None:
            number = _opened(number)
            end = more.end()
    unit: Unit = "yuan" if number.scaled else "plain"
    return replace(_measured(start, end, number, sign, unit), unit_written=False)


def _just_over(found: Quantity) -> Quantity:
    """三万出头: more than the figure, less than the next round one."""
    high = found.value + Decimal(10) ** _short(found.value).normalize().adjusted()
    exponent = found.value.normalize().as_tuple().exponent
    if isinstance(exponent, int) and exponent > 0:
        high = found.value + Decimal(10) ** exponent
    return replace(found, low=found.value, high=high, vague=True, strict=True)


def _in_context(found: Quantity, text: str, words: QuantityWords) -> Quantity:
    """Adds what the words beside it say: about, at least, not yet, not."""
    if words.just_over.match(text, found.end) and not found.vague:
        return _just_over(found)
    before = text[max(0, found.start - _REACH) : found.start]
    hits = {kind: pattern.search(before) for kind, pattern in words.before.items()}
    for kind, pattern in words.after.items():
        hits[kind] = hits.get(kind) or pattern.match(text, found.end)
    if found.unit == "times" and hits.get("most") is None:
        hits["most"] = words.short_of.search(before)
    bound, word = None, ""
    for kind in ("most", "least"):
        hit = hits.get(kind)
        if hit is not None and len(hit["word"]) > len(word):
            bound, word = kind, hit["word"]
    nearly = hits.get("nearly") is not None and bound is None
    return replace(
        found,
        negated=hits.get("negated") is not None and bound is None,
        bound="most" if nearly or bound == "most" else "least" if bound else None,
        strict=nearly or found.strict or words.strict.fullmatch(word) is not None,
        just_reached=bound == "least" and words.just_reached.search(before) is not None,
        approximate=nearly or hits.get("approximate") is not None,
    )
