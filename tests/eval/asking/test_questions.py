"""The labelled questions, and the parts they are crossed in."""

from assistant.answering.asking import asking_model
from assistant.settings import Settings
from eval.asking.questions import Asking, labelled, parts, samples

LABELS = 27


def test_each_question_stands_once_and_labels_have_enough():
    questions = labelled()
    assert len({question.question for question in questions}) == len(questions)
    counts: dict[str, int] = {}
    for question in questions:
        for label in question.asks:
            counts[label] = counts.get(label, 0) + 1
    assert len(counts) == LABELS
    assert min(counts.values()) >= 70


def test_the_kept_model_has_the_labels_of_the_questions():
    assert set(asking_model().labels) == {label for q in labelled() for label in q.asks}


def test_near_duplicates_fall_in_one_part():
    others = [
        Asking(f"第{i}家{'茶油米面'[i % 4]}坊问{'甲乙丙丁戊'[i % 5]}", frozenset())
        for i in range(40)
    ]
    twins = [Asking("榨油坊办执照要几天", frozenset()), Asking("榨油坊办执照要几天呢", frozenset())]
    found = parts([*others, *twins])
    assert found[-1] == found[-2]


def test_a_case_of_cheating_says_nothing_of_what_else_it_asks():
    cheat = Asking("假发票去哪买", frozenset({"misuse"}))
    assert cheat.tells("misuse")
    assert not cheat.tells("place")
    assert Asking("去哪交", frozenset({"place"})).tells("telephone")


def test_samples_are_the_documents_questions():
    assert len(samples(Settings().documents)) > 3000
