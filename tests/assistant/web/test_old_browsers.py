"""What is served as script or style is understood by the browsers that old phones have."""

import re

import pytest

from assistant.web.pages import STATIC
from assistant.web.widget import widget_script

SCRIPTS = {path.name: path.read_text(encoding="utf-8") for path in STATIC.glob("*.js")}
SCRIPTS["the widget as served"] = widget_script().plain.decode()
TOO_NEW = {
    "a lookbehind (Safari 16.4)": r"\(\?<[=!]",
    "a class's static block (Safari 16.4)": r"\bstatic\s*\{",
    "findLast, at, hasOwn (Safari 15.4)": r"\.(?:findLast(?:Index)?|at)\(|Object\.hasOwn",
    "copies of arrays (Safari 16)": r"\.to(?:Sorted|Reversed|Spliced)\(|\.groupBy\(",
    "structuredClone, randomUUID (Safari 15.4)": r"\bstructuredClone\(|\.randomUUID\(",
    "signals that join or time out (Safari 16, 17.4)": r"AbortSignal\.(?:any|timeout)\(",
    "a set in a regular expression (Safari 17)": r"/[dgimsuy]*v[dgimsuy]*[,.)]\s",
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_script_holds_what_makes_an_old_browser_refuse_it(name):
    code = re.sub(r"/\*.*?\*/|^\s*//.*?$", "", SCRIPTS[name], flags=re.DOTALL | re.MULTILINE)
    assert [what for what, pattern in TOO_NEW.items() if re.search(pattern, code)] == []


@pytest.mark.parametrize("path", sorted(STATIC.glob("*.css")), ids=lambda path: path.name)
def test_no_style_asks_for_widths_in_a_way_that_safari_16_3_skips(path):
    assert not re.search(r"@media[^{]*[<>]", path.read_text(encoding="utf-8"))
