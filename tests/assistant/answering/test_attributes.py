"""What a question asks for, and what a clause holds."""

import pytest

from assistant.answering.attributes import asked_attributes, load_attributes, named_attribute


@pytest.mark.parametrize(
    ("question", "attribute"),
    [
        ("文件说给一定奖励，这个“一定”是多少", "amount"),
        ("给介绍人的奖励有个数没有", "amount"),
        ("小升规能拿多少钱", "amount"),
        ("县财政配多少", "amount"),
        ("能拿个甚数", "amount"),
        ("那我打给哪家问", "telephone"),
        ("归谁管", "department"),
        ("投产了指标还没弄到，会怎么处理", "penalty"),
        ("那执照去那个部门办", "department"),
        ("办执照去那里办", "place"),
        ("〔2020〕63号是哪个办法", "document"),
        ("落地奖励按照什么办法", "document"),
        ("这事找哪个局", "department"),
        ("办照要多久", "period"),
        ("几天能退税", "period"),
        ("去哪里办", "place"),
        ("要带什么材料", "material"),
        ("有没有联系电话", "telephone"),
        ("什么时候申报", "window"),
        ("到什么时候截止", "end"),
        ("现在的标准去哪儿问", "department"),
        ("这个100强具体是哪个榜单", "which_list"),
        ("里面的4是哪一方承担", "shares"),
        ("是一次性的还是每年都有", "frequency"),
        ("行业平均增速到底是多少", "average"),
        ("从哪天算起", "start"),
        ("前提是什么", "condition"),
        ("要公示好多天嘛", "period"),
        ("什么时候公示", "review"),
        ("钱从哪儿出", "payer"),
        ("怎么申请", "procedure"),
        ("最高能贷多少", "cap"),
        ("按什么比例补", "rate"),
        ("需要什么条件", "condition"),
        ("材料", "material"),
        ("流程", "procedure"),
        ("时间", "period"),
        ("根据啥文件定的", "document"),
        ("由75%提到多少了", "rate"),
        ("进档奖从多少亿起", "threshold"),
        ("这钱哪个月能打过来", "window"),
        ("这补贴几月拨下来", "payday"),
        ("能脱几个月", "period"),
        ("首贷中心在哪搭了", "address"),
        ("服务业奖励 申请材料 清单", "material"),
        ("营业收入须达到多少", "threshold"),
        ("离小升规还差多少，今年收入1800万", "entry_line"),
        ("距规上还缺多少", "entry_line"),
        ("那个一次性创业补贴是五千还是一万", "amount"),
        ("升规要多少产值", "entry_line"),
        ("四基企业升规，收入差多少", "entry_line"),
        ("打到公司账上还是打给个人", "payee"),
        ("这笔钱下来要不要交税", "taxed"),
        ("补助到账以后，能不能拿去发工资", "use"),
        ("这钱分几年给", "instalments"),
        ("今年拿过了，明年能不能再申请", "again"),
        ("补材料的时间是否计入这70个工作日", "counted_in"),
        ("个人是多少", "figure"),
        ("那到底多少", "how_much"),
        ("补贴是5000元吗", "claimed_sum"),
        ("奖励什么时候到账", "arrival"),
        ("多长时间能审批通过", "processing"),
        ("要自己先掏钱吗", "advance"),
        ("这贷款怎么还", "repayment"),
        ("要找人担保吗", "guarantee"),
        ("依据的是哪个文件", "document"),
        ("备案要填哪几张表", "material"),
        ("认定总部要满足什么条件", "recognition"),
        ("孵化器的认定，对场地面积有何要求", "recognition"),
        ("什么样的算总部企业", "recognition"),
        ("这笔经费大概几个月能打到账上", "payday"),
        ("头一年的十万几月份能到我们公司账上", "payday"),
        ("绩效评价要考多少分才算过", "score"),
        ("场地面积得多大", "area"),
        ("孵化器至少要几千平方米", "area"),
        ("年利率到底几个点", "interest"),
        ("这种贷款是几厘的", "interest"),
        ("承诺书的样本在哪能拿到", "place"),
        ("投诉接待日是哪天", "hours"),
        ("几天能拿到执照", "period"),
    ],
)
def test_the_attribute_is_recognised(question: str, attribute: str):
    assert attribute in [a.name for a in asked_attributes(question)]


@pytest.mark.parametrize(
    ("question", "attribute"),
    [
        ("村里一共有多少头牛", "quantity"),
        ("产业联盟多久碰一回头", "frequency"),
        ("安全检查几年查一次", "frequency"),
        ("代办员尊姓大名", "person"),
        ("星期六下午你们大厅开门不", "hours"),
    ],
)
def test_the_model_or_a_pattern_knows_other_words(question: str, attribute: str):
    assert attribute in [a.name for a in asked_attributes(question)]


def test_a_narrower_quantity_is_asked_alone():
    names = [a.name for a in asked_attributes("有多少家榨油坊")]
    assert "count" in names
    assert "quantity" not in names


