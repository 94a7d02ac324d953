"""Documents that the articles cite: 文号 to title, title to 文号, and numbers that none cites."""

import pytest


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ("科技研发专项资金管理办法文号", "阳政办发〔2020〕2号"),
        ("高企扶持依据的县里那个科技计划管理办法，文号多少", "阳政办发〔2020〕2号"),
        ("金融机构奖励办法是几几年几号文", "阳政办发〔2020〕62号"),
        ("担保公司风险补偿资金管理办法是哪个文号", "阳政办发〔2020〕63号"),
        ("操作工具箱那个通知文号是多少", "晋金监非银〔2022〕10号"),
        ("信用修复办法的文号", "没有写明它的文号"),
    ],
)
def test_a_title_in_short_finds_its_number(talk, asked, number):
    (answer,) = talk(asked)
    assert answer.kind == "policy"
    assert number in answer.answer.splitlines()[0]


@pytest.mark.parametrize(
    ("asked", "title", "label"),
    [
        ("阳政办发〔2020〕2号是啥文件", "科技计划管理办法", "第24条"),
        ("〔2020〕63号是哪个办法", "风险补偿资金管理办法", "第9条"),
        ("19号文是哪份文件", "金融专项服务个体工商户", "第5条"),
        ("阳政办发〔2022〕31号是什么文件", "要素服务保障", "75 条"),
    ],
)
def test_a_number_finds_its_title_and_the_article(talk, asked, title, label):
    (answer,) = talk(asked)
    first = answer.answer.splitlines()[0]
    assert title in first
    assert label in first


@pytest.mark.parametrize(
    "asked", ["〔2023〕5号", "〔2021〕8号", "国办发〔2020〕24号", "2023年5号文里小升规奖多少"]
)
def test_a_number_that_no_article_cites_is_said_to_be_none(talk, asked):
    (answer,) = talk(asked)
    assert answer.kind == "refusal"
    assert "没有引用它" in answer.answer


def test_what_another_documents_number_is_asked_for_is_not_told_of_this_one(talk):
    (answer,) = talk("阳政办发〔2020〕62号还有效吗")
    assert "共 75 条" not in answer.answer


def test_what_a_cited_document_gives_is_still_looked_up(talk):
    (answer,) = talk("阳政办发〔2020〕62号里银行入驻怎么奖")
    assert "财政奖励" in answer.answer
