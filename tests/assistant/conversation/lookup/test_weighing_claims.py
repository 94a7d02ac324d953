"""What is stated as the document's rule, and is or is not so."""

import pytest

from tests.assistant.conversation.conftest import Talk


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("首次认定高企扶持封顶80万", "不是80万，是50万元。"),
        ("重新认定高企封顶50万吧", "不是50万，是20万元。"),
        ("首次认定高企最高给50万对吧", "是的，文件写的是50万元："),
        ("创投抵扣是按投资额的80%抵", "不是80%，是70%。"),
        ("我创新券用了8万，给8万吧", "不是8万，按您说的情况算是6.5万元。"),
        ("我们小升规了，听说给30万，对吧", "不是30万，按您说的情况算是20万元。"),
        ("小升规是不是奖30万", "不是30万，是20万元。"),
        ("山西100强奖100万是吧", "不是100万，是50万元。"),
        ("首次认定高企是不是最高50万", "是的，文件写的是50万元："),
        ("简易注销是公示45天吗", "不是45天，是20天。"),
        ("特级给600万一级给200万对吗", "是的，文件写的是600万元、200万元："),
        ("特级资质迁入给600万，一级给300万对吗", "不是300万，是200万元。"),
        ("总部补助每年300万是吧", "不是每年，是一次性。"),
        ("省优工程是20万还是30万", "是20万元，文件写的是："),
        ("退税是5天还是7天", "都不是，是72小时。"),
        ("小巨人国家级的是50万还是100万", "是50万元，文件写的是："),
        ("工业项目审批一般70天能办完吗", "是的，文件写的是70个工作日："),
        ("电子发票归市场监管局吧", "不是市场监管局，这一条的责任单位是县税务局。"),
        ("邻居告诉我总部企业补500万，有没有这回事", "不是500万，是300万元。"),
        ("创新联合体县里按市补助的50%给吧", "是的，文件写的是50%："),
        ("天使投资要满三年才行吧", "不是三年，是两年。"),
        ("退税30天到账", "不是30天，是72小时。"),
        ("住宿餐饮业最高奖20万", "不是20万，是10万元、3万元。"),
        ("批发业封顶20万对吧", "是的，文件写的是20万元、10万元、3万元："),
        ("担保费率低于5%才补差额", "不是5%，是3%。"),
        ("县财政每年拿出500万做风险补偿吧", "是的，文件写的是500万元："),
        ("孵化一家高企奖10万吧", "不是10万，是5万元。"),
        ("咱县小升规奖20万对吧", "是的，文件写的是20万元："),
        ("房产税按季申报对吧", "不是按季，是按年。"),
        ("一业一证先从餐饮开始的吧", "是的，文件写的是餐饮、便利店："),
        ("企业开办是住建局管的吧", "不是住建局，这一条的责任单位是县审批局"),
        ("建筑业奖励归住建局管对吧", "是的，这一条的责任单位里有住建局"),
        ("首次认定高企封顶80万，怎么申请", "不是80万，是50万元。"),
        (
            "房产税是4%的税率对不对",
            "不全是：文件写的4%只对“个人、专业化规模化住房租赁企业出租住房”。",
        ),
        ("企业向个人出租住房，房产税是按4%征收吧", "是的，文件写的是4%："),
        ("每年服务企业50户以上吧", "不是50户，是100家。"),
        ("链主营收2亿奖20万吧", "不是20万，按您说的情况算是10万元。"),
        ("投5000万的工业转型项目奖200万吧", "是的，按您说的情况算是200万元。"),
    ],
)
def test_what_is_stated_is_confirmed_or_set_right_first(talk: Talk, question: str, opening: str):
    (answer,) = talk(question)
    assert answer.answer.startswith(opening)
    assert answer.citations


@pytest.mark.parametrize(
    "question",
    [
        "地方法人银行普惠小微贷款增速只要不低于20%就行了",  # the 30% are those of other banks
        "链主企业最高奖20万吧",  # of two awards of the article one has it
        "升规当年给10万吧",  # the first of three instalments
        "链主营收2亿，配套率提高5个百分点，采购额1000万，奖20万吧",  # the sum of two awards
        "研发费用按30%扶持对吧",  # the 100% are what may be deducted
        "评的是市级新型研发机构，市里补了200万，县里按两成再给40万对不对",  # below the cap of another
        "通用设备厂，刷的是溶剂型油漆，才3吨，不到10吨所以不用环评对吧",  # what one has is no threshold
        "民营企业新增税收奖励封顶100万",  # no cap is stated; 100万 is the threshold
        "不动产登记是自然资源局办的吧",  # not the document's matter
        "首次认定高企封顶50万，怎么申请",
        "按300万算吧",
        "创业大赛山西赛区一个一等奖，剩下俩都是优秀奖，一共奖几万",
    ],
)
def test_what_is_not_certainly_wrong_is_not_called_wrong(talk: Talk, question: str):
    (answer,) = talk(question)
    assert not answer.answer.startswith("不是")


@pytest.mark.parametrize(
    ("question", "right"),
    [
        ("土地使用税优惠到2025年底吧", "不是2025年，是2024年。"),
        ("重点群体扣减到2024年底对吧", "不是2024年，是2023年。"),
    ],
)
def test_a_wrong_end_of_a_term_is_set_right(talk: Talk, question: str, right: str):
    (answer,) = talk(question)
    assert answer.reason == "ended"
    assert right in answer.answer


def test_a_bound_of_the_text_is_no_figure_of_a_case(talk: Talk):
    (answer,) = talk("担保费率低于3%的政府性担保县里给啥补贴")
    assert answer.kind == "policy"
    assert "差额保费补贴" in answer.answer


def test_a_figure_of_the_case_just_computed_is_no_claim(talk: Talk):
    *_, last = talk(
        "链主企业，本地配套率提高了15个百分点，相应采购额8000万，补助多少",
        "不对不对，他说采购额是2亿3",
    )
    assert (last.kind, last.calculation.amount_yuan) == ("calculation", "2000000")


@pytest.mark.parametrize(
    "question", ["房产证五年内不能卖对吧", "公司想改注册资本，认缴五年内要缴足是不是真的"]
)
def test_a_figure_that_an_article_on_another_matter_has_confirms_nothing(talk: Talk, question: str):
    (answer,) = talk(question)
    assert not answer.answer.startswith("是的")


def test_nothing_heard_is_held_against_a_clause_that_names_nothing_of_it(talk):
    (found,) = talk("听说在阳城开店政府白给30万")
    assert not found.answer.startswith("不是30万")


def test_a_ratio_that_is_claimed(talk):
    (wrong,), (right,) = talk("风险分担4:4:1:1吧"), talk("风险分担是2:2:4:2吧")
    assert wrong.answer.startswith("不是4:4:1:1，是2:2:4:2")
    assert right.answer.startswith("是的")
