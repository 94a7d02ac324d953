"""A total asked for again, with one thing more, one told otherwise, or one that fell away."""

import pytest

CONSTRUCTION = "本县建筑业企业，一项工程获评国家优质工程，奖励标准是多少元？"
PROVINCIAL_TWICE = (
    "新批了一个省级重点实验室，给多少？",
    "那同一年再新批一个省级工程技术研究中心，两个省级的一共？",
)


@pytest.mark.parametrize(
    "asked", ["同年另有一项获评省优质工程，合计多少？", "还有一项省优质工程，加起来呢"]
)
def test_one_more_thing_of_another_kind_is_added(talk, asked):
    *_, last = talk(CONSTRUCTION, asked)
    assert last.calculation.amount_yuan == "700000"


def test_one_more_thing_is_added_where_several_awards_were_computed(talk):
    first, last = talk(
        "新批了一个市级重点实验室，一个工程评上国优，一共多少",
        "同年另有一项省优质工程，合计多少",
    )
    assert first.calculation.amount_yuan == "800000"
    assert last.calculation.amount_yuan == "1000000"


def test_one_of_two_alike_is_supposed_otherwise(talk):
    *_, before, last = talk(*PROVINCIAL_TWICE, "假如里头有一个能冲成国家级，两个总数是？")
    assert before.calculation.amount_yuan == "1000000"
    assert last.calculation.amount_yuan == "1500000"


def test_one_kind_of_thing_is_told_otherwise(talk):
    *_, before, last = talk("建筑企业，省优一个国优两个，给多少", "国优要是就一个呢")
    assert before.calculation.amount_yuan == "1200000"
    assert last.calculation.amount_yuan == "700000"


def test_sums_answered_one_by_one_are_added_up_again(talk):
    *_, last = talk(
        "新获批省级重点实验室，给多少",
        "首次认定为高新技术企业，三年研发总共66万，给多少",
        "实验室批文说是市级的，我看错了，重新合计",
    )
    assert last.calculation.amount_yuan == "630000"


def test_what_does_not_count_any_more_is_left_out_without_being_asked(talk):
    *_, last = talk(
        "我们进了山西100强，奖多少",
        "同一年又进了全国民营企业500强，两个都算",
        "山西100强那个人家说是去年的榜，去年领过了，不算了",
    )
    assert last.calculation.amount_yuan == "1000000"


def test_a_third_award_is_counted_in(talk):
    *_, last = talk(
        "首次评上省级专精特新小巨人，多少钱",
        "同一年还首次评了省级专精特新，两个加起来",
        "算上今年第一次小升规（工业，联网直报了）呢，三样总数",
    )
    assert last.calculation.amount_yuan == "600000"


@pytest.mark.parametrize("told", ["做半导体的，一共多少", "我们是做碳纤维的，总共能拿多少"])
def test_an_award_on_top_is_counted_in_where_the_message_tells_of_it(talk, told):
    *_, last = talk("今年头一回升规，工业企业，能拿多少", told)
    assert last.calculation.amount_yuan == "500000"


def test_a_later_instalment_holds_nothing_that_is_paid_once(talk):
    *_, last = talk("今年升规做新材料的，工业企业，奖多少", "那第二年呢")
    assert last.calculation.amount_yuan == "50000"


@pytest.mark.parametrize(
    ("total", "then", "due"),
    [
        ("建筑企业，两个省优一个国优，一共多少", "省优其实只有一个", "700000"),
        ("拿了两个国优三个省优，总共给多少", "国优其实就一个", "1100000"),
        ("两个省优工程，给多少", "再来一个国优", "900000"),
        ("市级工程技术研究中心奖多少", "加一个国家重点实验室", "1300000"),
        ("国优一个", "加两个省优", "900000"),
        ("刚认了省级众创空间和市级实验室，一共多少", "实验室其实是省级的", "1000000"),
        ("孵化两家高新奖多少", "再加一家呢", "150000"),
        ("山西100强和省级小巨人，一共多少", "小巨人那个去年领过了", "500000"),
        ("新认定国家级众创空间，还孵化出一家上市企业两家高企，一共多少", "上市的不算呢", "1100000"),
        ("孵化出一家上市企业两家高企，一共多少", "高企不算呢", "500000"),
    ],
)
def test_a_part_of_a_total_is_told_otherwise_or_taken_off(talk, total, then, due):
    assert talk(total, then)[-1].calculation.amount_yuan == due


