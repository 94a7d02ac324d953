"""我哥的饭店收入800万涨8%，我的宾馆1200万涨6%，行业平均都是4%，各奖多少: two enterprises told of in one message, one's own and
another's, and asked what each gets, or what both get.

In: a question. Out: a question for each enterprise, in order, with what is told of both.
"""

import re
from collections.abc import Sequence
from itertools import groupby

from assistant.conversation.reading.cues import cues
from corpus.normalise import fold_plain

_CLAUSES = re.compile("[，,。；;]")
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
    both = people.both_firms.search(asked) or totals.joined.search(asked)
    return _for_each(told, _EACH_GIVES) if both and totals.total.search(asked) else []


def _told_and_asked(question: str) -> tuple[Sequence[str], str]:
    """The clauses but the last, and the last."""
    text = fold_plain(question).strip()
    *told, asked = [clause.strip() for clause in _CLAUSES.split(text) if clause.strip()] or [""]
    return told, asked


def _for_each(told: Sequence[str], asked: str) -> list[str]:
    """The clauses of each of two enterprises, those of both, and what is asked."""
    people = cues().people
    of_both = [clause for clause in told if people.told_of_both.search(clause)]
    own = [clause for clause in told if clause not in of_both]
    whose: list[str] = []
    for clause in own:
        begins = people.firm_begins.match(clause)
        if begins is None:
            whose.append(whose[-1] if whose else "")
        else:
            whose.append("other" if begins["other"] else "own")
    runs = [
        (holder, [c for _, c in run])
        for holder, run in groupby(zip(whose, own, strict=True), key=lambda pair: pair[0])
    ]
    if {holder for holder, _ in runs} != {"own", "other"} or len(runs) != _TWO:
        return []
    return ["，".join((*clauses, *of_both, asked)) for _, clauses in runs]
