"""A rule file as data: one award, check, period or share of one provision.

The models below are the whole format; ``docs/rules.md`` explains it to officials and
``corpus/documents/rule.schema.json`` is made from it. Unknown keys do not load.

Amounts inside are ``Decimal`` yuan, rates are fractions (4% is 0.04, 5个百分点 is 0.05).
"""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

InputType = Literal["money", "rate", "number", "integer", "choice", "flag", "date"]
RuleKind = Literal["award", "tax", "ceiling", "check", "period", "share", "figure"]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Provision(_Strict):
    """Where the rule stands: article key, item label if any, and verbatim words of it."""

    article: str
    item: str | None = None
    words: tuple[str, ...] = Field(min_length=1)


class Law(_Strict):
    """A second legal basis outside the document. Its words are not checked against the text."""

    reference: str
    words: str
    note: str


class Parameter(_Strict):
    """A number of the text. ``words`` is the token as printed (``600万元``, ``4%``, ``5个百分点``,
    ``0.5天``, ``1.5倍``); the value is read from it, and it must occur in the provision's words
    (or, when ``law`` is set, in the words of the law with that index).
    ``since``/``until`` bound the days on which it holds.
    """

    words: str
    law: int | None = None
    since: date | None = None
    until: date | None = None


class Choice(_Strict):
    """One value a choice can take, and the everyday words for it (matched after folding).

    The value itself and its ``names`` are all matched, longest first. ``issued`` is the level of
    ``issuers.yaml`` beside the document at which it is granted: those names count, too. ``received``
    are words of an award that mean this choice where they are said to have been paid for before.
    ``elsewhere``: it stands for what another place grants (高平市质量奖).
    """

    value: str
    names: tuple[str, ...] = ()
    issued: str | None = None
    received: tuple[str, ...] = ()
    elsewhere: bool = False


class Membership(_Strict):
    """Lists that a choice goes through, each by the names people give it as a whole.

    A message that says no more than that something is on one of them means ``inside``, one that
    says that it is on none of them ``outside`` (both are values of the choice).
    """

    lists: tuple[tuple[str, ...], ...] = Field(min_length=1)
    inside: str
    outside: str


class Assumption(_Strict):
    """What is taken for granted when the person has not said it, and the words that say so.

    ``value`` is an expression (``true``, ``'新建'``, ``0``, or another input's name). ``said`` are words
    of which one has to have been said (链主): where none was, nothing is taken for granted and the person
    is asked. Empty ``words`` say nothing: what goes without saying where an award is asked about (it
    came).
    """

    value: str
    words: str
    said: tuple[str, ...] = ()


class Input(_Strict):
    """A fact the rule needs.

    ``names`` are everyday words that stand beside the fact (for a number: 营业收入, 营收, 卖了;
    for a flag: words that say yes). ``no_names`` are words that say no (flags only).
    ``derive`` is an expression over other inputs that gives this one when those are known
    (``(sales - sales_last_year) / sales_last_year``). ``optional`` inputs are never asked for.
    ``same_year`` (flags only) holds the words of two events: told of one year they say yes, of
    different years no.
    ``none`` is the value of a choice that is meant where all others are denied (没锅炉没窑).
    ``prevails`` is the value of a choice that holds where it is said beside others (some of the paint
    is 溶剂型).
    ``at_least`` names another input that this one is never less than (a total and what was spent of it).
    ``minimum``/``maximum`` bound what can be (same notation as parameters: ``0``, ``100%``,
    ``1000亿元``); outside it the person is asked again with ``impossible`` as the text.
    ``here`` (flags only): whether the enterprise is of the document's own place; one that is said to be of
    another (沁水的施工企业) says no.
    ``ask`` is the question that asks for it, short and in plain words.
    """

    type: InputType
    label: str
    ask: str
    unit: str | None = None
    names: tuple[str, ...] = ()
    no_names: tuple[str, ...] = ()
    same_year: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    choices: tuple[Choice, ...] = ()
    membership: Membership | None = None
    none: str | None = None
    prevails: str | None = None
    at_least: str | None = None
    minimum: str | None = None
    maximum: str | None = None
    impossible: str | None = None
    assume: Assumption | None = None
    derive: str | None = None
    optional: bool = False
    here: bool = False

    def of_yes_or_no(self, yes: bool) -> bool | str | None:
        """What a yes or no says: of a flag itself, of a choice that may be none of them that value or
        the only other one; None where it says nothing.
        """
        if self.type == "flag" or self.none is None:
            return yes if self.type == "flag" else None
        others = [choice.value for choice in self.choices if choice.value != self.none]
        return (others[0] if len(others) == 1 else None) if yes else self.none

    @property
    def shown_in(self) -> str | None:
        """The unit its values are shown in: ``yuan`` for money, ``rate`` for rates, else its own."""
        return {"money": "yuan", "rate": "rate"}.get(self.type, self.unit)


