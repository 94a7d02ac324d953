"""Documents of every numbering, small but whole."""

import pytest

from corpus.document import Document
from corpus.parser import parse


def outline(source: str) -> list[tuple[str, str, str]]:
    return [(a.key, a.label, a.title) for a in parse(source, id="test").articles]


def body(document: Document, key: str) -> str:
    article = document.article(key)
    assert article is not None
    return document.text[article.body_start : article.body_end]


def test_one_count_over_all_chapters() -> None:
    source = """关于若干措施
一、金融
1. 引进机构。奖励10万元。
2. 优化贷款。减少抵押。
二、财税
3. 减税。免征增值税。
"""
    assert outline(source) == [
        ("1", "第1条", "引进机构"),
        ("2", "第2条", "优化贷款"),
        ("3", "第3条", "减税"),
    ]
    document = parse(source, id="test")
    assert [(c.number, c.label, c.title) for c in document.chapters] == [
        (1, "一", "金融"),
        (2, "二", "财税"),
    ]
    assert [a.chapter for a in document.articles] == [1, 1, 2]


def test_numbers_that_begin_anew_give_a_path() -> None:
    source = """关于若干措施
一、财政支持
（一）奖励
1. 新建奖励。奖励10万元。
2. 升级奖励。奖励20万元。
（二）补贴
1. 电费补贴。补贴5%。
2. 水费补贴。补贴3%。
3. 房租补贴。符合下列条件的给予补贴：(1)注册在本县；(2)纳税满一年。
二、服务
（一）办事
1. 一窗受理。当天办结。
"""
    assert outline(source) == [
        ("1.1.1", "一（一）1", "新建奖励"),
        ("1.1.2", "一（一）2", "升级奖励"),
        ("1.2.1", "一（二）1", "电费补贴"),
        ("1.2.2", "一（二）2", "水费补贴"),
        ("1.2.3", "一（二）3", "房租补贴"),
        ("2.1.1", "二（一）1", "一窗受理"),
    ]
    document = parse(source, id="test")
    article = document.article("1.2.3")
    assert article is not None
    assert article.headings == ("财政支持", "补贴")
    assert article.number == 5
    assert [item.label for item in article.items] == ["(1)", "(2)"]
    assert [document.text[i.start : i.end] for i in article.items] == [
        "(1)注册在本县；",
        "(2)纳税满一年。",
    ]


def test_five_levels() -> None:
    source = """关于若干措施
一、财政
（一）奖励
1. 新建奖励。分档奖励：
（1）工业企业：
①规模以上的10万元；
②其他的5万元。
（2）商业企业3万元。
2. 升级奖励。奖励20万元。
（二）补贴
1. 电费。补贴5%。
"""
    document = parse(source, id="test")
    assert [a.key for a in document.articles] == ["1.1.1", "1.1.2", "1.2.1"]
    assert [i.label for i in document.articles[0].items] == ["(1)", "(1)①", "(1)②", "(2)"]
    last = document.articles[0].items[2]
    assert document.text[last.start : last.end] == "②其他的5万元。"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("一、发放消费券\n全年发放1000万元。", "二、支持购车\n补贴2000元。"),
        ("一、发放消费券。全年发放1000万元。", "二、支持购车。补贴2000元。"),
        ("一、发放消费券。\n全年发放1000万元。", "二、支持购车。\n补贴2000元。"),
        ("一、发放消费券、\n全年发放1000万元。", "二、支持购车、\n补贴2000元。"),
        ("一、发放消费券：全年发放1000万元。", "二、支持购车：补贴2000元。"),
        ("### 一、发放消费券\n\n全年发放1000万元。", "### 二、支持购车\n\n补贴2000元。"),
    ],
)
def test_titles_end_in_many_ways(first: str, second: str) -> None:
    source = f"关于若干措施\n{first}\n{second}\n三、加强宣传。开展活动。\n"
    if "：" in first or "、\n" in first:
        source = source.replace("宣传。", "宣传" + ("：" if "：" in first else "、\n"))
    document = parse(source, id="test")
    assert outline(source)[:2] == [("1", "第1条", "发放消费券"), ("2", "第2条", "支持购车")]
    assert body(document, "1") == "全年发放1000万元。"
    assert body(document, "2") == "补贴2000元。"


