"""Editors' answers of no article: written and offered only where the documents leave a question open."""

from dataclasses import replace

import pytest

from assistant.clock import today
from assistant.storage.editor_answers import EditorAnswer, NewEditorAnswer
from assistant.web.operator.offering import fits, left_open, same_question

DOCUMENT = "yangcheng-2022-31"
QUESTION = "公租房怎么申请"
ANSWER = "公租房归县住房保障中心管，请打0356-4222222。"
MARK = "收录的文件没有写明，以下不是文件的内容"


@pytest.fixture
def archive(real_desk_app):
    return real_desk_app.state.context.archive


@pytest.fixture
def desk(really_signed_in):
    return really_signed_in("zhao")


def write(desk, **changes):
    form = {
        "token": desk.token,
        "question": QUESTION,
        "answer": ANSWER,
        "document": "",
        "article": "",
        "signature": "县住建局",
        "expires_on": today().isoformat(),
        **changes,
    }
    return desk.post("/operator/answers", data=form)


def ask(desk, question, session_id=None):
    body = {"question": question, "session_id": session_id}
    return desk.post("/api/ask", json=body).json()


def test_an_answer_of_no_article_stands_under_the_refusal_signed_and_cites_nothing(desk, archive):
    before = ask(desk, QUESTION)
    assert write(desk).status_code == 303
    kept = archive.editor_answers.all()[0]
    assert (kept.document, kept.article, kept.author) == (None, None, "zhao")
    page = desk.get("/operator/answers").text
    assert "没有依据的条：文件没有写明" in page
    assert "依据：" not in page
    after = ask(desk, f"请问{QUESTION}？")
    *_, notice = after["notices"]
    assert notice.startswith(
        f"县里工作人员的答复（县住建局，{today()} 写，有效到 {today()}；{MARK}）："
    )
    assert notice.endswith(ANSWER)
    assert "第" not in notice
    assert "依据" not in notice
    assert (after["answer"], after["citations"]) == (before["answer"], [])
    assert archive.unanswered.open()[0].count == 1, "it is not counted as unanswered again"


@pytest.mark.parametrize(("document", "article"), [("removed-2023-5", "1"), (DOCUMENT, "99")])
def test_an_answer_whose_article_is_gone_is_offered_no_more(desk, archive, document, article):
    new = NewEditorAnswer(QUESTION, ANSWER, document, article, today(), "县住建局")
    archive.editor_answers.add("zhao", new)
    assert not [n for n in ask(desk, QUESTION)["notices"] if ANSWER in n]
    found = desk.get("/operator/api/search", params={"q": QUESTION}).json()
    assert found["offered"] == []
    assert "已经不在文件库里" in desk.get("/operator/answers").text
    assert archive.unanswered.open()[0].question == QUESTION, "it waits to be answered anew"


def test_the_console_offers_it_to_be_read_with_a_warning(desk):
    write(desk)
    found = desk.get("/operator/api/search", params={"q": "公租房申请"}).json()
    offered = found["offered"][0]
    assert (offered["document_id"], offered["key"], offered["label"]) == (None, None, "")
    assert offered["reading"].startswith("这一点收录的文件没有写明")
    assert offered["reading"].endswith(ANSWER)
    assert (offered["author"], offered["signature"]) == ("zhao", "县住建局")


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"question": "小升规奖励多少"}, "31号第25条回答"),
        ({"question": "我们去年升规，做新材料的，能拿多少"}, "31号第25条回答"),
        ({"question": "那要几天"}, "看不出问的是什么"),
        ({"question": "谢谢"}, "自己能答"),
        ({"article": "25"}, "条号要空着"),
        ({"answer": "见第25条。"}, "提到了第25条"),
        ({"answer": "看31号文件。"}, "提到了31号文件"),
        ({"answer": "见阳政办发[2022]31号。"}, "提到了"),
        ({"document": DOCUMENT}, "没有这一条"),
        ({"signature": "县" * 51}, "署名"),
    ],
)
def test_what_the_documents_answer_needs_its_article(desk, archive, changes, says):
    shown = write(desk, **changes)
    assert shown.status_code == 400
    assert says in shown.text
    assert archive.editor_answers.all() == []


