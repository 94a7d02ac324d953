"""A session as text and back: nothing is lost but what tells who somebody is."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.answering.draft import Draft
from assistant.answering.statement import Statement
from assistant.calculator.rules.rulebook import load_rules
from assistant.conversation.sessions.record import decode, encode, mask_session
from assistant.conversation.sessions.remembered import Focus, Pending, ToldFact
from assistant.conversation.sessions.session import Session
from assistant.storage.masking import mask

DAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def talked(assistant) -> Session:
    """A session after a real conversation with a calculation, a fact asked for and a focus."""
    id = None
    for message in ("限上批发，销售额12亿，奖多少", "增长15%，行业平均8%", "刚升规的能拿多少"):
        answer, (turn, *_) = assistant.ask_traced(message, id, DAY)
        id = answer.session_id
    session = turn.session
    assert session.told and session.last_draft and session.focus and session.messages
    return session


def test_a_real_conversation_comes_back_as_it_was(talked: Session):
    again = decode(encode(talked), talked.id)
    assert again == talked
    assert list(again.told) == list(talked.told)


values = st.one_of(
    st.decimals(allow_nan=False, allow_infinity=False), st.booleans(), st.dates(), st.text()
)


@given(values)
def test_values_come_back_exactly_and_as_what_they_were(value):
    told = ToldFact("x", "某项", "money", value, "words", 1)
    session = Session(id="s", turns=2, told={"x": told}, pending=Pending(("r",), "x"))
    again = decode(encode(session), "s").told["x"].value
    assert type(again) is type(value)
    assert str(again) == str(value)


def changed(text: str, change) -> str:
    body = json.loads(text)
    change(body)
    return json.dumps(body)


def test_damaged_foreign_or_older_text_is_no_session(talked: Session):
    good = encode(talked)
    damaged = [
        "",
        "null",
        "[]",
        "{}",
        "[" * 100_000,
        good[: len(good) // 2],
        changed(good, lambda body: body.update(shape="older")),
        changed(good, lambda body: body["session"].pop("id")),
        changed(good, lambda body: body.update(session=None)),
        changed(good, lambda body: body["session"].update(turns="many")),
        changed(good, lambda body: body["session"].update(focus=[1])),
        good.replace('{"decimal":"', '{"decimal":"zwölf'),
        good.replace('{"decimal":"', '{"date":"'),
    ]
    assert [decode(text, talked.id) for text in damaged] == [None] * len(damaged)
    assert decode(good, "another") is None


def test_who_somebody_is_goes_and_what_counts_stays():
    said = "我叫王小明，电话13812345678，去年营收13800000000元"
    draft = Draft(
        kind="clarification",
        statements=(Statement("13812345678是哪一项？", basis=("13812345678",)),),
    )
    session = Session(
        id="s",
        told={"revenue": ToldFact("revenue", "营收", "money", Decimal(13800000000), said, 1)},
        messages=[said],
        focus=Focus("d", "1", said),
        last_draft=draft,
    )
    masked = mask_session(session, frozenset())
    text = encode(session)
    assert "王小明" not in text and "13812345678" not in text
    assert session.messages == ["我叫〔姓名〕，电话〔电话〕，去年营收13800000000元"]
    assert session.told["revenue"].value == Decimal(13800000000)
    assert session.last_draft.statements == (
        replace(draft.statements[0], text="〔电话〕是哪一项？", basis=("〔电话〕",)),
    )
    before = encode(session)
    assert mask_session(session, masked) == masked
    assert encode(session) == before


def test_what_was_put_aside_is_masked_as_well():
    said = "我叫王小明，电话13812345678，去年营收900万元"
    fact = ToldFact("revenue", "营收", "money", Decimal(9000000), said, 1)
    session = Session(id="s", told={"revenue": fact}, messages=[said])
    session.turn_to_holder("姐")
    masked = mask_session(session, frozenset())
    assert "王小明" not in encode(session) and "13812345678" not in encode(session)
    assert mask_session(session, masked) == masked
    session.turn_to_holder("")
    assert session.told["revenue"].value == Decimal(9000000)


def test_no_word_by_which_a_rule_knows_a_choice_is_taken_for_a_name(catalog):
    words = set()
    for rule in load_rules(catalog).rules:
        for spec in rule.inputs.values():
            words |= {*spec.names, *spec.no_names}
            words |= {word for choice in spec.choices for word in (choice.value, *choice.names)}
    assert len(words) > 300
    said = [form.format(word) for word in words for form in ("{}", "我是{}", "我们是{}，能拿多少")]
    assert [text for text in said if mask(text) != text] == []
