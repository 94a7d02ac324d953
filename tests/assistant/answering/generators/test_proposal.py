"""A proposal is one JSON object of the schema, or nothing."""

import json

import pytest

from assistant.answering.generators.generator import GeneratorError
from assistant.answering.generators.proposal import Adviser, Offered, read_proposal

FACT = {"input": "growth", "value": "15%", "words": "多了15%"}


class Scripted:
    """Replies as told; keeps what it was given."""

    name = "scripted"

    def __init__(self, reply: str) -> None:
        self.said = reply

    def reply(self, messages, schema, timeout):
        self.messages, self.schema, self.timeout = messages, schema, timeout
        return self.said


def said(**fields: object) -> str:
    return json.dumps({"question": "", "facts": [], **fields}, ensure_ascii=False)


@pytest.mark.parametrize("wrap", ["{}", "```json\n{}\n```", "```\n{}```", "\n {} \n"])
def test_a_proposal_is_read(wrap: str):
    proposal = read_proposal(wrap.replace("{}", said(question="升规奖励", facts=[FACT])))
    assert proposal.question == "升规奖励"
    assert proposal.facts[0].words == "多了15%"


@pytest.mark.parametrize(
    "reply",
    [
        "",
        "好的，我来帮您改写。",
        "{}",
        "[]",
        "null",
        said() + said(),
        "这是结果：" + said(),
        said(amount="50万元"),
        said(question=None),
        said(question="问" * 201),
        said(facts=[{**FACT, "sure": True}]),
        said(facts=[{"input": "growth", "value": "15%"}]),
        said(facts=[{**FACT, "value": 15}]),
        said(facts=[{**FACT, "words": ""}]),
        said(facts=[FACT] * 13),
        said(facts=FACT),
        "[" * 100_000,
    ],
)
def test_anything_else_is_nothing(reply: str):
    with pytest.raises(GeneratorError) as error:
        read_proposal(reply)
    assert error.value.code == "proposal_unreadable"


def test_the_model_is_shown_the_words_the_inputs_and_the_schema():
    model = Scripted(said())
    offered = [Offered("growth", "销售额增速", "比上年增长了百分之几？")]
    Adviser(model, 2.5).propose("多了15%{}", ["我们是批发的"], offered)
    text = model.messages[-1]["content"]
    assert "多了15%{}" in text and "我们是批发的" in text and "growth：销售额增速" in text
    assert model.schema["additionalProperties"] is False
    assert set(model.schema["required"]) == {"question", "facts"}
    assert model.timeout == 2.5
