"""不是该22.5万吗: the sum just given is called in question; and why it is so."""

import pytest

VOUCHER = "科技型中小企业，今年用了40万创新券，补多少"


@pytest.mark.parametrize(
    ("before", "doubted", "yuan"),
    [
        (VOUCHER, "不是该22.5万吗", "200000"),
        ("企业把住房出租给个人，全年租金80万，房产税交多少", "不是该按12%交9.6万吗？", "32000"),
        (
            "工业转型项目，总额和实际都是2.7个亿，完工了",
            "按4%算不是1080万吗，为啥给少了",
            "10000000",
        ),
    ],
)
def test_a_sum_called_in_question_is_explained_and_stays(talk, before, doubted, yuan):
    *_, last = talk(before, doubted)
    assert last.calculation.amount_yuan == yuan
    assert "依据和算法如下" in last.answer


def test_while_a_question_is_open_a_doubt_tells_no_figure(talk):
    *_, doubted, answered = talk(
        "限上批发，今年卖了2.6亿，涨了9个点，县里给多少", "不是该18万吗", "行业平均6个点"
    )
    assert doubted.kind == "clarification"
    assert answered.calculation.amount_yuan == "90000"


def test_a_figure_put_right_is_no_question(talk):
    *_, last = talk(VOUCHER, "不是40万，是30万")
    assert last.calculation.amount_yuan == "175000"


def test_on_which_article_it_stands(talk):
    *_, last = talk(VOUCHER, "那说到底给我这钱是依的哪一条")
    assert last.calculation.amount_yuan == "200000" and "[第55条]" in last.answer


def test_an_earlier_sum_is_explained_by_its_figure(talk):
    *_, last = talk(VOUCHER, "用12万呢", "用30万呢", "12万那个怎么算出来的")
    assert last.calculation.amount_yuan == "85000"


def test_what_a_word_means_is_no_answer_to_the_question(talk):
    asked, meaning, told = talk("俺想给厂里接天然气，得几天弄好", "啥叫外线，俺不懂", "没有外线")
    assert (asked.kind, meaning.kind) == ("clarification", "policy")
    assert told.calculation.value == "3"


def test_what_it_was_before_is_answered_in_the_articles_words(talk):
    *_, last = talk("科技型中小企业研发费用加计扣除比例现在是多少", "原来呢")
    assert last.kind == "policy" and "75%" in last.answer


def test_what_earlier_messages_told_is_kept_with_the_sum(talk):
    *_, last = talk(
        "厂里这两年搞了个工业转型项目",
        "固定资产投资总额报的八千万",
        "实际花出去七千五百万，上个月完工了，能奖多少",
        "对账出来了，实际花的是七千二百万",
    )
    assert last.calculation.amount_yuan == "2880000"


@pytest.mark.parametrize(
    ("messages", "yuan"),
    [
        ([VOUCHER, "用12万呢", "第一个数那回是多少"], "200000"),
        ([VOUCHER, "说错了，是12万", "按原来那个40万，再报一下"], "200000"),
        (
            ["链主企业营收2亿4，奖多少", "我姐夫那家也是链主，3亿1", "就我自己这家再说一遍"],
            "100000",
        ),
    ],
)
def test_an_earlier_result_is_said_again(talk, messages, yuan):
    *_, last = talk(*messages)
    assert last.calculation.amount_yuan == yuan


@pytest.mark.parametrize(
    ("before", "why"),
    [
        (("民营企业，今年新增税收只有八十万，能拿多少",), "为啥他没有"),
        (("限上零售，零售额1500万，涨了6%，行业4%，给多少", "要是2600万呢"), "咋差恁多"),
        (("限上批发，卖了一亿六，增长7.8%，行业平均5.2%，奖多少",), "为什么那0.8没算进去"),
        ((VOUCHER,), "怎么算的你说说"),
        ((VOUCHER,), "怎么算成20万了"),
    ],
)
def test_why_in_everyday_words(talk, before, why):
    *_, result, last = talk(*before, why)
    assert last.answer.startswith("依据和算法如下")
    assert last.calculation.amount_yuan == result.calculation.amount_yuan


def test_how_a_tax_is_computed_is_no_why(talk):
    *_, last = talk("出租住房给个人，房产税怎么算，租金一年12万")
    assert last.calculation.amount_yuan == "4800"


@pytest.mark.parametrize("unknown", ["不知道，年底的数还没出来", "不清楚，得回去问问会计"])
def test_not_known_yet_says_what_follows_in_each_case(talk, unknown):
    *_, last = talk("限上批发，今年卖了12个亿，增速7%，奖多少", unknown)
    assert last.calculation.amount_yuan is None
    assert "14万元" in last.answer and "不能享受" in last.answer


def test_why_the_sum_is_another_one_than_before(talk):
    *_, last = talk(
        "外县特级资质的建筑企业，总部迁入阳城，奖多少",
        "又看错了，证上是一级资质",
        "怎么一下少了400万，为什么",
    )
    assert last.calculation.amount_yuan == "2000000"
    assert "不是400万" not in last.answer
