"""Fit what tells the acts of ``assistant/conversation/reading/acts.yaml`` apart, and say how well it does.

``python -m eval.following.acts [--keep]``

In: the phrasings of this folder (fitted on ``phrasings.yaml``, measured on ``phrasings_held.yaml``), and what
else people say in a conversation: the messages of ``eval/questions/dialogue.jsonl`` after the first, of the
development half, and the phrasings that change a figure or a choice. Out: for each act how many unread
phrasings are known at the least probability, and how many other messages of the held half are
taken for one (some of them are); with ``--keep`` the weights in ``acts.json``.
"""

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from assistant.conversation.reading.acts import KEPT, OTHER, ActModel, plain_acts
from assistant.settings import Settings
from corpus.datafile import load_data
from corpus.normalise import fold_plain
from eval.question import Split, select
from index.embedder import open_embedder

_FOLDER = Path(__file__).parent
_FILES: dict[Split, str] = {"dev": "phrasings.yaml", "held": "phrasings_held.yaml"}
_CHANGES = ("change_number", "change_named", "correct_number", "more", "less", "change_choice", "correct_choice", "need_for_top", "detour")  # fmt: skip
_WORDS = {
    "new": ("3000万", "15%", "4个", "200万"),
    "old": ("2000万", "12%"),
    "name": ("零售额", "投资额", "新增税收"),
    "step": ("200万", "3个", "50万"),
    "choice": ("国家级", "省级", "一级资质", "特级", "零售业"),
}
_STRENGTH = 192.0
"""How little the weights are held back (C of scikit-learn, for vectors of length 1)."""
_DRAWN = 2
_OTHERS_COUNT = 0.2
"""What one of the other messages counts for, of which there are many."""


def main(*, keep: bool) -> None:
    """Fit, print, and keep if asked."""
    settings = Settings()
    embedder = open_embedder(settings.model, settings.cache)
    acts = plain_acts()

    def vectors(texts: Sequence[str]) -> np.ndarray:
        return embedder.encode_queries([fold_plain(text) for text in texts])

    said, others = _phrasings("dev", acts.every), [*_follow_ups("dev"), *_changes("dev")]
    labels = [act for act, _ in said] + [OTHER] * len(others)
    fitted = LogisticRegression(C=_STRENGTH, max_iter=3000, class_weight={OTHER: _OTHERS_COUNT})
    fitted.fit(vectors([text for _, text in said] + others), labels)
    names = tuple(str(name) for name in fitted.classes_)
    model = ActModel(embedder.name, names, fitted.coef_, fitted.intercept_)
    unread = _phrasings("held", acts.every)
    known: Counter[str] = Counter()
    confused = 0
    for (act, _), vector in zip(unread, vectors([text for _, text in unread]), strict=True):
        found, chance = model.likeliest(vector)
        known[act] += chance >= acts.least and found == act
        confused += chance >= acts.least and found not in (act, OTHER)
    of_each = Counter(act for act, _ in unread)
    for act in acts.every:
        sys.stdout.write(f"{act}: {known[act]} / {of_each[act]}\n")
    sys.stdout.write(f"错认成别的：{confused} / {len(unread)}\n")
    follow_ups = [*_follow_ups("held"), *_changes("held")]
    likeliest = [model.likeliest(vector) for vector in vectors(follow_ups)]
    taken = Counter(act for act, chance in likeliest if act != OTHER and chance >= acts.least)
    sys.stdout.write(f"别的话当成：{dict(taken)}，共 {len(follow_ups)} 句\n")
    if keep:
        kept = {
            "model": model.model,
            "names": names,
            "weights": [[round(float(w), 3) for w in row] for row in model.weights],
            "bias": [round(float(b), 3) for b in model.bias],
        }
        KEPT.write_text(json.dumps(kept, separators=(",", ":")) + "\n", encoding="utf-8")


def _phrasings(half: Split, acts: Iterable[str]) -> list[tuple[str, str]]:
    data = load_data(_FOLDER / _FILES[half])
    return [(act, text) for act in acts for text in data[act]]


def _follow_ups(half: Split) -> list[str]:
    turns = (turn for q in select(["dialogue"], half, None) for turn in q.turns[1:])
    return list(dict.fromkeys(turns))


def _changes(half: Split) -> list[str]:
    data, draw = load_data(_FOLDER / _FILES[half]), random.Random(half)
    return [
        text.format(**{name: draw.choice(words) for name, words in _WORDS.items()})
        for operation in _CHANGES
        for text in data[operation]
        for _ in range(_DRAWN)
    ]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m eval.following.acts")
    parser.add_argument("--keep", action="store_true", help="写进 acts.json")
    main(keep=parser.parse_args().keep)
