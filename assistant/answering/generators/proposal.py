"""What a model may propose: a clearer question, facts from a story. As JSON held to a schema.

In: the person's words and the facts that could be used. Out: ``Proposal``, of which nothing is
believed yet: ``assistant.conversation.proposals.adopting`` holds it against the person's own words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from assistant.answering.generators.generator import GeneratorError, Messages, Proposer
from corpus.datafile import load_data

_DATA = Path(__file__).with_name("proposal.yaml")
_FENCE = "```"
LONGEST_QUESTION = 200

Short = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_QUESTION)]


class ProposedFact(BaseModel):
    """An input by its name or label, the value told for it, and the words that tell it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    input: Short
    value: Short
    words: Short


class Proposal(BaseModel):
    """A rewritten question (empty where the person's own will do) and the facts told."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    question: Annotated[str, Field(max_length=LONGEST_QUESTION)]
    facts: Annotated[tuple[ProposedFact, ...], Field(max_length=12)]


@dataclass(frozen=True, slots=True)
class Offered:
    """An input that a fact may be proposed for: name, label, and what its values look like."""

    name: str
    label: str
    values: str


@dataclass(frozen=True, slots=True)
class Adviser:
    """A model that may propose, and the ``seconds`` a proposal may take."""

    proposer: Proposer
    seconds: float

    def propose(self, message: str, earlier: Sequence[str], inputs: Sequence[Offered]) -> Proposal:
        """Ask the model about one message.

        Raises ``GeneratorError``; its code is ``proposal_unreadable`` for a reply that is not one
        JSON object of the schema.
        """
        reply = self.proposer.reply(_prompt(message, earlier, inputs), _schema(), self.seconds)
        return read_proposal(reply)


def read_proposal(reply: str) -> Proposal:
    """The proposal in a reply: one JSON object, a Markdown fence around it allowed.

    Raises ``GeneratorError`` ``proposal_unreadable``.
    """
    text = reply.strip()
    if text.startswith(_FENCE) and text.endswith(_FENCE):
        text = text.removeprefix(_FENCE).removeprefix("json").removesuffix(_FENCE)
    try:
        return Proposal.model_validate_json(text, strict=True)
    except ValidationError as error:
        raise GeneratorError("proposal_unreadable", "模型没有按要求的格式回话") from error


@cache
def _schema() -> dict[str, object]:
    return Proposal.model_json_schema()


@cache
def _texts() -> dict[str, str]:
    texts: dict[str, str] = load_data(_DATA)
    return texts


def _prompt(message: str, earlier: Sequence[str], inputs: Sequence[Offered]) -> Messages:
    texts = _texts()
    listed = "\n".join(f"- {i.name}：{i.label}（{i.values}）" for i in inputs)
    said = texts["user"].format(
        earlier="\n".join(earlier) or texts["nothing"],
        message=message,
        inputs=listed or texts["nothing"],
    )
    return [{"role": "system", "content": texts["system"]}, {"role": "user", "content": said}]
