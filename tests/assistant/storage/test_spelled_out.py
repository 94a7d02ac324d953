"""Numbers of people whose digits are typed apart are masked; sums, dates and issue numbers are not."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.storage.masking import mask

HAN = dict(zip("0123456789", "零幺二三四五六七八九", strict=True))
ROWS = {
    "ascii": {},
    "wide": {str(value): chr(0xFF10 + value) for value in range(10)},
    "han": HAN,
    "han as counted": HAN | {"0": "〇", "1": "一"},
    "capitals": dict(zip("0123456789", "零壹贰叁肆伍陆柒捌玖", strict=True)),
    "ringed": {str(v): "⓪①②③④⑤⑥⑦⑧⑨"[v] for v in range(10)},
    "keys": {str(value): f"{value}\ufe0f\u20e3" for value in range(10)},
}
BACK = {sign: digit for row in ROWS.values() for digit, sign in row.items() if len(sign) == 1}


def digits_in(text: str) -> str:
    """Every digit of a text as 0 to 9, in a row."""
    plain = (BACK.get(sign, sign) for sign in text)
    return "".join(str(v) for sign in plain if (v := unicodedata.digit(sign, None)) is not None)


@st.composite
def written(draw, number: str, layouts: list[tuple[int, ...]]) -> str:
    """A number as people write it to get it past whoever looks for numbers."""
    rows = draw(st.lists(st.sampled_from(sorted(ROWS)), min_size=1, max_size=2))
    signs = [ROWS[rows[place % len(rows)]].get(digit, digit) for place, digit in enumerate(number)]
    if draw(st.booleans()):
        gap = draw(
            st.sampled_from([" ", "-", "，", ",", "、", ".", "·", "/", "\n", "　", " - ", "*"])
        )
        return gap.join(signs)
    gap = draw(st.sampled_from([" ", "-", "－", "—", "——", "–", "　", "_", " - "]))
    groups, place = [], 0
    for size in draw(st.sampled_from(layouts)):
        groups.append("".join(signs[place : place + size]))
        place += size
    return gap.join(groups)


MOBILES = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
AROUND = st.sampled_from(["", "打", "我的电话：", "联系人 "])


@given(MOBILES.flatmap(lambda n: st.tuples(st.just(n), written(n, [(3, 4, 4), (7, 4)]))), AROUND)
def test_no_mobile_number_survives_however_it_is_written(case, before) -> None:
    number, said = case
    masked = mask(f"{before}{said}，谢谢")
    assert number not in digits_in(masked)
    assert digits_in(masked) == "", masked


IDS = st.builds(
    lambda region, day, rest: f"{region}{day:%Y%m%d}{rest}",
    st.from_regex(r"1[1-5][0-9]{4}", fullmatch=True),
    st.dates(date(1930, 1, 1), date(2020, 12, 31)),
    st.from_regex(r"[0-9]{4}", fullmatch=True),
)


@given(IDS.flatmap(lambda n: st.tuples(st.just(n), written(n, [(6, 8, 4), (6, 4, 4, 4)]))))
def test_no_id_number_survives_however_it_is_written(case) -> None:
    _, said = case
    assert digits_in(mask(f"身份证{said}")) == ""


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("打1 3 8 1 2 3 4 5 6 7 8找我", "打〔电话〕找我"),
        ("138一二三四5678", "〔电话〕"),
        ("统一1 3 8 1 2 3 4 5 6 7 8", "统一〔电话〕"),
        ("电话是幺三八，一二三四，五六七八", "电话是〔电话〕"),
        ("1 3 8 1234 5678", "〔电话〕"),
        ("1 3 8，1 2 3 4，5 6 7 8", "〔电话〕"),
        ("86 1 3 8 1 2 3 4 5 6 7 8", "〔电话〕"),
        ("8 6 1 3 8 1 2 3 4 5 6 7 8", "〔电话〕"),
        ("138 1234 5678 139 8765 4321", "〔电话〕 〔电话〕"),
        ("1 3 8 1 2 3 4 5 6 7 8 1 3 9 8 7 6 5 4 3 2 1", "〔电话〕 〔电话〕"),
        ("138.1234.5678", "〔电话〕"),
        ("138-12-34-56-78", "〔电话〕"),
        ("138\u200b1234\u200b5678", "〔电话〕"),
        ("140522-19800101-123 x", "〔证件号〕"),
        ("6 2 2 2 0 2 1 2 3 4 5 6 7 8 9 0 1 2 3", "〔账号〕"),
        ("6222.0212.3456.7890.123", "〔账号〕"),
        ("0 3 5 6 4 2 2 1 2 3 4", "〔电话〕"),
        ("零三五六 四二二一二三四", "〔电话〕"),
        ("零三五一四二二一二三四五", "〔电话〕"),
        ("0356—4221234", "〔电话〕"),
        ("电话 4 2 2 1 2 3 4", "电话 〔电话〕"),
        ("座机422 1234", "座机〔电话〕"),
    ],
)
def test_numbers_of_people_go(said: str, kept: str) -> None:
    assert mask(said) == kept


@pytest.mark.parametrize(
    "said",
    [
        "营收13 800 000 000",
        "第13、14、15、16、17、8条",
        "13 14 15 16 17 8条",
        "前四年是150 200 300 50",
        "前五年是150 20 30 40 50",
        "增长1.3 8.1 2.3 4.5 6.7 8",
        "1998-12-31 123",
        "20220101-20231231",
        "2022 0101 2023 1231",
        "2022.01.01-2023.12.31",
        "晋政办发〔2019〕138号、〔2020〕12345号",
        "一九九八年十二月三十一日",
        "一、三、五、七、九",
        "13:30-15:30 17:00-18:00",
        "192.168.1.100",
        "400-810-1234",
        "6 2 2",
    ],
)
def test_figures_stay(said: str) -> None:
    assert mask(said) == said


YUAN = st.integers(1, 10**12)
DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 31))
FIGURES = st.one_of(
    st.builds(lambda n: f"{n:,}元", YUAN),
    st.builds(lambda n: f"{n:,}元".replace(",", " "), YUAN),
    st.builds(lambda n, unit: f"{n}{unit}", YUAN, st.sampled_from(["元", "万元", "亿元", " 万"])),
    st.builds(lambda n: f"{n / 100}万元", st.integers(1, 10**8)),
    st.builds(lambda n: f"{n / 10}%", st.integers(1, 3000)),
    st.builds(
        lambda day, form: f"{day:{form}}",
        DAYS,
        st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d"]),
    ),
    st.builds(
        lambda year, number: f"阳政办发〔{year}〕{number}号",
        st.integers(1990, 2030),
        st.integers(1, 999),
    ),
)


@given(st.lists(FIGURES, min_size=1, max_size=4), st.sampled_from(["，", "、", " ", "；", "至"]))
def test_no_sum_date_or_issue_number_is_taken_for_one(figures: list[str], between: str) -> None:
    said = between.join(figures)
    assert mask(said) == said
