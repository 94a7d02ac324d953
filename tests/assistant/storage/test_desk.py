"""The call log, unanswered questions, editors' answers and the audit log."""

from datetime import date

from assistant.clock import china_day
from assistant.storage.archive import Archive
from assistant.storage.call_statistics import summarise_calls
from assistant.storage.calls import CallFilter, NewCall
from assistant.storage.editor_answers import NewEditorAnswer


def test_a_call_is_kept_masked_and_its_follow_up_goes_on(archive: Archive) -> None:
    call = NewCall(
        question="王先生问升规",
        answer="奖励20万元",
        note="回电13812345678",
        follow_up="hand_over",
        department="县工信局",
        document="yangcheng-2022-31",
        article="25",
    )
    number = archive.calls.add("li", call)
    kept = archive.calls.latest()[0]
    assert (kept.id, kept.who, kept.article) == (number, "li", "25")
    assert (kept.question, kept.note) == ("〔姓名〕先生问升规", "回电〔电话〕")
    assert [c.id for c in archive.calls.latest(which=CallFilter("hand_over"))] == [number]
    assert archive.calls.set_follow_up(number, 0, "done")
    assert archive.calls.latest(which=CallFilter("hand_over")) == []
    assert not archive.calls.set_follow_up(number + 1, 0, "done")


def test_the_same_unanswered_question_counts_up(archive: Archive, make_answer) -> None:
    nothing = make_answer(kind="refusal", reason="out_of_scope", citations=[])
    for question in ("学区怎么划？", "学区怎么划", " 学区，怎么划!"):
        archive.answered(question, nothing)
    archive.answered("办证几天", make_answer("a2", reason="not_stated"))
    archive.answered("市里的呢", make_answer("a3", kind="refusal", reason="other_place"))
    listed = archive.unanswered.open()
    assert [(row.question, row.count) for row in listed] == [("学区怎么划？", 3), ("办证几天", 1)]
    assert archive.unanswered.settle(listed[0].id, "answered")
    assert [row.question for row in archive.unanswered.open()] == ["办证几天"]
    archive.unanswered.add("学区怎么划", "operator")
    assert archive.unanswered.open()[0].count == 4
    assert archive.unanswered.add("？！", "operator") is None
    assert len(archive.unanswered.open()) == 2


def test_an_unanswered_question_keeps_what_was_said_before_it(
    archive: Archive, make_answer
) -> None:
    archive.answered("王先生问小升规奖多少", make_answer("a1"))
    archive.answered("那几天到账", make_answer("a2", reason="not_stated"))
    row = archive.unanswered.open()[0]
    assert (row.question, row.said_before) == ("那几天到账", "〔姓名〕先生问小升规奖多少")
    archive.answered("学区怎么划", make_answer("a3", session_id="s9", reason="out_of_scope"))
    archive.unanswered.add("学位够不够", "operator")
    assert {r.said_before for r in archive.unanswered.open() if r.id != row.id} == {""}


def test_an_editors_answer_is_offered_until_it_expires(archive: Archive, clock) -> None:
    new = NewEditorAnswer(
        "升规奖励去哪申请？", "到县工信局。", "yangcheng-2022-31", "25", date(2026, 11, 30)
    )
    number = archive.editor_answers.add("zhao", new)
    assert [a.id for a in archive.editor_answers.like("升规奖励在哪申请")] == [number]
    assert archive.editor_answers.like("饭店开业有什么补贴") == []
    clock.forward(days=6)
    assert archive.editor_answers.like("升规奖励去哪申请")
    clock.forward(days=1)
    assert archive.editor_answers.like("升规奖励去哪申请") == []
    assert archive.editor_answers.withdraw(number)
    assert not archive.editor_answers.withdraw(number)
    assert archive.editor_answers.all() == []


def test_a_question_that_an_editor_answered_is_not_listed_again(
    archive: Archive, make_answer
) -> None:
    nothing = make_answer(kind="refusal", reason="out_of_scope", citations=[])
    new = NewEditorAnswer(
        "学区怎么划", "请问县教育局。", "yangcheng-2022-31", "1", date(2026, 12, 1)
    )
    archive.editor_answers.add("zhao", new)
    found = archive.answered("学区怎么划？", nothing)
    assert found
    assert found.answer == "请问县教育局。"
    assert archive.unanswered.open() == []


def test_the_audit_log_only_grows(archive: Archive) -> None:
    archive.audit.note("wang", "sign_in")
    archive.audit.note("wang", "call_add", "电话13812345678")
    latest = archive.audit.latest()
    assert [(d.action, d.subject) for d in latest] == [
        ("call_add", "电话〔电话〕"),
        ("sign_in", ""),
    ]


def handed(question: str, department: str = "县工信局") -> NewCall:
    return NewCall(question, "", "", "hand_over" if department else "none", department)


def test_calls_are_found_by_department_and_day_and_page(archive: Archive, clock) -> None:
    first = archive.calls.add("li", handed("一"))
    archive.calls.add("li", handed("二", "县财政局"))
    began = china_day(clock())
    clock.forward(days=3)
    for question in ("三", "四", "五"):
        archive.calls.add("li", handed(question))
    own = CallFilter(departments=("县工信局", "县工业和信息化局"))
    assert [c.question for c in archive.calls.latest(which=own)] == ["五", "四", "三", "一"]
    assert [c.question for c in archive.calls.latest(2, own, skip=2)] == ["三", "一"]
    assert archive.calls.count(own) == 4
    early = CallFilter(departments=own.departments, since=began, until=began)
    assert [c.id for c in archive.calls.latest(which=early)] == [first]
    assert archive.calls.departments() == ["县工信局", "县财政局"]


def test_a_call_handed_over_later_says_to_whom_and_when(archive: Archive, clock) -> None:
    number = archive.calls.add("li", handed("升规", ""))
    assert archive.calls.get(number).handed_at is None
    clock.forward(days=1)
    archive.calls.set_follow_up(number, 0, "hand_over", "县工信局")
    kept = archive.calls.get(number)
    assert (kept.department, kept.handed_at) == ("县工信局", clock())
    clock.forward(days=1)
    archive.calls.set_follow_up(number, 1, "done")
    kept = archive.calls.get(number)
    assert (kept.department, kept.follow_up) == ("县工信局", "done")
    assert kept.handed_at < clock()
    assert [c.id for c in archive.calls.latest(which=CallFilter(handed=True))] == [number]


def test_an_office_s_telephone_stays_in_an_editor_s_answer(archive: Archive) -> None:
    answer = "请打县工信局0356-4222222，找企业股。"
    new = NewEditorAnswer("王先生问升规", answer, "yangcheng-2022-31", "25", date(2026, 12, 1))
    archive.editor_answers.add("zhao", new)
    kept = archive.editor_answers.all()[0]
    assert (kept.question, kept.answer) == ("〔姓名〕先生问升规", answer)


def test_calls_are_counted_by_day_article_and_department(archive: Archive, clock) -> None:
    day = china_day(clock())
    archive.calls.add("li", handed("一"))
    archive.calls.add("li", NewCall("二", "", "", "none", "", "yangcheng-2022-31", "25"))
    clock.forward(days=1)
    archive.calls.add("li", handed("三", ""))
    counted = summarise_calls(archive.database, day, day)
    assert counted.by_day == {day: 2}
    assert counted.by_follow_up == {"hand_over": 1, "none": 1}
    assert counted.articles == {("", ""): 1, ("yangcheng-2022-31", "25"): 1}
    assert counted.departments == {"县工信局": 1}
    assert summarise_calls(archive.database, day, china_day(clock())).total == 3
