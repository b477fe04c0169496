"""What one can filter a search by, as tokens of the index, so that every filter is as quick as a
word. Nobody can type one: a typed word never begins with this sign."""

from collections.abc import Iterable
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


def of_letter(letter: Letter, categories: Iterable[int], notes: Iterable[str]) -> str:
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
    return " ".join(found + [WAITING] * waits)


def of_reader(reading: Reading) -> tuple[list[tuple[str, ...]], list[str]]:
    """(groups of which one each has to be there, those that must not): the rule of letters.shown.

    The same rule once more for the index, which has no other columns to ask; what it finds is
    put to letters.shown again.
    """
    groups = [(rating(Rating.SAFE),)] if reading.safe_only else []
    if reading.languages:
        groups.append(tuple(language(code) for code in reading.languages))
    return groups, [note(slug) for slug in reading.hidden]
