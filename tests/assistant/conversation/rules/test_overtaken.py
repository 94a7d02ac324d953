"""What is told first and no longer holds: failed last year or for others, come now; heard of, and come."""

import pytest


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        # it failed before, and came now
        ("我们厂去年没评上专精特新，今年评上了，省级的，能拿多少钱", "100000"),
        ("前几年一直没评上国家级小巨人，今年总算评上了，奖多少", "500000"),
        ("去年没进山西100强，今年进了，能拿多少", "500000"),
        ("晋城市质量奖去年落选，今年拿到了，能拿多少", "300000"),
        ("市级孵化器去年申报没批，今年批了，给多少", "300000"),
        ("总部企业去年没认定，今年认定了，补助多少", "3000000"),
        ("去年没升规，今年升了，能拿多少", "200000"),
        ("去年没当上链主，今年当上了，营收3.5亿，进档奖多少", "200000"),
        ("去年省级新型研发机构没评上，今年评上了，省补助200万，县里再给多少", "400000"),
        ("创新创业大赛去年没得奖，今年得了山西赛区一等奖，奖多少", "50000"),
        ("去年一级资质没批准，今年批下来了，我们是本县建筑企业，从二级升的，奖多少", "2000000"),
        # others failed
        ("同行没评上省级专精特新，我们评上了，奖多少", "100000"),
        ("全国民营企业500强别家都没进，就我们进了，奖多少", "1000000"),
        ("外地一家没评上，我们国家级孵化器新认定了，扶持多少", "1000000"),
        # others made it, we did not
        ("县质量奖别人评上了，我们没评上，能拿钱吗", "0"),
        ("链主去年是，今年不是了，营收2.5亿，进档奖多少", "0"),
        ("星创天地市级的去年没通过，今年也没通过，扶持多少", "0"),
        # beyond the list
        ("山西民营企业100强第130名，能拿多少", "0"),
        ("山西100强第100名，奖多少", "500000"),
        # heard of by its sum, and come
        ("听说国家级小巨人给100万，我们今年首次评上了，能拿多少", "500000"),
        ("听说建筑企业一级给200万，我们晋升了，给多少", "2000000"),
    ],
)
def test_what_holds_now_is_paid(talk, question, amount):
    assert talk(question)[0].calculation.amount_yuan == amount


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        ("去年没评上小巨人，今年拿了晋城市质量奖，奖多少", "300000"),
        ("去年没评上省级小巨人，今年评上了国家级小巨人，首次，奖多少", "500000"),
        ("去年评上了晋城市质量奖，今年没评上，今年能拿多少", "0"),
        ("去年没评上省级小巨人，今年再报也没评上，奖多少", "0"),
    ],
)
def test_another_award_or_level_takes_the_place_of_none(talk, question, amount):
    assert talk(question)[0].calculation.amount_yuan == amount
