"""Where a clause and a sentence of a message end."""

import re

PAUSE = re.compile("[，。；！？,;!?\n]")
"""The end of a clause."""
SENTENCE_MARKS = "。；！？;!?\n"
SENTENCE_END = re.compile(f"[{SENTENCE_MARKS}]")
"""The end of a sentence; ；ends one in speech, as what stands behind it is another matter."""