def test_a_third_thing_is_added_to_a_total_of_two(talk):
    *_, last = talk("市级工程中心", "加一个国家重点实验室", "再加一个省级临床医学研究中心")
    assert last.calculation.amount_yuan == "1800000"


@pytest.mark.parametrize(
    ("told", "due"),
    [
        ("今年国家级实验室、省级工程中心都批了，一共", "1500000"),
        ("国优两个省优三个，一共", "1600000"),
    ],
)
def test_the_total_of_several_things_is_asked_for_in_one_word(talk, told, due):
    assert talk(told)[-1].calculation.amount_yuan == due


def test_one_of_several_is_told_otherwise_by_its_kind(talk):
    *_, last = talk("我们拿了两个国优一个省优，一共多少", "其中一个国优是外地工程")
    assert last.calculation.amount_yuan == "700000"


def test_one_more_told_in_other_words_is_added(talk):
    *_, last = talk(
        "去年底我们评上了省级单项冠军，钱给多少", "今年国家的也下来了", "那就是总共多少"
    )
    assert last.calculation.amount_yuan == "1500000"


def test_a_total_asked_for_by_itself_is_of_all(talk):
    *_, last = talk("公司总部认定下来了，给多少", "我们还评了省质量奖，一共")
    assert last.calculation.amount_yuan == "3500000"


def test_gone_back_to_a_case_and_one_more_added(talk):
    *_, last = talk(
        "民营企业，今年税比去年多交了180万，有奖吗",
        "要是只多90万呢",
        "回到180万那个，另外我们进了山西100强，一共",
    )
    assert last.calculation.amount_yuan == "680000"


def test_all_that_was_told_for_the_last_sum_is_added_up(talk):
    *_, last = talk(
        "去年首次认定省级小巨人，今年首次认定国家级小巨人，今年能领多少", "两年加起来多少"
    )
    assert last.calculation.amount_yuan == "800000"


def test_one_more_of_a_kind_that_is_there_is_added_to_the_total(talk):
    *_, last = talk("建筑公司两个省优一个国优，一共多少", "再加一个省优")
    assert last.calculation.amount_yuan == "1100000"


def test_one_more_after_a_part_was_turned(talk):
    *_, last = talk(
        "中国创新创业大赛国家优秀奖一个，山西赛区一等奖一个，两个项目，合计多少",
        "一等奖改成二等奖",
        "再加一个山西赛区优秀奖的项目",
    )
    assert last.calculation.amount_yuan == "140000"


def test_two_firms_of_which_one_award_excludes_the_other(talk):
    *_, last = talk(
        "老李的铸件厂今年首次规上，进了联网直报，工业企业，给多少",
        "老李的女婿自己又办了个厂，今年建成投产，今年就入规了，他那个呢？",
        "翁婿两家全部加起来能有多少？",
    )
    assert last.calculation.amount_yuan == "1700000"


def test_an_award_lost_in_a_later_year_is_no_second_one(talk):
    *_, last = talk(
        "我们厂今年头一回进了规上，联网直报了，能奖多少",
        "产品归在工业四基里头，工信局认的，那两样一共能拿多少",
        "那要是第二年还在库里 第三年掉下来退库了 总共能落下多少",
    )
    assert last.calculation.amount_yuan == "450000"


def test_a_figure_called_a_total_asks_for_none(talk):
    *_, alone = talk(
        "我公司已被认定为总部经济企业，补助是多少？",
        "还有个工业转型项目，上月已完工，固定资产投资总额6000万元，实际投资6000万元，奖励多少？",
        "两项合计？",
        "假如这个项目固定资产投资总额和实际投资都是3亿元呢？单看项目这一块。",
    )
    assert alone.calculation.amount_yuan == "10000000"
