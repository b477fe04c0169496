"""Keeping the index true: one row for each public letter, changed in the letter's transaction."""

from datetime import date

from django.db import IntegrityError, transaction

from letters.models import ALPHABET, Edition, Letter, Rating, SearchText
from letters.search import facets, fields
from writing import tokens

VERSION = 1  # raise it when tokens or facets change; `manage.py tick` brings old rows up to date
# A place is a number that orders letters as every list does: the day, then the public id.
_DIGITS = {char: digit for digit, char in enumerate(ALPHABET)}
_SIGNIFICANT = 8  # characters of the id; two letters of one day that share them take the next place
_DAY = 2**43  # more than 31^8 ids with a few places between each of them
_BETWEEN = 8
_LATEST = 2**20 - 1  # a day in 2871: with later ones a place would not fit a database any more


def place(day: date, public_id: str) -> int:
    """The lowest place of a letter with this day and id."""
    number = 0
    for char in public_id[:_SIGNIFICANT]:
        number = number * len(_DIGITS) + _DIGITS.get(char, 0)
    return min(day.toordinal(), _LATEST) * _DAY + number * _BETWEEN


def keep(letter: Letter) -> None:
    """Bring its row up to date: there if the letter is public, gone if it is not."""
    row = SearchText.objects.filter(letter=letter).first()
    if not letter.is_public or letter.published_on is None:
        if row:
            drop(row)
        return
    made = _made(letter)
    lowest = place(letter.published_on, letter.public_id)
    if row and not lowest <= row.place < lowest + _BETWEEN:
        drop(row)
        row = None
    if row is None:
        _insert(made, lowest)
    elif any(getattr(row, name) != value for name, value in made.items()):
        SearchText.objects.filter(pk=row.pk).update(**made)
        if (row.title, row.words) != (made["title"], made["words"]):
            Letter.objects.filter(pk=letter.pk).update(near_on=None)  # other words, others near
        _untidy()


def answered(letter_pk: int) -> None:
    """After a reply came or went: whether the letter still waits for a first one."""
    letter = Letter.objects.get(pk=letter_pk)
    if letter.reply_count <= 1:
        keep(letter)


def drop(row: SearchText) -> None:
    """Take a letter out. What its words leave in the index's pages goes with tidying."""
    row.delete()
    _untidy()


def _untidy() -> None:
    Edition.objects.filter(pk=1, untidy=False).update(untidy=True)


def _insert(made: dict[str, object], lowest: int) -> None:
    for at in range(lowest, lowest + _BETWEEN):
        try:
            with transaction.atomic():
                SearchText.objects.create(place=at, **made)
        except IntegrityError:
            continue
        return
    raise IntegrityError("no place is left for this letter")


def _made(letter: Letter) -> dict[str, object]:
    updates = list(letter.updates.visible().prefetch_related("notes"))
    safe = [update for update in updates if update.rating == Rating.SAFE]
    others = [update for update in updates if update.rating != Rating.SAFE]
    notes = {note.slug for text in (letter, *updates) for note in text.notes.all()}
    categories = letter.categories.values_list("pk", flat=True)
    title, words = _tokens(letter, letter.title), _tokens(letter, letter.source)
    known = letter.language == fields.LANGUAGE
    levels = fields.levels((*title.split(), *words.split())) if known else {}
    return {
        "letter": letter,
        "title": title,
        "words": words,
        "updates": " ".join(_tokens(letter, f"{one.heading}\n\n{one.source}") for one in safe),
        "others": " ".join(_tokens(letter, f"{one.heading}\n\n{one.source}") for one in others),
        "facets": facets.of_letter(letter, categories, notes, levels),
        "version": VERSION,
    }


def _tokens(letter: Letter, words: str) -> str:
    return " ".join(tokens.stream(words, letter.language))
