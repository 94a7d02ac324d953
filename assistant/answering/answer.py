"""The answer every surface shows, in the fixed shape of the interface (see docs/api.md)."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from assistant.answering.article_names import ArticleNames

Kind = Literal["policy", "calculation", "clarification", "match", "refusal", "chat"]
Reason = Literal["out_of_scope", "other_place", "unsafe", "empty", "not_stated", "ended"]


class Citation(ArticleNames):
    """Verbatim words and where they stand. ``quote`` is always a slice of the document,
    ``start``/``end`` its offsets in ``Document.text``.
    """

    quote: str
    start: int
    end: int
    departments: list[str]


class Alternative(BaseModel):
    """Another defensible reading of the words, with its sum in yuan."""

    model_config = ConfigDict(frozen=True)

    reading: str
    amount_yuan: str | None = None
    value: str | None = None
    unit: str | None = None


class Missing(BaseModel):
    """A fact that still decides the result, and the question that asks for it."""

    model_config = ConfigDict(frozen=True)

    input: str
    question: str
    choices: list[str] = []


class CalculationView(BaseModel):
    """A calculation as the interface shows it. Amounts are plain decimal digits in yuan.

    ``due`` is the day a period ends (ISO 8601), ``per`` e.g. ``年``; ``ended``: the provision's term has
    passed, nothing was computed; ``undecided``: what the text leaves open; ``says`` what the rule calls
    this result, if anything; ``decides_stated``: False where ``decides`` are only the departments
    responsible for the article; ``kind`` the rule's (``award``, ``tax`` …), ``figure`` for what is
    lacking or a difference.
    """

    model_config = ConfigDict(frozen=True)

    rule: str
    article: int
    title: str
    eligible: bool | None
    amount_yuan: str | None
    ceiling: bool
    value: str | None
    unit: str | None
    inputs: dict[str, Any]
    steps: list[str]
    assumptions: list[str]
    alternatives: list[Alternative]
    missing: list[Missing]
    failures: list[str] = []
    notices: list[str] = []
    decides: list[str] = []
    decides_stated: bool = True
    says: str = ""
    per: str | None = None
    due: str | None = None
    ended: bool = False
    undecided: str | None = None
    kind: str = "award"


class Answer(BaseModel):
    """One turn's answer. Frozen; shaped by the interface document."""

    model_config = ConfigDict(frozen=True)

    answer_id: str
    session_id: str
    kind: Kind
    reason: Reason | None
    answer: str
    citations: list[Citation]
    calculation: CalculationView | None
    notices: list[str]
    suggestions: list[str]
    generated_by: str
    elapsed_ms: float
