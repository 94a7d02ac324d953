"""Quantities: what is one, what only looks like one, and what the words around it say."""

import random
import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.calculator.quantities.fact import Quantity
from assistant.calculator.quantities.quantity import read_quantities, value_of

PRINTED = [
    ("600万元", "6000000", "yuan"),
    ("300万", "3000000", "yuan"),
    ("1亿元", "100000000", "yuan"),
    ("3000元", "3000", "yuan"),
    ("4%", "0.04", "rate"),
    ("75%", "0.75", "rate"),
    ("5个百分点", "0.05", "points"),
    ("50个基点", "0.005", "points"),
    ("0.5天", "0.5", "day"),
    ("20天", "20", "day"),
    ("72小时", "72", "hour"),
    ("70个工作日", "70", "workday"),
    ("5年", "5", "year"),
    ("两年", "2", "year"),
    ("1.5倍", "1.5", "times"),
    ("10吨", "10", "tonne"),
    ("6000千瓦", "6000", "kilowatt"),
    ("2", "2", "plain"),
    ("2022.5元", "2022.5", "yuan"),
    ("13800138000元", "13800138000", "yuan"),
    ("4000000000.01元", "4000000000.01", "yuan"),
]
TOLD = [
    ("１２００万", "12000000", "yuan"),
    ("1,200万元", "12000000", "yuan"),
    ("1200w", "12000000", "yuan"),
    ("500W", "5000000", "yuan"),
    ("30k", "30000", "yuan"),
    ("五百块", "500", "yuan"),
    ("8毛", "0.8", "yuan"),
    ("5块5", "5.5", "yuan"),
    ("半个亿", "50000000", "yuan"),
    ("￥3000", "3000", "yuan"),
    ("百分之十五", "0.15", "rate"),
    ("百分之百", "1", "rate"),
    ("一成五", "0.15", "rate"),
    ("增长了三成", "0.3", "rate"),
    ("20个点", "0.2", "points"),
    ("六个半点", "0.065", "points"),
    ("五个半百分点", "0.055", "points"),
    ("六个点五", "0.065", "points"),
    ("翻一番", "1", "rate"),
    ("翻两番", "3", "rate"),
    ("和去年持平", "0", "rate"),
    ("增速-5%", "-0.05", "rate"),
    ("负增长3%", "-0.03", "rate"),
    ("两倍", "2", "times"),
    ("1900.1w", "19001000", "yuan"),
    ("三亿零五", "305000000", "yuan"),
    ("这一百五十万的窟窿", "1500000", "yuan"),
    ("打七折", "0.7", "rate"),
    ("半年", "0.5", "year"),
    ("一年半", "1.5", "year"),
    ("一年零六个月", "1.5", "year"),
    ("一个半月", "1.5", "month"),
    ("3个工作日", "3", "workday"),
    ("6兆瓦", "6000", "kilowatt"),
    ("500公斤", "0.5", "tonne"),
    ("孵化了三家", "3", "count"),
]


def only(text: str) -> Quantity:
    found = read_quantities(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(("token", "value", "unit"), PRINTED)
def test_tokens_as_printed_in_the_document(token: str, value: str, unit: str) -> None:
    found = value_of(token)
    assert (found.value, found.unit, found.text) == (Decimal(value), unit, token)


@pytest.mark.parametrize(
    "token", ["", "万元", "2:2:4:2", "五六百万", "100万到150万", "奖励5万元", "5万元和"]
)
def test_value_of_refuses_what_is_not_exactly_one_quantity(token: str) -> None:
    with pytest.raises(ValueError, match="not one quantity"):
        value_of(token)


@pytest.mark.parametrize(("text", "value", "unit"), TOLD)
def test_quantities_as_people_write_them(text: str, value: str, unit: str) -> None:
    found = only(text)
    assert (found.value, found.unit) == (Decimal(value), unit)
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    "text",
    [
        "2022年", "二〇二二年的事", "去年12月", "今年3月8号", "今年1—12月", "2022-04-26",
        "第22条", "二十二条第一款说什么".replace("二十二条", "第二十二条"), "阳政办发〔2022〕31号", "31号文",
        "民营企业500强", "山西百强", "一等奖", "一次性给多少", "一级资质", "三级", "十四五", "万一不行",
        "千万别忘", "192.168.1.1", "电话13803561234", "0356-4221234", "打12345热线", "2:2:4:2", "5G",
        "PM2.5", "一二三产业", "三农", "四基", "企业单位百万", "1e30元", "1.5E3%", "0x1F4万", "8..8万", "3...5%",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_quantity(text: str) -> None:
    assert read_quantities(text) == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("100万到150万", "1000000", "1500000"),
        ("100-150万", "1000000", "1500000"),
        ("三到五百万", "3000000", "5000000"),
        ("百分之三十到四十", "0.3", "0.4"),
        ("10%-15%", "0.1", "0.15"),
        ("一二百万", "1000000", "2000000"),
        ("3亿多元", "300000000", "400000000"),
        ("三年多", "3", "4"),
    ],
)
def test_ranges_and_guesses_are_vague(text: str, low: str, high: str) -> None:
    found = only(text)
    assert found.vague
    assert (found.low, found.high) == (Decimal(low), Decimal(high))


