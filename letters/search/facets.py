"""What one can filter a search by, as tokens of the index, so that every filter is as quick as a
word. Nobody can type one: a typed word never begins with this sign."""

from collections.abc import Iterable, Mapping
from datetime import date

from letters.choices import Rating
from letters.models import Letter
from writing.reading import Reading

_SIGN = "\u00b6"
EVERY = f"{_SIGN}every"  # in every letter
WAITING = f"{_SIGN}waiting"


def rating(value: str) -> str:
    """The rating of a letter."""
    return f"{_SIGN}r{value.replace('_', '')}"


def category(pk: int) -> str:
    """One of its categories."""
    return f"{_SIGN}c{pk}"


def note(slug: str) -> str:
    """A content note of the letter or of one of its public updates."""
    return f"{_SIGN}n{slug.encode().hex()}"


def year(value: int) -> str:
    """The year it was posted in."""
    return f"{_SIGN}y{value}"


def language(code: str) -> str:
    """The language its writer says it is in."""
    return f"{_SIGN}l{code}"


def field(name: str) -> str:
    """A field of life the letter speaks about: letters.search.fields."""
    return f"{_SIGN}f{name}"


def of_fields(levels: Mapping[str, int]) -> list[str]:
    """For each field that it is spoken about, and how much."""
    both = ((field(name), f"{field(name)}{level}") for name, level in sorted(levels.items()))
    return [facet for pair in both for facet in pair]


def fields_in(kept: str) -> dict[str, int]:
    """The fields of a letter and how much it speaks of each, from its facets."""
    ends = (facet[2:] for facet in kept.split() if facet.startswith(field("")))
    return {end[:-1]: int(end[-1]) for end in ends if end[-1].isdigit()}


def of_letter(
    letter: Letter, categories: Iterable[int], notes: Iterable[str], levels: Mapping[str, int]
) -> str:
    """All of one letter, with a space between them."""
    assert isinstance(letter.published_on, date)  # noqa: S101 - a public letter has a day
    waits = letter.reply_count == 0 and letter.takes_replies
    found = [
        EVERY,
        rating(letter.rating),
        language(letter.language),
        year(letter.published_on.year),
    ]
    found += [category(pk) for pk in sorted(categories)] + [note(slug) for slug in sorted(notes)]
    return " ".join(found + of_fields(levels) + [WAITING] * waits)


def of_reader(reading: Reading) -> tuple[list[tuple[str, ...]], list[str]]:
    """(groups of which one each has to be there, those that must not): the rule of letters.shown.

    The same rule once more for the index, which has no other columns to ask; what it finds is
    put to letters.shown again.
    """
    groups: list[tuple[str, ...]] = [(rating(Rating.SAFE),)] if reading.safe_only else []
    if reading.languages:
        groups.append(tuple(language(code) for code in reading.languages))
    return groups, [note(slug) for slug in reading.hidden]
