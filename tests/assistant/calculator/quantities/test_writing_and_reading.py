"""Both ways: a figure written in the styles people use reads back as the same figure."""

from decimal import Decimal

import cn2an
from hypothesis import given
from hypothesis import strategies as st

from assistant.calculator.quantities.fact import Quantity
from assistant.calculator.quantities.number import read_number
from assistant.calculator.quantities.quantity import read_quantities

HAN = "零一二三四五六七八九"
_WIDE = str.maketrans("0123456789.,", "０１２３４５６７８９．，")


def plain(value: Decimal) -> str:
    """Digits without exponent or trailing zeros."""
    return format(value.normalize(), "f")


def below_ten_thousand(number: int, two: str = "二") -> str:
    """1 to 9999 in Chinese characters, the way they are read aloud (两千 or 二千)."""
    text, gap = "", False
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            if gap and text:
                text += "零"
            word = two if digit == 2 and size >= 100 else HAN[digit]
            text += word + unit
            gap = False
        else:
            gap = True
    return text.removeprefix("一") if text.startswith("一十") else text


def in_characters(number: int, two: str = "二") -> str:
    """A whole number up to 一万亿 in Chinese characters."""
    if number == 0:
        return "零"
    text, gap = "", False
    for size, unit in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part, number = divmod(number, size)
        if part:
            words = below_ten_thousand(part, two)
            inner = text and (gap or part < 1000)
            if text and words.startswith("十"):
                words = "一" + words
            text += ("零" if inner else "") + words + unit
            gap = False
        else:
            gap = True
    return text


def money_styles(yuan: Decimal) -> list[str]:
    """The same sum of money in every style that can hold it exactly."""
    styles = [f"{plain(yuan)}元", f"￥{plain(yuan)}", f"{plain(yuan)}元".translate(_WIDE)]
    wan, yi = yuan / 10**4, yuan / 10**8
    styles += [f"{plain(wan)}万元", f"{plain(wan)}万", f"{plain(wan)} 万元", f"{plain(wan)}w"]
    styles += [f"{plain(yi)}亿元", f"{plain(yi)}个亿", f"{plain(yi)}亿"]
    whole, _, fraction = plain(yuan).partition(".")
    grouped = f"{int(whole):,}" + (f".{fraction}" if fraction else "")
    styles += [f"{grouped}元", f"{plain(yuan / 10**7)}千万", f"{plain(yuan / 10**6)}百万元"]
    if yuan == yuan.to_integral_value():
        number = int(yuan)
        styles += [in_characters(number) + "元", in_characters(number, "两") + "块钱"]
        hundred_million, rest = divmod(number, 10**8)
        if hundred_million and rest and rest % 10**4 == 0:
            styles.append(f"{hundred_million}亿{rest // 10**4}万")
        if hundred_million and rest % 10**7 == 0 and rest:
            styles += [
                f"{hundred_million}亿{rest // 10**7}",
                f"{hundred_million}亿{rest // 10**7}千万",
            ]
        ten_thousand, rest = divmod(number, 10**4)
        if ten_thousand and rest and rest % 1000 == 0:
            styles += [f"{ten_thousand}万{rest // 1000}", f"{ten_thousand}万{rest // 1000}千元"]
    return styles


def rate_styles(percent: Decimal) -> list[str]:
    """The same percentage in every style that can hold it exactly."""
    text = plain(percent)
    styles = [f"{text}%", f"{text} %", f"{text}个百分点", f"{text}个点", f"百分之{text}"]
    styles.append(f"{text}%".translate(str.maketrans("0123456789%", "０１２３４５６７８９％")))
    if percent == percent.to_integral_value() and percent > 0:
        styles += [f"百分之{in_characters(int(percent))}", f"{in_characters(int(percent))}个百分点"]
        tens, ones = divmod(int(percent), 10)
        if 0 < tens < 10:
            styles.append(f"{HAN[tens]}成{HAN[ones] if ones else ''}")
    elif percent > 0:
        whole, _, fraction = text.partition(".")
        digits = "".join(HAN[int(d)] for d in fraction)
        styles.append(f"百分之{in_characters(int(whole))}点{digits}")
    return styles


def only(text: str) -> Quantity:
    found = read_quantities(text)
    assert len(found) == 1, (text, found)
    return found[0]


def numeral(text: str) -> Decimal:
    number = read_number(text)
    assert number is not None
    assert number.end == len(text)
    return number.value


WHOLE = st.integers(1, 10**12 - 1).filter(lambda n: not (n > 10**8 and 0 < n % 10**8 < 10))
"""Without 十亿零一, which people say for 10.01亿 (三亿零五 is 3.05亿)."""


@given(WHOLE, st.sampled_from("二两"))
def test_whole_numbers_in_characters_read_back(number: int, two: str) -> None:
    assert numeral(in_characters(number, two)) == number


@given(WHOLE)
def test_cn2an_agrees_on_whole_numbers_in_characters(number: int) -> None:
    text = in_characters(number)
    assert numeral(text) == cn2an.cn2an(text, "smart")


@given(st.decimals(min_value=1, max_value=10**11, places=2), st.integers(0, 30))
def test_money_reads_back_whatever_the_style(yuan: Decimal, style: int) -> None:
    styles = money_styles(yuan)
    found = only(styles[style % len(styles)])
    assert (found.value, found.unit) == (yuan, "yuan")


@given(st.integers(1, 10**7), st.integers(0, 30))
def test_whole_sums_read_back_whatever_the_style(thousands: int, style: int) -> None:
    styles = money_styles(Decimal(thousands * 1000))
    found = only(styles[style % len(styles)])
    assert (found.value, found.unit) == (thousands * 1000, "yuan")


@given(st.decimals(min_value=0, max_value=99, places=1), st.integers(0, 12))
def test_rates_read_back_whatever_the_style(percent: Decimal, style: int) -> None:
    styles = rate_styles(percent)
    found = only(styles[style % len(styles)])
    assert found.value == percent / 100
    assert found.unit in ("rate", "points")