def test_from_and_to_are_two_figures_not_a_range() -> None:
    assert [q.value for q in read_quantities("从5%提高到12%")] == [Decimal("0.05"), Decimal("0.12")]


@pytest.mark.parametrize(
    ("text", "bound", "strict"),
    [
        ("300万以上", "least", False),
        ("至少300万", "least", False),
        ("不低于300万", "least", False),
        ("超过300万", "least", True),
        ("营收过亿了", "least", True),
        ("不到300万", "most", True),
        ("不足300万", "most", True),
        ("没有300万", "most", True),
        ("没超过300万", "most", False),
        ("300万以内", "most", False),
        ("最多300万", "most", False),
        ("将近300万", "most", True),
        ("达到300万", None, False),
        ("有没有300万", None, False),
        ("最近300万", None, False),
    ],
)
def test_bounds(text: str, bound: str | None, strict: bool) -> None:
    found = only(text)
    assert (found.bound, found.strict) == (bound, strict)


@pytest.mark.parametrize("text", ["大概300万", "300万左右", "差不多有300万", "300万上下"])
def test_about_is_a_figure_with_a_note(text: str) -> None:
    found = only(text)
    assert found.approximate
    assert not found.vague
    assert found.bound is None


@pytest.mark.parametrize(
    "text",
    ["不是300万，是350万", "300万，说错了，350万", "300万，哦不对，是350万", "把300万改成350万"],
)
def test_the_figure_taken_back_is_negated(text: str) -> None:
    first, second = read_quantities(text)
    assert (first.negated, second.negated) == (True, False)
    assert second.value == 3_500_000


def test_a_question_takes_nothing_back() -> None:
    assert not only("是不是300万").negated


def test_a_last_digit_counts_only_where_no_other_unit_follows() -> None:
    assert [(q.value, q.unit) for q in read_quantities("贷款100万3年")] == [
        (Decimal(1_000_000), "yuan"),
        (Decimal(3), "year"),
    ]


@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    for found in read_quantities(text):
        assert text[found.start : found.end] == found.text
        assert isinstance(found.value, Decimal)


def test_ten_thousand_random_strings_of_its_own_alphabet_never_raise() -> None:
    alphabet = "0123456789零一二三五十百千万亿个半多几点成元块毛年月天日%.,，-到至不是没超过大概左右分之百第号 wk"
    chance = random.Random(31)
    for _ in range(10_000):
        text = "".join(chance.choices(alphabet, k=chance.randint(1, 24)))
        for found in read_quantities(text):
            assert 0 <= found.start < found.end <= len(text)
            assert found.low is None or found.low <= found.value


@pytest.mark.timed
@pytest.mark.parametrize(
    "piece", ["1", "一", "十万", "1,111,", "100万到", "不到", "1a", "电话1 ", "百分之", "1."]
)
def test_long_input_takes_linear_time(piece: str) -> None:
    def seconds(length: int) -> float:
        text, spent = (piece * length)[:length], []
        for _ in range(3):
            started = time.process_time()
            read_quantities(text)
            spent.append(time.process_time() - started)
        return min(spent)

    seconds(100)
    assert seconds(16_000) < 12 * max(seconds(4_000), 0.004)
    assert seconds(2_000) < 0.25


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("一个卖了十八万，一个卖了二十七", [180_000, 270_000]),
        ("东楼收十二万，西楼收三十五，都是住宅", [120_000, 350_000]),
        ("头笔一百五十万、第二笔一百，统共二百五", [1_500_000, 1_000_000, 2_500_000]),
        ("头季六千万，二季五千，三季七千，全年一亿八", [60_000_000, 50_000_000, 70_000_000, 180_000_000]),
        ("一个卖了十八万，招了二十七", [180_000]),
    ],
)  # fmt: skip
def test_the_unit_is_said_once_for_things_told_alike(text: str, values: list[int]) -> None:
    assert [int(q.value) for q in read_quantities(text) if q.unit == "yuan"] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("哦不是十二点六是九点八我念错了", ["12.6", "9.8"]),
        ("九点一刻开门", []),
        ("两点一线", []),
        ("平均七个点五月份报", ["0.07"]),
        ("三个半点钟", ["3"]),
    ],
)
def test_a_decimal_in_characters_is_one_whatever_follows(text, values):
    assert [str(q.value) for q in read_quantities(text)] == values