def test_a_sentence_without_title_is_body() -> None:
    source = "关于若干措施\n一、免征增值税。\n二、对新建企业奖励10万元，一次拨付。\n"
    assert outline(source) == [("1", "第1条", ""), ("2", "第2条", "")]
    assert body(parse(source, id="test"), "1") == "免征增值税。"


def test_everything_on_one_line() -> None:
    source = (
        "某县若干措施 一、金融支持 1. 引进机构。鼓励入驻。(责任单位：县工信局) "
        "2. 优化贷款。减少抵押。【责任单位：县财政局】 二、财税支持 3. 减税。免征："
        "(1) 增值税；(2) 所得税。[责任单位：县税务局]"
    )
    document = parse(source, id="test")
    assert outline(source) == [
        ("1", "第1条", "引进机构"),
        ("2", "第2条", "优化贷款"),
        ("3", "第3条", "减税"),
    ]
    assert document.title == "某县若干措施"
    assert [a.departments for a in document.articles] == [
        ("县工信局",),
        ("县财政局",),
        ("县税务局",),
    ]
    assert [i.label for i in document.articles[2].items] == ["(1)", "(2)"]


def test_list_points_are_items_not_articles() -> None:
    source = """申报指南
一、申报条件
1.在我县注册；
2.依法纳税。
二、奖励标准
对符合条件的给予奖励：
① 一等奖10万元；② 二等奖5万元。
三、附则
本指南由县工信局解释。
"""
    document = parse(source, id="test")
    assert outline(source) == [
        ("1", "第1条", "申报条件"),
        ("2", "第2条", "奖励标准"),
        ("3", "第3条", "附则"),
    ]
    assert [[i.label for i in a.items] for a in document.articles] == [["1.", "2."], ["①", "②"], []]


def test_a_chapter_without_numbers_below_is_an_article_among_paths() -> None:
    source = """关于若干意见
一、总体要求
坚持改革，服务企业。
二、重点任务
围绕目标，实施以下任务：
（一）加强创新。支持企业创新。（科技局牵头，财政局配合）
（二）优化服务。推行一网通办。（市场监管局、税务局按职责分工负责）
三、保障措施
（一）加强组织。各地要加强领导。
"""
    assert outline(source) == [
        ("1", "一", "总体要求"),
        ("2.1", "二（一）", "加强创新"),
        ("2.2", "二（二）", "优化服务"),
        ("3.1", "三（一）", "加强组织"),
    ]
    document = parse(source, id="test")
    assert document.articles[1].departments == ("科技局", "财政局")


def test_a_law_with_traditional_characters_and_inserted_articles() -> None:
    source = """某縣人民政府辦公室文件
某政辦發〔2022〕8號
關於支持企業的若干措施（試行）
第一章　總則
第一條　為了支持企業，制定本措施。
第二條　對新設企業，給予獎勵：
（一）工業企業，１０萬元；
（二）商業企業，５萬元。
前款獎勵一次拨付。
第二條之一　前條獎勵由縣財政局發放。（責任單位：縣財政局、縣工信局）
第二章　附則
第三條　本措施自發布之日起施行。
抄送：縣委辦。
"""
    document = parse(source, id="test")
    assert outline(source) == [
        ("1", "第1条", ""),
        ("2", "第2条", ""),
        ("2-1", "第2条之一", ""),
        ("3", "第3条", ""),
    ]
    assert [c.label for c in document.chapters] == ["第一章", "第二章"]
    second = document.articles[1]
    assert [document.text[i.start : i.end] for i in second.items] == [
        "（一）工業企業，１０萬元；",
        "（二）商業企業，５萬元。",
    ]
    assert body(document, "2").endswith("前款獎勵一次拨付。")
    assert body(document, "2-1") == "前條獎勵由縣財政局發放。"
    assert document.articles[2].departments == ("縣財政局", "縣工信局")
    assert body(document, "3") == "本措施自發布之日起施行。"


