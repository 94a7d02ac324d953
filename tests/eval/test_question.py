import json
import re
from collections import Counter

import pytest

from eval.question import FOLDER, SETS, Question, QuestionFileError, read_set, select, split_of

LEAST = {
    "lookup": 260,
    "refuse": 120,
    "not_stated": 60,
    "ended": 20,
    "calculate": 200,
    "dialogue": 60,
    "match": 30,
    "keyword": 60,
    "small": 20,
}
SOURCE = FOLDER.parent.parent / "corpus" / "documents" / "yangcheng-2022-31" / "source.txt"
DIGITS = re.compile(r"\d+(\.\d{1,2})?")


def article_texts() -> dict[str, str]:
    """The articles by a plain cut at their running numbers, independent of the parser."""
    text = re.sub(r"[\s*]+", "", SOURCE.read_text(encoding="utf-8"))
    text = text[text.index("一、金融支持") :]
    starts = [0]
    for number in range(1, 76):
        starts.append(text.index(f"{number}.", starts[-1] + 1))
    ends = [*starts[2:], len(text)]
    return {str(n): text[starts[n] : ends[n - 1]] for n in range(1, 76)}


@pytest.mark.parametrize("name", SETS)
def test_every_set_is_valid_and_large_enough(name):
    questions = read_set(name)
    assert len(questions) >= LEAST[name]
    assert len({q.id for q in questions}) == len(questions)


def test_every_file_in_the_folder_is_a_set():
    assert {path.name.split(".")[0] for path in FOLDER.glob("*.jsonl")} == set(SETS)


def test_a_long_set_goes_on_in_a_second_file(tmp_path):
    write(tmp_path)
    first, second = (tmp_path / name for name in ("small.jsonl", "small.2.jsonl"))
    row = json.loads(first.read_text(encoding="utf-8"))
    row |= {"id": "small-002", "split": split_of("small-002")}
    second.write_text(json.dumps(row), encoding="utf-8")
    assert [q.id for q in read_set("small", tmp_path)] == ["small-001", "small-002"]


def test_both_halves_are_filled():
    """Of the sets since the twelfth two thirds were read, so that the half put aside is the smaller one."""
    halves = Counter(q.split for q in select())
    assert 0.45 < halves["dev"] / sum(halves.values()) < 0.6


def test_lookup_asks_at_least_three_questions_of_every_article():
    asked = Counter(key for q in read_set("lookup") for key in q.articles)
    assert [n for n in range(1, 76) if asked[str(n)] < 3] == []


def test_a_hundred_lookups_are_hard_and_colloquial():
    assert sum(q.hard and q.style == "colloquial" for q in read_set("lookup")) >= 100


def test_no_question_is_asked_twice_on_the_same_day():
    asked = Counter((q.text, q.as_of) for q in select() if q.set != "keyword")
    assert [text for text, count in asked.items() if count > 1] == []


def test_every_amount_is_a_plain_digit_string():
    expectations = [*read_set("calculate"), *(e for q in read_set("dialogue") for e in q.expect)]
    amounts = [a for e in expectations for a in (*e.amounts, *_alternatives(e)) if a is not None]
    assert len(amounts) > 200
    assert [a for a in amounts if not DIGITS.fullmatch(a)] == []


def _alternatives(expectation):
    return [form for forms in expectation.alternatives for form in forms.split("|")]


def test_every_article_expected_exists():
    known = {str(n) for n in range(1, 76)}
    for question in select():
        named = {*question.articles, *question.certain, *question.not_certain}
        named |= {key for expectation in question.expect for key in expectation.articles}
        assert named <= known, question.id


@pytest.mark.parametrize("name", ["lookup", "not_stated", "ended"])
def test_what_an_answer_must_contain_stands_in_its_article(name):
    texts = article_texts()
    for question in read_set(name):
        text = "".join(texts[key] for key in question.articles)
        for forms in question.contains:
            assert any(form in text for form in forms.split("|")), (question.id, forms)


def test_a_question_about_a_missing_fact_expects_no_sum():
    for question in read_set("calculate"):
        if question.missing:
            assert question.expects("amount_yuan") and question.amount_yuan is None, question.id


def test_dialogues_have_two_to_six_turns():
    assert {len(q.turns) for q in read_set("dialogue")} <= set(range(2, 7))


def write(folder, **changes):
    question_id = "small-001"
    row = {
        "id": question_id,
        "set": "small",
        "split": split_of(question_id),
        "style": "colloquial",
        "question": "你好",
        "kind": ["chat"],
    }
    (folder / "small.jsonl").write_text(json.dumps(row | changes), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"article": ["1"]}, "article"),
        ({"split": "held" if split_of("small-001") == "dev" else "dev"}, "hash of the id"),
        ({"turns": ["在吗"]}, "one of question, turns and profile"),
        ({"kind": ["greeting"]}, "kind"),
        ({"id": "refuse-001", "split": split_of("refuse-001")}, "starts with the name"),
    ],
)
def test_a_mistake_in_a_file_is_named_with_its_line(tmp_path, changes, words):
    with pytest.raises(QuestionFileError, match=r"small\.jsonl:1") as caught:
        read_set("small", write(tmp_path, **changes))
    assert words in str(caught.value)


def test_an_unknown_set_lists_the_known_ones():
    with pytest.raises(QuestionFileError, match="lookup"):
        select(["look"])


def test_a_limit_spreads_over_the_set():
    few = select(["lookup"], limit=10)
    assert len(few) == 10
    assert int(few[-1].id.rpartition("-")[2]) > 250


def test_an_absent_amount_is_not_an_expected_null():
    row = {"id": "small-001", "set": "small", "split": split_of("small-001")}
    row |= {"style": "colloquial", "question": "你好"}
    assert Question.model_validate(row).amounts == ()
    assert Question.model_validate(row | {"amount_yuan": None}).amounts == (None,)
