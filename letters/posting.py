"""From a checked form to a letter in the database, once."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest

from authors import keys, once
from authors.clock import today
from authors.models import Key
from authors.once import Once
from letters import shelves
from letters.models import Category, ContentNote, Letter
from screening.verdict import hold_reason
from writing import pace
from writing.models import Deed


def post_once(request: HttpRequest, sent: Once, fields: dict[str, Any]) -> Letter:
    """The letter this form makes: a new one, or on a second click the one it made.

    Raises TooFast over this hand's limit, AlreadyUsed if the form posted other words before.
    """
    used = once.earlier(sent)
    if used:
        return Letter.objects.get(key=used.key)
    pace.keep(request, "letter")
    digest = keys.digest(sent.words)  # slow, so before the transaction
    with transaction.atomic():
        key = once.claim(sent, digest=digest)
        if key:
            return _create(fields, key, hold_reason(request.POST))
    return Letter.objects.get(key__digest=digest)


def _create(fields: dict[str, Any], key: Key, hold_ground: str) -> Letter:
    letter = Letter(key=key)
    _fill(letter, fields)
    letter.save()
    _stand(letter, fields)
    letter.start(hold_ground)
    if not letter.is_public:  # becoming public renders it already
        shelves.changed(letter)
    return letter


def edit(letter: Letter, fields: dict[str, Any], reread: bool) -> None:
    """Take the author's new words. `reread`: a published letter goes back to a volunteer."""
    with transaction.atomic():
        # Counts and status may have changed since the page was asked for; they are not ours.
        letter.refresh_from_db(from_queryset=Letter.objects.select_for_update())
        _fill(letter, fields)
        letter.edited_on = today()
        letter.save()
        categories, notes = _chosen(fields)
        shelves.correct(letter, fields["rating"], categories, notes)
        if reread and letter.is_public:
            letter.turn(Deed.HOLD)


def _fill(letter: Letter, fields: dict[str, Any]) -> None:
    letter.set_words(fields["body"])
    letter.set_title(fields["title"])
    letter.needs, letter.language = fields["needs"], fields["language"]
    letter.byline = fields["name"]
    if letter.pk is None:
        letter.rating = fields["rating"]


def _stand(letter: Letter, fields: dict[str, Any]) -> None:
    categories, notes = _chosen(fields)
    letter.categories.set(categories)
    letter.notes.set(notes)


def _chosen(fields: dict[str, Any]) -> tuple[list[Category], list[ContentNote]]:
    return (
        list(Category.objects.filter(slug__in=fields["categories"])),
        list(ContentNote.objects.filter(slug__in=fields["notes"])),
    )
