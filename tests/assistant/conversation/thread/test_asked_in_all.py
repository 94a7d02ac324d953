"""A story of several awards with all that there is for it asked for; what there is of another kind, in between."""

import pytest


@pytest.mark.parametrize(
    ("story", "total"),
    [
        ("我们刚办的星创天地，省里新认定的，已经孵出一家国家级高新技术企业，有啥扶持", "550000"),
        (
            "俩项目参加创新创业大赛，一个得了山西赛区二等奖，一个得了山西赛区优秀奖，县里有啥奖",
            "40000",
        ),
    ],
)
def test_all_that_there_is_for_a_story_is_the_sum_of_its_awards(talk, story, total):
    *_, answer = talk(story, "一共能拿多少")
    assert answer.calculation.amount_yuan == total


def test_of_one_award_it_is_that_one(talk):
    (answer,) = talk("我们首次认定省级专精特新，有什么奖励")
    assert answer.calculation.amount_yuan == "100000"


@pytest.mark.parametrize(("asked", "word"), [("贷款的有没有", "贷款"), ("用地方面有啥", "用地")])
def test_what_there_is_of_another_kind_opens_a_subject(talk, asked, word):
    *_, answer = talk("我们厂去年升规了，给多少", asked)
    assert answer.citations[0].article != 25
    assert any(word in citation.quote for citation in answer.citations)


def test_a_level_of_the_same_award_opens_none(talk):
    *_, answer = talk("新获批省级重点实验室，给多少", "市级的有没有")
    assert answer.citations[0].article == 53
