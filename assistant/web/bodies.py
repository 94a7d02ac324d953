"""The bodies of requests and responses that are not an answer itself."""

from typing import Any

from pydantic import BaseModel, Field, StrictBool, StrictInt, StrictStr

from assistant.answering.article_names import ArticleNames
from assistant.calculator.rules.rule import Input


class AskBody(BaseModel):
    """``POST /api/ask``. A null session starts a new one; ``as_of`` is the day it has to hold."""

    question: StrictStr
    session_id: StrictStr | None = None
    as_of: StrictStr | None = None


class CalculateBody(BaseModel):
    """``POST /api/rules/{id}/calculate``. Inputs by name, as text (``300万``) or plain values."""

    inputs: dict[str, Any] = Field(default_factory=dict)
    as_of: StrictStr | None = None


class MatchBody(BaseModel):
    """``POST /api/match``: an enterprise in words, or its facts by name."""

    profile: StrictStr | dict[str, Any]


class HotQuestionsBody(BaseModel):
    """``GET /api/hot-questions``. ``from_use``: many ask these; else they are the documents' own."""

    from_use: bool
    questions: list[str]


class SuggestionsBody(BaseModel):
    """``GET /api/suggestions``: questions like what is typed so far, the most fitting first."""

    questions: list[str]


class FeedbackBody(BaseModel):
    """``POST /api/feedback``: 1 (helped) or -1 (did not); ``grade`` is 1 to 5, 3 and more helped."""

    answer_id: StrictStr = Field(min_length=1, max_length=100)
    rating: StrictInt
    grade: StrictInt | None = None
    comment: StrictStr | None = None


class FeedbackKept(BaseModel):
    """What was kept."""

    answer_id: str
    rating: int
    grade: int | None = None


class MessageBody(BaseModel):
    """``POST /api/messages``: a message to the office; ``consent`` to its being kept."""

    message: StrictStr
    contact: StrictStr | None = None
    consent: StrictBool


class OfficeAnswerBody(BaseModel):
    """What the office answered; ``citation`` is the article that it names."""

    text: str
    answered_on: str
    citation: ArticleNames | None


class FollowedBody(BaseModel):
    """Where a message stands. ``state``: received, handed_over, answered, closed."""

    code: str
    state: str
    message: str
    sent_at: str
    kept_until: str | None
    department: str | None
    answer: OfficeAnswerBody | None


class ErrorDetail(BaseModel):
    """Why not. ``path`` names the field where one is to blame."""

    code: str
    message: str
    path: str | None = None


class ErrorBody(BaseModel):
    """The body of every response that is not a success."""

    error: ErrorDetail


class DocumentSummary(BaseModel):
    """A document of the corpus."""

    id: str
    number: str | None
    title: str
    issuer: str | None
    status: str | None
    issued: str | None
    printed: str | None
    place: str | None
    articles: int


class ArticleHeading(BaseModel):
    """An article in an outline."""

    article: int
    key: str
    label: str
    title: str


class ChapterOutline(BaseModel):
    """A chapter and its articles; ``number`` is null for articles outside any chapter."""

    number: int | None
    label: str | None
    title: str | None
    articles: list[ArticleHeading]


class TermBody(BaseModel):
    """A stated period and the words that state it."""

    article: str
    until: str
    about: str
    words: str
    source: str | None
    ended: bool


class CitedBody(BaseModel):
    """Another document that the text names; ``excerpt``: the article is an excerpt of it."""

    title: str
    number: str | None
    excerpt: bool


class DocumentBody(DocumentSummary):
    """One document: what its head and foot say, its outline, terms, and what it cites."""

    addressees: list[str]
    copies: list[str]
    chapters: list[ChapterOutline]
    terms: list[TermBody]
    cited: list[CitedBody]


class DocumentsBody(BaseModel):
    """``GET /api/documents``."""

    documents: list[DocumentSummary]


class ItemBody(BaseModel):
    """A numbered part of an article, verbatim."""

    label: str
    text: str


class PlainBody(BaseModel):
    """An article in plain words, to be shown with ``notice``: only the article's own words bind."""

    notice: str = "通俗解读，以原文为准"
    who: str
    gets: str
    must: str | None
    ask: str


class ArticleBody(ArticleNames):
    """One article whole. ``text`` is verbatim with title and department note, ``body`` the words
    that bind; ``start`` is the offset of ``text`` in the document, as in citations. ``plain`` is
    null where no plain words are written.
    """

    chapter: str | None
    text: str
    body: str
    start: int
    end: int
    items: list[ItemBody]
    departments: list[str]
    cited: list[CitedBody]
    terms: list[TermBody]
    rules: list[str]
    plain: PlainBody | None = None


class RuleSummary(BaseModel):
    """A calculation rule in the list."""

    id: str
    title: str
    kind: str
    document: str
    article: str
    unit: str | None
    inputs: dict[str, Input]


class RulesBody(BaseModel):
    """``GET /api/rules``."""

    rules: list[RuleSummary]
