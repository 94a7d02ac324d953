"""Another enterprise keeps to the subject, but has facts of its own; one comes back to the first."""

import pytest


def test_the_subject_stays_and_the_facts_do_not(talk):
    *_, last = talk(
        "俺们是民营企业，去年一共交税460万，今年交了600万，多交的有奖没，多少",
        "我朋友那家是国有的，新增了二百万税，他有没有",
    )
    assert last.calculation.rule == "new-tax-award"
    assert last.calculation.eligible is False


def test_one_comes_back_to_the_first_enterprise_with_its_facts(talk):
    *_, theirs, own = talk(
        "高企第一次认定补多少钱，三年研发一共投了84万",
        "我朋友那家是重新认定，三年投了三百六十万",
        "那我这家要是投了130万呢",
    )
    assert theirs.calculation.amount_yuan == "200000"
    assert own.calculation.amount_yuan == "500000"


def test_an_enterprise_like_ones_own_takes_over_its_figures(talk):
    *_, last = talk(
        "限上批发，今年卖了3个亿，增速8%，行业平均6%，奖多少",
        "我姐夫那家也是限上批发，1.5个亿，增速跟平均都和我一样",
    )
    assert last.calculation.amount_yuan == "24000"


def test_what_a_friend_said_is_told_of_oneself(talk):
    *_, last = talk("限上批发，今年卖了3个亿，增速8%，能拿多少", "我朋友说行业平均是6%")
    assert last.calculation.amount_yuan == "80000"


def test_the_average_of_the_trade_is_no_enterprises_own(talk):
    *_, last = talk(
        "我的超市限上零售，零售额6000万，增长9%，行业平均6%，奖多少",
        "我妹那家也是限上零售，2500万，涨了8%",
    )
    assert last.calculation.amount_yuan == "80000"
    assert any("行业平均增速 6%" in line for line in last.answer.splitlines())


@pytest.mark.parametrize(
    ("theirs", "again", "amount"),
    [
        ("我兄弟那家是国家级小巨人，也是首次，他的呢", "再说一遍我家的是多少", "300000"),
        ("我姑父办的是国家级小巨人，头一回，他多少", "那我那个到底是多少", "300000"),
        ("我表姐开的厂是国家级小巨人，首次，她多少", "我们厂的呢", "300000"),
    ],
)
def test_by_whatever_words_one_comes_back(talk, theirs, again, amount):
    _, other, own = talk("我们首次评上省级专精特新小巨人，奖多少", theirs, again)
    assert other.calculation.amount_yuan == "500000"
    assert own.calculation.amount_yuan == amount


def test_one_s_own_words_beside_another_s_are_no_way_back(talk):
    *_, last = talk(
        "我们首次评上省级专精特新小巨人，奖多少",
        "我兄弟那家是国家级小巨人，也是首次，他的呢",
        "他比我们厂多多少",
    )
    assert last.calculation is None or last.calculation.amount_yuan != "300000"


def test_a_relative_who_runs_something_is_another(talk):
    *_, last = talk(
        "我们饭店限额以上，主营收入1160万，涨了7.9%，餐饮年末平均6.2%，能奖多少",
        "我表姐开宾馆的，也是限上，去年八百万今年九百四十万，她多少",
    )
    assert last.calculation.amount_yuan == "30000"


def test_why_the_first_one_got_nothing(talk):
    *_, last = talk(
        "我们是民营企业，今年新增税收83.8万，奖多少",
        "我另一个民营厂子年新增税收两百一十万那个呢",
        "头一个厂为啥没有",
    )
    assert "还差16.2万元" in last.answer


def test_the_factory_of_a_relative_has_facts_of_its_own(talk):
    *_, last = talk(
        "宾馆今年上限，也按小升规给20万吧", "那表哥的铸造厂首次上规入了联网直报，总共多少"
    )
    assert last.calculation.amount_yuan == "200000"


def test_another_client_has_facts_of_its_own(talk):
    *_, last = talk(
        "客户的众创空间新认定市级，给多少", "另一个客户的众创空间，老早就认定的，最多奖多少"
    )
    assert last.calculation.amount_yuan == "200000"


@pytest.mark.parametrize(
    ("messages", "yuan"),
    [
        (("我们批发，限上，销售额5亿，增速7%，行业平均4%，能奖多少", "对门那家1.6亿，增速也是7%，行业还是4%"), "21000"),
        (("今年三月投产当年就入规了，工业企业，奖励是多少", "那我表哥那个厂是老厂，今年才小升规的，他全部能拿多少"), "200000"),
        (("今年三月投产当年就入规了，工业企业，奖励是多少", "那我表哥那个厂是老厂，今年才小升规的，他全部能拿多少", "我比他多多少"), "1300000"),
        (("高新重新认定了，三年研发30万，给多少", "要是50万呢", "朋友公司是首次通过，三年也是50万", "他比我50万这个多多少"), "50000"),
    ],
)  # fmt: skip
def test_another_firm_s_own_sum_and_the_difference(talk, messages, yuan):
    assert talk(*messages)[-1].calculation.amount_yuan == yuan


def test_a_friend_s_firm_told_flatly_is_computed_and_not_held_against_the_text(talk):
    *_, friend, apart = talk(
        "本县建筑公司，产值首次破5亿，进档奖励给多少",
        "朋友那家建筑公司产值首次达到1亿",
        "他跟我差几万",
    )
    assert (friend.calculation.amount_yuan, apart.calculation.amount_yuan) == ("50000", "150000")


def test_another_s_firm_has_only_what_is_told_of_it(talk):
    *_, last = talk(
        "咱县的建筑公司，我们今年晋升一级资质，奖励多少",
        "产值今年也首次到了1亿",
        "这两样加总",
        "同行是县外特级，总部要迁来咱县，他拿多少",
    )
    assert last.calculation.amount_yuan == "6000000"
