"""Where the enterprise of a question stands: places are signs, 㐀 the documents' own, 㐂 another."""

import pytest

from assistant.answering.standing import asks_of_home, districts_of, standing, whose


@pytest.mark.parametrize(
    ("wording", "true"),
    [
        ("他那厂在㐂,今年入规", {"stands", "stands_only", "other_last"}),
        ("从㐂搬到㐀的厂", {"moves", "own_last"}),
        ("总部放到㐂给多少", {"stands", "stands_only", "other_last"}),
        ("我是㐂人,在咱县开的店", {"people", "own_last"}),
        ("㐂那个厂是客户,我的厂升规", {"stands", "here", "here_after"}),
    ],
)
def test_what_the_words_say(wording, true):
    found = {name for name, value in standing(wording).items() if value}
    assert true <= found


def test_without_another_place_nothing_is_said():
    assert not any(standing("我的厂在㐀,升规给多少").values())


def test_the_signals_are_the_same_with_and_without_a_place():
    assert list(standing("升规给多少")) == list(standing("㐂的厂升规给多少"))


@pytest.mark.parametrize(
    ("wording", "true"),
    [
        ("不问咱县的,市里给多少", {"not_home"}),
        ("市里那份呢,县里的我已经知道了", {"not_home"}),
        ("㐁本级给小升规几万", {"by_itself"}),
        ("市里自己另外掏多少", {"by_itself"}),
        ("省级专精特新,县里给多少", {"home_asked"}),
        ("省级专精特新给多少", set()),
    ],
)
def test_whose_money_is_asked_about(wording, true):
    assert {name for name, value in whose(wording).items() if value} == true


@pytest.mark.parametrize(
    ("wording", "asked"),
    [
        ("县里补多少,我们是省级新型研发机构,省里补了250万", True),
        ("县级财政奖多少", True),
        ("省里专利二等奖县里配多少", True),
        ("县里给了10万,市里给多少", False),
        ("县里的我知道了,市里补多少", False),
    ],
)
def test_how_much_the_county_s_own_is(wording, asked):
    assert asks_of_home(wording) is asked


@pytest.mark.parametrize(
    ("question", "districts"),
    [
        ("晋城城区专利授权补多少", ["晋城城区"]),
        ("晋城阳城县专利授权补多少", []),
        ("山西各县给多少", []),
        ("晋城开发区给多少", []),
    ],
)
def test_a_district_of_a_larger_place_around(question, districts):
    assert districts_of(["晋城市", "山西省"], ["阳城县"], question) == districts
