"""How strongly each input of a rule claims each quantity of a message: by its name, its kind, its time.

In: the ``Claims`` of one rule and one message, the place of a quantity. Out: ``Claim`` objects, each with the
value that the quantity would have in the rule's terms (yuan, fractions, the input's unit). Scores only rank
the claims inside one message; their size has no meaning outside. Weights: ``claiming.yaml``.
"""

from collections.abc import Iterable

from assistant.calculator.filling.claim_weights import claim_weights
from assistant.calculator.filling.claiming import Claim, Claims
from assistant.calculator.message.beside import is_increment
from assistant.calculator.message.context import Context
from assistant.calculator.message.input_words import InputWords
from assistant.calculator.message.told import Mention
from assistant.calculator.message.worth import is_share_of_last, years_each
from assistant.calculator.quantities.cues import cues
from assistant.calculator.quantities.wording import quantity_words

_SCALE, _YUAN = "万", "元"
"""A figure that is asked for in 万元 is told in it, one that is asked for in 元 in that."""


def claims_on(claims: Claims, index: int) -> Iterable[Claim]:
    """Every claim on one quantity."""
    context = claims.around[index]
    if not context.usable:
        return
    own = _noun_beside(claims, context)
    for name, spec in claims.inputs.items():
        value = claims.value(spec, context, asked=claims.asked == name)
        fits = value is not None and not claims.barred(spec, context)
        score = _strength(claims, spec, context, own) if fits else 0.0
        if value is None or not fits:
            continue
        this_year = spec.old and context.year == claims.told.today.year
        if claims.asked == name and not (context.award or this_year):
            score = max(score, claim_weights().by_question if not own else 0.0)
        if score < claim_weights().least:
            continue
        if context.quantity.unit == "currency" or _bare_is_unclear(claims, spec, context):
            claims.unit_unclear.setdefault(name, index)
            continue
        score -= _less_exact(claims, spec, context)
        yield Claim(score, name, index, value, named=score >= claim_weights().sure)


def _less_exact(claims: Claims, spec: InputWords, context: Context) -> float:
    """A bound, or the figure of a part of the year, gives way to a figure."""
    vague = context.quantity.bound == "most" or context.quantity.vague
    return claim_weights().less_exact if vague or (spec.flow and context.so_far) else 0.0


def _bare_is_unclear(claims: Claims, spec: InputWords, context: Context) -> bool:
    """Whether a bare number (给了5000) may be yuan or 万元."""
    quantity = context.quantity
    bare = quantity.unit == "plain" and spec.spec.type == "money"
    words = claims.told.text[context.lead : quantity.start]
    if context.months_each is not None and cues().patterns["rent_or_wage"].search(words):
        return False
    scaled = (spec.spec.unit or "").startswith(_SCALE)
    weights = claim_weights()
    in_yuan = _YUAN in spec.spec.ask and _SCALE not in spec.spec.ask
    least = weights.bare_money_in_yuan if in_yuan else weights.bare_money
    return bare and not scaled and quantity.value < least and quantity.value != 0


def _noun_beside(claims: Claims, context: Context) -> bool:
    """Whether words of its own clause already say what kind of figure it is (a verb does not)."""
    return any(
        context.before <= m.start
        and m.end <= context.quantity.start
        and claims.told.text[m.start : m.end] not in claims.verbs
        for m in claims.told.nouns
    )


def _strength(claims: Claims, spec: InputWords, context: Context, own: bool) -> float:
    """How strongly an input claims a quantity, by its names, by what kind it is, by its time."""
    if context.distributed is not None:
        return _in_turn(claims, spec, context)
    best = 0.0
    for mention in claims.mentions:
        if mention.meaning.input == spec.name:
            best = max(best, _strength_of_name(claims, mention, spec, context, own))
    if spec.average and context.average == "average":
        best = max(best, claim_weights().average)
    if spec.growth and not spec.average and _is_growth(claims, context):
        best = max(best, claim_weights().average)
    if spec.sums_years and years_each(context, claims.told.text):
        led = claims.any_named(context.lead, context.quantity.start)
        best = max(best, claim_weights().led if led else 0.0)
    if best > 0.0 or not claims.has_past(spec):
        return best
    foreign = claims.foreign_between(context.before, context)
    known = bool(claims.known) and claims.is_old(spec, context)
    timed = context.old is not None or known or _reached_now(claims, context)
    return claim_weights().by_time if timed and not foreign else best


def _reached_now(claims: Claims, context: Context) -> bool:
    """今年做到4.4亿: a figure of this year, reached."""
    words = claims.told.text[context.before : context.quantity.start]
    this_year = context.year == claims.told.today.year
    return this_year and cues().patterns["reached_end"].search(words) is not None


def _is_growth(claims: Claims, context: Context) -> bool:
    """降了3个点, 提了5个点, 翻番, 持平: the words themselves say that it is a growth."""
    quantity, known = context.quantity, cues().patterns
    if context.falling or any(p.match(quantity.text) for p, _ in quantity_words().whole):
        return True
    if is_share_of_last(claims.told.text, context):
        return True
    if quantity.unit not in ("rate", "points") or context.average != "none":
        return False
    words = claims.told.text[context.before : quantity.start]
    if known["growth_is_now"].search(words):
        return True
    own = known["own_end"].search(words) and any(i.average for i in claims.inputs.values())
    return bool(own) or known["grow_end"].search(words) is not None


def _strength_of_name(
    claims: Claims, mention: Mention, spec: InputWords, context: Context, own: bool
) -> float:
    """How strongly one mention of an input claims a quantity."""
    quantity, length = context.quantity, mention.end - mention.start
    weights = claim_weights()
    if mention.start >= quantity.start and mention.end <= quantity.end:
        return weights.inside
    if mention.end <= quantity.start:
        if mention.end <= context.lead or (own and mention.end <= context.before):
            return 0.0
        base = weights.before if mention.end > context.before else weights.led
        gap = quantity.start - mention.end
        if length == 1 and gap > 2:
            return 0.0
        if _interrupted(claims, mention, spec, context):
            return 0.0
        return base - weights.gap * min(gap, weights.gap_most) + weights.length * length
    if mention.start >= quantity.end and mention.end <= context.after and not own:
        gap = mention.start - quantity.end
        if gap > weights.far:
            return 0.0
        return weights.after - weights.gap_after * gap + weights.length * length
    return 0.0


def _interrupted(claims: Claims, mention: Mention, spec: InputWords, context: Context) -> bool:
    """Whether something between a name and a figure takes the figure away from it."""
    between = claims.told.text[mention.end : context.quantity.start]
    if spec.spec.type == "money" and not spec.increment and is_increment(between, cues()):
        return True
    return claims.foreign_between(mention.end, context, verbs=False, growing=not spec.increment)


def _in_turn(claims: Claims, spec: InputWords, context: Context) -> float:
    """分别: the first name goes with the first figure."""
    mentions = [m for m in claims.mentions if context.before <= m.start < context.quantity.start]
    fitting: list[str] = []
    for mention in sorted(mentions, key=lambda m: m.start):
        name = mention.meaning.input
        if claims.inputs[name].units == spec.units and name not in fitting:
            fitting.append(name)
    turn = context.distributed or 0
    if len(fitting) > 1:
        return (
            claim_weights().before + claim_weights().in_turn
            if turn < len(fitting) and fitting[turn] == spec.name
            else 0.0
        )
    return claim_weights().by_time if context.old is not None or fitting == [spec.name] else 0.0
