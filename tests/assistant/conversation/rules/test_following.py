"""What a message goes on with: rules just computed, the clause just quoted, a subject left before."""

import pytest

CHAMPION = "评上制造业单项冠军企业奖多少"


@pytest.mark.parametrize(
    ("opening", "reply", "rule", "amount"),
    [
        (
            "民营企业比上年多缴税，县里按多缴的部分给奖励的政策是怎样的",
            "多缴了180万",
            "new-tax-award",
            "180000",
        ),
        (
            "民营企业比上年多缴税，县里按多缴的部分给奖励的政策是怎样的",
            "那才多80万的呢",
            "new-tax-award",
            "0",
        ),
        ("小巨人是怎么奖的", "国家级的", "little-giant-award", "500000"),
    ],
)
def test_a_fact_after_a_quoted_clause_is_computed(talk, opening, reply, rule, amount):
    first, second = talk(opening, reply)
    assert first.calculation is None
    assert second.calculation.rule == rule
    assert second.calculation.amount_yuan == amount


def test_a_statement_about_what_comes_on_top_is_weighed_with_it(talk):
    first, second = talk(
        "机械厂今年首次升规，能拿多少", "我们就是普通厂，不算四基，也不在那些战略新兴里面"
    )
    assert first.calculation.amount_yuan == second.calculation.amount_yuan == "200000"


def test_a_correction_that_names_another_award_is_no_change_of_the_first(talk):
    *_, last = talk("建筑公司升了特级资质奖多少", "不对，说错了，是有个工程评上了国家优质工程")
    assert last.calculation.rule == "quality-project-award"
    assert last.calculation.amount_yuan == "500000"


@pytest.mark.parametrize(
    "back", ["回到刚才省优那个，归谁管", "刚才优质工程那个，找哪个部门", "回头再说优质工程，谁负责"]
)
def test_an_earlier_subject_is_come_back_to(talk, back):
    *_, last = talk("我们的楼评上省优质工程，奖多少", "增值税留抵退税归谁管", back)
    assert last.citations[0].label == "第22条"
    assert "县住建局" in last.answer.partition("\n")[0]


def test_a_few_words_without_a_matter_of_their_own_keep_to_the_subject(talk):
    first, second = talk("签个承诺书当场就给许可证，是真的吗", "啥样的不行")
    assert second.citations[0].label == first.citations[0].label


def test_another_matter_is_no_follow_up(talk):
    _, second = talk("我们的楼评上省优质工程，奖多少", "明天下雨吗")
    assert second.kind == "refusal"


def test_of_two_awards_only_the_one_that_is_named_changes(talk):
    first, second = talk(
        "评上晋城市质量奖了，另外国家级小巨人头一回拿，一共多少", "质量奖其实是省里的"
    )
    assert first.calculation.amount_yuan == "800000"
    assert second.calculation.amount_yuan == "1000000"


def test_one_of_two_awards_can_be_left_out(talk):
    answers = talk(
        "评上山西省质量奖了，另外今年进了全国民营企业500强，一共多少", "把500强去掉，没进去"
    )
    assert [answer.calculation.amount_yuan for answer in answers] == ["1500000", "500000"]


def test_what_was_told_of_the_award_that_is_left_still_holds(talk):
    answers = talk("评上省小巨人了，另外县质量奖也拿了，一共几个钱", "把质量奖去掉呢")
    assert [answer.calculation.amount_yuan for answer in answers] == ["500000", "300000"]


def test_what_only_says_what_an_enterprise_is_asks_for_no_other_award(talk):
    *_, last = talk(
        "我公司为产业链链主企业，本年度本地配套率提高了5个百分点，请问县级财政补助金额是多少",
        "增幅对应的采购额是三千六百万元",
    )
    assert last.calculation.amount_yuan == "360000"


def test_a_choice_said_alone_stays_with_the_award(talk):
    first, second = talk("外县有个特级建筑企业，总部没搬来，光在咱这儿揽活，给不给", "总部迁过来呢")
    assert (first.calculation.eligible, first.calculation.amount_yuan) == (False, "0")
    assert second.calculation.amount_yuan == "6000000"


