"""What a message asks of the award just computed that is not its result: the most it gives, how a figure is
reckoned, who grants it.
"""

from assistant.calculator.quantities.fact import Reading
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.understanding import asks
from assistant.conversation.room import Turn
from assistant.conversation.rules.candidates import MONEY, NO_RESULT, SUMS, fits_asked
from assistant.conversation.rules.changing import TYPE_OF_UNIT

_FIGURES = frozenset({"money", "rate", "number", "integer"})


def asks_for_the_most(turn: Turn) -> bool:
    """最高给多少, after a sum that is no ceiling: the most that an award gives stands in the article."""
    last = turn.session.last_calculation
    leads = [attribute.name for attribute in turn.said.attributes][:1]
    awards, content = cues().awards, cues().people.home.sub("", turn.said.content)
    content = "".join(c for c in content if c not in _naming_it(turn))
    content = awards.beside_the_most.sub("", awards.of_a_year.sub("", content))
    return leads == ["cap"] and last is not None and not last.ceiling and not content


def _naming_it(turn: Turn) -> set[str]:
    """首次认定的最多能到几万: the characters of the words by which the message names the award just computed, or a choice of it."""
    told = turn.heard.told
    mentions = [m for rule in turn.rules_in_focus for m in told.mentions.get(rule.id, ())]
    named = [m for m in mentions if m.meaning.role in ("name", "choice")]
    return {c for m in named for c in told.text[m.start : m.end]}


def asks_for_nothing_of(turn: Turn, rules: list[LoadedRule]) -> bool:
    """县质量奖几月份报名, 链主谁评, 产值咋算: whether what is asked for is nothing that these rules come to."""
    said, asked = turn.said, {attribute.name for attribute in turn.said.attributes}
    if asks_how_reckoned(turn, rules):
        return True
    if not asked or not asks(
        said.text
    ):  # 查工信部网站，写的是国家级: what is only told asks for nothing
        return False
    if asked & NO_RESULT and not asked & MONEY:
        return True
    if not any(fits_asked(turn, rule) for rule in rules):
        return True
    told = said.sum_asked or said.yes_no or said.correction or turn.heard.told.quantities
    return not (told or asked & SUMS or cues().supposing.supposed.search(said.text))


def asks_how_reckoned(turn: Turn, rules: list[LoadedRule]) -> bool:
    """产值咋算，含不含外地的: whether it is asked how a figure that one of the rules takes is reckoned."""
    told, behind = turn.heard.told, cues().awards.how_reckoned
    return any(
        mention.meaning.role == "input"
        and rule.inputs[mention.meaning.input].type in TYPE_OF_UNIT.values()
        and behind.match(told.text, mention.end) is not None
        for rule in rules
        for mention in told.mentions.get(rule.id, ())
    )


def asks_for_an_input(turn: Turn, rule: LoadedRule, reading: Reading) -> bool:
    """最低入库线是多少钱, 产值咋算: whether the message ends in asking what one of the rule's figures is.

    ``reading`` is what the message tells of the rule: a figure that is told is not asked for.
    """
    if asks_how_reckoned(turn, [rule]):
        return True
    told = turn.heard.told
    filled = {filling.input for filling in reading.fillings}
    mentions = told.mentions.get(rule.id, ())
    names = [(m.start, m.end) for m in mentions if m.meaning.role == "name"]
    return any(
        m.meaning.role == "input"
        and m.meaning.input not in filled
        and not any(start < m.start and m.end <= end for start, end in names)  # 差额保费
        and rule.inputs[m.meaning.input].type in _FIGURES
        and cues().awards.what_is_it.match(told.text, m.end) is not None
        for m in mentions
    )
