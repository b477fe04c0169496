"""Adding to a letter and changing what was added. The letter's own words stay as they were."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import F
from django.http import HttpRequest

from authors import hands, once
from authors.clock import today
from authors.once import Once
from authors.refusals import NotOpen
from letters import shelves
from letters.models import ContentNote, Letter, Update
from screening.verdict import Verdict
from writing import earlier, echoes, pace, screened, versions
from writing.models import AWAY


def add_once(request: HttpRequest, sent: Once, letter: Letter, fields: dict[str, Any]) -> Update:
    """The update this form makes: a new one, or on a second click the one it made.

    Raises TooFast over this hand's limit, AlreadyUsed if the form made another text before.
    """
    if once.earlier(sent):
        return _made_before(letter, fields)
    pace.keep(request, "letter")
    verdict = screened.check(request, "letter", fields["body"], title=fields["title"])
    with transaction.atomic():
        if letter.key and once.claim(sent, key=letter.key):
            return _create(letter, fields, hands.of(request), verdict)
    return _made_before(letter, fields)


def _create(letter: Letter, fields: dict[str, Any], hand: bytes, verdict: Verdict) -> Update:
    rows = Letter.objects.filter(pk=letter.pk)
    rows.update(last_update=F("last_update") + 1)
    update = Update(letter=letter, number=rows.values_list("last_update", flat=True).get())
    update.hand, update.language = hands.seal(hand), letter.language
    _fill(update, fields)
    update.save()
    update.notes.set(_notes(fields))
    echoes.remember(update)
    hands.kept(hand)
    update.start(verdict)
    return update


def _made_before(letter: Letter, fields: dict[str, Any]) -> Update:
    """What an earlier click of the same form made."""
    own = letter.updates.order_by("-number")
    made: Update = own.filter(source=fields["body"]).first() or own[0]
    return made


def edit(
    update: Update, fields: dict[str, Any], verdict: Verdict, began_from: str | None = None
) -> None:
    """Take the author's new words. What was hidden, or what a screen holds, is read again.

    Raises versions.Overtaken if others were saved since the ones an edit `began_from`.
    """
    with transaction.atomic():
        update.refresh_from_db(from_queryset=Update.objects.select_for_update())
        if update.status in AWAY or update.letter.status in AWAY:  # on another device
            raise NotOpen(letter=update.letter, editing=True)
        wished = (fields["title"], fields["body"])
        versions.insist(began_from, update.heading, update.source, wished)
        if (update.heading, update.source) != wished:
            earlier.keep(update, title=update.heading)
        _fill(update, fields)
        update.edited_on = today() if update.was_public else None
        update.save(update_fields=["source", "html", "heading", "rating", "edited_on"])
        update.notes.set(_notes(fields))
        echoes.remember(update)
        if not update.was_edited(verdict):  # moving renders it already
            shelves.changed(update.letter)


def _fill(update: Update, fields: dict[str, Any]) -> None:
    update.set_words(fields["body"])
    update.heading, update.rating = fields["title"], fields["rating"]


def _notes(fields: dict[str, Any]) -> list[ContentNote]:
    return list(ContentNote.objects.filter(slug__in=fields["notes"]))


def correct(update: Update, rating: str, notes: Iterable[ContentNote]) -> None:
    """Another rating and other notes for what was added."""
    with transaction.atomic():
        Update.objects.filter(pk=update.pk).update(rating=rating)
        update.notes.set(notes)
        update.refresh_from_db()
        shelves.changed(update.letter)


def renew(letter: Letter) -> None:
    """After an update came or went: what the letter says of its updates, and its markup."""
    shown = letter.updates.visible().order_by("number")
    marks = list(shown.values_list("number", "after_number", "published_on"))
    letter.refresh_from_db(fields=["published_on"])
    Letter.objects.filter(pk=letter.pk).update(
        update_marks=[[number, after] for number, after, _ in marks],
        renewed_on=max((day for *_, day in marks), default=letter.published_on),
    )
    shelves.changed(letter)
