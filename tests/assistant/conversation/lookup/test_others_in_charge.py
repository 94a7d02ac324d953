"""Who is in charge, after a total of awards of several articles."""

import pytest

TWO = (
    "本单位系省级新型研发机构，今年省补助300万元，县级补助多少？",
    "另新获批省级重点实验室，建设经费支持多少？",
    "以上两项合计？",
)


@pytest.mark.parametrize("asked", ["归谁管", "由哪家单位拨付？", "谁审 谁付", "由誰發放", "哪家拨"])
def test_the_departments_of_every_article_of_the_total(talk, asked):
    *_, total, who = talk(*TWO, asked)
    assert total.calculation.amount_yuan == "1100000"
    assert [c.article for c in who.citations] == [52, 53]
    assert "第53条的责任单位是县科技局、县财政局" in who.answer


def test_what_is_not_stated_is_said_of_the_article_of_the_total(talk):
    *_, when = talk(*TWO, "谁出、几月到")
    assert when.reason == "not_stated"
    assert when.citations[0].article == 52


@pytest.mark.parametrize("asked", ["哪家付，啥时候兑", "现在该问谁", "钱谁给 什么时后"])
def test_who_pays_and_when_is_asked_of_the_award_just_computed(talk, asked):
    answer = talk("我们得了省质量奖，县里给多少", asked)[-1]
    assert answer.citations[0].article == 25
