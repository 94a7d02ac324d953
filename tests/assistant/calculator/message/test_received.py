"""Awards that were paid for before: the next one may be the whole or the difference, and they are not
added.
"""

from datetime import date

import pytest

from assistant.calculator.filling.filling import read_facts
from assistant.calculator.filling.picking import pick
from assistant.calculator.message.surrounding import contexts

TODAY = date(2026, 11, 27)
SPECIALISED, LITTLE = "省级“专精特新”奖励", "省级“小巨人”奖励"


@pytest.mark.parametrize(
    ("text", "paid"),
    [
        ("先前领了省级专精特新奖励10万元，今年首次认定省级小巨人，奖多少", SPECIALISED),
        ("去年拿了专精特新的10万，今年评上国家级小巨人", SPECIALISED),
        ("省级专精特新的奖励去年就领了，今年评上省级小巨人，奖多少", SPECIALISED),
        ("去年领了省级小巨人的30万，今年评上国家级小巨人，奖多少", LITTLE),
        ("我们拿了省级专精特新，以前领过10万，今年评上省级小巨人，给多少", SPECIALISED),
        ("没领过专精特新的奖，今年评上省级小巨人，奖多少", None),
        ("今年评上专精特新，又评上省级小巨人，一共奖多少", None),
    ],
)
def test_what_was_paid_before_is_read(vocabulary, text, paid):
    told = vocabulary.tell(text, TODAY)
    reading = read_facts(vocabulary.rules["little-giant-award"], told, contexts(told))
    assert reading.values.get("paid_before") == paid


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "先前领了省级专精特新奖励10万元，今年首次认定省级小巨人，奖多少",
            {"little-giant-award": "main"},
        ),
        ("去年领了小升规的20万，今年评上省级专精特新，奖多少", {"specialised-sme-award": "main"}),
        (
            "年时得了省级专精特新，那10万早领上啦。今年又头一回认上省级小巨人，给多少",
            {"little-giant-award": "main"},
        ),
        (
            "今年评上专精特新，又评上省级小巨人，一共奖多少",
            {"little-giant-award": "main", "specialised-sme-award": "another"},
        ),
        (
            "去年拿了国优奖，今年评上省级专精特新，一共能拿多少",
            {"specialised-sme-award": "main", "quality-project-award": "another"},
        ),
    ],
)
def test_what_was_paid_before_is_not_counted_again(vocabulary, text, kinds):
    found = pick(vocabulary, vocabulary.tell(text, TODAY))
    counted = {c.rule: c.kind for c in found if c.kind in ("main", "another")}
    assert counted == kinds
