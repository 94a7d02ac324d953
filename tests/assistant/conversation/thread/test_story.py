"""What is told in several messages before anything is asked is read as one."""

import pytest

STORIES = [
    # figures first, the question after
    (("首次认定高新技术企业，三年研发一共投了72万", "资金扶持多少？"), "360000"),
    (("干建筑的，去年产值四亿一，今年头一回过了五亿，到了5.2亿", "进档的钱给多少？"), "200000"),
    # several things are added up
    (("本县建筑企业，今年创了一个国家优质工程，另外两个项目评上省优质工程", "奖金一共多少？"), "900000"),
    # each fact in a message of its own, one of them beside the point
    (("我公司首次通过高新技术企业认定", "三年研发投入依次为30万元、25万元、35万元", "同期营收2800万元",
      "应获资金扶持多少"), "450000"),
    (("我公司为产业链“链主”企业", "年度营业收入恰为3亿元", "省级奖励50万元已到位",
      "县级财政进档奖励为多少"), "200000"),
]  # fmt: skip


@pytest.mark.parametrize(("messages", "yuan"), STORIES)
def test_the_answer_is_that_to_the_whole_story(talk, messages, yuan):
    assert talk(*messages)[-1].calculation.amount_yuan == yuan


def test_a_question_without_a_name_rests_on_what_was_told(talk):
    answer = talk("想种两百亩核桃林，就是经济林，不是给纸厂种的原料林", "环评这关用不用跑")[-1]
    assert answer.calculation.eligible


def test_what_stands_in_place_of_what_was_told_is_no_story(talk):
    """Noun phrases one after another name other cases, they don't add to the first."""
    amounts = [
        a.calculation.amount_yuan
        for a in talk("首次认定 省级专精特新", "省级小巨人", "国家级的小巨人")
    ]
    assert amounts == ["100000", "300000", "500000"]


def test_a_figure_alone_replaces_the_one_before(talk):
    messages = ("科技型中小企业 创新券用了8万", "正好五万", "60万", "能补多少")
    amounts = [answer.calculation.amount_yuan for answer in talk(*messages)]
    assert amounts == ["65000", "50000", "200000", "200000"]


def test_a_question_of_another_award_is_answered_by_itself(talk):
    messages = (
        "今年首次认定了省级专精特新，民营企业新增税收也有120万，先说专精特新的",
        "那新增税收的呢",
        "两个加起来",
    )
    amounts = [answer.calculation.amount_yuan for answer in talk(*messages)]
    assert amounts == ["100000", "120000", "220000"]


def test_what_was_understood_stays_where_the_whole_is_only_asked_for_its_department(talk):
    messages = ("限上零售，零售额2000万", "增速5%", "这事归谁管", "行业平均也是5%，给多少")
    assert talk(*messages)[-1].calculation.amount_yuan in ("50000", "0")


SAME = [
    (("链主企业，去年营收1.8亿，今年3.1亿，县里奖多少", "所以到底是多少钱"), "200000"),
    (("链主企业，去年营收1.8亿，今年3.1亿，县里奖多少", "县里给多少"), "200000"),
    (("我们今年评上两个省优工程一个国优，一共奖多少", "优质工程的奖励一共是多少钱来着"), "900000"),
]


@pytest.mark.parametrize(("messages", "yuan"), SAME)
def test_a_sum_asked_for_again_in_other_words_is_the_same(talk, messages, yuan):
    assert talk(*messages)[-1].calculation.amount_yuan == yuan


@pytest.mark.parametrize("other", ["研发准备金补几成", "参与定国家标准的给多少", "贷款利息给多少"])
def test_another_thing_asked_for_is_not_the_same_sum(talk, other):
    answer = talk("科技型中小企业，创新券用了8万，补多少", other)[-1]
    assert answer.calculation is None or answer.calculation.amount_yuan is None


def test_a_question_that_names_nothing_is_answered_with_what_is_told_next(talk):
    asked, told = talk("几天能办完？", "新开个公司，执照、刻章、领发票、社保、开户这些一起办")
    assert asked.kind == "clarification" and asked.calculation is None
    assert told.calculation.value == "0.5"
    *_, told = talk("能领多少钱奖？", "我们首次评上省级小巨人")
    assert told.calculation.amount_yuan == "300000"


TOLD = "首次认定高新技术企业，三年研发一共投了72万"


def test_what_is_no_matter_of_the_documents_is_refused_in_the_middle_of_a_story(talk):
    _, weather, last = talk(TOLD, "明天下雨吗", "那给多少")
    assert weather.kind == "refusal" and weather.calculation is None
    assert last.calculation.amount_yuan == "360000"


def test_small_talk_is_no_part_of_a_story(talk):
    _, thanks, last = talk(TOLD, "谢谢", "资金扶持多少")
    assert thanks.kind == "chat"
    assert last.calculation.amount_yuan == "360000"


def test_another_award_told_next_is_given_by_itself_and_added_when_asked(talk):
    answers = talk("首次评上省级专精特新", "后来又评上国家级小巨人了", "一共多少")
    amounts = [answer.calculation.amount_yuan for answer in answers]
    assert amounts == ["100000", "500000", "600000"]


def test_another_award_of_the_article_does_not_end_a_story(talk):
    *_, last = talk("链主企业", "本地配套率提高了10个百分点", "县里补多少钱")
    assert last.kind == "clarification"
    assert last.calculation.rule == "local-matching-subsidy"


CHANGES = [
    # a story that was answered by a sum is answered: a figure told next stands in place of one told
    (("限上批发刚好10亿，增速9.99%，行业平均9%", "9.99亿，其他不变"), "90000"),
    (("首次认定高新，三年研发72万", "研发90万，其余一样"), "450000"),
    (("限上批发，销售额5亿，增速是负8%，平均3%", "写反了，是正8%"), "80000"),
]


@pytest.mark.parametrize(("messages", "yuan"), CHANGES)
def test_a_figure_after_the_sum_changes_it(talk, messages, yuan):
    assert talk(*messages)[-1].calculation.amount_yuan == yuan


def test_a_question_in_dialect_ends_a_story_as_any_other(talk):
    *_, last = talk("俺盖房子的 产值头一回过了1个亿 县里给甚了", "后来又弄到3亿2 也是头一回")
    assert last.calculation.amount_yuan == "100000"


def test_a_question_about_something_else_is_no_part_of_the_story(talk):
    *_, last = talk("首次认定高新，三年研发投入30万", "对了，县里让开小额贷款公司不")
    assert last.citations[0].article == 10


def test_an_award_told_after_another_matter_is_read_by_itself(talk):
    *_, last = talk("我们公司想换个大点的场地，现在排队等着", "我们头一回通过高新技术企业认定")
    assert last.citations[0].article in (24, 54)
