"""What an article says is answered, and only what it leaves open is said to be left open."""

import pytest

from tests.assistant.conversation.conftest import Talk


@pytest.mark.parametrize(
    ("messages", "words"),
    [
        (("建筑总部迁入特级奖多少", "依据是第几条"), "第22条"),
        (("建筑总部迁入特级奖多少", "这是第几条"), "第22条"),
        (("企业上市奖多少", "该找哪个部门"), "县国投公司"),
        (("企业上市奖多少", "应该找谁"), "县国投公司"),
        (("电子营业执照能用在哪",), "货物报关"),
        (("电子印章能用在哪些地方",), "货物报关"),
        (("开发区有人上门服务吗",), "主动上门服务"),
        (("养殖场的环评说是能告知承诺，是不是真的",), "告知承诺制审批"),
        (("没列进环评分类管理名录的项目还办环评吗",), "无需办理环评手续"),
        (("刻电子章收钱不",), "免费制发"),
        (("专家上门服务怎么预约",), "电话预约"),
        (("惠企政策在哪个平台能查到",), "企业服务平台"),
        (("研发费用加计扣除辅助账还那么麻烦吗",), "简化"),
        (("新上项目的原料用能咋算",), "合理扣减原料用能"),
        (("绿色矿山用地有什么优惠",), "减轻用地成本"),
        (("住建局管的建筑业奖励有哪几项",), "600万元"),
        (("中小企业维权投诉怎么走",), "12345"),
        (("隔三差五就来检查，能不能少查我们几次",), "减少现场执法检查次数"),
        (("四张清单是哪四张",), "尽职免责清单"),
        (("去哪投诉",), "12345营商环境热线"),
        (("专精特新多少钱", "申报一年了没人理，去哪投诉"), "12345营商环境热线"),
        (("想请专家上门，通过什么方式预约",), "电话预约"),
        (("应收账款确权找谁", "要担保吗"), "其他任何形式的担保"),
        (("贷款",), "贷款"),
        (("商会",), "商会"),
        (("过渡期是3年",), "5年内"),
        (("政府基金出资最高能占几成",), "至50%"),
        (("供应商参加政府采购要哪些材料",), "书面承诺"),
        (("开便利店办证要交几套材料",), "提交一套材料"),
        (("房产税一年交几次",), "按年申报"),
        (("总量指标现在啥时候取得就行",), "承诺投产前取得"),
        (("授信额度有效期内每年还得重新审吗",), "逐年重检"),
        (("应收账款可以用来抵押贷款不",), "应收账款质押融资"),
        (("我们好几户共有的厂房可以抵押融资吗",), "共有厂房"),
        (("批而未用的土地怎么办",), "盘活存量土地"),
        (("受疫情影响还不上贷款怎么办",), "延期还本付息"),
    ],
)
def test_what_an_article_says_is_not_said_to_be_left_open(talk, messages, words):
    *_, answer = talk(*messages)
    assert answer.reason is None
    assert words in answer.answer


def test_opening_hours_are_still_left_open(talk):
    (answer,) = talk("政务大厅几点上班")
    assert answer.reason == "not_stated"


@pytest.mark.parametrize("asked", ["最高给多少", "最高能给多少"])
def test_the_most_that_is_given_stands_in_the_article_where_nothing_was_due(talk, asked):
    *_, answer = talk("固定资产投资5个亿的工业转型项目还没完工，能奖多少", asked)
    assert "最高奖励1000万元" in answer.answer


@pytest.mark.parametrize("opening", ["我想问个事", "您好，我想咨询个问题"])
def test_who_only_says_that_he_wants_to_ask_is_greeted(talk, opening):
    (answer,) = talk(opening)
    assert answer.kind == "chat"


@pytest.mark.parametrize(
    ("asked", "missing"),
    [
        ("申报小升规要交费用吗", "收不收费"),
        ("链主的采购额含不含税", "您问的这一点"),
        ("规上服务业最低入库收入多少", "入库的收入标准"),
        ("康养示范区补助金额", "具体金额"),
        ("链主企业怎么评上", "认定标准"),
        ("新型研发机构县里什么时候打钱", "发放的时间"),
        ("担保风险银行担几成", "各方分担多少"),
        ("续贷要准备啥材料", "材料"),
        ("报装电收费多少", "具体金额"),
        ("升规奖什么时候申报", "申报的时间"),
        ("省质量奖评审标准是什么", "认定标准"),
        ("高科技领军企业如何入选培育库", "认定标准"),
        ("存量众创空间至少入驻几家才给奖励", "最少要多少"),
        ("政府采购违约了罚多少", "罚多少"),
        ("刻章去几楼办", "具体地址"),
        ("维权接待定在每个月的哪天", "办公或接待的时间"),
        ("小微授信没批，可以申请复议吗", "能不能申诉"),
        ("省质量奖没评上怎么办", "办理流程"),
        ("孵化器一年能申请几次", "多久一次"),
    ],
)
def test_what_an_article_leaves_open_is_still_said(talk, asked, missing):
    (answer,) = talk(asked)
    assert answer.reason == "not_stated"
    assert missing in answer.answer


@pytest.mark.parametrize("asked", ["医院挂号怎么预约", "商家卖假货去哪投诉"])
def test_what_is_no_matter_of_the_document_is_refused_in_the_same_words(talk, asked):
    (answer,) = talk(asked)
    assert answer.reason == "out_of_scope"


@pytest.mark.parametrize(
    "asked", ["企业招用退役军人每人补多少", "金融专项服务个体工商户工作现在还在搞吗"]
)
def test_what_has_ended_is_said_to_have_ended(talk, asked):
    (answer,) = talk(asked)
    assert answer.reason == "ended"
    assert "房产税" not in answer.citations[0].quote


@pytest.mark.parametrize(
    ("asked", "kind"), [("怎么办理", "clarification"), ("县里有啥好政策", "match")]
)
def test_what_names_no_matter_is_asked_back_or_matched(talk, asked, kind):
    (answer,) = talk(asked)
    assert answer.kind == kind


def test_a_matter_named_alone_is_answered(talk: Talk) -> None:
    (answer,) = talk("建筑资质")
    assert answer.kind == "policy"
    assert answer.citations[0].key == "22"


def test_a_long_term_credit_is_no_answer_to_how_long_it_may_wait(talk):
    *_, last = talk("疫情影响大的个体户贷款能缓着还不", "缓多久")
    assert last.reason == "not_stated"
