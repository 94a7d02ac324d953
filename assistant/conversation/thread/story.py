"""我们去年升规了 / 做新材料的 / 能拿多少: what is told in several messages is read as one.

Each message alone lacks what the others say: a figure its name, a question its matter. So what only
tells is kept until something is asked, and read anew with whatever comes on top.
"""

import re
from collections.abc import Collection
from decimal import Decimal

from assistant.answering.draft import Draft
from assistant.calculator.message.context import Context
from assistant.calculator.quantities.fact import Filling
from assistant.calculator.rules.rulebook import LoadedRule
from assistant.conversation.facts.heard import Heard, read
from assistant.conversation.lookup.talking import only_thanks
from assistant.conversation.reading.cues import cues
from assistant.conversation.reading.understanding import is_question, understand
from assistant.conversation.room import Turn
from assistant.conversation.rules.candidates import awards_named, rules_named
from assistant.conversation.rules.changing import TYPE_OF_UNIT, change_limits
from assistant.conversation.rules.counted import points_at_own
from assistant.conversation.sessions.remembered import Story
from assistant.conversation.subjects.homing import own_places
from assistant.conversation.thread.continuing import apart
from corpus.normalise import fold_plain

_BARE = 2
"""So few characters of content tell no case."""
_NOT_TO_BE_ASKED_AGAIN = ("unsafe", "other_place")
_FIGURE_LAST, _UNIT_NEXT = (
    re.compile(r"[\d零一二两三四五六七八九十百千]$"),
    re.compile("[万亿元块]"),
)
"""省里给了90 / 万: a figure of which the unit is sent as the next message."""
_MARKS = "，,。.；;、 "


def read_as_one(turn: Turn) -> None:
    """Read the message with what was told before it, where nothing was asked in between."""
    session = turn.session
    if not session.story.messages:
        return
    text = _together(turn)
    as_one = turn.hear(text)
    if _is_its_own(turn, as_one) or _is_bare(turn) or _answers(turn, as_one):
        return
    told = turn.heard.told
    if _speaks_of_a_part(turn) or _changes_a_sum(turn) or points_at_own(turn):
        return
    if session.story.asked and (
        _asks(turn) or not (told.quantities or any(told.mentions.values()))
    ):
        return
    turn.taken_back = session.take_back_story()
    turn.read_as(as_one, understand(text))


def _speaks_of_a_part(turn: Turn) -> bool:
    """市级那个是前年的, 一个是去年的，今年就一个: whether a message tells something of one of several things that a sum
    was given for, and so is nothing told on top.
    """
    calculation = turn.session.last_calculation
    if calculation is None or calculation.eligible is None or _asks(turn):
        return False
    counted = any(
        isinstance(value, Decimal)
        and turn.room.rulebook.by_id[part.rule].inputs[name].type == "integer"
        and value > 1
        for part in calculation.singles
        for name, value in part.inputs.items()
    )
    several = len(calculation.parts) > 1 or counted
    return several and cues().pointing.one_of_them.search(turn.said.text) is not None


def _changes_a_sum(turn: Turn) -> bool:
    """9.99亿，其他不变, after 刚好10亿，增速9.99% was answered by a sum: whether a figure is told where nothing was
    left to tell, which so stands in place of one that was told; one called by what these awards do not
    ask for (同期营收2800万元) does not.
    """
    calculation = turn.session.last_calculation
    if calculation is None or calculation.eligible is None:
        return False
    told, computed = turn.heard.told, _computed(turn)
    own = {(m.start, m.end) for rule in computed for m in told.mentions.get(rule, ())}

    def is_of_another(context: Context) -> bool:
        names = {
            (noun.start, noun.end)
            for noun in told.nouns
            if context.before <= noun.start and noun.end <= context.quantity.start
        }
        return bool(names) and not names & own

    figures = [c for c in turn.heard.around if _is_own_figure(c)]
    return bool(figures) and not any(is_of_another(context) for context in figures)


def _together(turn: Turn) -> str:
    """The story so far and the message, as one text."""
    text = ""
    for message in (*turn.session.story.messages, turn.message):
        before = text.rstrip(_MARKS)
        goes_on = _UNIT_NEXT.match(message) and _FIGURE_LAST.search(before)
        text = before + ("" if goes_on or not before else "，") + message
    return text


def keep_story(turn: Turn, draft: Draft) -> None:
    """Keep a message that only told; a question or a change ends the story, small talk and the answer to
    an open question leave it as it is.

    It begins with the conversation: what comes after an answer goes on with that. So does a question that
    named nothing to compute (几天能办完？) and is told more.
    """
    session = turn.session
    if turn.taken_back is not None and draft.calculation is None:
        session.give_back(turn.taken_back)
    claimed = turn.said.hearsay and draft.kind == "policy"  # 听说5年不用变: said to be so or not
    if _asks(turn) or claimed or session.story.asked or draft.reason in _NOT_TO_BE_ASKED_AGAIN:
        session.story = Story()
        opens = session.focus is None and draft.calculation is None and not draft.reason
        if opens and not any(c.named for c in rules_named(turn)):
            session.go_on_telling(turn.message, asked=True)
    elif turn.taken_back is not None or (session.focus is None and _tells_a_case(turn, draft)):
        session.go_on_telling(turn.message)
    elif draft.kind != "chat" and session.pending is None and turn.said.small_talk is None:
        session.story = Story()


def _tells_a_case(turn: Turn, draft: Draft) -> bool:
    """Whether a message that is no small talk tells something of an enterprise, and more than a figure."""
    heard = turn.heard.told
    told = turn.said.own or heard.quantities or any(heard.mentions.values())
    return draft.kind != "chat" and bool(told) and not _is_bare(turn)


