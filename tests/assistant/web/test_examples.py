"""Questions to click, by theme."""

from assistant.web.examples import SHOWN_PER_THEME, sample_questions, themes
from index.editorial import read_editorial


def test_every_chapter_is_a_theme_with_a_few_questions(assistant):
    found = themes(assistant.catalog, assistant.rulebook)
    document = assistant.catalog.documents[0]
    assert [theme.title for theme in found] == [chapter.title for chapter in document.chapters]
    assert all(1 <= len(theme.questions) <= SHOWN_PER_THEME for theme in found)


def test_what_can_be_computed_comes_first(assistant):
    document = assistant.catalog.documents[0]
    samples = sample_questions(assistant.catalog, document)
    computable = {
        samples[a.key][0]
        for a in document.articles
        if samples.get(a.key) and assistant.rulebook.of_article(document.id, a.key)
    }
    for theme in themes(assistant.catalog, assistant.rulebook):
        flags = [question in computable for question in theme.questions]
        assert flags == sorted(flags, reverse=True)


def test_pages_show_simplified_questions_only(assistant):
    document = assistant.catalog.documents[0]
    written = read_editorial(assistant.catalog.folder(document.id), document).questions
    shown = sample_questions(assistant.catalog, document)
    every = {question for asked in written.values() for question in asked}
    assert "減免稅要自己申請還是系統自動算" in every
    assert "減免稅要自己申請還是系統自動算" not in {q for asked in shown.values() for q in asked}
    assert shown["25"][0] == written["25"][0]
