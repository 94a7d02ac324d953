"""Whether a computed result answers a message in which rules are named, or the article's words do.

我们投了3000万能拿多少 wants a result, 我们投了3000万，那4%什么时候到账 words, and a figure shows neither.
A logistic score over the wording of the message, what it asks for and what the rules' reading found,
fitted by ``python -m eval.wanting``.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.answering.asking import AskingModel
from assistant.answering.scope import load_scope
from assistant.answering.scoring import Score, log_odds, score_from
from assistant.answering.settled import settled_model
from assistant.calculator.filling.picking import Candidate
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.computing import compute
from assistant.conversation.facts.gathering import gather_facts
from assistant.conversation.lookup.result_signals import signals_of
from assistant.conversation.lookup.scoping import in_scope
from assistant.conversation.lookup.thresholds import says_a_threshold
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.instalments import instalments_asked
from assistant.conversation.reading.understanding import understand
from assistant.conversation.room import Turn
from assistant.conversation.rules.asked_of_it import asks_for_an_input
from assistant.conversation.rules.candidates import NO_RESULT, SUMS, own_figures
from assistant.conversation.sessions.session import nobody

KEPT = Path(__file__).with_name("wanting.json")
WORDING = "result"
NOTED = "wanting"
"""Under this name a turn notes its signals, the wording left out."""
_IN_WORDS = frozenset(
    {
        *("again", "instalments", "payday", "payee", "taxed", "use"),
        *("publicity", "appraisal", "dispute"),
    }
)
"""那笔钱能拿来发工资吗, 要交税不: asked for, no result is, unless a sum is asked for, too."""
_TELLS_NO_SUM = frozenset({"recognition", "entry_line", "limit_line", "average", "which_list"})
"""总部的认定标准是什么，最低入库收入是多少，100强是哪个榜: what a title or the roll asks for is no award."""
_CONDITIONS = frozenset({"condition"})
_GENERAL = frozenset({"cap", "rate", "threshold"})
_FREQUENCY = "frequency"
_BARELY = 0.05
"""An article whose score is less than this behind the best is as near as that."""
_FAR = 0.2
"""An article whose score is more than this behind the best is by far not the nearest."""
_BEYOND_DOUBT = 1.9
"""The score of a rule that has more than one name or fact in a message."""
_CASE = 2
"""So many figures of the asker's own make a case."""


@dataclass(frozen=True, slots=True)
class WantingModel:
    """The score of a result being wanted, and from which probability on it is."""

    score: Score
    result_from: float


