"""A message beside the conversation before it: the present subject, an earlier one, another, none, a
remark.
"""

import pytest

TWO = "小升规奖多少？另外办排污登记的项目还要不要填登记表"


def article(answer) -> str:
    return answer.citations[0].label if answer.citations else ""


@pytest.mark.parametrize(
    ("opening", "reply", "where"),
    [
        ("开个小吃店要跑好几张证，能不能并成一张", "副食店也这么弄？", "第60条"),
        ("开个便利店是不是得跑好几张证", "饭馆也这么弄？", "第60条"),
        ("我是小微企业，遭了灾，贷款还不上能延期吗", "我二姨是个体户，她那笔行不行", "第3条"),
        ("旧厂房改做新业态，土地用途几年不变", "从哪天起算", "第39条"),
        ("限上批发业的增长奖励怎么规定的", "住宿餐饮的呢", "第26条"),
        ("干得好的个体户能不能列席县里开会", "老板的娃娃念书管不管", "第75条"),
    ],
)
def test_a_message_with_words_of_its_own_goes_on(talk, opening, reply, where):
    first, second = talk(opening, reply)
    assert article(first) == article(second) == where


def test_the_clause_is_chosen_by_the_new_words(talk):
    _, second = talk("干得好的个体户能不能列席县里开会", "老板的娃娃念书管不管")
    assert "子女就学" in second.citations[0].quote


@pytest.mark.parametrize(
    ("opening", "other", "where"),
    [
        ("小升规奖多少", "那接自来水要几天", "第65条"),
        ("开办企业几天办完", "再问个，制造业的留抵税额能按月退不", "第16条"),
    ],
)
def test_another_matter_is_opened(talk, opening, other, where):
    assert article(talk(opening, other)[1]) == where


def test_what_is_no_matter_of_the_documents_does_not_go_on(talk):
    _, second = talk("小升规奖多少", "明天下雨吗")
    assert second.kind == "refusal"


def test_what_is_named_opens_a_subject(talk):
    assert article(talk("小升规奖多少", "第22条")[1]) == "第22条"


@pytest.mark.parametrize(
    ("opening", "other", "back", "where"),
    [
        ("光伏六千五百千瓦要办环评吗", "简易注销公示几天", "光伏那个归谁管", "第45条"),
        ("贷款到期还不上能不能延期", "小升规奖多少", "前面贷款的事找哪个单位", "第3条"),
    ],
)
def test_an_earlier_subject_is_gone_back_to_by_its_words(talk, opening, other, back, where):
    assert article(talk(opening, other, back)[-1]) == where


@pytest.mark.parametrize("remark", ["唉，做点买卖真不容易", "哦哦原来是这样子", "哈哈那敢情好"])
def test_a_remark_is_acknowledged_and_the_subject_stays(talk, remark):
    first, second, third = talk("省级重点实验室给多少建设经费", remark, "归谁管")
    assert second.kind == "chat" and not second.citations
    assert article(third) == article(first)


def test_a_remark_leaves_the_open_question_open(talk):
    first, second, third = talk("我们限上零售额6000万，增长9%，能奖多少", "哦这样", "行业平均8%")
    assert first.kind == second.kind == "clarification"
    assert third.calculation.amount_yuan == "180000"


def test_a_figure_is_no_remark(talk):
    answers = talk("光伏3000千瓦环评能豁免不", "6500千瓦呢")
    assert [answer.calculation.eligible for answer in answers] == [True, False]


@pytest.mark.parametrize(
    ("case", "question"),
    [
        ("我们众创空间刚评上省级", "给多少钱"),
        ("我们公司有宿舍出租给个人住，一年租金三十万，房产税是多少", "那就是一年要交多少"),
    ],
)
def test_the_result_is_given_again_to_who_asks_for_it(talk, case, question):
    first, second = talk(case, question)
    assert first.calculation.amount_yuan == second.calculation.amount_yuan is not None


@pytest.mark.parametrize(
    ("reply", "where"),
    [
        ("先说头一个，归谁管", "第25条"),
        ("第二个归谁管呢", "第48条"),
        ("那后一个找哪个部门", "第48条"),
    ],
)
def test_one_of_two_asked_about_at_once_is_named_by_its_place(talk, reply, where):
    assert article(talk(TWO, reply)[-1]) == where


