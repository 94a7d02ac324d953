"""How near the first an article must be stands in one place, with what each share was chosen on."""

from pathlib import Path

import pytest
import yaml

import assistant
from assistant.answering.nearness import nearness

DATA = Path(assistant.__file__).parent / "answering" / "nearness.yaml"


def test_every_share_says_on_what_it_was_measured():
    entries = yaml.safe_load(DATA.read_text(encoding="utf-8"))
    assert all(0.5 < entry["share"] <= 1 for entry in entries.values())
    assert all(len(entry["measured"]) > 10 for entry in entries.values())


def test_what_is_only_related_must_be_nearer_than_what_leads():
    shares = nearness()
    assert shares.related > shares.holds > shares.grants


def test_a_share_without_its_source_is_an_error(tmp_path):
    file = tmp_path / "nearness.yaml"
    file.write_text("related: {share: 0.97}\n", encoding="utf-8")
    with pytest.raises(KeyError):
        nearness(file)
