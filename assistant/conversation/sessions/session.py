"""What a conversation remembers: plain data, so that it can be kept and taken up elsewhere."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal

from assistant.answering.draft import Draft
from assistant.calculator.calculation import Calculation, InputValue
from assistant.conversation.sessions.totalled import Totalled, adds_up_any, without_others


@dataclass(frozen=True, slots=True)
class ToldFact:
    """A fact the person told: the input it filled, its value, the words and turn it came from, and the
    year it is of, where that was said.
    """

    input: str
    label: str
    type: str
    value: InputValue
    words: str
    turn: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class AnsweredSum:
    """A result that was answered, and the words it was answered for (empty where they were read anew)."""

    calculation: Calculation
    words: str


@dataclass(frozen=True, slots=True)
class ToldRange:
    """A figure told only roughly (七八百万): the ends of what it can be, its words, and the turn it came from."""

    low: Decimal
    high: Decimal
    words: str
    turn: int


@dataclass(frozen=True, slots=True)
class Pending:
    """A question the assistant asked: the rules being computed and the input it asked for.

    ``options`` are rule ids when the person was asked which award is meant.
    """

    rules: tuple[str, ...] = ()
    input: str | None = None
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Focus:
    """What the conversation is about: an article, and the question that led to it.

    ``rules`` were computed, ``near`` stand on the clause that was quoted.
    """

    document: str
    article: str
    question: str
    rules: tuple[str, ...] = ()
    near: tuple[str, ...] = ()

    def same_as(self, other: "Focus") -> bool:
        """Whether both are about the same article and the same rules."""
        mine = (self.document, self.article, self.rules)
        return mine == (other.document, other.article, other.rules)


@dataclass(frozen=True, slots=True)
class Aside:
    """What was told of an enterprise and answered for it, put aside while another is spoken of."""

    facts: tuple[ToldFact, ...]
    messages: tuple[str, ...]
    results: tuple[Calculation, ...]
    focus: Focus | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """Messages that only told, one after another, since the last question; ``turns`` are theirs, ``sums``
    how many sums had been answered before the first of them. ``asked``: the one message is a question.
    """

    messages: tuple[str, ...] = ()
    turns: tuple[int, ...] = ()
    sums: int = 0
    asked: bool = False


@dataclass(slots=True)
class Session:
    """One conversation. ``told`` are the facts by input name, ``roughly`` figures told only roughly;
    ``messages`` the person's words about the present enterprise, oldest first. ``paused`` is a question
    left open when another subject came up; ``left`` are the subjects before the present one, oldest
    first; ``at_once`` those of the last message that asked several things. ``results`` are the sums
    answered for the present enterprise, the last one of each rule; ``answers`` are all results answered,
    of whatever enterprise, in order, with the words of each, ``undone`` those that were put right,
    ``supposed`` those of cases that were only supposed; ``reached`` is what the level just asked about
    would give; ``totalled`` is the last total; ``refused`` is the message just refused for its place; ``outside``: what was asked last
    is no matter of the documents; ``real`` are the facts as they were told before cases were only
    supposed, empty where none were; ``holder`` is whose enterprise is spoken of, empty for the asker's
    own; ``asides`` are the others spoken of before, by holder; ``story`` what was told since the last
    question, to be read as one.
    """

    id: str
    turns: int = 0
    told: dict[str, ToldFact] = field(default_factory=dict)
    roughly: dict[str, ToldRange] = field(default_factory=dict)
    messages: list[str] = field(default_factory=list)
    pending: Pending | None = None
    paused: Pending | None = None
    focus: Focus | None = None
    left: list[Focus] = field(default_factory=list)
    at_once: list[Focus] = field(default_factory=list)
    results: list[Calculation] = field(default_factory=list)
    answers: list[AnsweredSum] = field(default_factory=list)
    undone: list[Calculation] = field(default_factory=list)
    supposed: list[Calculation] = field(default_factory=list)
    holder: str = ""
    asides: dict[str, Aside] = field(default_factory=dict)
    real: dict[str, ToldFact] = field(default_factory=dict)
    last_draft: Draft | None = None
    refused: str = ""
    outside: bool = False
    reached: Calculation | None = None
    totalled: Totalled = field(default_factory=Totalled)
    story: Story = field(default_factory=Story)

    @property
    def sums(self) -> list[Calculation]:
        """All results answered, of whatever enterprise, in order: what 这两笔加起来 adds up."""
        return [answer.calculation for answer in self.answers]

    def of_present(self, sums: Sequence[Calculation]) -> Sequence[Calculation]:
        """Those of ``sums`` that are of the enterprise spoken of now: whose awards, and last part, are its own."""
        rules = {one.rule for one in self.results}

        def is_own(parts: Sequence[Calculation]) -> bool:
            return parts[-1] in self.results and {part.rule for part in parts} <= rules

        return [one for one in sums if is_own(one.parts or (one,))] or self.results

    @property
    def last_calculation(self) -> Calculation | None:
        """What was computed for the last answer; None where it was none, or there is none yet."""
        return self.last_draft.calculation if self.last_draft is not None else None

    def words_of(self, result: Calculation) -> str:
        """The words a result was answered for; empty for one that is not among those kept."""
        return next((a.words for a in self.answers if a.calculation is result), "")

    def answered_again(self, result: Calculation) -> None:
        """Put one of the results that were answered last."""
        place = next(n for n, answer in enumerate(self.answers) if answer.calculation is result)
        self.answers.append(self.answers.pop(place))

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

    def answered(
        self, calculation: Calculation, said: str = "", *, corrected: bool = False
    ) -> None:
        """Keep a sum that was answered, or those it is made of, in place of what the same rules gave before.

        ``said`` are the words it was answered for. ``corrected``: it was put right, so that the one of the
        same rule just before never was.
        """
        parts = calculation.parts or (calculation,)
        another = bool(self.asides) and not self.results
        put_right = self._put_right(calculation) if corrected else None
        self.withdraw({part.rule for part in parts})
        others = [one for aside in self.asides.values() for one in aside.results]
        own = without_others(parts, others) if calculation.parts else parts
        self.results += [p for p in own if p.unit == "yuan" and p.eligible is not None]
        self.supposed = [one for one in self.supposed if not one.is_case_of(calculation)]
        if put_right is not None:
            before = self.answers.pop(put_right)
            self.undone.append(before.calculation)
            said = f"{before.words}，{said}"
            del self.undone[:-_RESULTS_KEPT]
        if calculation.eligible is not None:
            self.totalled = self.totalled.with_answer(calculation)
            self._keep_sum(calculation, said, another=another)
        del self.results[:-_RESULTS_KEPT], self.answers[:-_RESULTS_KEPT]

    def _put_right(self, calculation: Calculation) -> int | None:
        """Find the earlier sum that a corrected ``calculation`` replaces.

        Out: its place in ``sums``: the last one, if it is of the same rule. Where several enterprises
        were spoken of and the last is not the present one's: the place of what this rule gave last for
        the present one. None where nothing was answered, or that sum is of another rule or no longer
        kept.
        """
        sums = self.sums
        if not sums:
            return None
        own = [one for one in self.results if one.rule == calculation.rule]
        if self.asides and own and not any(sums[-1].is_case_of(one) for one in own):
            same = [n for n, one in enumerate(sums) if one.is_case_of(own[-1])]
            return same[-1] if same else None
        return len(sums) - 1 if sums[-1].rule == calculation.rule else None

    def _keep_sum(self, calculation: Calculation, said: str, *, another: bool) -> None:
        """Keep it among all that were answered, unless it says the last again, and not as the first sum of
        ``another`` enterprise, or adds up what is there.
        """
        last = self.sums[-1] if self.sums else None
        if last and last.is_case_of(calculation) and not another:
            return
        there = [part for one in self.sums for part in (one.parts or (one,))]
        if calculation.parts and all(part in there for part in calculation.parts):
            return
        self.answers.append(AnsweredSum(calculation, said))

    def take_up_real(self) -> None:
        """Go by what was told before a case was only supposed: the facts, and the sums computed with them."""
        self.told = dict(self.real)
        self.real.clear()
        self.supposed += [one for one in (*self.sums, *self.results) if self.is_otherwise(one)]
        del self.supposed[:-_RESULTS_KEPT]
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
        given = [part for one in self.sums for part in (one.parts or (one,))]
        same = [one for one in (*given, result) if one.rule == result.rule]
        return next((one for one in reversed(same) if not self.is_otherwise(one)), None)

    def is_otherwise(self, result: Calculation) -> bool:
        """Whether a sum was computed with something else than what is told."""
        told = self.told
        return any(
            name in told and told[name].value != value
            for part in (result.parts or (result,))
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
        self.answers = [one for one in self.answers if one.calculation.rule not in rules]
        del self.undone[:-_RESULTS_KEPT]

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


def nobody() -> Session:
    """A session in which nothing was told, for facts that stand in one message alone."""
    return Session(id="")


_FACTS_KEPT = 60
_MESSAGES_KEPT = 12
_SUBJECTS_KEPT = 5
_RESULTS_KEPT = 6
_STORY_KEPT, _STORY_LENGTH = 8, 1000
"""So many messages, and so many characters in all."""
_HOLDERS_KEPT = 5