@pytest.mark.parametrize("asked", ["头回认定高企，县里给多少钱", "高新企业头一次认定给多少钱"])
def test_the_article_of_the_award_named_answers(talk, asked):
    (only,) = talk(asked)
    assert only.citations[0].label in {"第24条", "第54条"}


def test_the_other_of_two_choices_answers_by_denial(talk):
    *_, last = talk("高新技术企业认定通过了，三年研发投了80万，能领多少钱", "不是头一回")
    assert last.calculation.amount_yuan == "200000"


@pytest.mark.parametrize("reached", ["满了", "早就满了", "够了"])
def test_what_is_reached_needs_no_figure(talk, reached):
    asked = "我们是公司制创投企业，投了一家未上市中小高新技术企业500万，能抵扣多少应纳税所得额"
    *_, last = talk(asked, reached)
    assert last.calculation.amount_yuan == "3500000"


def test_one_more_thing_does_not_take_over_a_figure(talk):
    *_, last = talk(
        "我公司重新认定为高新技术企业，三年科技研发投入36万元，可获多少扶持？",
        "另有一个新产品自主研发项目，已在工信部门备案，按经费算能给多少？",
    )
    assert last.kind == "clarification" and last.calculation.amount_yuan is None


def test_where_more_gives_more_a_figure_is_needed(talk):
    *_, last = talk("我们是链主企业，年营收进档奖能拿多少", "达到了")
    assert last.calculation is None or last.calculation.amount_yuan is None


@pytest.mark.parametrize(
    ("short", "days"), [("水呢，外头不用再拉管子", "3"), ("那气呢，得从外头拉管子", "5")]
)
def test_a_word_too_short_for_a_name_means_the_other_wait_of_the_article(talk, short, days):
    *_, last = talk("低压非居民用户接电得几天", short)
    assert last.calculation.value == days


def test_a_short_word_may_be_asked_in_dialect(talk):
    *_, last = talk("俺厂想接水 没外线工程 得几天了", "电了? 俺是低压的 不是居民")
    assert last.calculation.value == "6"


def test_a_short_word_names_no_other_award(talk):
    *_, last = talk("首次小升规能拿多少", "税呢")
    assert last.calculation is None


def test_facts_told_after_the_words_are_computed_with(talk):
    *_, last = talk("批发企业销售增长有奖励吗", "我们限额以上，卖了11亿")
    assert last.kind == "clarification"
    assert {"growth", "industry_growth"} >= {m.input for m in last.calculation.missing}


def test_another_award_named_against_this_one_is_turned_to(talk):
    farm = "农业龙头企业，固定资产总投资1600万，已经完工，实际也是花了1600万，奖多少"
    *_, last = talk(farm, "总部企业是一次给300万？")
    assert last.calculation is None or last.calculation.rule == "headquarters-subsidy"


@pytest.mark.parametrize(
    ("before", "message", "article"),
    [
        ("进了全国民营企业500强，县上奖多少？", "我们还主导制定了一项国家标准，这个补多少", "25"),
        ("研发费用加计扣除比例现在按多少执行？", "我们建立了研发准备金制度，县里补助多少？", "55"),
        ("科技型中小企业加计扣除按多少？", "建立研发准备金制度的，补助多少？", "55"),
    ],
)
def test_another_thing_of_the_article_asks_for_no_sum_computed_before(
    talk, before, message, article
):
    *_, last = talk(before, message)
    assert last.reason == "not_stated"
    assert last.calculation is None
    assert last.citations[0].key == article


def test_what_was_only_told_before_is_read_with_the_question(talk):
    *_, last = talk(
        "我们公司在开发区上了个工业转型项目",
        "固定资产投资总额6200万，现在已经完工了，实际投了6000万，县里奖励多少？",
    )
    assert last.calculation.amount_yuan == "2400000"


@pytest.mark.parametrize("asked", ["那高压呢", "高压的呢", "高压的要几天", "要是高压用户呢"])
def test_a_word_for_two_choices_is_asked_about_and_not_answered_for_the_one_before(talk, asked):
    _, which, last = talk("用电报装低压几天", asked, "单电源")
    assert which.kind == "clarification"
    assert last.calculation.value == "15"