class Value(_Strict):
    """A named intermediate value, in order; later ones may use earlier ones.

    ``step`` is a template shown in the trace, e.g.
    ``增速 {growth}，满 {whole} 个 {step_rate}`` (names are formatted by their unit); empty: silent.
    """

    name: str
    expression: str
    unit: str | None = None
    step: str = ""
    when: str | None = None


class Condition(_Strict):
    """A condition of eligibility, tested in order. ``test`` is an expression giving yes or no.

    ``fails`` is the template shown when it is not met; ``gap`` an expression for how much is
    missing (shown as 还差 …). ``instead`` is the id of the rule that then applies, or
    the article that speaks of it (第28条). ``undecided`` is an expression: where it is true the text does not
    decide, ``eligible`` is null and ``undecided_says`` is shown. ``primary_only``: the condition belongs
    to the primary reading; where it alone is not met, the other readings stay with their sums.
    """

    test: str
    fails: str
    gap: str | None = None
    gap_unit: str | None = None
    instead: str | None = None
    undecided: str | None = None
    undecided_says: str | None = None
    primary_only: bool = False


class Reading(_Strict):
    """One way to read the words. The first is primary. ``reading`` says how the words are read.

    ``result`` is an expression: yuan when the rule's ``unit`` is yuan, else in that unit.
    ``when`` limits the readings to cases where it makes a difference (an alternative whose result
    equals the primary is not shown anyway). ``steps`` are templates shown in the trace after
    the values' own steps.
    """

    reading: str
    result: str
    values: tuple[Value, ...] = ()
    steps: tuple[str, ...] = ()
    capped: bool = True
    when: str | None = None


class Instalment(_Strict):
    """A part of the sum and when it is paid."""

    label: str
    result: str


class Expect(_Strict):
    """What an example must give. Only the fields that are set are compared.

    ``alternatives`` are the amounts (or values) of the alternatives in order; ``missing`` the
    name of the one input asked for first.
    """

    eligible: bool | Literal["undecided"] | None = None
    amount_yuan: str | None = None
    value: str | None = None
    unit: str | None = None
    ceiling: bool | None = None
    alternatives: tuple[str, ...] | None = None
    missing: str | None = None
    ended: bool | None = None


class Says(_Strict):
    """What the result is called where 可以, 可获 or 不能享受 would not fit (templates, without a full stop).

    ``holds`` where the conditions are met (it may show ``{result}``): the first of which every name is
    known. ``fails`` where they are not met.
    """

    holds: tuple[str, ...] = ()
    fails: str | None = None


class Example(_Strict):
    """A worked example, named in a full sentence, run as a test."""

    name: str
    inputs: dict[str, str | bool | int]
    as_of: date | None = None
    expect: Expect


class Rule(_Strict):
    """One computable provision.

    ``names`` are everyday names of the award or matter as a whole, used to pick the rule;
    ``not_names`` are words that speak against it. ``unit`` is ``yuan`` for money, else the unit of
    the result (``工作日``, ``天``, ``小时``, ``年``); a check has no readings and gives yes or no.
    ``ceiling``: the result is an upper limit that the authority may go below (expression or bool).
    ``cap`` is an expression; the result is cut to it and the trace says so.
    ``also`` are further provisions that state the same award. ``adds_to`` are ids of rules that
    the text lets this one come on top of; ``excludes`` ids of rules it replaces.
    ``until``: the provision's stated term; after it nothing is computed and ``ended_says`` is said.
    ``decides`` names the departments that decide (default: the article's). ``notes`` are always
    shown as notices. ``curve`` names the numeric input over which the award may be drawn.
    ``says`` is what an answer calls the result. Several awards of one ``family`` (titles of one year)
    are added, but the highest alone may be meant; ``rises_to`` names the rules of higher titles of
    the family, of which only the difference may be meant (its own id: by its levels).
    ``due`` is an expression giving the day a period ends (``add_workdays(start, days)``), over an
    optional input of type date; without that date there is a period but no day.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    title: str
    kind: RuleKind
    document: str
    provision: Provision
    also: tuple[Provision, ...] = ()
    laws: tuple[Law, ...] = ()
    names: tuple[str, ...] = ()
    not_names: tuple[str, ...] = ()
    inputs: dict[str, Input] = {}
    parameters: dict[str, Parameter] = {}
    values: tuple[Value, ...] = ()
    conditions: tuple[Condition, ...] = ()
    unit: str | None = "yuan"
    readings: tuple[Reading, ...] = ()
    cap: str | None = None
    ceiling: str = "false"
    per: str | None = None
    instalments: tuple[Instalment, ...] = ()
    adds_to: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    ended_says: str | None = None
    due: str | None = None
    decides: tuple[str, ...] = ()
    says: Says = Says()
    family: str | None = None
    rises_to: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    curve: str | None = None
    examples: tuple[Example, ...] = Field(min_length=1)