def test_another_law_s_article_may_be_named(desk):
    assert write(desk, answer="按《公共租赁住房管理办法》第七条，请到县住建局。").status_code == 303


def test_it_is_never_offered_for_what_the_documents_answer(desk, archive):
    """Even where it was written for those very words: a document may have been added since."""
    new = NewEditorAnswer("小升规奖励多少", "没有奖励。", None, None, today())
    archive.editor_answers.add("zhao", new)
    assert not any("没有奖励" in notice for notice in ask(desk, "小升规奖励多少")["notices"])
    found = desk.get("/operator/api/search", params={"q": "小升规奖励多少"}).json()
    assert found["offered"] == []
    assert desk.get("/operator/answers").text.count("这一条不再附上") == 1
    write(desk)
    assert desk.get("/operator/answers").text.count("这一条不再附上") == 1, "editors see which"


def test_words_understood_by_what_was_said_before_get_no_editor_s_answer(desk, archive):
    """那要几天 was answered where another matter was spoken of."""
    new = NewEditorAnswer("那要几天到账", "三十天。", DOCUMENT, "9", today())
    archive.editor_answers.add("zhao", new)
    session = ask(desk, "小升规奖励多少")["session_id"]
    assert not any("三十天" in notice for notice in ask(desk, "那要几天到账", session)["notices"])


def test_where_an_article_deals_with_the_matter_only_the_very_question_is_offered_one(
    desk, archive
):
    question = "环评告知承诺书格式模板在哪下载"
    new = NewEditorAnswer(question, "请到县审批局窗口拿。", None, None, today())
    archive.editor_answers.add("zhao", new)

    def offered(typed):
        found = desk.get("/operator/api/search", params={"q": typed}).json()
        return [offer["answer"] for offer in found["offered"]]

    assert offered("环评告知承诺书的格式模板在哪里下载") == [new.answer]
    assert offered("环评 告知承诺书格式") == []
    assert ask(desk, question)["notices"][-1].endswith(new.answer)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("公租房怎么申请", "公租房怎么申请呢？", True),
        ("学区怎么划", "请问学区怎么划分", True),
        ("残疾人创业有没有补贴", "残疾人创业有补贴吗", True),
        ("县城第一小学的学区怎么划分", "县城第二小学的学区怎么划分", False),
        ("70岁以上老人有没有高龄补贴", "80岁以上老人有没有高龄补贴", False),
        ("2025年公租房什么时候申请", "公租房什么时候申请", False),
        ("外地户口能不能申请公租房", "本地户口能不能申请公租房", False),
        ("请问残疾人创业的话县里有没有补贴可以领", "请问大学生创业的话县里有没有补贴可以领", False),
    ],
)
def test_about_the_same_words_are_not_always_the_same_question(assistant, one, other, same):
    assert same_question(assistant, one, other) is same
    assert same_question(assistant, other, one) is same


def test_a_part_of_an_answer_is_an_answer(assistant):
    """A sum computed beside what is not stated, or what is asked back, leaves nothing open."""
    open_ = assistant.ask_alone("公租房怎么申请")
    assert left_open(open_)
    told = assistant.ask_alone("限上批发，销售额12亿，增长15%，行业平均8%，奖多少")
    assert not left_open(told)
    assert not left_open(open_.model_copy(update={"calculation": told.calculation}))
    kept = EditorAnswer("公租房怎么申请", "打电话。", None, None, today())
    assert fits(assistant, "公租房怎么申请", open_, kept)
    assert not fits(assistant, "公租房怎么申请", told, replace(kept, article="25"))
