"""What is asked of the document itself, and questions that only sound like it."""

from datetime import date

import pytest

from assistant.conversation.lookup.document_facts import validity_told
from corpus.parser import parse


@pytest.mark.parametrize(
    "question",
    [
        "阳政办发〔2022〕31号目前是否仍然有效？",
        "印发日期是哪天",
        "这个文件啥时候发的",
        "文件全称叫啥",
        "这文件谁发的",
        "这文件一共有多少条",
        "文号是多少",
        "这个文件什么时候到期",
        "这份文件从哪天开始施行的",
        "政策还有效吗，2022年的文件",
        "2022年的文件现在还管用吗",
        "这些政策现在还算数不",
    ],
)
def test_the_document_tells_of_itself(talk, catalog, question):
    (answer,) = talk(question)
    document = catalog.documents[0]
    assert document.title in answer.answer and document.number in answer.answer
    assert "2022年4月26日" in answer.answer and "75 条" in answer.answer
    assert "没有写明整份文件的有效期" in answer.answer


@pytest.mark.parametrize(
    "question",
    ["75条都有啥", "这个文件主要讲了些什么内容", "文件分几章", "介绍一下这份文件"],
)
def test_its_chapters_are_named_with_their_articles(talk, question):
    (answer,) = talk(question)
    assert "金融支持（第1条至第15条）" in answer.answer
    assert "政务服务（第58条至第75条）" in answer.answer


@pytest.mark.parametrize(
    "question", ["这个文件在哪能下载", "文件原文去哪里看", "发我一份这个文件的电子版"]
)
def test_where_its_text_can_be_read_is_told(talk, question):
    (answer,) = talk(question)
    assert "/policies" in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "政府采购文件在哪领",
        "小升规的政策现在还有效吗",
        "第22条都有啥",
        "新文件什么时候出",
        "环评文件什么时候能批下来",
        "个体工商户那条啥时候到期",
        "土地使用税下调措施什么时候到期",
    ],
)
def test_other_papers_and_single_articles_are_no_matter_of_it(talk, question):
    (answer,) = talk(question)
    assert "没有写明整份文件的有效期" not in answer.answer


def test_a_question_that_was_open_is_taken_up_again(talk):
    *_, last = talk("限上批发，卖了3亿，涨了8%，奖多少", "这个文件还有效吗", "行业平均5%")
    assert last.calculation.amount_yuan == "80000"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2023-05-25", "还没有到施行的日子"),
        ("2024-01-01", "还在有效期内"),
        ("2026-01-01", "已经过了"),
    ],
)
def test_a_stated_term_is_told_as_it_stands_on_the_day(day, words):
    measures = "某措施\n2023年5月20日\n一、奖励。奖10万元。\n二、补贴。补5万元。\n"
    two_years = parse(f"{measures}本措施自2023年6月1日起施行，有效期2年。", id="measures")
    told = validity_told(two_years, date.fromisoformat(day))
    assert words in told and "2025年5月31日" in told and "没有写明" not in told
    only_begun = parse(f"{measures}本措施自2023年6月1日起施行。", id="measures")
    told = validity_told(only_begun, date.fromisoformat(day))
    assert "2023年6月1日" in told and "没有写明整份文件的有效期" in told


@pytest.mark.parametrize("question", ["手里有哪些文件", "你能回答哪些文件"])
def test_which_documents_are_at_hand_is_told_and_not_searched_for(talk, question):
    (answer,) = talk(question)
    assert answer.kind == "chat"
    assert "《关于强化市场主体倍增要素服务保障的若干措施" in answer.answer


@pytest.mark.parametrize(
    "question",
    [
        "这套办法写着先试，那到底试到哪年哪月哪日截止？",
        "这个办法是试行的，试行到哪一年",
        "这个文件有效期到什么时候",
    ],
)
def test_until_when_it_holds_is_said_not_to_be_stated(talk, question):
    (told,) = talk(question)
    assert (told.kind, told.reason) == ("policy", "not_stated")
