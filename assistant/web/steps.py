"""The steps of a calculation as rows of a table: what was reckoned, and the article it stands on as a
link.
"""

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

_STEP_LABEL = re.compile(r"^(?P<text>.*)（(?P<label>[^（）]*条[^（）]*)）$", re.DOTALL)
_LABEL = re.compile(r"第[0-9一二三四五六七八九十百]+条(?:之[0-9一二三四五六七八九十]+)?")


@dataclass(frozen=True, slots=True)
class StepRow:
    """A row; ``basis`` is the article's label as HTML, a link wherever its address is known."""

    text: str
    basis: Markup


def step_rows(steps: Sequence[str], own: str, addresses: Mapping[str, str]) -> list[StepRow]:
    """The steps with their articles; one that names none stands on ``own``, the rule's article.

    ``addresses`` are those of articles by label.
    """
    rows = []
    for step in steps:
        named = _STEP_LABEL.match(step)
        text, label = (named["text"], named["label"]) if named else (step, own)
        rows.append(StepRow(text, _linked(label, addresses)))
    return rows


def _linked(label: str, addresses: Mapping[str, str]) -> Markup:
    def link(found: re.Match[str]) -> str:
        address = addresses.get(found[0])
        if address is None:
            return found[0]
        return f'<a class="reference" href="{html.escape(address)}">{found[0]}</a>'

    return Markup(_LABEL.sub(link, html.escape(label)))
