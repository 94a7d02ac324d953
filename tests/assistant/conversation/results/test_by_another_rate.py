"""要是按12%交得多少呢, after a sum by 4%: another rate that the rule knows."""

RENT = "房东单位租给个人住，租金一年三十六万，房产税咋算"


def test_the_usual_rate_is_supposed(talk):
    *_, last = talk(RENT, "要是按12%交得多少呢")
    assert last.calculation.amount_yuan == "43200" and "按 12% 算" in last.answer


def test_what_else_is_asked_of_a_rate_is_no_sum(talk):
    *_, last = talk(RENT, "那12%是哪个文件定的")
    assert last.calculation is None or last.calculation.amount_yuan != "43200"
