"""An award spoken of is called by a piece of its name."""

import pytest

CONTEST = "创新创业大赛山西赛区二等奖，我们是科技型中小企业，今年创新券用了12万，一共能拿多少"
CENTRE = "今年第一次认上高新，三年研发加起来74万，市级工程技术研究中心也刚批，一共多少"


@pytest.mark.parametrize(
    ("story", "further", "sum_"),
    [
        (CONTEST, ["比赛得奖的那个是多少"], "30000"),
        (CONTEST, ["比赛的"], "30000"),
        (CONTEST, ["券能补回来多少"], "85000"),
        (CONTEST, ["券其实才花了4万，券给多少"], "40000"),
        (CENTRE, ["批文我看了 中心是省级的，中心给多少"], "500000"),
        (CENTRE, ["批文我看了 中心是省级的，中心给多少", "总数再给一遍"], "870000"),
    ],
)
def test_a_piece_of_its_name_means_it(talk, story, further, sum_):
    *_, last = talk(story, *further)
    assert last.calculation is not None
    assert last.calculation.amount_yuan == sum_


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ("创业贷款个人顶多借多少", "头回创业那个一次性补贴是几千"),
        ("项目获中国创新创业大赛山西赛区一等奖，奖励多少", "要担啥项目"),
    ],
)
def test_a_word_that_many_awards_are_named_with_calls_none(talk, first, other):
    _, last = talk(first, other)
    assert last.calculation is None


def test_the_words_for_another_choice_are_none_of_its_names(talk):
    *_, last = talk(
        "农业龙头企业的加工项目固定资产投资1500万，实际也投了1500万，全完工了，又得了阳城县质量奖，总共给多少",
        "项目那块咋算出来的",
    )
    assert last.calculation.amount_yuan == "600000"
