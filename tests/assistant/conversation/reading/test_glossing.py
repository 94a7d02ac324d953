"""English read as Chinese terms and quantities; everything else left as it is."""

import re
from collections.abc import Iterable
from pathlib import Path
from time import perf_counter

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from assistant.calculator.quantities.quantity import read_quantities
from assistant.conversation.reading.glossing import Glossary, glossed_in_part
from assistant.conversation.reading.phrases import Phrase, PhraseBook, stem, tokens_of
from assistant.settings import Settings
from corpus.catalog import Catalog, open_catalog

_MILLISECONDS = 0.05


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return open_catalog(Settings().documents)


@pytest.fixture(scope="module")
def glossary(catalog: Catalog) -> Glossary:
    return Glossary(entry.english for entry in catalog.entries)


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("How much does the county pay?", "给多少钱？"),
        ("Which department handles VAT credit refunds?", "办理留抵退税哪个部门？"),
        ("Is there any subsidy for provincial key labs?", "省级重点实验室有补贴吗？"),
        ("and national?", "那国家级呢？"),
        ("which office do I contact", "找哪个部门"),
        ("How can we repair our credit?", "怎么我们信用修复？"),
        ("How much at national, provincial and city level?", "国家级、省级和市级各多少钱？"),
        ("What does Yangcheng pay?", "阳城给多少？"),
        ("Do we need a permit?", "我们需要许可证吗？"),
        ("a special grade (特级) qualification", "特级资质"),
        ("We sold nothing, and our sales fell by 3%.", "我们卖了没有，我们销售额下降3%。"),
    ],
)
def test_what_is_asked_goes_to_the_end(glossary: Glossary, english: str, chinese: str):
    assert glossary.gloss(english) == chinese


@pytest.mark.parametrize(
    ("english", "yuan"),
    [
        ("It cost 240,000 yuan", 240_000),
        ("revenue of RMB 5 million", 5_000_000),
        ("tax rose by 2.4m yuan", 2_400_000),
        ("sales were RMB 1.2 billion", 1_200_000_000),
        ("it cost half a million yuan", 500_000),
        ("we spent two and a half million yuan", 2_500_000),
        ("a hundred thousand yuan was paid", 100_000),
        ("¥300k in sales", 300_000),
        ("we spent twenty five thousand yuan", 25_000),
    ],
)
def test_sums(glossary: Glossary, english: str, yuan: int):
    (found,) = read_quantities(glossary.gloss(english))
    assert (found.unit, found.value) == ("yuan", yuan)


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("sales growth of 8%", "销售额增长8%"),
        ("8 percentage points", "8个百分点"),
        ("12% growth in sales", "销售额增长12%"),
        ("RMB 3 million in revenue", "营业收入300万元"),
        ("sales in 2021", "销售额2021年"),
        ("registered on 12 March 2022", "注册2022年3月12日"),
        ("registered in May", "注册5月"),
        ("may we register", "可以我们注册"),
        ("100-150 million yuan of investment", "投资1亿元到1.5亿元"),
        ("from 2021 to 2023", "从2021年到2023年"),
        ("tax rose from 3 to 5 million yuan", "纳税从300万元到500万元"),
        ("sales increased to 5 million yuan", "销售额增长到500万元"),
        ("promoted from second-class to first-class", "晋升从二级到一级"),
        ("turnover +11%", "销售额增长11%"),
        ("two projects", "2个项目"),
        ("three listed companies", "3家上市公司"),
        ("after 5 working days", "5个工作日"),
        ("more than 6000 kilowatts", "超过6000千瓦"),
        ("last year", "去年"),
        (
            "Tax went from 1.8 million last year to 3.3 million this year.",
            "税 went 从去年180万元到今年330万元。",
        ),
        ("Last year 1.8 million this year 3.3 million", "去年180万元今年330万元"),
    ],
)
def test_figures_and_times(glossary: Glossary, english: str, chinese: str):
    assert glossary.gloss(english) == chinese


def test_the_words_of_a_document_stand_beside_it(glossary: Glossary):
    special = "a single-item champion enterprise"
    assert glossary.gloss(special) == "单项冠军企业"
    assert "单项冠军" not in Glossary().gloss(special)


def test_what_is_not_known_stays_and_is_told(glossary: Glossary):
    asked = "How long is my zorblax paid?"
    assert "zorblax" in glossary.gloss(asked)
    assert glossed_in_part(glossary.gloss(asked), asked)
    assert not glossed_in_part(glossary.gloss("How much?"), "How much?")


def test_every_sample_question_in_chinese_is_left_as_it_is(catalog: Catalog, glossary: Glossary):
    for question in _samples(catalog):
        if any("\u4e00" <= char <= "\u9fff" for char in question):
            assert glossary.gloss(question) == question


@pytest.mark.parametrize(
    "message", ["VOCs", "Ukey怎么领", "4S店能拿多少", "", "？？", "12345", "KTV", "R&D费用"]
)
def test_a_few_letters_are_no_english(glossary: Glossary, message: str):
    assert glossary.gloss(message) == message


@pytest.mark.timed
def test_chinese_costs_nothing(glossary: Glossary):
    message = "我们去年12月刚升规，做新材料的，能拿多少？" * 4
    rounds = 500
    fastest = min(_seconds(glossary, message, rounds) for _ in range(3))
    assert fastest / rounds * 1000 < _MILLISECONDS


def test_forms_of_a_word_are_alike():
    assert stem("recognised") == stem("recognizes") == stem("recognise")
    assert stem("subsidies") == stem("subsidy")
    assert stem("planned") == stem("planning") == stem("plan")
    assert stem("business") != stem("busy")


def test_the_longest_phrase_is_found_over_articles():
    book = PhraseBook([("open my/_ shop/firm", Phrase("开店")), ("open", Phrase("开"))])
    assert book.longest(tokens_of("open the shop"), 0) == (3, Phrase("开店"))
    assert book.longest(tokens_of("open my firm now"), 0) == (3, Phrase("开店"))
    assert book.longest(tokens_of("open now"), 0) == (1, Phrase("开"))


@given(
    st.lists(
        st.sampled_from(
            ["the", "million", "9", "half", "a", "and", ",", "?", "of", "sales", "may", "¥", "%",
             "-", "how much", "100", "hundred", "升规", "2022", "zorblax"]
        ),
        max_size=120,
    )
)  # fmt: skip
def test_anything_can_be_said(words: list[str]):
    assert isinstance(_GENERAL.gloss(" ".join(words)), str)


_GENERAL = Glossary()


def _samples(catalog: Catalog) -> Iterable[str]:
    for entry in catalog.entries:
        written = Path(entry.folder / "questions.yaml").read_text(encoding="utf-8")
        for line in written.splitlines():
            if line.strip().startswith("- "):
                yield str(yaml.safe_load(line.strip()[2:]))


def _seconds(glossary: Glossary, message: str, rounds: int) -> float:
    began = perf_counter()
    for _ in range(rounds):
        glossary.gloss(message)
    return perf_counter() - began


@pytest.mark.parametrize(
    ("english", "figures"),
    [
        ("new tax in year 2 for 3000000 yuan", ["2", "300万元"]),
        ("phase 1 for 500", ["1", "500"]),
        ("bonus 1 of 9999999999 yuan", ["1", "99.99999999亿元"]),
    ],
)
def test_figures_beside_each_other_are_not_one(
    glossary: Glossary, english: str, figures: list[str]
):
    assert re.findall(r"[\d.]+[万亿]*元?", glossary.gloss(english)) == figures
