"""我哥的饭店收入800万涨8%，我的宾馆1200万涨6%，行业平均都是4%，各奖多少: two enterprises told of in one message, one's own and
another's, and asked what each gets, or what both get.

In: a question. Out: a question for each enterprise, in order, with what is told of both.
"""

import re
from collections.abc import Sequence
from itertools import groupby

from assistant.conversation.reading.cues import cues
from corpus.normalise import fold_plain

_CLAUSES = re.compile("[,，。；;]| +(?=[一-龥]{2})")
_FIGURE = re.compile("[0-9]|[一二两三四五六七八九十百千](?=[百千万亿成])")
_OWN = "own"
_TWO = 2
_LEAD = 4
"""So many characters before 各 say no more than who pays (县里各奖多少); 个人和企业最高额度各 names what is asked of."""
_EACH_GIVES = "能给多少"


def one_for_each(question: str) -> list[str]:
    """The question of each of the two; empty where not exactly two are told of in turn, or they are not asked for one by
    one.
    """
    told, asked = _told_and_asked(question)
    each = cues().people.each_asked.search(asked)
    if each is None or len(asked[: each.start()]) > _LEAD:
        return []
    return _for_each(told, cues().people.each_said.sub("", asked))


def one_for_each_of_both(question: str) -> list[str]:
    """我厂拿了市质量奖，我媳妇的项目得了二等奖，两样加一起有多少: the question of each of the two where their total is asked for;
    empty where not exactly two are told of in turn.
    """
    told, asked = _told_and_asked(question)
    totals, people = cues().totals, cues().people
    lettered = any(people.letter_begins.match(clause) for clause in told)
    both = lettered or people.both_firms.search(asked) or totals.joined.search(asked)
    return _for_each(told, _EACH_GIVES) if both and totals.total.search(asked) else []


def _told_and_asked(question: str) -> tuple[Sequence[str], str]:
    """The clauses but the last, and the last."""
    text = fold_plain(question).strip()
    *told, asked = [clause.strip() for clause in _CLAUSES.split(text) if clause.strip()] or [""]
    return told, asked


def _for_each(told: Sequence[str], asked: str) -> list[str]:
    """The clauses of each of two enterprises, those of both, and what is asked."""
    people = cues().people
    of_both = [c for c in told if people.told_of_both.search(c) and not _tells_of_one(c)]
    own = [clause for clause in told if clause not in of_both]
    whose: list[str] = []
    for clause in own:
        whose.append(_called(clause) or (whose[-1] if whose else _OWN))
    runs = [
        (holder, [c for _, c in run])
        for holder, run in groupby(zip(whose, own, strict=True), key=lambda pair: pair[0])
    ]
    holders = {holder for holder, _ in runs}
    if len(holders) != _TWO or len(runs) != _TWO:
        return []
    return ["，".join((*clauses, *of_both, asked)) for _, clauses in runs]


def _tells_of_one(clause: str) -> bool:
    """乙公司同样用了13万: whether a clause that begins with one of them tells a figure."""
    return bool(_called(clause)) and _FIGURE.search(clause) is not None


def _called(clause: str) -> str:
    """Whose enterprise a clause begins with, by the word for it; ``own`` for one's own, empty for none."""
    people = cues().people
    begins = people.firm_begins.match(clause)
    if begins is not None:
        return begins["other"] or _OWN
    lettered = people.letter_begins.match(clause)
    return lettered["letter"] if lettered is not None else ""
