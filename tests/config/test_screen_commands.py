"""The two commands that say how good and how fast the screens are."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from config.management.commands import bench_screens
from config.management.commands.screen_quality import SCREENS, examples, measure

FOLDER = Path(__file__).resolve().parents[1] / "data" / "screening"


def ran(name: str, **options: object) -> str:
    """What a command prints."""
    out = StringIO()
    call_command(name, stdout=out, **options)
    return out.getvalue()


def test_every_screen_has_a_row_with_precision_and_recall_of_both_shares() -> None:
    rows = [line for line in ran("screen_quality").splitlines() if line.startswith("| ")]
    assert [row.split("|")[1].strip() for row in rows[1:]] == list(SCREENS)
    assert all(row.count("(of 80)") == row.count("(of 40)") == 1 for row in rows[1:])


def test_precision_and_recall_are_counted_as_their_names_say() -> None:
    rows = (("a", 1), ("a", 0), ("b", 1), ("b", 0))
    found = [{"text": text, "expect": expect} for text, expect in rows]
    assert measure(lambda example: example["text"] == "a", found) == (0.5, 0.5)
    assert measure(lambda _: False, found) == (0.0, 0.0)
    assert measure(lambda _: True, found) == (0.5, 1.0)


def test_without_the_examples_it_says_what_it_needs(settings: object, tmp_path: Path) -> None:
    settings.BASE_DIR = tmp_path  # type: ignore[attr-defined]
    with pytest.raises(CommandError, match="source tree"):
        ran("screen_quality")


@pytest.mark.parametrize("name", SCREENS)
def test_each_screen_has_enough_examples_half_of_them_near_misses(name: str) -> None:
    shares = {share: examples(FOLDER, name, share) for share in ("seen", "held")}
    both = [*shares["seen"], *shares["held"]]
    assert len(both) >= 100
    assert len(shares["held"]) * 3 >= len(both)
    assert sum(example["expect"] for example in both) * 2 == len(both)
    assert len({example["id"] for example in both}) == len(both)
    said = [json.dumps([example["text"], example.get("other")]) for example in both]
    assert len(set(said)) == len(both)


def test_the_bench_of_the_screens_finds_their_patterns_and_prints_the_slowest_first() -> None:
    lines = ran("bench_screens", size=400).splitlines()
    assert any(line.startswith("all before a text is kept") for line in lines)
    assert sum(line.startswith("screening.") for line in lines) >= 20
    times = [float(line[44:54]) for line in lines[1:]]
    assert times == sorted(times, reverse=True)


def test_a_bomb_has_its_size_and_ends_in_something_else() -> None:
    for seed, text in bench_screens.bombs(1000).items():
        assert len(text) == 1000, seed
        assert text.startswith(seed)
        assert text.endswith("\x7f")