@pytest.mark.parametrize("text", ["这两块一共多少", "两块加起来", "那一块呢"])
def test_two_parts_are_no_two_yuan(text):
    assert not [q for q in read_quantities(text) if q.unit == "yuan"]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("公司才五个人", "人"),
        ("带着7个徒弟", "人"),
        ("三位股东", "人"),
        ("孵出五个国家级高企", "个"),
        ("五个", "个"),
    ],
)
def test_people_are_counted_as_people(text: str, counted: str) -> None:
    assert [q.counted for q in read_quantities(text)] == [counted]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("年末行业平均是九能奖多少", ["9"]),
        ("餐饮平均是六奖多少", ["6"]),
        ("行业平均十一点五我能拿多少", ["11.5"]),
        ("平均九折", []),
    ],
)
def test_an_average_said_in_one_breath_with_the_question(text: str, figures: list[str]) -> None:
    assert [str(q.value) for q in read_quantities(text) if q.unit in ("plain", "yuan")] == figures


@pytest.mark.parametrize(
    "text", ["投了1300万 项目都弄完了", "投了1300万项目也弄完了", "三百万 家里出的"]
)
def test_a_sum_counts_no_things_of_the_next_words(text):
    assert [q.unit for q in read_quantities(text)] == ["yuan"]


def test_what_a_part_brings_a_sum_to_is_no_range() -> None:
    part, total = [q for q in read_quantities("若再补录48万至5,040万") if q.unit == "yuan"]
    assert (part.value, total.value, total.vague) == (480_000, 50_400_000, False)


def test_a_tenth_follows_no_hundred_that_belongs_to_a_percentage() -> None:
    found = read_quantities("涨了 七点六 百分之七点六")
    assert [(q.value, q.unit) for q in found] == [
        (Decimal("7.6"), "plain"),
        (Decimal("0.076"), "rate"),
    ]


def test_a_piece_is_no_yuan() -> None:
    assert [q.text for q in read_quantities("会计说漏了一块，总共150万")] == ["150万"]


@pytest.mark.parametrize(
    "text",
    ["3+5万", "3×5万", "8^2万", "2**3万", "8·8万", "8_8万", "30,00元", "3 , 000元", "8\\8万"],
)
def test_of_a_figure_that_cannot_be_read_no_piece_is(text: str) -> None:
    assert not [q for q in read_quantities(f"创新券用了{text}能补多少") if q.unit == "yuan"]


@pytest.mark.parametrize(
    ("text", "value"),
    [("8点8万", "88000"), ("12点5%", "0.125"), ("\u22128万", "-80000"), ("3万+5万", "30000")],
)
def test_signs_of_speech_and_of_arithmetic(text: str, value: str) -> None:
    assert read_quantities(text)[0].value == Decimal(value)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1,200万", [12_000_000]),
        ("5、8、10万", [50_000, 80_000, 100_000]),
        ("投了3万,5万,8万", [30_000, 50_000, 80_000]),
        ("8点30分交了5万", [50_000]),
    ],
)
def test_what_only_looks_torn_is_read(text: str, values: list[int]) -> None:
    assert [q.value for q in read_quantities(text) if q.unit == "yuan"] == values


@pytest.mark.parametrize(
    ("text", "value", "rest"),
    [
        ("费率降到百分之二点二一年补多少", "0.022", "一年"),
        ("费率百分之一点五一年", "0.015", "一年"),
        ("百分之二十一", "0.21", None),
    ],
)
def test_the_one_of_a_year_is_no_digit_of_a_share(text, value, rest):
    share, *others = read_quantities(text)
    assert share.value == Decimal(value)
    assert [q.text for q in others] == ([] if rest is None else [rest])


def test_a_numeral_taken_back_has_the_unit_of_the_one_in_its_place():
    taken, right = read_quantities("今年交了四百一不对是四百六十万")
    assert (taken.value, taken.negated, right.value) == (Decimal(4100000), True, Decimal(4600000))
