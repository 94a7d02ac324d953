"""Whose enterprise a message speaks of: one's own, a sister's, 老李的厂, 甲公司, the second one."""

from assistant.conversation.reading.cues import cues
from assistant.conversation.room import Turn
from assistant.conversation.sessions.session import Session

_OWN = ""


def holder_meant(turn: Turn) -> str | None:
    """Whose enterprise the message turns to; None where it stays with the present one's.

    One that was spoken of before is known by its name again.
    """
    session, said = turn.session, turn.said
    if cues().people.both_firms.search(said.text) and (session.asides or session.holder):
        return None
    if adds_one_spoken_of(session, said.text):
        return None
    named = _as_known(session, _named(said.text))
    if said.new_person:
        text = said.text
        otherwise = (
            said.correction
            or cues().supposing.supposed.search(text)
            or cues().corrections.not_but.search(text)
        )
        same = otherwise and named is None and session.holder.isdecimal()
        holder = session.holder if same else named or _unnamed(session)
    elif named is not None and named in session.asides:
        holder = named
    elif (letter := _letter(said.text)) is not None and _goes_by_letters(session):
        holder = letter
    elif (other := _by_pronoun(session, said.text)) is not None:
        holder = other
    elif said.own_again or (_OWN in session.asides and _tells_own(said.text)):
        holder = _OWN
    else:
        return None
    return holder if holder != session.holder else None


def tells_of_one_more(session: Session, text: str) -> bool:
    """还有个B公司, 我弟家也有住房: whether a text speaks of an enterprise that was not spoken of yet."""
    if adds_one_spoken_of(session, text):
        return False
    named = _as_known(session, _named(text))
    known = {session.holder, *session.asides}
    if cues().people.new_person.search(text):
        return named is None or named not in known
    letter = _letter(text)
    return letter is not None and letter not in known and _goes_by_letters(session)


def adds_one_spoken_of(session: Session, text: str) -> bool:
    """连老刘的一起呢: whether another enterprise that was spoken of is to be counted in."""
    words = cues().people.counts_in.finditer(text)
    return any(text.startswith(name, m.end()) for m in words for name in session.asides if name)


def _letter(text: str) -> str | None:
    """乙厂是重新认定的: the letter by which the one enterprise is called that a message speaks of."""
    matches = cues().people.holder.finditer(text)
    found = {m["letter"] or m["latin"] for m in matches if m["letter"] or m["latin"]}
    return found.pop() if len(found) == 1 else None


def _goes_by_letters(session: Session) -> bool:
    """Whether enterprises are called by letters, or none was spoken of yet."""
    spoken_of = {session.holder, *session.asides} - {_OWN}
    return not session.turns or any(_letter(f"{one}厂") == one for one in spoken_of)


def _by_pronoun(session: Session, text: str) -> str | None:
    """他的要是涨了9%呢: the only other enterprise, where one's own is spoken of now, as one's own (我的宾馆)."""
    people = cues().people
    others = [name for name in session.asides if name]
    if session.holder or len(others) != 1 or people.pronoun_firm.search(text) is None:
        return None
    mine = any(people.says_mine.search(message) for message in session.messages)
    return others[0] if mine else None


def _tells_own(text: str) -> bool:
    """要是我们拿一等奖呢, after somebody else's was spoken of: whether the asker is who did or does something."""
    people = cues().people
    return bool(people.own_does.search(text)) and not people.of_another.search(text)


def _named(text: str) -> str | None:
    """The word by which the holder is called, if one is."""
    found = cues().people.holder.search(text)
    return next(filter(None, found.groupdict().values())) if found is not None else None


def _as_known(session: Session, named: str | None) -> str | None:
    """我姐那个, after 我大姐的公司: the only one spoken of who is called so, and more closely."""
    if not named:
        return named
    firms = (session.holder, *session.asides)
    known = [one for one in firms if one and _once(one).endswith(_once(named))]
    return known[0] if named not in known and len(known) == 1 else named


def _once(name: str) -> str:
    """弟弟 is 弟."""
    return name[:-1] if name[-2:-1] == name[-1:] else name


def _unnamed(session: Session) -> str:
    """A name for one more enterprise that is called by none."""
    return str(len(session.asides) + 1)
