"""A figure told for another award of the same article, where those of the case have no place for it."""


def test_the_things_of_another_award_are_counted(talk):
    *_, last = talk("孵化出2家上市企业给多少", "另外还有四家国家级高新技术企业，这部分多少")
    assert last.calculation.amount_yuan == "200000"


def test_a_sum_named_for_the_rule_on_the_same_words(talk):
    *_, last = talk("政府采购给中小企业留多少份额", "比如过了公开招标限额的，预算500万，至少留多少")
    assert last.calculation.amount_yuan == "1500000"


def test_money_of_other_words_is_named_too_loosely(talk):
    *_, last = talk("首次小升规给多少", "多出来这30万是啥")
    assert last.calculation is None


def test_things_told_one_by_one_are_pointed_at_together(talk):
    *_, last = talk(
        "县外特级资质的建筑企业，总部想搬到阳城，奖多少",
        "本县企业今年拿了一个国家优质工程，又拿了一个省优质工程，这两个一共多少",
    )
    assert last.calculation.amount_yuan == "700000"


def test_more_things_are_asked_of_alone(talk):
    *_, alone, all_three = talk(
        "建筑公司拿了一个国家优质工程", "另外还有两个省优质工程，这两个给多少", "三个一共多少"
    )
    assert alone.calculation.amount_yuan == "400000"
    assert all_three.calculation.amount_yuan == "900000"