@cache
def wanting_model(path: Path = KEPT) -> WantingModel:
    """Read the kept model. Raises ``KeyError`` when a part is missing."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    return WantingModel(score_from(kept), kept["result_from"])


def asked_besides(turn: Turn) -> set[str]:
    """The names of what is asked for and is no sum."""
    return {attribute.name for attribute in turn.said.attributes} - SUMS


def wants_result(turn: Turn, candidates: Sequence[Candidate]) -> bool:
    """Whether a computed result answers. ``candidates`` are not empty, the main one first.

    Some things need no score: nothing is computed of what is not the documents' matter and told
    without a figure, nor by a rule that only figures fit while another article answers; a ceiling
    or a share stands in the article; hearsay is held against the text; 那批发的呢 after a result wants
    one too; a period that is the same for all answers only who speaks of time or of a case; what one of
    the rule's own figures is (最低入库线是多少钱) is none, nor whether a tax is due; and whether something
    holds of a time that is told is a case.
    """
    model, signals = wanting_model(), signals_of(turn, candidates)
    turn.notes[NOTED] = signals
    told = signals["figures"] or (turn.said.sum_asked and _names_and_tells(candidates[0]))
    if not told and in_scope(turn) < load_scope().refuse_below:
        return False
    spoken_of = signals["named"] or signals["on_top"]
    elsewhere = _is_open_elsewhere(signals) or _is_answered_elsewhere(signals)
    if not spoken_of or elsewhere or says_a_threshold(turn, candidates[0]):
        return False
    own_case = signals["told_own"] and signals["own_sum_asked"]
    enough = signals["figures"] or (signals["complete"] and not _asks_for_a_threshold(turn))
    if _asks_in_general(turn) and not (enough or own_case):
        return False
    told = signals["own"] or signals["figures"] or signals["told"] or signals["check"]
    if signals["hearsay"] and not told:
        return False
    of_time = _tells_more(signals) or _goes_on_from_a_time(turn)
    if signals["period"] and signals["factless"] and not of_time:
        return False
    rule = turn.room.rulebook.get(candidates[0].rule)
    of_an_input = rule is not None and asks_for_an_input(turn, rule, candidates[0].reading)
    if of_an_input or _asks_whether_taxed(turn, candidates[0], signals):
        return False
    as_of_a_day = signals["check"] and signals["complete_yes_no"] and turn.heard.told.periods
    if as_of_a_day or _asks_of_its_result(turn, rule, candidates[0]):
        return True
    as_before = _asks_as_before(turn, complete=bool(signals["complete"]))
    if _asks_for_no_sum(turn) or (as_before and not signals["figures"]):
        return False
    bare = signals["goes_on"] and _is_bare(turn, signals)
    bare = bare or _did_not_come(turn, candidates[0])
    bare = bare or (bool(signals["complete_sum_asked"]) and _asks_for_sum_and_frequency(turn))
    bare = bare or (signals["goes_on"] and _asks_whether_any(turn, candidates[0]))
    bare = bare or (bool(signals["figures"]) and _asks_for_sum_and_department(turn))
    if bare or _barely_behind(signals) or _is_a_case(turn, candidates[0], signals):
        return True
    complete = with_wording(turn.said.text, signals, model.score.wording)
    return model.score.probability(complete) >= model.result_from


def _asks_for_sum_and_department(turn: Turn) -> bool:
    """三年研发共80万，能扶持多少，哪个局管: a sum is asked for, and besides only who is in charge, which stands under it."""
    return turn.said.sum_asked and asked_besides(turn) == {"department"}


def _names_and_tells(candidate: Candidate) -> bool:
    """首次入规并联网直报，能领多少: whether an award is named beyond doubt and a fact of it told."""
    return candidate.named and candidate.score >= _BEYOND_DOUBT and bool(candidate.reading.fillings)


def _is_open_elsewhere(signals: Mapping[str, float]) -> bool:
    """县里自己的创业大赛一等奖给多少: whether another article is nearest and surely leaves open what is asked."""
    sure = log_odds(settled_model().surely_from)
    behind = not (signals["on_top"] or signals["figures"]) and signals["behind"] > _BARELY
    return behind and signals["left_open"] >= sure


def _is_answered_elsewhere(signals: Mapping[str, float]) -> bool:
    """几家小厂在一个园区，环评能一块儿办不: whether another article by far answers, and nothing of the rule's is told."""
    told = signals["told"] or signals["figures"]
    far = not signals["on_top"] and signals["behind"] > _FAR
    return bool(signals["check"] and far and not told and signals["left_open"] < 0)


def _asks_of_its_result(turn: Turn, rule: LoadedRule | None, main: Candidate) -> bool:
    """Whether a due day or an instalment is asked for, or a detail of what is not due."""
    day = _asks_for_a_due_day(turn, main)
    return day or _asks_for_instalment(turn, rule) or _is_surely_not_due(turn, rule, main)


def _is_surely_not_due(turn: Turn, rule: LoadedRule | None, main: Candidate) -> bool:
    """我们从三级升到二级资质了，那200万啥时候能给: whether a detail is asked of an award that by what is told of one's own
    case is not due at all.
    """
    told = rule is not None and main.named and main.reading.fillings and turn.said.own
    if not told or not asked_besides(turn) or main.close or main.denied or rule is None:
        return False
    facts = gather_facts(turn.room.vocabulary, rule, nobody(), turn.heard)
    result = compute(rule, facts, turn.as_of)
    return result.eligible is False and not (facts.doubts or result.missing)


def _asks_for_no_sum(turn: Turn) -> bool:
    """Whether what is asked for is nothing that a rule comes to."""
    asked = {attribute.name for attribute in turn.said.attributes}
    if asked & NO_RESULT and not asked & SUMS:
        return True
    if asked == _CONDITIONS and not (turn.said.sum_asked or turn.said.yes_no or turn.said.own):
        return not turn.heard.told.quantities
    return bool(asked & _IN_WORDS and not turn.said.sum_asked) or bool(_TELLS_NO_SUM & asked)


def _asks_as_before(turn: Turn, complete: bool) -> bool:
    """那小巨人呢, after 小升规要什么材料: whether another is only named, and what was asked is no sum; nor what lacks a
    fact (``complete``), after words in general (批发的怎么规定, 餐饮的呢).
    """
    focus, said = turn.session.focus, turn.said
    follows = said.follow or (turn.leans_on_focus and said.text.rstrip("?？").endswith("呢"))
    if focus is None or focus.rules or not follows or said.attributes or said.sum_asked:
        return False
    before = understand(focus.question)
    asked = {attribute.name for attribute in before.attributes}
    if not asked:
        return not (complete or before.sum_asked or before.own or before.yes_no)
    return not asked & SUMS


