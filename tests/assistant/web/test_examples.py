"""Questions to click, by theme."""

from assistant.web.examples import SHOWN_PER_THEME, sample_questions, themes


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
