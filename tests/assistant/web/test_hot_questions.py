"""What many ask: counted by conversations, in the document's own words, offered and shown."""

import csv
import io
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient

from assistant.clock import today
from assistant.storage.archive import Archive
from assistant.storage.database import open_database
from assistant.web.api import create_app
from assistant.web.examples import sample_questions, themes
from assistant.web.hot_questions import (
    LEAST_OFFERED,
    OFFERED,
    PLAINEST,
    HotQuestion,
    HotQuestions,
)

DOCUMENT, ARTICLE = "yangcheng-2022-31", "22"
LEAST = 3


@pytest.fixture
def own(tmp_path) -> Archive:
    return Archive(open_database(f"sqlite:///{tmp_path / 'own.db'}"))


@pytest.fixture
def hot(own) -> HotQuestions:
    return HotQuestions(own.turns, sessions=LEAST, days=30)


@pytest.fixture(scope="session")
def samples(all_samples) -> list[str]:
    """The document's own questions about the article that the stand-in always cites."""
    return all_samples[ARTICLE]


@pytest.fixture
def ask(own, finder):
    """Keeps a question as asked in so many conversations, its answer citing this article."""

    def keep(question: str, sessions: int, first: int = 0, article: str = ARTICLE) -> None:
        cited = finder.ask(question).citations[0].model_copy(update={"key": article})
        for number in range(first, first + sessions):
            answer = finder.ask(question, f"session-{number}")
            own.turns.keep(question, answer.model_copy(update={"citations": [cited]}))

    return keep


@pytest.fixture(scope="session")
def all_samples(finder) -> dict[str, list[str]]:
    return dict(sample_questions(finder.catalog, finder.catalog.get(DOCUMENT)))


def last_week(hot: HotQuestions, finder) -> list[HotQuestion]:
    return hot.between(finder, today() - timedelta(days=7), today())


def test_a_question_is_hot_from_so_many_conversations_on(hot, ask, finder, samples):
    ask(samples[0], LEAST - 1)
    assert last_week(hot, finder) == []
    ask(samples[0], 1, first=LEAST)
    assert last_week(hot, finder) == [HotQuestion(samples[0], LEAST, own=True)]


def test_one_conversation_counts_once_however_often_it_asks(hot, ask, finder, samples):
    for _ in range(5 * LEAST):
        ask(samples[0], 1)
    assert last_week(hot, finder) == []


def test_wordings_that_are_alike_count_together_in_the_document_s_words(hot, ask, finder, samples):
    for number, wording in enumerate((samples[0], f"请问{samples[0]}？", f"{samples[0]}呢")):
        ask(wording, 1, first=number)
    assert last_week(hot, finder) == [HotQuestion(samples[0], 3, own=True)]


def test_words_of_one_s_own_are_told_to_the_office_and_never_offered(hot, ask, finder, all_samples):
    ask("我叫王小明，学区怎么划", LEAST)
    for article in ("22", "25", "26"):
        ask(all_samples[article][0], LEAST + 1, article=article)
    *_, strange = last_week(hot, finder)
    assert strange == HotQuestion("我叫〔姓名〕，学区怎么划", LEAST, own=False)
    offer = hot.offer(finder)
    assert offer.from_use
    assert set(offer.questions) == {all_samples[article][0] for article in ("22", "25", "26")}


def test_the_articles_most_asked_about_come_first_each_once(hot, ask, finder, all_samples):
    for more, article in enumerate(("22", "25", "26")):
        ask(all_samples[article][1], LEAST + 2 * more, article=article)
    ask(all_samples["22"][2], 1, first=90)
    wanted = tuple(all_samples[article][1] for article in ("26", "25", "22"))
    assert hot.offer(finder).questions == wanted


def test_what_is_asked_in_odd_words_is_offered_in_plain_ones(hot, ask, finder, all_samples):
    for article in ("22", "25", "26"):
        ask(all_samples[article][-1], LEAST, article=article)
    offered = hot.offer(finder).questions
    assert len(offered) == 3
    assert set(offered) <= {q for a in ("22", "25", "26") for q in all_samples[a][:PLAINEST]}


def test_with_too_little_use_the_document_s_own_questions_are_offered(
    hot, ask, finder, all_samples
):
    for article in list(all_samples)[: LEAST_OFFERED - 1]:
        ask(all_samples[article][0], LEAST, article=article)
    offer = hot.offer(finder)
    assert not offer.from_use
    shown = themes(finder.catalog, finder.rulebook)
    assert list(offer.questions) == [theme.questions[0] for theme in shown][:OFFERED]


def test_only_the_days_asked_for_count(hot, ask, finder, samples):
    ask(samples[0], LEAST)
    yesterday = today() - timedelta(days=1)
    assert hot.between(finder, yesterday - timedelta(days=30), yesterday) == []


def test_a_document_that_is_gone_leaves_the_words_asked(hot, own, finder):
    gone = finder.ask("学区怎么划").citations[0].model_copy(update={"document_id": "gone"})
    for number in range(LEAST):
        answer = finder.ask("学区怎么划", f"session-{number}")
        own.turns.keep("学区怎么划", answer.model_copy(update={"citations": [gone]}))
    assert last_week(hot, finder) == [HotQuestion("学区怎么划", LEAST, own=False)]


def test_the_interface_tells_what_many_ask_and_whether_they_do(
    settings, own, ask, finder, all_samples
):
    few = settings.model_copy(update={"hot_sessions": 2})

    def told() -> dict:
        with TestClient(create_app(few, finder, archive=own, chat=False)) as client:
            return client.get("/api/hot-questions").json()

    assert told()["from_use"] is False
    for article in ("22", "25", "26"):
        ask(all_samples[article][0], 2, article=article)
    assert told() == {
        "from_use": True,
        "questions": [all_samples[article][0] for article in ("22", "25", "26")],
    }


def test_statistics_show_and_export_them(signed_in, desk_app, samples):
    context = desk_app.state.context
    for number in range(context.settings.hot_sessions):
        context.ask(samples[0], f"session-{number}")
        context.ask("<b>学区</b>怎么划", f"session-{number}")
    desk = signed_in("zhao")
    page = desk.get("/operator/statistics").text
    assert f'<th scope="row">{samples[0]}</th><td>5</td>' in page
    assert "&lt;b&gt;学区&lt;/b&gt;怎么划（原话）" in page
    table = desk.get("/operator/statistics.csv").content.decode("utf-8-sig")
    assert ["常问", samples[0], "5"] in list(csv.reader(io.StringIO(table)))
