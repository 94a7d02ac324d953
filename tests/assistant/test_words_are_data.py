"""Modules whose words moved to YAML beside them hold no list of Chinese words any more."""

import ast
import re
from pathlib import Path

import pytest

import assistant

HERE = Path(assistant.__file__).parent
MODULES = ("answering/grounding", "answering/premise", "calculator/quantities/coinciding")
CHINESE = re.compile("[\u4e00-\u9fff]{2}")


@pytest.mark.parametrize("module", MODULES)
def test_no_constant_of_the_module_lists_words(module):
    tree = ast.parse((HERE / f"{module}.py").read_text(encoding="utf-8"))
    constants = [node.value for node in tree.body if isinstance(node, ast.Assign)]
    texts = [
        one.value
        for value in constants
        for one in ast.walk(value)
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    ]
    assert [text for text in texts if CHINESE.search(text)] == []
