"""A title of another place, list, enterprise or year, one that did not come, a grade only renewed: not
paid.
"""

import pytest


@pytest.mark.parametrize(
    ("question", "eligible"),
    [
        ("建筑企业一级延续换证，不是新晋升，能拿200万吗", False),
        ("建筑总承包特级资质延续，奖多少", False),
        ("全国500强（国企），能拿多少", None),
        ("我们进了晋城市民营企业100强，能拿50万吗", None),
        ("今年进了山西100强，奖多少", True),
        ("我们进了中国民营企业500强，奖多少", True),
        ("建筑企业今年新晋升一级，奖多少", True),
    ],
)
def test_only_what_the_article_names(talk, question, eligible):
    assert talk(question)[0].calculation.eligible is eligible


@pytest.mark.parametrize(
    "question",
    [
        # granted by another place
        "我们拿了高平市质量奖，奖多少",
        "沁水县质量奖到手了，奖多少",
        "我们获得陕西省质量奖，能拿50万吗",
        "我们得了江苏省省长质量奖，奖多少",
        "我们评上了河南省级小巨人，奖多少",
        "晋城市区的建筑企业，没迁过来，晋升为一级，能拿多少",
        # of an enterprise elsewhere
        "我们公司注册在高平，税也交在高平，今年盖的楼拿了省优，阳城给多少",
        "沁水的施工企业在阳城干活，评了国优，县里奖多少",
        "我们是泽州的建筑公司，产值首次过3亿，阳城给多少",
        # hatched, but of a kind that the article does not name
        "孵化器孵化了两家省级专精特新企业，奖多少",
        "孵化器孵化了三家科技型中小企业，奖励多少",
        "孵化器孵化两家新三板挂牌企业，奖多少",
        "孵化器孵化了四家规上企业，奖多少",
        "孵化器孵化出一家瞪羚企业，有奖吗",
        # not obtained, or lost
        "我们市级孵化器申报了没认定，奖多少",
        "星创天地落选省级，奖多少",
        "报了专精特新，专家评审没过，能拿多少",
        "山西民营企业100强第120名，没进100强，能拿50万吗",
        "500强去年在榜，今年掉出去了，奖多少",
        "国家级小巨人没评上，能拿多少",
        "既没升规也没评上小巨人，能拿多少",
        "建筑企业晋升特级没批下来，奖多少",
        "我们是省级专精特新，还在评，能拿多少",
        "国家级小巨人正在评着，能拿多少",
        "高企过期没重新认定，奖多少",
        "县质量奖落选了，有钱吗",
        "新型研发机构没批，奖多少",
        "今年申报省级重点实验室没认定，能拿多少",
        # had for long
        "前年就是专精特新了，能拿多少",
        "2024年认定的单项冠军产品，国家级，奖多少",
        "我们早几年就评上省级小巨人了，现在能拿多少",
    ],
)
def test_no_money_and_no_question(talk, question):
    calculation = talk(question)[0].calculation
    assert (calculation.eligible, calculation.amount_yuan) == (False, "0")


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        ("我们获得晋城市质量奖，能拿多少", "300000"),
        ("高平的朋友说有奖，我们拿了晋城市质量奖，能拿多少", "300000"),
        ("孵化器今年孵出一家国家级高新、两家省级专精特新，能拿多少", "50000"),
        ("我们是从孵化器毕业的企业，今年首次评上省级专精特新，奖多少", "100000"),
        ("没花什么钱就评上了专精特新，奖多少", "100000"),
        ("前年小巨人没评上，今年评上国家级了，奖多少", "500000"),
        ("省级专精特新评上了，国家级小巨人还在评，一共能拿多少", "100000"),
        ("国家级小巨人没评上，评上了省级，能拿多少", "300000"),
        ("省优工程评上了，没评上国优，能拿多少", "200000"),
        ("评上国优了，没评上鲁班奖，奖多少", "500000"),
        ("公司2019年成立，今年刚评上国家级小巨人，奖多少", "500000"),
        ("专精特新前年就有了，今年又拿了国家级小巨人，奖多少", "500000"),
        ("市级孵化器今年落户我县，奖多少", "300000"),
    ],
)
def test_what_is_due_is_paid_beside_it(talk, question, amount):
    assert talk(question)[0].calculation.amount_yuan == amount


@pytest.mark.parametrize(
    ("question", "amount"),
    [
        (
            "我们拿了国家级单项冠军，当年新认定，另外得知隔壁厂拿了小巨人50万，我们一共能拿多少",
            "1000000",
        ),
        ("我们首次评上专精特新，供应商公司评上国家级小巨人，一共能拿多少", "100000"),
        ("我们集团在高平的子公司拿了市质量奖，我们阳城厂首次评国家级小巨人，一共多少", "500000"),
        ("我们刚评上省级小巨人，合作的一家公司进了山西100强，总共能拿多少", "300000"),
        ("我们子公司今年评上省级小巨人，能拿多少", "300000"),
    ],
)
def test_a_title_of_somebody_else_is_not_counted(talk, question, amount):
    assert talk(question)[0].calculation.amount_yuan == amount


@pytest.mark.parametrize(
    "question",
    [
        "我们在高平盖的楼拿了省优，公司是阳城的，奖多少",
        "高平的工程拿了省优，我们是阳城的公司，奖多少",
        "我们公司从高平搬到阳城了，今年盖的楼拿了省优，奖多少",
    ],
)
def test_an_enterprise_from_here_builds_anywhere(talk, question):
    assert talk(question)[0].calculation.amount_yuan == "200000"


def test_an_enterprise_that_moved_here_is_from_here(talk):
    *_, last = talk(
        "外县特级建筑公司总部迁入阳城，奖多少", "产值头一回到5.6亿，去年4.2亿，单产值这块呢"
    )
    assert last.calculation.amount_yuan == "200000"
