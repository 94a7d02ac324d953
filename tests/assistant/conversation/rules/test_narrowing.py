"""只说认定这一项: one of several awards is singled out."""

import pytest

RECOGNISED = "我们新认定成省级科技企业孵化器，给多少"
HATCHED = "今年还孵化了1户上市企业和3家国家级高新技术企业，光孵化这块给多少"


@pytest.mark.parametrize(
    ("messages", "yuan"),
    [
        ([RECOGNISED, HATCHED], "650000"),
        ([RECOGNISED, HATCHED, "跟前面那个加起来"], "1150000"),
        (
            [RECOGNISED, HATCHED, "跟前面那个加起来", "要是认定的是国家级呢，只说认定这一项"],
            "1000000",
        ),
        ([RECOGNISED, HATCHED, "认定那一项再说一下是多少"], "500000"),
    ],
)
def test_only_the_award_spoken_of(talk, messages, yuan):
    *_, last = talk(*messages)
    assert last.calculation.amount_yuan == yuan


def test_one_award_is_called_before_how_much_it_gives(talk):
    *_, last = talk(
        "建筑企业产值首次到3亿，以前到过1亿，进档奖多少",
        "还晋升了一级资质，这个奖多少",
        "一共呢",
        "明年产值要是首次到5亿，那年进档奖给多少",
    )
    assert last.calculation.amount_yuan == "200000"


@pytest.mark.parametrize(
    ("only", "yuan"),
    [("我们就只拿了头一个", "200000"), ("只有第二个", "500000"), ("光拿了最后一个", "1000000")],
)
def test_of_several_awards_the_one_that_there_was_in_the_order_told(talk, only, yuan):
    *_, last = talk("县质量奖、省级单项冠军企业、全国民企500强，这仨各给多少钱？", only)
    assert last.calculation.amount_yuan == yuan


def test_one_of_two_is_asked_for_first(talk):
    both = "今年首次认定了省级专精特新，民营企业新增税收也有120万，先说专精特新的"
    first, second = talk(both, "那新增税收的呢")
    assert first.calculation.amount_yuan == "100000"
    assert second.calculation.amount_yuan == "120000"


@pytest.mark.parametrize(
    ("asked", "yuan"),
    [
        ("小升规奖之外，另外那笔多少", "300000"),
        ("另外那一笔是多少", "300000"),
        ("四基那笔之外，剩下的那笔呢", "200000"),
        ("到底多少", "500000"),
    ],
)
def test_the_other_of_two_awards(talk, asked, yuan):
    *_, last = talk("做机器人的，今年升规了，能给多少", asked)
    assert last.calculation.amount_yuan == yuan


def test_the_award_on_top_of_the_only_one_answered_is_computed_for_itself(talk):
    *_, last = talk("我们去年12月刚升规，能奖多少", "小升规奖之外，另外那笔呢")
    assert last.kind == "clarification"


def test_the_other_one_is_the_one_named_where_it_was_not_answered_yet(talk):
    *_, last = talk(
        "工业企业，今年3月建成投产，今年10月入规，一次性奖多少?",
        "产品属于全省十四个战略新兴产业领域,另外那笔是多少",
    )
    assert last.calculation.amount_yuan == "300000"


FIVE = (
    "县质量奖、省级单项冠军企业、省级科技企业孵化器、市级重点实验室、山西100强，这五个各给多少钱？"
)


@pytest.mark.parametrize(
    ("only", "yuan"), [("只有第四个", "300000"), ("我们就只拿了第五个", "500000")]
)
def test_of_five_awards_the_fourth_or_the_fifth(talk, only, yuan):
    *_, last = talk(FIVE, only)
    assert last.calculation.amount_yuan == yuan
