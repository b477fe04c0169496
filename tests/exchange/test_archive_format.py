"""docs/archive-format.md is true: its examples can be taken, its fields are those of the code."""

import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from exchange.archive import kinds, plan, shapes
from letters import starter
from letters.models import Letter
from tests.exchange.archives import exported, imported, records, resealed
from tests.make import a_letter, a_reply
from tests.test_house import ROOT

DOCS = (ROOT / "docs" / "archive-format.md").read_text()
EXAMPLES: list[dict[str, Any]] = [
    json.loads(line) for line in DOCS.splitlines() if line.startswith("{")
]


def test_every_file_is_in_the_table() -> None:
    for name in (*plan.FILES, plan.MANIFEST, plan.WORDPRESS):
        assert f"| `{name}` |" in DOCS


@pytest.mark.parametrize("name", plan.FILES)
def test_every_field_is_named(name: str) -> None:
    fields = {*shapes.OF_FILE[name]({}), *shapes.OF_FILE[name]({"gone": ""}), *shapes.VOICE}
    for field in fields:
        assert f"`{field}`" in DOCS, field


def test_every_code_is_named() -> None:
    for value in ("safe", "not_safe", "not_rated", "listen", "advice", "no_replies", "journal"):
        assert f"`{value}`" in DOCS
    for value in ("author", "volunteer", "letter_author", "held"):
        assert f"`{value}`" in DOCS
        assert kinds.wrong_in({"gone": value}, {"gone": shapes.GONE["gone"]}) == ""


@pytest.mark.django_db
def test_the_examples_are_an_archive(tmp_path: Path) -> None:
    """An empty archive with the lines of the documentation put into its files can be taken."""
    folder = exported(tmp_path / "out", "--no-wordpress")
    for example in EXAMPLES:
        name = next(
            name for name in plan.FILES if set(shapes.OF_FILE[name](example)) == set(example)
        )
        with (folder / name).open("a") as file:
            file.write(json.dumps(example) + "\n")
    assert all((folder / name).stat().st_size for name in plan.FILES)
    imported(resealed(folder))
    letter = Letter.objects.get()
    assert letter.title == "The ladder"
    assert letter.reply_count == 1
    again = exported(tmp_path / "again")
    told = [record for name in plan.FILES for record in records(again, name.removesuffix(".jsonl"))]
    assert told == [
        example
        for name in plan.FILES
        for example in EXAMPLES
        if set(shapes.OF_FILE[name](example)) == set(example)
    ]


@pytest.mark.django_db
def test_the_line_that_checks_the_files_does(tmp_path: Path) -> None:
    a_reply(a_letter())
    starter.load_shelves()
    folder = exported(tmp_path / "out")
    [line] = re.findall(r"^(python3 -c .*)$", DOCS, re.MULTILINE)
    line = line.replace("python3", shlex.quote(sys.executable), 1)

    def checked() -> "subprocess.CompletedProcess[str]":
        return subprocess.run(  # noqa: S602 - the line of our own documentation
            line, shell=True, cwd=folder, capture_output=True, text=True, check=False
        )

    done = checked()
    assert done.returncode == 0, done.stderr
    assert done.stdout.count(": OK") == 7
    (folder / "letters.jsonl").write_text("")
    assert checked().returncode == 1
