"""我哥的饭店收入800万涨8%，我的宾馆1200万涨6%，行业平均都是4%，各奖多少: two enterprises told of in one message, one's own and
another's, and asked what each gets.

In: a question. Out: a question for each enterprise, in order, with what is told of both.
"""

import re
from itertools import groupby

from assistant.conversation.reading.cues import cues
from corpus.normalise import fold_plain

_CLAUSES = re.compile("[，,。；;]")
_TWO = 2
_LEAD = 4
"""So many characters before 各 say no more than who pays (县里各奖多少); 个人和企业最高额度各 names what is asked of."""


def one_for_each(question: str) -> list[str]:
    """The question of each of the two; empty where not exactly two are told of in turn, or they are not asked for one by
    one.
    """
    people, text = cues().people, fold_plain(question).strip()
    *told, asked = [clause.strip() for clause in _CLAUSES.split(text) if clause.strip()] or [""]
    each = people.each_asked.search(asked)
    if each is None or len(told) < _TWO or len(asked[: each.start()]) > _LEAD:
        return []
    asked = people.each_said.sub("", asked)
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