def _asks(turn: Turn) -> bool:
    """Whether a message asks by its words: 国家的呢, 免不免."""
    text = fold_plain(turn.message)
    return is_question(text) or cues().asking.asks_shortly.search(text) is not None


def _is_its_own(turn: Turn, as_one: Heard) -> bool:
    """Whether a message is no part of a story: small talk, put right, only supposed, asking for all there is,
    telling a case otherwise (县级的多少), naming another award than those told of, no matter of the documents.
    """
    said = turn.said
    if (
        said.small_talk is not None
        or said.repeat
        or only_thanks(turn)
        or said.correction
        or said.match
        or cues().supposing.supposed.search(said.text)
        or _tells_otherwise(turn, as_one)
    ):
        return True
    if _asks(turn) and set(turn.room.places(said.text)) - set(own_places(turn.room)):
        return True
    named = awards_named(turn)
    if not named:
        another = _asks_of_a_figure(turn) or _is_no_matter(turn) or _turns_to_another(turn)
        return _asks(turn) and another
    if computed := _computed(turn):
        return named[0].rule not in computed
    told_of = _articles(turn, _named_in_story(turn))
    if not told_of:
        return not _asks(turn) and _is_of_another_article(turn, named[0].rule)
    return not told_of & _articles(turn, {named[0].rule})


def _is_of_another_article(turn: Turn, rule: str) -> bool:
    """想换个大点的场地 / 我们头一回通过高企认定: whether what was told so far says nothing of an award, and was answered
    by another article.
    """
    focus = turn.session.focus
    so_far = turn.hear(_told_so_far(turn)).told
    if focus is None or so_far.mentions.get(rule) or so_far.quantities:
        return False
    return (focus.document, focus.article) not in _articles(turn, {rule})


def _turns_to_another(turn: Turn) -> bool:
    """对了，咱县让开小额贷款公司不: whether a question without a figure is opened as one about something else."""
    opened = cues().asking.turns_to_another.search(turn.said.text) is not None
    return opened and not turn.heard.told.quantities


def _told_so_far(turn: Turn) -> str:
    return "，".join(turn.session.story.messages)


def _asks_of_a_figure(turn: Turn) -> bool:
    """那3亿2呢: whether a question tells a figure of the asker's own, which stands in place of one told."""
    return any(_is_own_figure(context) for context in turn.heard.around)


def _is_own_figure(context: Context) -> bool:
    return context.usable and not context.award and context.quantity.unit in TYPE_OF_UNIT


def _is_no_matter(turn: Turn) -> bool:
    """明天下雨吗: whether a question has words of its own that are no matter of the documents."""
    if len(turn.said.content) <= _BARE:
        return False
    found = turn.search_for(turn.said.text, 1)
    return bool(found.signals) and apart(found)


def _computed(turn: Turn) -> tuple[str, ...]:
    focus = turn.session.focus
    return focus.rules if focus is not None else ()


def _named_in_story(turn: Turn) -> set[str]:
    told = turn.hear(_told_so_far(turn)).told
    return {
        rule
        for rule, mentions in told.mentions.items()
        if any(mention.meaning.role == "name" for mention in mentions)
    }


def _articles(turn: Turn, rules: Collection[str]) -> set[tuple[str, str]]:
    """The articles on which these rules stand: one often has two awards of one kind of enterprise."""
    return {(r.document, r.provision.article) for r in turn.rules(rules)}


def _tells_otherwise(turn: Turn, as_one: Heard) -> bool:
    """Whether a message tells of the rules just computed what was told before, and otherwise.

    What may be told beside it is no change: money without the name of what it is (去年奖了3万), one more
    thing (两个国优 / 一个省优), another year's figure, a choice among other words.
    """
    return any(
        _changes(turn, rule, filling, as_one)
        for rule in turn.rules(_computed(turn))
        for filling in turn.read(rule).fillings
    )


def _changes(turn: Turn, rule: LoadedRule, filling: Filling, as_one: Heard) -> bool:
    before = turn.session.told.get(filling.input)
    if before is None or before.value == filling.value or before.year != filling.year:
        return False
    mentions = [
        m for m in turn.heard.told.mentions.get(rule.id, ()) if m.meaning.input == filling.input
    ]
    kind = rule.inputs[filling.input].type
    if kind == "money" and not mentions:
        return False
    said_so = any(m.meaning.value == filling.value for m in mentions)
    beside = len(turn.said.content) - sum(m.end - m.start for m in mentions)
    if kind == "choice" and said_so and beside > _BARE:
        return False
    return read(turn.room.vocabulary, rule, as_one).several is None


def _is_bare(turn: Turn) -> bool:
    """Whether so little is told that it can only answer what was asked, or stand in place of what was
    told.
    """
    if _asks(turn):
        return False
    told = turn.heard.told
    if len(told.quantities) == 1 and told.quantities[0].unit != "count":
        (figure,) = told.quantities
        around = told.text[: figure.start] + told.text[figure.end :]
        return len(around.strip(change_limits().particles)) <= _BARE
    return len(turn.said.content) <= _BARE and turn.session.pending is not None


def _answers(turn: Turn, as_one: Heard) -> bool:
    """三年加起来八百万吧: whether what was asked is told by what is said, and not by the story as a whole."""
    pending, vocabulary = turn.session.pending, turn.room.vocabulary
    if pending is None or pending.input is None or _asks(turn):
        return False

    def is_told(rule: LoadedRule, heard: Heard, asked: str | None) -> bool:
        return any(f.input == pending.input for f in read(vocabulary, rule, heard, asked).fillings)

    return any(
        is_told(rule, turn.heard, pending.input) and not is_told(rule, as_one, None)
        for rule in turn.rules(pending.rules)
    )
