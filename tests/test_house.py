"""The house keeps its plan: floors, sizes, names, and nobody's words but our own."""

import ast
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest

ROOT = Path(__file__).resolve().parents[1]
# From the ground up; rooms of one floor may not import each other.
FLOORS = [
    {"authors", "screening"},
    {"writing"},
    {"letters"},
    {"comments"},
    {"moderation"},
    {"desk"},
    {"members", "exchange"},
    {"config"},
]
HEIGHT = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}


def tracked(*patterns: str) -> list[Path]:
    """The project's own files of these kinds."""
    out = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / name for name in out.stdout.splitlines() if (ROOT / name).is_file()]


def code() -> list[Path]:
    """Python of the site itself."""
    skip = ("tests/", "migrations/")
    return [p for p in tracked("*.py") if not any(s in str(p.relative_to(ROOT)) for s in skip)]


def room_of(path: Path) -> str:
    """The room a file is in, "" for one that stands outside."""
    parts = path.relative_to(ROOT).parts
    name = parts[1] if parts[0] == "site" else parts[0]
    return name if name in HEIGHT else ""


def imported_rooms(path: Path) -> set[str]:
    """The rooms a file imports from, also inside functions."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module]
        found |= {name.split(".")[0] for name in names} & set(HEIGHT)
    return found


def test_imports_go_downwards_only() -> None:
    wrong = [
        f"{path.relative_to(ROOT)} imports {other}"
        for path in code()
        if (room := room_of(path))
        for other in imported_rooms(path)
        if other != room and HEIGHT[other] >= HEIGHT[room]
    ]
    assert wrong == []


def test_every_room_has_a_floor() -> None:
    rooms = {p.parent.name for p in (ROOT / "site").glob("*/__init__.py")}
    assert rooms <= set(HEIGHT)


def test_site_is_a_plain_folder_and_python_keeps_its_own() -> None:
    assert not (ROOT / "site" / "__init__.py").exists()
    where = subprocess.run(
        [sys.executable, "-c", "import site, django; print(site.__file__)"],
        cwd="/",
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert str(ROOT / "site") not in where.stdout


def functions(path: Path) -> list[int]:
    """The lengths of all functions in a file, in lines."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    nodes = (n for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, kinds))
    return [(node.end_lineno or node.lineno) - node.lineno + 1 for node in nodes]


def lines(path: Path) -> int:
    """How long a file is."""
    return len(path.read_text().splitlines())


def test_python_stays_within_its_budget() -> None:
    files = {p: lines(p) for p in code() if lines(p)}
    sizes = sorted(length for path in code() for length in functions(path))
    assert {str(p) for p, n in files.items() if n > 300} == set()
    assert median(files.values()) <= 60
    assert sizes[-1] <= 40
    assert sizes[int(len(sizes) * 0.9)] <= 25
    assert median(sizes) <= 8


@pytest.mark.parametrize(("pattern", "most"), [("*.html", 80), ("*.css", 200), ("*.js", 60)])
def test_pages_styles_and_scripts_stay_within_their_budget(pattern: str, most: int) -> None:
    assert {str(p) for p in tracked(pattern) if lines(p) > most} == set()


def test_there_is_more_test_than_code() -> None:
    tests = sum(lines(p) for p in tracked("tests/*.py"))
    assert tests >= 1.3 * sum(lines(p) for p in code())


def public_things(path: Path) -> list[ast.AST]:
    """Functions, classes and methods of a module that others may use."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    found: list[ast.AST] = []
    level: list[ast.stmt] = ast.parse(path.read_text()).body
    while level:
        things = [n for n in level if isinstance(n, kinds) and not n.name.startswith("_")]
        found += [n for n in things if n.name != "Meta"]
        level = [inner for n in things if isinstance(n, ast.ClassDef) for inner in n.body]
    return found


def test_every_public_thing_says_what_it_is_for() -> None:
    silent = [
        f"{path.relative_to(ROOT)}:{getattr(thing, 'name', '')}"
        for path in code()
        for thing in public_things(path)
        if not ast.get_docstring(thing)  # type: ignore[arg-type]
    ]
    assert silent == []


def test_no_sentence_of_the_five_texts_is_in_the_project(five_texts: dict[str, str]) -> None:
    import re

    split = re.compile(r"(?<=[.!?…])\s+|\n+")
    sentences = [s.strip() for text in five_texts.values() for s in split.split(text)]
    long_ones = [s for s in sentences if len(s) >= 40]
    assert len(long_ones) > 50
    binary = {".woff2", ".png", ".ico"}
    for path in tracked():
        if path.suffix not in binary:
            content = " ".join(path.read_text(errors="replace").split())
            assert not any(" ".join(s.split()) in content for s in long_ones), path


def test_nothing_names_this_machine_or_a_registry_host() -> None:
    hosts = ("pypi" + ".org", "python" + "hosted", "npmjs" + ".org", "deb.debian" + ".org")
    for path in tracked("*.py", "*.txt", "*.toml", "*.md", "*.html", "bin/*", ".ci/*"):
        content = path.read_text(errors="replace")
        assert "/wo" + "rk/" not in content, path
        assert not any(host in content for host in hosts), path
