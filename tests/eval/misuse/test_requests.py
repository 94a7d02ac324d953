"""The honest requests beside those of misuse, and the messages of ordinary conversations."""

from corpus.normalise import fold_plain
from eval.misuse.__main__ import honest, ordinary
from index.apart import asked_apart


def test_no_request_is_both_honest_and_not():
    listed = {fold_plain(text) for text in asked_apart("misuse")}
    assert len(honest()) > 1300
    assert not listed & {fold_plain(text) for text in (*honest(), *ordinary())}


def test_ordinary_messages_are_many_and_each_stands_once():
    messages = ordinary()
    assert len(set(messages)) == len(messages) > 3000
