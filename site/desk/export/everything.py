"""Everything some keys open, as one object for as_json(). docs/taking-home.md names its fields.

Own words only. Others are there by their name and number, and only while anybody could read them.
Nothing in it is a key or leads to one.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from authors.clock import today
from comments.models import Voice
from desk.export import decided, records, said
from desk.export.entries import updates
from desk.export.rows import authors_voice
from letters.models import Letter, Update

FORMAT, VERSION = "dear-stranger-desk", 1


def opened_by(keys: Sequence[int]) -> records.Record:
    """The letters and the voices of these keys, in an order that does not depend on the keys."""
    letters = Letter.objects.filter(key_id__in=keys).order_by("written_on", "public_id")
    voices = Voice.objects.filter(key_id__in=keys, role=Voice.Role.STRANGER)
    voices = voices.order_by("letter__public_id", "seal")
    return {
        "format": FORMAT,
        "version": VERSION,
        "site": settings.SITE_URL,
        "made_on": today().isoformat(),
        "letters": _each(letters, _letter),
        "voices": _each(voices.select_related("letter"), _voice),
    }


def _each(rows: QuerySet[Any], make: Any) -> Iterator[records.Record]:
    """One row at a time: a letter can be long, and so can the list."""
    for pk in list(rows.values_list("pk", flat=True)):
        for row in rows.filter(pk=pk):  # or none: it was burned a moment ago
            yield make(row)


def _letter(letter: Letter) -> records.Record:
    own = authors_voice(letter)
    return {
        "id": letter.public_id,
        "address": _address(letter),
        "form": letter.form,
        "title": letter.title,
        "byline": letter.byline,
        **records.text(letter),
        **_rated(letter),
        "asked_for": letter.needs,
        "pigeonholes": [category.slug for category in letter.categories.all()],
        "publish_on": records.iso(letter.publish_on),
        "published_on": records.iso(letter.published_on),
        "decisions": decided.about([letter]).get(letter.pk, []),
        "updates": (_update(update) for update in updates(letter, mine=True)),
        "replies": said.own(letter, own),
        "others": said.others(letter, own),
    }


def _update(update: Update) -> records.Record:
    return {
        "number": update.number,
        "heading": update.heading,
        **records.text(update),
        **_rated(update),
        "published_on": records.iso(update.published_on),
        "decisions": decided.about([update]).get(update.pk, []),
    }


def _voice(voice: Voice) -> records.Record:
    letter, own = voice.letter, frozenset([voice.pk])
    return {
        "letter": letter.public_id,
        "title": letter.title if letter.is_public else None,
        "address": _address(letter),
        "name": voice.name,
        "replies": said.own(letter, own),
        "others": said.others(letter, own, parent__voice__in=own),
    }


def _rated(text: Letter | Update) -> records.Record:
    return {
        "rating": text.rating,
        "notes": [note.slug for note in text.notes.all()],
        "written_on": records.iso(text.written_on),
    }


def _address(letter: Letter) -> str | None:
    return f"{settings.SITE_URL}{letter.get_absolute_url()}" if letter.is_public else None