@pytest.mark.parametrize("brackets", ["【】", "（）", "[]"])
def test_titles_of_articles_in_brackets(brackets: str) -> None:
    opening, closing = brackets
    source = (
        f"某办法\n第一条 {opening}目的{closing}为了支持企业。\n"
        f"第二条{opening}范围{closing} 本县企业。\n第三条 附则。\n"
    )
    document = parse(source, id="test")
    assert [a.title for a in document.articles] == ["目的", "范围", ""]
    assert body(document, "1") == "为了支持企业。"
    assert body(document, "2") == "本县企业。"


def test_a_bracket_at_the_head_of_one_article_is_no_title() -> None:
    source = "某办法\n第一条 （含税）价格。\n第二条 企业。\n第三条 附则。\n"
    assert [a.title for a in parse(source, id="test").articles] == ["", "", ""]


def test_articles_of_an_annex_are_told_apart() -> None:
    source = """某办法
第一条 奖励企业。
第二条 附则。
附件2
实施细则
第一条 提交材料。
第二条 审核材料。
"""
    assert [(key, label) for key, label, _ in outline(source)] == [
        ("1", "第1条"),
        ("2", "第2条"),
        ("1b", "附件2第1条"),
        ("2b", "附件2第2条"),
    ]
    assert body(parse(source, id="test"), "2") == "附则。"


def test_a_text_without_numbers_is_one_article() -> None:
    source = "通告\n\n广大市民：\n\n县城东街自2024年5月1日起封闭。请绕行。\n\n某县公安局\n2024年4月30日\n"
    document = parse(source, id="test")
    assert outline(source) == [("1", "全文", "")]
    assert body(document, "1") == "县城东街自2024年5月1日起封闭。请绕行。"
    assert document.issuer == "某县公安局"


def test_sections_of_a_text_without_numbers() -> None:
    source = "# 案例\n\n## 案情\n\n甲诉乙。\n\n## 结果\n\n乙赔偿。\n"
    assert outline(source) == [("1", "第1部分", "案情"), ("2", "第2部分", "结果")]


def test_headings_with_commas_and_numbers_that_run_on() -> None:
    source = """国务院办公厅关于优化营商环境的意见
国办发〔2022〕30号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院同意，现提出以下意见：
一、破除隐性门槛，降低市场准入成本
（一）实施清单管理。健全动态调整机制。（国家发展改革委、商务部牵头，财政部配合）
（二）优化产品管理。规范许可。（市场监管总局等国务院相关部门按职责分工负责）
二、保障措施
（三）加强组织实施。
1.压实责任。各地要压实责任。
2.强化督查。开展督查。
国务院办公厅
2022年9月7日
（本文有删减）
"""
    document = parse(source, id="test")
    assert [c.title for c in document.chapters] == ["破除隐性门槛，降低市场准入成本", "保障措施"]
    assert outline(source) == [
        ("1", "第1条", "实施清单管理"),
        ("2", "第2条", "优化产品管理"),
        ("3", "第3条", "加强组织实施"),
    ]
    assert document.articles[1].departments == ("市场监管总局",)
    assert [i.label for i in document.articles[2].items] == ["1.", "2."]
    assert body(document, "3").endswith("开展督查。")


def test_parts_over_articles() -> None:
    source = """若干措施
第一部分 支持做大
1.支持升规。首次升规奖励20万元。
2.支持技改。奖励5%。
第二部分 支持做强
3.支持创新。奖励10万元。
"""
    document = parse(source, id="test")
    assert [(c.label, c.title) for c in document.chapters] == [
        ("第一部分", "支持做大"),
        ("第二部分", "支持做强"),
    ]
    assert [a.key for a in document.articles] == ["1", "2", "3"]


