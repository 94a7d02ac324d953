"""那咱阳城呢: what was refused for its place is asked again of the documents' own."""

import pytest


@pytest.mark.parametrize(
    ("refused", "home", "yuan"),
    [
        (["高平市小升规奖多少"], "那咱阳城呢", "200000"),
        (
            ["我表哥的厂在泽州县，首次认定高企，三年研发花了60万，能领多少"],
            "那要是在咱们县呢",
            "300000",
        ),
        (
            ["我在隔壁泽州有个公司，总部那个300万能不能拿"],
            "不是，是阳城的公司，已经认定为总部了",
            "3000000",
        ),
        (["高平市小升规奖多少", "那沁水呢"], "阳城呢", "200000"),
        (["高平市办执照几天"], "那咱县小升规奖多少", "200000"),
    ],
)
def test_the_refused_question_is_asked_of_home(talk, refused, home, yuan):
    *before, last = talk(*refused, home)
    assert all(answer.reason == "other_place" for answer in before)
    assert last.calculation.amount_yuan == yuan


def test_without_a_refusal_home_is_nothing_to_ask_again(talk):
    *_, last = talk("小升规奖多少", "谢谢", "那咱阳城呢")
    assert last.reason != "other_place"
