"""What people read stands in YAML beside the routes, not in them."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.web.operator.texts import tables, texts
from assistant.web.public_texts import public_texts

WEB = Path(__file__).resolve().parents[3] / "assistant" / "web"
ROUTES = [*sorted((WEB / "routes").glob("*.py")), WEB / "chat" / "page.py"]
CHINESE = re.compile("[\u4e00-\u9fff]")


def sentences(tree: ast.Module) -> Iterator[str]:
    """Chinese strings of a module but for docstrings and what describes the interface to its readers."""
    apart: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr):
            apart |= set(ast.walk(node)) if isinstance(node.value, ast.Constant) else set()
        elif isinstance(node, ast.Call) and ast.unparse(node.func).startswith(
            ("router.", "APIRouter", "Query")
        ):
            apart |= set(ast.walk(node))
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and node not in apart and CHINESE.search(node.value):
            yield node.value


@pytest.mark.parametrize("file", ROUTES, ids=lambda file: file.stem)
def test_no_route_says_anything_itself(file):
    assert list(sentences(ast.parse(file.read_text(encoding="utf-8")))) == []


def test_a_sentence_in_a_route_is_seen():
    tree = ast.parse('def f():\n    """说明。"""\n    raise ApiError("x", detail="没有内容。")\n')
    assert list(sentences(tree)) == ["没有内容。"]


def test_every_text_that_a_route_asks_for_is_there():
    asked = {"texts": texts(), "public_texts": public_texts()}
    for file in ROUTES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            found = (
                re.fullmatch(r"(\w+)\(\)\['(\w+)'\]\['(\w+)'\]", ast.unparse(node))
                if (isinstance(node, ast.Subscript))
                else None
            )
            if found:
                group = asked[found[1]][found[2]]
                assert group[found[3]], f"{file.name}: {found[0]}"


def test_every_table_has_a_title_and_a_head():
    assert {"calls", "orders", "messages", "statistics"} <= set(tables())
    assert all(table.title and table.head for table in tables().values())
