"""Questions for another place's policy, and those that only name another place."""

import pytest

from assistant.answering.elsewhere import asks_elsewhere, placed
from corpus.catalog import Catalog


def sorted_out(catalog: Catalog, question: str, places: list[str], article: str | None = None):
    nearest = catalog.documents[0].article(article) if article else None
    return placed(question, places, catalog.documents, nearest)


@pytest.mark.parametrize(
    ("question", "places", "elsewhere"),
    [
        ("高平市的小升规奖多少", ["高平市"], True),
        ("阳城的小升规奖多少", ["阳城"], False),
        ("我们县的小升规奖多少", [], False),
        ("从高平市迁来的企业奖多少", ["高平市"], False),
        ("晋城市的政策里升规奖多少", ["晋城市"], True),
        ("省里对总部落户给多少", [], True),
        ("阳城和太原哪个奖得多", ["阳城", "太原"], True),
        ("评上省级小巨人，县里给多少", [], False),
        ("我们过两年想去北京敲钟，县里扶不扶", ["北京"], False),
        ("企业去香港上市有没有激励", ["香港"], False),
        ("在香港开公司有补贴吗", ["香港"], True),
        ("请西安的教授帮忙改电路，能用创新券吗", ["西安"], False),
        ("去太原比赛拿了二等奖，咱县里给奖金不", ["太原"], False),
        ("想请教长治市潞州区，新开公司刻章是不是免费?", ["长治市"], True),
        ("请问长治市，新开公司刻章是不是免费?", ["长治市"], True),
    ],
)
def test_whose_policy_is_asked_for(catalog, question, places, elsewhere):
    assert asks_elsewhere(sorted_out(catalog, question, places)) is elsewhere


def test_places_stand_in_the_wording_as_what_they_are(catalog):
    found = sorted_out(catalog, "晋城和沁水的厂子搬来阳城", ["晋城", "沁水", "阳城"])
    assert (found.own, found.around, found.other) == (1, 1, ("沁水",))
    assert not any(place in found.wording for place in ("晋城", "沁水", "阳城"))


def test_the_chief_town_of_the_county_is_its_own_place(catalog):
    found = sorted_out(catalog, "凤城的小升规奖多少", ["凤城"])
    assert (found.own, found.other) == (1, ())


def test_what_the_article_itself_names_is_no_other_place(catalog):
    assert not sorted_out(catalog, "晋城银保监分局评什么", ["晋城"], "15").around
    assert not sorted_out(catalog, "山西赛区一等奖多少", ["山西"], "24").around


@pytest.mark.parametrize(
    ("question", "places", "elsewhere"),
    [
        ("他那厂在沁水，今年新入规，能拿多少", ["沁水"], True),
        ("他那厂从沁水搬到咱阳城，今年新入规，能拿多少", ["沁水", "阳城"], False),
        ("我表哥的厂在泽州县，首次认定高企，能领多少", ["泽州县"], True),
        ("我公司注册在太原，想把总部迁到阳城，特级资质，给多少", ["太原", "阳城"], False),
        ("苏州我们还有个厂，那个厂高企重新认定，补多少", ["苏州"], True),
        ("焦作是俺的客户，俺自己的厂今年入规，给多少", ["焦作"], False),
    ],
)
def test_where_the_enterprise_stands_decides(catalog, question, places, elsewhere):
    assert asks_elsewhere(sorted_out(catalog, question, places)) is elsewhere


def test_a_place_in_the_articles_own_words_is_no_other_place(catalog):
    asked = sorted_out(catalog, "山西省质量奖奖多少", ["山西省"], article="25")
    assert not asks_elsewhere(asked)


@pytest.mark.parametrize(
    ("question", "elsewhere"),
    [
        ("工信部给小巨人多少钱", True),
        ("国家给评的小巨人，县里奖多少", False),
        ("县里的我知道了,市里给专精特新多少", True),
        ("市级的专精特新奖多少?不是县里的", True),
        ("市里的钱已经领了,县里给小巨人多少", False),
    ],
)
def test_who_gives_above_the_county(catalog, question, elsewhere):
    assert asks_elsewhere(sorted_out(catalog, question, [], article="25")) is elsewhere