def test_the_other_one_can_be_named_after_the_first(talk):
    answers = talk(TWO, "头一个归谁管", "那第二个呢，归谁管")
    assert [article(answer) for answer in answers[1:]] == ["第25条", "第48条"]


def test_a_subject_named_again_is_the_present_one(talk):
    answers = talk(
        "我们刚获批省级重点实验室，给多少建设经费",
        "先放一放，进园区的项目环评哪些内容能少写点",
        "回到前头，我们那个省级的是多少来着",
    )
    assert answers[-1].calculation.amount_yuan == "500000"


def test_the_subject_come_back_to_is_the_one_named_though_it_is_the_present_one(talk):
    *_, last = talk(
        "我们院那个省级重点实验室批下来了，给多少建设费",
        "先问个别的，没欠账的小公司走简易注销，公示多少天",
        "要是国家级的实验室呢",
        "那最开始那个实验室的事，归谁管来着",
    )
    assert last.citations[0].label == "第53条"
    assert "县科技局" in last.answer


def test_who_is_in_charge_is_asked_of_the_present_subject(talk):
    *_, last = talk(
        "多交的税申请退，几个小时能到账",
        "我们跑货运的，交通运输行业，存量留抵的税能一次退吗",
        "那个归谁",
    )
    assert last.citations[0].label == "第16条"


@pytest.mark.parametrize("thanks", ["中，谢谢你啦", "谢谢小姑娘", "成嘞 谢谢师傅"])
def test_thanks_in_any_words(talk, thanks):
    *_, last = talk("首次小升规能拿多少", thanks)
    assert last.kind == "chat"


def test_when_it_closes_is_asked_of_the_present_subject(talk):
    *_, last = talk("下班以后还能去政务大厅办事不", "几点关门")
    assert last.reason == "not_stated"


def test_how_much_of_a_thing_without_a_figure_is_left_open(talk):
    introduced = "引进金融机构有功的个人有没有奖励"
    *_, last = talk(introduced, "个人是多少")
    assert last.reason == "not_stated"


def test_what_was_asked_is_asked_of_another_thing(talk):
    *_, last = talk("我们参与起草了一个国家标准县里给多少经费", "那行业标准呢")
    assert last.reason == "not_stated"


@pytest.mark.parametrize("message", ["那个部门管的", "主管部门是哪个", "具体哪个部门在办"])
def test_a_department_is_asked_of_the_present_subject(talk, message):
    *_, last = talk(
        "首次认定省级专精特新，一次性给几万",
        "政府性融资担保，费率整3%，600万一年的业务，补多少",
        message,
    )
    assert last.citations[0].article == 9


def test_a_subject_that_is_named_is_gone_back_to(talk):
    *_, last = talk(
        "链主企业年营业收入达到2亿元，奖励多少？",
        "限上批发业，销售额5亿，增速5.9%，行业平均6%，奖多少",
        "链主那个归谁管",
    )
    assert last.citations[0].article == 23


def test_who_examines_it_names_no_matter_of_its_own(talk):
    *_, last = talk("孵化机构孵出4家国家级高新技术企业，奖多少", "再加一家上市的", "哪家部门审核")
    assert last.citations[0].key == "51"
    assert "县科技局" in last.answer


def test_a_figure_that_a_rule_on_the_clause_has_a_name_for_goes_on_with_it(talk):
    *_, last = talk(
        "融资担保里的2:2:4:2是什么意思？", "假如代偿损失50万元，按比例里占4的那一份是多少？"
    )
    assert last.citations[0].key == "8"
    assert last.calculation.amount_yuan == "200000"


def test_the_department_in_charge_by_its_formal_name_names_no_matter(talk):
    *_, last = talk("新认定省级孵化器给多少", "感谢，请问归口部门是哪里？")
    assert last.citations[0].key == "51"


def test_hers_in_dialect_asks_the_same_of_her(talk):
    *_, last = talk("俺这小卖部是小规模 增值税现在还免不免哩", "俺妹子那店也是小规模 她的哩")
    assert last.citations[0].article == 17
