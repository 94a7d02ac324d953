"""Each theme of cues is a yaml file and its dataclass: the same names in both, patterns put together as
written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields

import pytest

from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.cues.loading import (
    FOLDER,
    Cue,
    Outcomes,
    load_theme,
    shared_words,
)


@dataclass(frozen=True, slots=True)
class Weather:
    """A theme made up for the tests."""

    rain: Cue


@dataclass(frozen=True, slots=True)
class Forms:
    """A theme with a cue in every form."""

    listed: Cue
    apart: tuple[Cue, ...]
    as_written: Cue
    meaning: Outcomes


def named(theme: object) -> Iterator[tuple[str, object]]:
    return ((field.name, getattr(theme, field.name)) for field in fields(theme))


def test_every_cue_has_the_shape_that_its_class_says():
    shapes = {Cue: re.Pattern, tuple[Cue, ...]: tuple, Outcomes: tuple}
    for name, theme in named(cues()):
        wrong = [
            f.name for f in fields(theme) if not isinstance(getattr(theme, f.name), shapes[f.type])
        ]
        assert not wrong, name


def test_no_pattern_is_left_with_a_name_of_words_that_nobody_knows():
    known = "|".join(shared_words())
    for theme in FOLDER.glob("*.yaml"):
        names = set(re.findall(r"%([a-z_]+)%", theme.read_text(encoding="utf-8")))
        assert {name for name in names if not re.fullmatch(known, name)} <= {"name"}, theme.name


def test_a_key_is_written_once_and_no_line_is_too_long_to_read():
    """YAML keeps the last of two keys and says nothing."""
    for theme in FOLDER.glob("*.yaml"):
        lines = theme.read_text(encoding="utf-8").splitlines()
        keys = [m[1] for line in lines if (m := re.match(r"(\w+):", line))]
        assert len(keys) == len(set(keys)), theme.name
        assert max(map(len, lines)) <= 160, theme.name


@pytest.mark.parametrize(
    "written",
    ["rain: [雨]\nsnow: [雪]\n", "snow: [雪]\n", "{}\n"],
)
def test_a_key_without_a_field_and_a_field_without_a_key_are_refused(tmp_path, written):
    (tmp_path / "weather.yaml").write_text(written, encoding="utf-8")
    with pytest.raises(ValueError, match=r"weather\.yaml and Weather differ"):
        load_theme(Weather, {}, tmp_path)


def test_a_pattern_over_several_lines_is_one_pattern(tmp_path):
    (tmp_path / "weather.yaml").write_text(
        """
rain:
  - |-
    ^(今天|明天
      |后天)
    %wet%
  - "下 雨"
""",
        encoding="utf-8",
    )
    rain = load_theme(Weather, {"wet": "(雨|雪)"}, tmp_path).rain
    assert rain.pattern == "(?:^(今天|明天|后天)(雨|雪))|(?:下 雨)"


def test_the_forms_in_which_a_cue_may_be_written(tmp_path):
    (tmp_path / "forms.yaml").write_text(
        """
listed: ["头一个", "第一个"]
apart: {each: ["今年", "明年"]}
as_written: {plain: ["吗", "好吗?"]}
meaning:
  outcomes:
    - outcome: thanks
      whole: ["谢谢", "多谢"]
""",
        encoding="utf-8",
    )
    forms = load_theme(Forms, {}, tmp_path)
    assert forms.listed.search("第一个")
    assert [cue.search("明年呢") is not None for cue in forms.apart] == [False, True]
    assert forms.as_written.sub("", "好吗?吗") == ""  # the longest first, and ? as it stands
    ((outcome, whole),) = forms.meaning
    assert outcome == "thanks"
    assert whole.fullmatch("多谢")


def test_words_may_stand_for_others_in_whatever_order():
    assert not any("%kin%" in pattern for pattern in shared_words().values())
    assert cues().people.new_person.search("姐夫那头还孵出来三家国家级高新技术企业")
