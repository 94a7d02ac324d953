"""What a conversation remembers: plain data, so that it can be kept and taken up elsewhere."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, fields, replace

from assistant.answering.draft import Draft
from assistant.calculator.calculation import Calculation
from assistant.conversation.sessions.remembered import (
    AnsweredSum,
    Aside,
    Focus,
    Pending,
    Story,
    ToldFact,
    ToldRange,
)
from assistant.conversation.sessions.totalled import Totalled, adds_up_any

_FACTS_KEPT = 60
_MESSAGES_KEPT = 12
_SUBJECTS_KEPT = 5
_HOLDERS_KEPT = 5
RESULTS_KEPT = 6
_STORY_KEPT, _STORY_LENGTH = 8, 1000
"""So many messages, and so many characters in all."""


@dataclass(slots=True)
class Session:
    """One conversation between its turns; all of it is empty as long as nothing of the kind was said."""

    id: str
    turns: int = 0

    # What was told of the enterprise spoken of now.
    told: dict[str, ToldFact] = field(default_factory=dict)
    """The facts by input name."""
    roughly: dict[str, ToldRange] = field(default_factory=dict)
    """Figures told only roughly, by input name."""
    real: dict[str, ToldFact] = field(default_factory=dict)
    """The facts as they were told before cases were only supposed."""
    messages: list[str] = field(default_factory=list)
    """The person's own words, oldest first."""
    story: Story = field(default_factory=Story)
    """What was told since the last question, to be read as one."""

    # What is spoken of.
    focus: Focus | None = None
    """The present subject."""
    left: list[Focus] = field(default_factory=list)
    """The subjects before it, oldest first."""
    at_once: list[Focus] = field(default_factory=list)
    """The subjects of the last message that asked several things."""
    pending: Pending | None = None
    """The question that stands open."""
    paused: Pending | None = None
    """A question left open when another subject came up."""
    holder: str = ""
    """Whose enterprise is spoken of; empty for the asker's own."""
    asides: dict[str, Aside] = field(default_factory=dict)
    """The other enterprises spoken of before, by holder."""

    # What was answered.
    last_draft: Draft | None = None
    results: list[Calculation] = field(default_factory=list)
    """The sums of the present enterprise, the last one of each rule."""
    answers: list[AnsweredSum] = field(default_factory=list)
    """All sums answered, of whatever enterprise, in order, each with the words it was answered for."""
    undone: list[Calculation] = field(default_factory=list)
    """Those that were put right."""
    supposed: list[Calculation] = field(default_factory=list)
    """Those of cases that were only supposed."""
    totalled: Totalled = field(default_factory=Totalled)
    """The last total."""
    reached: Calculation | None = None
    """What the level just asked about would give."""
    refused: str = ""
    """The message just refused for its place."""
    outside: bool = False
    """Whether what was asked last is no matter of the documents."""

    @property
    def sums(self) -> list[Calculation]:
        """All results answered, of whatever enterprise, in order: what 这两笔加起来 adds up."""
        return [answer.calculation for answer in self.answers]

    @property
    def results_of_others(self) -> list[Calculation]:
        """The sums of the other enterprises spoken of before."""
        return [one for aside in self.asides.values() for one in aside.results]

    def of_present(self, sums: Sequence[Calculation]) -> Sequence[Calculation]:
        """Those of ``sums`` that are of the enterprise spoken of now: whose awards, and last part, are its own."""
        rules = {one.rule for one in self.results}

        def is_own(parts: Sequence[Calculation]) -> bool:
            return parts[-1] in self.results and {part.rule for part in parts} <= rules

        return [one for one in sums if is_own(one.singles)] or self.results

    @property
    def last_calculation(self) -> Calculation | None:
        """What was computed for the last answer; None where it was none, or there is none yet."""
        return self.last_draft.calculation if self.last_draft is not None else None

    def words_of(self, result: Calculation) -> str:
        """The words a result was answered for; empty for one that is not among those kept."""
        return next((a.words for a in self.answers if a.calculation is result), "")

    def answered_again(self, result: Calculation) -> None:
        """Put one of the results that were answered last; one that was answered only in a total comes by itself."""
        places = (n for n, answer in enumerate(self.answers) if answer.calculation is result)
        place = next(places, None)
        alone = AnsweredSum(result, "") if place is None else self.answers.pop(place)
        self.answers.append(alone)

    def go_on_telling(self, message: str, *, asked: bool = False) -> None:
        """Keep a message of the present turn that only told, or that asked and lacked something to tell."""
        story = self.story if self.story.messages else Story(sums=len(self.sums))
        messages = (*story.messages, message)[-_STORY_KEPT:]
        while sum(map(len, messages)) > _STORY_LENGTH:
            messages = messages[1:]
        self.story = replace(
            story, messages=messages, turns=(*story.turns, self.turns), asked=asked
        )

    def take_back_story(self) -> Aside:
        """Forget what was understood of the story so far, to read it anew; gives back what that was."""
        of_story = {n: fact for n, fact in self.told.items() if fact.turn in self.story.turns}
        understood = Aside(tuple(of_story.values()), (), tuple(self.sums[self.story.sums :]))
        self.told = {n: fact for n, fact in self.told.items() if n not in of_story}
        del self.answers[self.story.sums :]
        self.paused, self.pending = self.pending or self.paused, None
        return understood

    def give_back(self, understood: Aside) -> None:
        """Remember it again, where reading anew came to nothing."""
        self.told = {fact.input: fact for fact in understood.facts} | self.told
        self.answers.extend(AnsweredSum(one, "") for one in understood.results)

    def turn_to(self, focus: Focus) -> None:
        """Make this the present subject; another one before it is kept among those left."""
        before = self.focus
        self.left = [f for f in self.left if not f.same_as(focus)]
        if before is not None and not before.same_as(focus):
            self.left = [f for f in self.left if not f.same_as(before)]
            self.left.append(before)
            del self.left[:-_SUBJECTS_KEPT]
        self.focus = focus

    def tell(self, fact: ToldFact) -> None:
        """Remember a fact; a later one replaces an earlier one of the same input."""
        self.told.pop(fact.input, None)
        self.roughly.pop(fact.input, None)
        self.told[fact.input] = fact
        while len(self.told) > _FACTS_KEPT:
            self.told.pop(next(iter(self.told)))

    def tell_roughly(self, name: str, told: ToldRange) -> None:
        """Remember what an input can be, in place of what was told of it before."""
        self.told.pop(name, None)
        self.roughly[name] = told
        while len(self.roughly) > _FACTS_KEPT:
            self.roughly.pop(next(iter(self.roughly)))

    def take_up_real(self) -> None:
        """Go by what was told before a case was only supposed: the facts, and the sums computed with them."""
        self.told = dict(self.real)
        self.real.clear()
        self.supposed += [one for one in (*self.sums, *self.results) if self.is_otherwise(one)]
        del self.supposed[:-RESULTS_KEPT]
        found = [self._real_one(result) for result in self.results]
        self.results = [one for one in found if one is not None]

    def go_back_to(self, result: Calculation) -> None:
        """Go by what an earlier sum was computed with; the later ones of its rule were only supposed."""
        for name, value in result.inputs.items():
            if name in self.told and self.told[name].value != value:
                self.told[name] = replace(self.told[name], value=value)
        self.real = dict(self.told)
        self.take_up_real()

    def _real_one(self, result: Calculation) -> Calculation | None:
        """Give back this result, or the one its rule gave before for what holds."""
        given = [part for one in self.sums for part in one.singles]
        same = [one for one in (*given, result) if one.rule == result.rule]
        return next((one for one in reversed(same) if not self.is_otherwise(one)), None)

    def is_otherwise(self, result: Calculation) -> bool:
        """Whether a sum was computed with something else than what is told."""
        told = self.told
        return any(
            name in told and told[name].value != value
            for part in result.singles
            for name, value in part.inputs.items()
        )

    def copy(self) -> "Session":
        """A copy of the present state; what its lists and dictionaries hold never changes itself."""
        copied = replace(self)
        for each in fields(self):
            if isinstance(held := getattr(self, each.name), (list, dict)):
                setattr(copied, each.name, held.copy())
        return copied

    def become(self, other: "Session") -> None:
        """Be as another one is: a copy kept of an earlier state."""
        for each in fields(self):
            setattr(self, each.name, getattr(other, each.name))

    def withdraw(self, rules: Collection[str]) -> None:
        """Forget the sums of these rules: they are not, or no longer, the asker's."""
        self.results = [result for result in self.results if result.rule not in rules]

    def take_back(self, rules: Collection[str]) -> None:
        """Forget what was answered of these awards: it turns out that they were never meant."""
        self.withdraw(rules)
        self.undone += [one for one in self.sums if one.rule in rules]
        self.answers = [
            AnsweredSum(single, answer.words) if single is not answer.calculation else answer
            for answer in self.answers
            for single in _without(answer.calculation, rules)
        ]
        self.totalled = self.totalled.without(rules)
        del self.undone[:-RESULTS_KEPT]

    def hear(self, message: str) -> None:
        """Remember a message, the newest ``_MESSAGES_KEPT`` only."""
        self.messages.append(message)
        del self.messages[:-_MESSAGES_KEPT]

    def turn_to_holder(
        self, holder: str, *, alike: bool = False, shared: Collection[str] = ()
    ) -> bool:
        """Speak of another enterprise, by whose it is; whether it was spoken of before.

        Of a new one nothing told before holds but what is no enterprise's own (``shared``, inputs by name),
        unless it is said to be like the one before; the subject stays.
        """
        told, focus, messages = dict(self.told), self.focus, list(self.messages)
        self.asides[self.holder] = Aside(
            tuple(told.values()), tuple(self.messages), tuple(self.results), focus
        )
        known = self.asides.pop(holder, None)
        self._forget_case()
        self.holder = holder
        while len(self.asides) > _HOLDERS_KEPT:
            self.asides.pop(next(iter(self.asides)))
        if known is None:
            self.told = {n: fact for n, fact in told.items() if alike or n in shared}
            self.messages = messages if alike else []
            return False
        self.told = {fact.input: fact for fact in known.facts}
        self.messages, self.results = list(known.messages), list(known.results)
        if (
            known.focus is not None
            and known.results
            and (holder or adds_up_any(self.last_calculation, known.results))
        ):
            self.turn_to(known.focus)
        return True

    def forget(self) -> None:
        """Start over: facts, messages, focus and question are gone; the number of turns stays."""
        self._forget_case()
        self.focus = None
        self.left.clear()
        self.at_once.clear()
        self.answers.clear()
        self.undone.clear()
        self.supposed.clear()
        self.totalled = Totalled()
        self.refused = ""
        self.outside = False
        self.reached = None
        self.holder = ""
        self.asides.clear()

    def _forget_case(self) -> None:
        self.told.clear()
        self.roughly.clear()
        self.real.clear()
        self.messages.clear()
        self.results.clear()
        self.pending = None
        self.paused = None
        self.last_draft = None
        self.story = Story()


def _without(calculation: Calculation, rules: Collection[str]) -> tuple[Calculation, ...]:
    """A sum without those of these rules: itself, nothing, or the other parts of a total."""
    if not any(single.rule in rules for single in calculation.singles):
        return (calculation,)
    return tuple(single for single in calculation.singles if single.rule not in rules)


def nobody() -> Session:
    """A session in which nothing was told, for facts that stand in one message alone."""
    return Session(id="")
