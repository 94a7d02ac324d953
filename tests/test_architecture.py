"""The direction of the arrows, the size of files, and names that explain something."""

import ast
import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("corpus", "index", "assistant", "eval")

# What each room may import besides itself and what it stands on; see docs/engineering.md.
ALLOWED = {
    "corpus": set(),
    "index": {"corpus"},
    "assistant.settings": set(),
    "assistant.clock": set(),
    "assistant.intake": {"corpus"},
    "assistant.calculator": {"corpus"},
    "assistant.storage": {
        "corpus",
        "assistant.answering.answer",
        "assistant.settings",
        "assistant.clock",
    },
    "assistant.answering": {"corpus", "index", "assistant.calculator", "assistant.settings"},
    "assistant.conversation": {
        "corpus",
        "index",
        "assistant.calculator",
        "assistant.answering",
        "assistant.storage",
    },
    "assistant.web": {
        "corpus",
        "index",
        "assistant.intake",
        "assistant.calculator",
        "assistant.answering",
        "assistant.conversation",
        "assistant.storage",
        "assistant.settings",
        "assistant.clock",
        "assistant.progress",
        "assistant.assembly",
    },
    "assistant.commands": {
        "corpus",
        "index",
        "assistant.intake",
        "assistant.calculator",
        "assistant.answering",
        "assistant.conversation",
        "assistant.storage",
        "assistant.settings",
        "assistant.clock",
        "assistant.progress",
        "assistant.assembly",
    },
    "assistant.commands.serve": {"assistant.commands", "assistant.storage", "assistant.web"},
    "assistant": {"corpus", "index", "assistant"},
    "eval": {"corpus", "index", "assistant", "eval"},
    "app": {"assistant"},
}
# The packages inside a room, in the order in which a message goes through them: none imports a later one.
ORDER = {
    "assistant.calculator": ("quantities", "rules", "engine", "message", "filling"),
    "assistant.conversation": (
        "sessions",
        "reading",
        "facts",
        "room",
        "subjects",
        "rules",
        "lookup",
        "thread",
        "matching",
        "totals",
        "results",
        "telling",
        "proposals",
        "remembering",
        "turn",
        "assistant",
    ),
}
# Doors open inwards only: nothing inside the house knows the doors.
DOORS = ("assistant.web", "assistant.commands", "assistant.cli")
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "stale"}


def sources() -> list[Path]:
    inside = sorted(path for name in PACKAGES for path in (ROOT / name).rglob("*.py"))
    return [*inside, ROOT / "app.py"]


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> str:
    """The most particular entry of ALLOWED that this module lies in."""
    return max((room for room in ALLOWED if within(module, room)), key=len)


def within(module: str, package: str) -> bool:
    return module == package or module.startswith(package + ".")


@cache
def imports_of(path: Path) -> set[str]:
    """Every module of this house that the file imports, wherever in the file it does so."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import hides the arrow"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {name for name in found if name.split(".")[0] in {*PACKAGES, "app"}}


def test_imports_follow_the_arrows() -> None:
    wrong = {}
    for path in sources():
        room = room_of(module_name(path))
        allowed = ALLOWED[room] | ({room} if room != "assistant" else set())
        against = {
            name for name in imports_of(path) if not any(within(name, target) for target in allowed)
        }
        if against:
            wrong[module_name(path)] = sorted(against)
    assert not wrong, "imports against the arrows"


def test_every_arrow_allowed_is_followed() -> None:
    """What nothing imports is not left open for the next one who would import it."""
    followed: dict[str, set[str]] = {room: set() for room in ALLOWED}
    for path in sources():
        followed[room_of(module_name(path))] |= imports_of(path)
    unused = {
        room: idle
        for room, targets in ALLOWED.items()
        if (idle := {t for t in targets if not any(within(n, t) for n in followed[room])})
    }
    assert not unused


def test_nothing_inside_knows_the_doors() -> None:
    wrong = {}
    for path in sources():
        module = module_name(path)
        if module == "app" or any(within(module, door) for door in (*DOORS, "eval")):
            continue
        surfaces = {name for name in imports_of(path) if any(within(name, d) for d in DOORS)}
        if surfaces:
            wrong[module] = sorted(surfaces)
    assert not wrong, "a surface is imported"


@pytest.mark.parametrize("room", ORDER)
def test_the_packages_of_a_room_stand_in_order(room: str) -> None:
    order = ORDER[room]

    def place(module: str) -> int:
        """Where a module stands; what lies in the room itself comes before all packages."""
        part = module.removeprefix(room + ".").split(".")[0]
        return order.index(part) if part in order else -1

    wrong = []
    for path in sources():
        module = module_name(path)
        if not within(module, room) or module == room:
            continue
        seen = {name for name in imports_of(path) if within(name, room)}
        wrong += [f"{module} imports {name}" for name in seen if place(name) > place(module)]
    assert not wrong


def test_every_package_of_a_room_has_its_place() -> None:
    for room, order in ORDER.items():
        folder = ROOT / room.replace(".", "/")
        inside = {path.parent.name for path in folder.glob("*/__init__.py")}
        assert inside <= set(order)


def test_the_walk_sees_an_import_against_the_arrows(tmp_path: Path) -> None:
    file = tmp_path / "late.py"
    file.write_text("def f():\n    from assistant.web import api\n    import corpus.document\n")
    assert imports_of(file) == {"assistant.web.api", "corpus.document"}


def test_packages_say_what_comes_in_and_what_goes_out() -> None:
    for name in PACKAGES:
        for init in (ROOT / name).rglob("__init__.py"):
            doc = ast.get_docstring(ast.parse(init.read_text(encoding="utf-8")))
            assert doc, f"{init.relative_to(ROOT)} has no docstring"


def tracked_files() -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    )
    return [ROOT / name for name in listing.stdout.split("\0") if name]


def test_no_file_is_longer_than_400_lines() -> None:
    long = {}
    for path in [*sources(), *(ROOT / "tests").rglob("*.py")]:
        lines = len(path.read_text(encoding="utf-8").splitlines())
        if lines > 400:
            long[str(path.relative_to(ROOT))] = lines
    assert not long


def test_no_function_is_longer_than_60_lines() -> None:
    long = {}
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > 60:
                    long[f"{module_name(path)}.{node.name}"] = lines
    assert not long


def test_file_names_are_words_of_the_field() -> None:
    wrong = [
        str(path.relative_to(ROOT))
        for path in tracked_files()
        if path.suffix in {".py", ".js", ".css"}
        and FORBIDDEN_NAMES & set(path.stem.lower().split("_"))
    ]
    assert not wrong


def test_no_tracked_file_is_larger_than_a_mebibyte() -> None:
    large = [
        str(path.relative_to(ROOT))
        for path in tracked_files()
        if path.is_file() and path.stat().st_size > 2**20
    ]
    assert not large


def test_only_settings_read_the_environment() -> None:
    readers = []
    for path in sources():
        if module_name(path) == "assistant.settings":
            continue
        text = path.read_text(encoding="utf-8")
        if "os.getenv" in text or "os.environ.get" in text or 'os.environ["' in text:
            readers.append(module_name(path))
    assert not readers


def test_every_dependency_is_of_one_version() -> None:
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = pyproject["project"]
    wanted = [*project["dependencies"], *pyproject["build-system"]["requires"]]
    wanted += [one for extra in project["optional-dependencies"].values() for one in extra]
    assert [one for one in wanted if not re.fullmatch(r"[\w.\[\]-]+==[\w.]+", one)] == []