def _asks_for_a_due_day(turn: Turn, candidate: Candidate) -> bool:
    """11月26日申请用电，什么时候办好: whether it is asked how long something takes that began on a day told."""
    rule = turn.room.rulebook.get(candidate.rule)
    if rule is None or rule.kind != "period" or not turn.said.attributes:
        return False
    return any(rule.inputs[filling.input].type == "date" for filling in candidate.reading.fillings)


def _is_a_case(turn: Turn, candidate: Candidate, signals: Mapping[str, float]) -> bool:
    """从三级升到二级了，能领晋升的奖励吗: whether so much of a case is told that a result answers."""
    own = signals["own"] or signals["figures"]
    settled = signals["complete_yes_no"] and signals["left_open"] < 0 and not asked_besides(turn)
    if settled and own and signals["facts"] >= _CASE:
        return True
    asked = cues().awards.award_asked.search(turn.said.text) is not None
    return asked and own_figures(candidate) >= _CASE


def _did_not_come(turn: Turn, candidate: Candidate) -> bool:
    """县质量奖落选了，有钱吗: whether money is asked for, of an award that is told not to have come."""
    words = turn.room.vocabulary.rules[candidate.rule]
    lost = any(
        f.value is False and (words.inputs[f.input].granted or words.inputs[f.input].status)
        for f in candidate.reading.fillings
    )
    asked = turn.said.sum_asked or cues().awards.award_asked.search(turn.said.text) is not None
    return lost and candidate.named and asked


def _asks_whether_any(turn: Turn, candidate: Candidate) -> bool:
    """培育企业有没有, after a sum: whether nothing is asked but whether the award named is given."""
    asked = cues().awards.whether_any.fullmatch(turn.said.text)
    return (
        asked is not None and candidate.named and not candidate.denied and not asked_besides(turn)
    )


def _asks_in_general(turn: Turn) -> bool:
    """一年顶多给补多少, 按几成补: what holds for every case is asked for, where no sum is."""
    asked = [attribute.name for attribute in turn.said.attributes]
    share_of_a_sum = asked[:1] == ["rate"] and "amount" in asked
    return bool(asked) and asked[0] in _GENERAL and not share_of_a_sum


def _asks_whether_taxed(turn: Turn, candidate: Candidate, signals: Mapping[str, float]) -> bool:
    """3%那档的增值税现在免不免: whether a relief is asked about, without a figure or a sum."""
    rule = turn.room.rulebook.get(candidate.rule)
    told = signals["figures"] or signals["complete"]
    return rule is not None and rule.kind == "tax" and not told and not turn.said.sum_asked


def _asks_for_a_threshold(turn: Turn) -> bool:
    """面积要多大才能评上那20万以内的奖励: first of all what it takes is asked for."""
    return [attribute.name for attribute in turn.said.attributes][:1] == ["threshold"]


def _barely_behind(signals: Mapping[str, float]) -> bool:
    """专精特新多少钱: whether a sum is asked for, and another article that names the same is hardly nearer."""
    asks = signals["leads_amount"] and signals["money"] and not signals["yes_no"]
    asks = asks and signals["complete_sum_asked"] and signals["named"]
    return bool(asks and not signals["on_top"] and signals["behind"] <= _BARELY)


def _asks_for_sum_and_frequency(turn: Turn) -> bool:
    """省级孵化器给多少，是一次还是每年: the clause by which the sum is computed says that, too."""
    asked = {attribute.name for attribute in turn.said.attributes}
    return bool(asked & SUMS) and asked - SUMS == {_FREQUENCY}


def _tells_more(signals: Mapping[str, float]) -> bool:
    """Whether a message speaks of time, or of a case."""
    return bool(signals["period_asked"] or signals["quantities"] or signals["told"])


def _asks_for_instalment(turn: Turn, rule: LoadedRule | None) -> bool:
    """头一年实际到账: whether one instalment of an award that is paid in some is asked for."""
    return bool(rule and rule.instalments and instalments_asked(turn.said.text))


def _is_bare(turn: Turn, signals: Mapping[str, float]) -> bool:
    """Whether a message names another case and asks for nothing else."""
    asked = {attribute.name for attribute in turn.said.attributes}
    spoken_of = signals["named"] or signals["on_top"]
    return bool(spoken_of and not asked - SUMS and not signals["denied"] and not turn.said.yes_no)


def with_wording(text: str, signals: Mapping[str, float], wording: AskingModel) -> dict[str, float]:
    """The signals and how the folded text is worded."""
    return {**signals, "wording": log_odds(wording.probabilities(text)[WORDING])}


def _goes_on_from_a_time(turn: Turn) -> bool:
    """那注销呢, after 开办企业几天: whether a message names another matter, and what was computed was a time."""
    before = turn.rules_in_focus
    return turn.said.follow and bool(before) and all(rule.kind == "period" for rule in before)
