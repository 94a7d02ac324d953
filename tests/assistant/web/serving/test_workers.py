"""Where the workers keep their sockets."""

import tempfile

import pytest

from assistant.web.serving.workers import place_for_sockets


@pytest.mark.parametrize(
    ("usual", "place"),
    [("/var/tmp", "/var/tmp"), ("/home/somebody/" + "deep/" * 20, "/tmp")],
)
def test_a_temporary_directory_too_deep_for_sockets_is_not_used(monkeypatch, usual, place):
    monkeypatch.setattr(tempfile, "tempdir", usual)
    assert place_for_sockets() == place
