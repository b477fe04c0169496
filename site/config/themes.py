"""Letters of our own in ten themes, to measure "letters near this one" with.

Each file of letters/data/themes is one theme; its letters stand on the shelves their writers
would have chosen, so that themes and shelves cross.
"""

from dataclasses import replace
from pathlib import Path
from random import Random

from letters.choices import Rating
from letters.starter import Sample, load_letter

_MIXED = Random(7)  # noqa: S311 - the same days on every run, in an order without meaning


def read(folder: Path) -> dict[str, list[Sample]]:
    """The letters of every theme."""
    files = sorted(folder.glob("*.txt"))
    return {path.stem: [_sample(one) for one in _pieces(path)] for path in files}


def _pieces(path: Path) -> list[str]:
    pieces = path.read_text(encoding="utf-8").split("\n=====")
    return [piece.strip("\n") for piece in pieces if piece.strip()]


def _sample(piece: str) -> Sample:
    head, _, body = piece.partition("\n\n")
    fields = dict(line.partition(":")[::2] for line in head.splitlines())
    shelves = tuple(slug.strip() for slug in fields["shelves"].split(","))
    rating = Rating(fields["rating"].strip())
    return Sample(fields["title"].strip(), 0, shelves, body.strip("\n"), rating)


def load(themes: dict[str, list[Sample]]) -> dict[int, str]:
    """Publish them all on days in no order; the theme of each letter by its primary key."""
    every = [(theme, sample) for theme, samples in themes.items() for sample in samples]
    days = _MIXED.sample(range(1, 4 * len(every)), len(every))
    return {
        load_letter(replace(sample, days_ago=day)).pk: theme
        for (theme, sample), day in zip(every, days, strict=True)
    }