def test_attributes_come_in_the_order_of_the_file():
    order = [a.name for a in load_attributes()]
    asked = [a.name for a in asked_attributes("烘干房补多少钱,归哪个局管,要什么材料")]
    assert asked == sorted(asked, key=order.index)
    assert {"amount", "department", "material"} <= set(asked)


@pytest.mark.parametrize(
    ("attribute", "words", "held"),
    [
        ("amount", "一次性奖励150万元", True),
        ("amount", "给予一定奖励", False),
        ("period", "5个工作日内回复", True),
        ("period", "及时办理用地手续", False),
        ("material", "提交信用报告等方式", True),
        ("telephone", "也可通过12345营商环境热线", True),
        ("telephone", "到县政务服务中心", False),
        ("quantity", "培育500户企业", True),
        ("quantity", "奖励3000元", False),
        ("quantity", "5个工作日内答复", False),
        ("quantity", "下降3个百分点", False),
        ("frequency", "每季度召开一次", True),
        ("frequency", "定期召开会议", False),
        ("person", "联系单位:工信局", False),
    ],
)
def test_a_clause_holds_it_or_not(attribute: str, words: str, held: bool):
    (wanted,) = [a for a in load_attributes() if a.name == attribute]
    assert wanted.held_by(words) is held


@pytest.mark.parametrize(
    ("question", "attribute"),
    [
        ("公章要钱不", "material"),
        ("最多几年可以不变", "cap"),
        ("这个环评手续是不是就不用办了", "procedure"),
        ("我们几个人搞了个新工艺，听说能给扶持?", "people"),
        ("作为规模以上服务业呢?今年收入增速7%,行业平均5%,收入是最低入库收入的2倍。", "threshold"),
    ],
)
def test_what_only_looks_like_asking_for_it(question: str, attribute: str):
    assert attribute not in [a.name for a in asked_attributes(question)]


@pytest.mark.parametrize(
    ("question", "attribute"),
    [
        ("认定标准是什么", "department"),
        ("这补贴几月拨下来", "amount"),
        ("要是评的是省级小巨人呢，也是第一次", "frequency"),
    ],
)
def test_what_only_sounds_alike_is_not_asked(question: str, attribute: str):
    assert attribute not in [a.name for a in asked_attributes(question)]


@pytest.mark.parametrize(
    ("question", "attribute"),
    [
        ("依据的是哪个文件", "department"),
        ("19号文是哪份文件", "department"),
        ("四张清单是哪四张", "department"),
        ("一本式环评是哪些行业用", "department"),
        ("这是第几条", "count"),
        ("阳政办发〔2020〕2号是啥文件", "material"),
        ("那个文件文号是多少", "figure"),
        ("落地奖励按哪个办法", "place"),
        ("那个办法是哪个文件", "department"),
        ("认定总部要满足什么条件", "condition"),
        ("首次认定高企要满足什么条件才能拿50万", "recognition"),
    ],
)
def test_a_word_beside_does_not_make_it_another_attribute(question: str, attribute: str):
    assert attribute not in [a.name for a in asked_attributes(question)]


@pytest.mark.parametrize(
    ("words", "held"),
    [
        ("诉讼时效期间为二年", True),
        ("提前三十日以书面形式通知", True),
        ("第二年、第三年另行通知", False),
        ("一次性给予", False),
    ],
)
def test_lengths_written_in_characters_are_lengths(words, held):
    assert named_attribute("period").held_by(words) is held


@pytest.mark.parametrize(
    ("question", "attribute"),
    [
        ("小升规奖励名单公不公示", "publicity"),
        ("获奖名单要公示几天", "publicity"),
        ("一级资质奖励要第三方评估吗", "appraisal"),
        ("孵化器奖励要不要审计", "appraisal"),
        ("对认定有争议找谁裁定", "dispute"),
        ("两个部门说法不一样，谁来裁定", "dispute"),
        ("建设经费能买设备不能", "use"),
        ("奖励的使用范围有限制吗", "use"),
    ],
)
def test_details_that_few_articles_have(question: str, attribute: str) -> None:
    assert attribute in {a.name for a in asked_attributes(question)}


def test_what_was_appraised_is_no_question_for_it() -> None:
    asked = {a.name for a in asked_attributes("投资6000万的工业转型项目已验收，奖多少")}
    assert "appraisal" not in asked


@pytest.mark.parametrize(
    ("words", "attribute"),
    [
        ("保育费每人每月不得高于1200元", "cap"),
        ("每户每年不得超过5万元", "cap"),
        ("于9月1日至10月31日向乡(镇)申报", "window"),
        ("当年12月15日前完成兑付", "window"),
    ],
)
def test_bounds_and_days_however_they_are_written(words: str, attribute: str) -> None:
    assert named_attribute(attribute).held_by(words)


def test_what_comes_back_is_a_sum_and_a_number_of_things_a_quantity() -> None:
    names = [
        {a.name for a in asked_attributes(text)}
        for text in ("交了2万失业保险,能返回来多少", "摊位费给报多少", "全县一年能批几台电梯")
    ]
    assert "amount" in names[0] and "amount" in names[1] and "quantity" in names[2]
