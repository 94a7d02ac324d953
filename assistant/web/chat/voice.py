"""The chat's microphone: its words from ``voice.yaml``; the browser's recogniser does the rest."""

import json
from pathlib import Path

from assistant.web.pages import render
from corpus.datafile import load_data


def voice_html() -> str:
    """The button and the lines beside it, for ``voice_input.js`` to bring to life."""
    file = Path(__file__).with_name("voice.yaml")
    words = load_data(file)
    told = json.dumps(words["told"], ensure_ascii=False)
    return render("chat_voice.html", label=words["label"], note=words["note"], told=told)
