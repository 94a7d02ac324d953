"""What the program can do is written down, and what is written down is so."""

import re
from pathlib import Path

import pytest
from pydantic import AliasChoices
from pydantic.fields import FieldInfo
from typer.testing import CliRunner

from assistant.answering.answer import Answer, CalculationView
from assistant.cli import COMMANDS, app, load_command
from assistant.intake.errors import error_texts
from assistant.settings import Settings
from assistant.web.api import create_app
from assistant.web.serving.readiness import Readiness

DOCS = Path(__file__).resolve().parent.parent / "docs"
DECISIONS = sorted((DOCS / "decisions").glob("*.md"))
FOLDERS = ("corpus", "index", "assistant", "eval", "tests")


@pytest.fixture(scope="module")
def routes(tmp_path_factory) -> set[str]:
    """Every route of the interface as ``METHOD /path``."""
    settings = Settings(data=tmp_path_factory.mktemp("data"), _env_file=None)
    web = create_app(settings, readiness=Readiness(lambda: None), chat=False)
    paths = web.openapi()["paths"]
    return {f"{method.upper()} {path}" for path, methods in paths.items() for method in methods}


@pytest.fixture(scope="module")
def interface() -> str:
    return (DOCS / "api.md").read_text(encoding="utf-8")


def test_every_route_is_documented(routes, interface):
    assert {route for route in routes if f"`{route}`" not in interface} == set()


def test_every_documented_route_of_the_api_exists(routes, interface):
    documented = set(re.findall(r"`((?:GET|POST|PUT|DELETE) /api/[^`]*)`", interface))
    assert documented <= routes
    assert len(documented) >= 10


def test_the_error_table_is_the_program_s_own(interface):
    rows = re.findall(r"^\| `([a-z_]+)` \| (\d{3}) \|", interface, re.MULTILINE)
    documented = {code: int(status) for code, status in rows}
    assert documented == {code: text.status for code, text in error_texts().items()}


@pytest.mark.parametrize("model", [Answer, CalculationView], ids=lambda model: model.__name__)
def test_every_field_of_an_answer_is_documented(model, interface):
    assert {name for name in model.model_fields if f"`{name}`" not in interface} == set()


def variable(name: str, field: FieldInfo) -> str:
    """The environment variable that sets this setting."""
    alias = field.validation_alias
    assert not isinstance(alias, AliasChoices)
    return str(alias) if alias else f"ASSISTANT_{name.upper()}"


def test_the_table_of_settings_is_the_program_s_own():
    text = (DOCS / "settings.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([A-Z_]+)` \|[^|]*\| (.*) \|$", text, re.MULTILINE)
    known = {
        variable(name, field): str(field.description)
        for name, field in Settings.model_fields.items()
    }
    assert dict(rows) == known


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name):
    assert COMMANDS[name]
    assert load_command(name).help
    shown = CliRunner().invoke(app, [name, "--help"])
    assert shown.exit_code == 0
    assert "用法" in shown.output


def test_every_picture_is_shown_and_light():
    pages = [*DOCS.glob("*.md"), DOCS.parent / "README.md"]
    shown = re.findall(
        r"\]\((?:docs/)?pictures/([^)]+)\)", "".join(p.read_text("utf-8") for p in pages)
    )
    kept = {picture.name: picture.stat().st_size for picture in (DOCS / "pictures").iterdir()}
    assert set(shown) == set(kept)
    assert max(kept.values()) < 150_000


def named_in(page: Path) -> set[str]:
    """Names of a page in backticks: paths (``a/b.py``) and dotted names (``a.b``)."""
    text = page.read_text(encoding="utf-8")
    quoted = re.findall(r"`([^`]+)`", re.sub(r"```.*?```", "", text, flags=re.DOTALL))
    return {re.split(r"[(\s]", one)[0].strip(".,") for one in quoted if one[:7] != "python "}


@pytest.fixture(scope="module")
def modules() -> dict[str, str]:
    """Every module of the house, by its dotted name, with its text."""
    root = DOCS.parent
    files = [path for folder in FOLDERS for path in (root / folder).rglob("*.py")]
    named = {".".join(p.relative_to(root).with_suffix("").parts): p for p in files}
    return {
        name.removesuffix(".__init__"): path.read_text(encoding="utf-8")
        for name, path in named.items()
    }


def defines(text: str, name: str) -> bool:
    """Whether a module defines a name: a function, a class, a constant, a field."""
    return bool(re.search(rf"^\s*(?:(?:def|class) {name}\b|{name}(?:: | = ))", text, re.MULTILINE))


def is_known(name: str, modules: dict[str, str]) -> bool:
    """Whether a dotted name is a module, or what a module defines (``Class.method`` too)."""
    if any(f".{module}".endswith(f".{name}") or f".{name}." in f".{module}." for module in modules):
        return True
    before, _, last = name.rpartition(".")
    holding = [text for module, text in modules.items() if f".{module}".endswith(f".{before}")]
    if not before:
        return any(defines(text, last) for text in modules.values())
    if before[0].isupper() or before.split(".")[-1][0].isupper():
        within = before.split(".")[-1]
        return any(defines(t, within) and defines(t, last) for t in modules.values())
    return any(defines(text, last) for text in holding)


@pytest.mark.parametrize("page", ["architecture.md", *(f"decisions/{p.name}" for p in DECISIONS)])
def test_every_path_in_the_design_exists(page):
    root = DOCS.parent
    files = [f"/{path.relative_to(root)}" for name in FOLDERS for path in (root / name).rglob("*")]
    paths = {
        name
        for name in named_in(DOCS / page)
        if re.fullmatch(r"[\w/]+(\.(py|yaml)|/\w+)", name) and "://" not in name
    }
    assert len(paths) > 20 or page != "architecture.md"
    assert {path for path in paths if not any(f.endswith(f"/{path}") for f in files)} == set()


def test_every_name_in_the_architecture_is_defined(modules):
    names = {
        name
        for name in named_in(DOCS / "architecture.md")
        if re.fullmatch(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*", name)
        and not name.endswith((".yaml", ".json", ".py"))
    }
    assert len(names) > 100
    assert {name for name in names if not is_known(name, modules)} == set()
