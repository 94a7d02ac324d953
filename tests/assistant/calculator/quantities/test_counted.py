"""Names with a count or a day said inside them: 注册一个公司, 项目3月2日开始办."""

from datetime import date

import pytest

from assistant.calculator.quantities.counted import across
from assistant.calculator.quantities.spotting import WordIndex

INDEX = WordIndex([("注册公司", "opening"), ("孵化高企", "hatched"), ("公司", "firm")])


@pytest.mark.parametrize(
    ("text", "name"),
    [("注册一个公司要几天", "注册一个公司"), ("我们孵化6家高企", "孵化6家高企")],
)
def test_the_count_is_looked_past(text, name):
    (found,) = across(text, (), INDEX.find)
    assert text[found.start : found.end] == name


@pytest.mark.parametrize("text", ["注册公司要几天", "注册个公司", "一个公司", "三家公司注册"])
def test_what_spans_no_count_is_none_of_these(text):
    assert not list(across(text, (), INDEX.find))


def test_a_counted_thing_names_its_award_and_no_level(vocabulary):
    told = vocabulary.tell("孵化器认定成省级了，还孵化了3家国家级高新技术企业", date(2026, 11, 27))
    levels = {
        m.meaning.value
        for m in told.mentions["incubator-recognition-award"]
        if m.meaning.role == "choice" and not m.covered
    }
    assert levels == {"省级"}
    assert any(m.meaning.role == "name" for m in told.mentions["hatched-high-tech-award"])


def test_a_day_is_looked_past(vocabulary):
    told = vocabulary.tell("投资项目2026年3月2日开始办，最晚哪天办完", date(2026, 11, 27))
    assert any(m.meaning.role == "name" for m in told.mentions["investment-approval-time"])
