import pytest

from eval.measures import interval, measures, score
from eval.transcript import Matched


@pytest.fixture
def value(catalog):
    """The value a measure gives to one transcript."""
    by_name = {measure.name: measure for measure in measures(catalog)}
    return lambda name, transcript: by_name[name].value(transcript)


def test_a_score_keeps_every_value_and_their_mean(catalog, transcript, answer):
    refused = next(m for m in measures(catalog) if m.name == "false_refusal")
    given = [
        transcript(answer(kind="refusal"), number=1),
        transcript(answer(kind="policy"), number=2),
        transcript(answer(kind="policy"), number=3, name="small"),
    ]
    found = score(refused, given)
    assert found.values == {"lookup-001": 1.0, "lookup-002": 0.0}
    assert (found.mean, found.count, found.total) == (0.5, 2, 1.0)
    assert found.low <= found.mean <= found.high


def test_a_measure_that_applies_to_nothing_gives_no_score(catalog, transcript, answer):
    turns = next(m for m in measures(catalog) if m.name == "turns_right")
    assert score(turns, [transcript(answer())]) is None


def test_the_interval_narrows_with_more_questions_and_is_repeatable():
    low, high = interval([1.0, 0.0] * 20)
    assert interval([1.0, 0.0] * 20) == (low, high)
    narrow_low, narrow_high = interval([1.0, 0.0] * 200)
    assert low < narrow_low < 0.5 < narrow_high < high
    assert interval([1.0] * 30) == (1.0, 1.0)


def test_the_interval_agrees_with_the_normal_one_on_many_values():
    low, high = interval([1.0] * 300 + [0.0] * 100)
    assert low == pytest.approx(0.75 - 1.96 * (0.75 * 0.25 / 400) ** 0.5, abs=0.01)
    assert high == pytest.approx(0.75 + 1.96 * (0.75 * 0.25 / 400) ** 0.5, abs=0.01)


def test_an_interval_of_nothing_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        interval([])


def test_ranks_of_citations_count_each_article_once(value, transcript, answer, cite):
    given = transcript(
        answer("", cite("22", "600万元"), cite("22", "200万元"), cite("25", "20万元")),
        articles=["25"],
    )
    assert value("cited_first", given) == 0
    assert value("cited_in_3", given) == 1
    assert value("cited_rank", given) == 0.5


def test_ranks_of_a_search_are_taken_apart_from_citations(value, transcript, answer):
    given = transcript(answer(), articles=["25"], found=("22", "23", "26", "25"))
    assert value("found_first", given) == 0
    assert value("found_in_3", given) == 0
    assert value("found_rank", given) == 0.25
    assert value("found_rank", transcript(answer(), articles=["25"])) is None


def test_refusals_are_right_only_with_the_right_reason(value, transcript, answer):
    wanted = {"name": "refuse", "kind": ["refusal"], "reason": ["other_place"]}
    right = transcript(answer(kind="refusal", reason="other_place"), **wanted)
    wrong = transcript(answer(kind="refusal", reason="out_of_scope"), **wanted)
    answered = transcript(answer(kind="policy"), **wanted)
    assert [value("refused", t) for t in (right, wrong, answered)] == [1, 0, 0]
    assert [value("wrongly_answered", t) for t in (right, wrong, answered)] == [0, 0, 1]
    unsure = transcript(answer(kind="clarification"), **wanted)
    assert (value("refused", unsure), value("wrongly_answered", unsure)) == (0, 0)


def test_asking_back_is_needless_only_where_all_was_told(value, transcript, answer, calculation):
    asking = answer(
        kind="clarification", calculation=calculation(None, eligible=None, missing=["哪一级？"])
    )
    told = {"name": "calculate", "kind": ["calculation"], "amount_yuan": "100000"}
    untold = {
        "name": "calculate", "kind": ["clarification"], "missing": ["级"], "amount_yuan": None,
    }  # fmt: skip
    assert value("needless_question", transcript(asking, **told)) == 1
    assert value("needless_question", transcript(asking, **untold)) is None
    guessing = answer(kind="calculation", calculation=calculation("100000"))
    assert value("guessed", transcript(guessing, **untold)) == 1
    assert value("guessed", transcript(asking, **untold)) == 0
    assert value("guessed", transcript(guessing, **told)) is None
    assert value("needless_question", transcript(guessing, **told)) == 0


def test_a_dialogue_is_right_when_every_turn_is(value, transcript, answer):
    def dialogue(*kinds):
        return transcript(
            *(answer(kind=kind) for kind in kinds),
            name="dialogue",
            turns=["一", "二"],
            expect=[{"kind": ["policy"]}, {"kind": ["chat"]}],
        )

    assert value("right", dialogue("policy", "chat")) == 1
    assert value("right", dialogue("policy", "policy")) == 0
    assert value("turns_right", dialogue("policy", "policy")) == 0.5
    assert value("turns_right", dialogue("policy")) == 0.5


def test_a_match_must_name_what_applies_and_not_overclaim(value, transcript):
    def matched(certain, possible=()):
        return transcript(
            name="match",
            profile="本县建筑企业，升了一级",
            certain=["22"],
            not_certain=["25"],
            matched=Matched(tuple(certain), tuple(possible)),
        )

    good, hidden, over = matched(["22"]), matched(["26"]), matched(["22", "25"])
    assert [value("match_named", t) for t in (good, hidden, over)] == [1, 0, 1]
    assert [value("match_overclaimed", t) for t in (good, hidden, over)] == [0, 0, 1]
    assert [value("right", t) for t in (good, hidden, over)] == [1, 0, 0]
    assert value("match_named", matched([], ["22"])) == 1


def test_an_answer_with_a_stray_figure_counts_as_ungrounded(value, transcript, answer, cite):
    assert value("ungrounded", transcript(answer("给600万元。", cite("22", "600万元")))) == 0
    assert value("ungrounded", transcript(answer("给601万元。", cite("22", "600万元")))) == 1
    assert value("verbatim", transcript(answer("给600万元。", cite("22", "600万元")))) == 1
    assert value("verbatim", transcript(answer("没有引用"))) is None


def test_errors_are_counted_unless_expected(value, transcript):
    assert value("error", transcript(error="KeyError")) == 1
    expected = transcript(name="refuse", error="question_empty", reason=["empty"], question="")
    assert value("error", expected) == 0


def test_measures_have_different_names(catalog):
    names = [measure.name for measure in measures(catalog)]
    assert len(names) == len(set(names))