def test_items_inside_items() -> None:
    source = """某办法
第一条 支持范围：
（一）技改项目，按下列投资补助：
1.设备投资；
2.软件投资。
（二）其他。
第二条 附则。
"""
    article = parse(source, id="test").articles[0]
    assert [i.label for i in article.items] == ["(一)", "(一)1.", "(一)2.", "(二)"]
    outer, first, *_ = article.items
    assert outer.start < first.start < first.end <= outer.end


@pytest.mark.parametrize("first", ["（一）", "1. "])
def test_a_heading_and_its_first_measure_on_one_line(first: str) -> None:
    source = (
        f"某县若干措施\n一、主体培育{first}支持企业入驻。给予2万元补助。（责任单位：县工信局）\n"
        f"二、要素保障{first}降低用电成本。每度补0.05元。（责任单位：县发改局）\n"
    )
    document = parse(source, id="test")
    assert [c.title for c in document.chapters] == ["主体培育", "要素保障"]
    assert [(a.title, a.departments) for a in document.articles] == [
        ("支持企业入驻", ("县工信局",)),
        ("降低用电成本", ("县发改局",)),
    ]
    assert [a.key for a in document.articles] == ["1.1", "2.1"]


def test_measures_run_together_below_a_heading_keep_their_departments() -> None:
    source = (
        "某县若干措施\n一、主体培育（一）入驻。补助2万元。（责任单位：甲局）（二）升规。奖励20万元。（责任单位：乙局）\n"
        "二、要素保障（一）用电。补0.05元。（责任单位：丙局）（二）金融。贴息30%。（责任单位：丁局）\n"
    )
    assert [(a.title, a.departments) for a in parse(source, id="test").articles] == [
        ("入驻", ("甲局",)),
        ("升规", ("乙局",)),
        ("用电", ("丙局",)),
        ("金融", ("丁局",)),
    ]


def test_a_reference_after_words_is_no_measure() -> None:
    source = "某措施\n一、本条（一）项所列企业给予奖励。\n二、符合条件（一）、（二）的给予补贴。\n"
    assert [key for key, _, _ in outline(source)] == ["1", "2"]


def test_items_right_behind_a_number() -> None:
    source = (
        "某措施\n1. 支持甲。奖励。\n2.①规上企业10万元；②其他企业5万元。\n3. (1)甲类；(2)乙类。\n"
    )
    items = [[i.label for i in a.items] for a in parse(source, id="test").articles]
    assert items == [[], ["①", "②"], ["(1)", "(2)"]]


def test_closing_words_are_not_the_last_measure() -> None:
    closing = "本措施由县工信局解释。\n本措施自2023年6月1日起施行，有效期2年。\n"
    measures = "某措施\n一、奖励。奖10万元。\n二、补贴。补5万元。（责任单位：县局）\n"
    assert body(parse(measures + closing, id="test"), "2") == "补5万元。"
    own = parse(measures + "三、附则\n" + closing, id="test")
    assert body(own, "3") == closing.rstrip()
    law = parse("某办法\n第一条 奖励。\n第二条 奖10万元。\n" + closing, id="test")
    assert body(law, "2").endswith("有效期2年。")


def test_a_sentence_without_comma_among_numbers_without_titles_is_no_title() -> None:
    found = parse(
        "某通知\n一、补贴标准\n1. 每人补贴300元，由单位申领。\n2. 单位发给的生活费不得低于当地标准的80%。另给补贴1500元。\n"
        "3. 留用一半以上的，补贴提高。\n",
        id="x",
    )
    assert [a.title for a in found.articles] == ["", "", ""]
    assert "80%" in found.words(found.articles[1].body_start, found.articles[1].body_end)