def test_a_word_for_two_choices_beside_one_of_them_tells_that_one(talk):
    (answer,) = talk("我厂高压的，单电源，接电几天")
    assert answer.calculation.value == "15"


@pytest.mark.parametrize(
    "other",
    ["企业自己上市了县里奖多少", "那评上名牌产品县里奖多少", "出口一百万美元补多少"],
)
def test_another_thing_done_is_not_paid_with_the_last_sum(talk, other):
    first, second = talk("小升规奖多少", other)
    assert first.calculation.amount_yuan == "200000"
    assert second.calculation is None


def test_what_is_done_in_words_of_the_award_goes_on_with_it(talk):
    first, second = talk("专精特新奖多少", "评上了省级的给多少")
    assert first.calculation.amount_yuan == second.calculation.amount_yuan == "100000"


@pytest.mark.parametrize(
    ("opening", "reply", "amount"),
    [
        ("小升规奖多少钱", "我们是做新材料的", "500000"),
        ("我们今年升规了能拿多少", "厂里是做机器人的", "500000"),
        ("当年建成当年入规，奖多少", "我们是搞半导体的", "1800000"),
        ("小升规奖多少", "我厂做面粉的", "200000"),
        (
            "开宾馆的，刚升规上限，给20万吧",
            "那我表哥的铸造厂，首次上规入了联网直报，他总共多少",
            "200000",
        ),
        (
            "当年建成投产又入规的工业企业，能奖多少",
            "我爸说投产是前年的事，今年只是头一回达到规模以上、进了联网直报",
            "200000",
        ),
        ("企业做新材料，属于战略性新兴产业，今年刚升规，能拿多少", "如果没升规呢", "0"),
    ],
)
def test_what_comes_on_top_goes_with_what_it_comes_on_top_of(talk, opening, reply, amount):
    assert talk(opening, reply)[-1].calculation.amount_yuan == amount


@pytest.mark.parametrize("reply", ["厂里还装了光伏，给多少补贴", "我们买了20台机器人，补多少"])
def test_what_an_enterprise_bought_is_not_its_trade(talk, reply):
    assert talk("小升规奖多少钱", reply)[-1].calculation is None


def test_of_several_awards_one_is_left_out_by_a_word_of_its_title(talk):
    *_, last = talk("我们新增税收200万是民营，又小升规，一共多少", "去掉税收那项")
    assert last.calculation.rule == "scale-up-award"


def test_money_had_before_is_no_fact_of_the_case(talk):
    *_, last = talk("链主营收3.2亿，奖多少", "去年才到2亿，拿过10万了", "今年拿多少")
    assert last.calculation.amount_yuan == "200000"


def test_a_sum_asked_for_after_a_check_is_no_sum_of_it(talk):
    *_, last = talk(
        "煤炭洗选企业按通用工序管理，没有锅炉、工业炉窑、表面处理和水处理，还要领排污许可证吗",
        "那排污登记要交多少钱",
    )
    assert last.calculation is None


def test_which_case_it_is_after_the_clause_of_all_of_them(talk):
    *_, last = talk("厂里要接电，多长时间？", "低压的，不是居民")
    assert "6个工作日" in last.answer.split("\n")[0]


@pytest.mark.parametrize(
    ("messages", "sum_"),
    [
        (
            (
                "高新技术企业首次认定，三年研发80万，给我多少",
                "创新券我们科技型中小企业今年用了9万，补多少",
                "认定的钱和券的钱归总",
                "券用多了报错了，就用了5万，归总数改",
            ),
            "450000",
        ),
        (
            (
                "孵化器孵化了1家上市企业，扶持多少",
                "还有3家国家级高新技术企业也是我们孵的",
                "把这几家的扶持累起来",
                "高企数错，是7家，累起来再看",
            ),
            "850000",
        ),
    ],
)
def test_a_figure_goes_to_the_award_that_its_words_name(talk, messages, sum_):
    *_, last = talk(*messages)
    assert last.calculation.amount_yuan == sum_
