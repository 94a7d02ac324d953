"""Stand-ins for the assistant: one that answers with an article's words, one that finds words."""

import uuid
from datetime import date
from types import SimpleNamespace

from assistant.answering.answer import Answer, Citation
from assistant.answering.generators.tally import Tally
from assistant.answering.view import view
from assistant.calculator.engine.engine import calculate
from assistant.calculator.engine.inputs import read_inputs
from assistant.calculator.rules.rulebook import load_rules
from assistant.conversation.lookup.pages import SearchPage, marked, search_row
from assistant.settings import Settings
from corpus.catalog import open_catalog
from index.hit import Filters
from index.roster import Roster


class Clerk:
    """Answers every question with one article's words."""

    def __init__(self, settings: Settings) -> None:
        self.catalog = open_catalog(settings.documents)
        self.rulebook = load_rules(self.catalog)
        self.tally = Tally()

    def calculate(self, rule_id, inputs, as_of=None):
        rule = self.rulebook.by_id[rule_id]
        return view(calculate(rule, read_inputs(rule, inputs), as_of or date(2026, 11, 24)))

    def ask(
        self, question: str, session_id: str | None = None, as_of: date | None = None
    ) -> Answer:
        document = self.catalog.documents[0]
        article = document.articles[21]
        clause = article.clauses[1]
        quote = document.words(clause.start, clause.end)
        return Answer(
            answer_id=uuid.uuid4().hex,
            session_id=session_id or "s1",
            kind="policy",
            reason=None,
            answer=f"{quote} [{article.label}]",
            citations=[
                Citation(
                    document=document.name,
                    document_id=document.id,
                    article=article.number,
                    key=article.key,
                    label=article.label,
                    title=article.title,
                    quote=quote,
                    start=clause.start,
                    end=clause.end,
                    departments=list(article.departments),
                )
            ],
            calculation=None,
            notices=[],
            suggestions=[],
            generated_by="extractive",
            elapsed_ms=1.0,
        )

    def ask_alone(self, question: str, as_of: date | None = None) -> Answer:
        return self.ask(question)

    def ask_stream(self, question: str, session_id: str | None = None, as_of: date | None = None):
        answer = self.ask(question, session_id, as_of)
        for start in range(0, len(answer.answer), 7):
            yield answer.answer[start : start + 7]
        yield answer


class Finder(Clerk):
    """Finds the articles that hold the words asked for, title before text."""

    @property
    def retriever(self) -> SimpleNamespace:
        segmenter = SimpleNamespace(content_words=lambda text: [])
        return SimpleNamespace(roster=Roster(self.catalog), segmenter=segmenter)

    def search(self, query: str, limit: int = 10, filters: Filters | None = None) -> SearchPage:
        filters = filters or Filters()
        rows = []
        for document in self.catalog.documents:
            for article in document.articles:
                start = document.text.find(query, article.start, article.end)
                if start < 0 and query not in (article.label, article.key):
                    continue
                if filters.department and filters.department not in article.departments:
                    continue
                chapter = next(c.title for c in document.chapters if c.number == article.chapter)
                if filters.chapter and filters.chapter != chapter:
                    continue
                place = max(start, article.body_start)
                row = search_row(self.rulebook, document, article)
                score = 1.0 if query in article.title else 0.5
                snippet = marked(document.words(place, place + 60), (query,))
                rows.append(row.model_copy(update={"score": score, "snippet": snippet}))
        rows.sort(key=lambda row: -row.score)
        shown = rows[:limit]
        page = {"results": shown, "total": len(shown), "found": len(rows)}
        return SearchPage(query=query, elapsed_ms=1.0, **page)
