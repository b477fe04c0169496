"""From a checked form to a letter in the database, once."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest

from authors import hands, keys, once
from authors.clock import today
from authors.models import Key
from authors.once import Once
from authors.refusals import NotOpen
from letters import shelves, sleeping
from letters.models import Category, ContentNote, Letter
from screening.verdict import Verdict
from writing import earlier, echoes, pace, screened, versions
from writing.models import AWAY


def post_once(request: HttpRequest, sent: Once, fields: dict[str, Any]) -> Letter:
    """The letter this form makes: a new one, or on a second click the one it made.

    Raises TooFast over this hand's limit, AlreadyUsed if the form posted other words before.
    """
    used = once.earlier(sent)
    if used:
        return Letter.objects.get(key=used.key)
    pace.keep(request, "letter")
    # Slow, so before the transaction.
    digest = keys.digest(sent.words)
    verdict = screened.check(request, "letter", fields["body"], title=fields["title"])
    with transaction.atomic():
        key = once.claim(sent, digest=digest)
        if key:
            return _create(fields, key, hands.of(request), verdict)
    return Letter.objects.get(key__digest=digest)


def _create(fields: dict[str, Any], key: Key, hand: bytes, verdict: Verdict) -> Letter:
    letter = Letter(key=key, hand=hands.seal(hand), publish_on=sleeping.day(fields["when"]))
    _fill(letter, fields)
    letter.save()
    _stand(letter, fields)
    echoes.remember(letter)
    hands.kept(hand)
    letter.start(verdict)
    if not letter.is_public:  # becoming public renders it already
        shelves.changed(letter)
    return letter


def edit(
    letter: Letter, fields: dict[str, Any], verdict: Verdict, began_from: str | None = None
) -> None:
    """Take the author's new words. What was hidden, or what a screen holds, is read again.

    Raises versions.Overtaken if others were saved since the ones an edit `began_from`.
    """
    with transaction.atomic():
        # Counts and status may have changed since the page was asked for; they are not ours.
        letter.refresh_from_db(from_queryset=Letter.objects.select_for_update())
        if letter.status in AWAY:  # while its author was typing, perhaps on another device
            raise NotOpen(letter=letter, editing=True)
        wished = (fields["title"], fields["body"])
        versions.insist(began_from, letter.title, letter.source, wished)
        if (letter.title, letter.source) != wished:
            earlier.keep(letter, title=letter.title)
        _fill(letter, fields)
        letter.edited_on = today() if letter.was_public else None
        letter.save()
        categories, notes = _chosen(fields)
        shelves.correct(letter, fields["rating"], categories, notes)
        echoes.remember(letter)
        letter.was_edited(verdict)


def _fill(letter: Letter, fields: dict[str, Any]) -> None:
    letter.set_words(fields["body"])
    letter.set_title(fields["title"])
    letter.needs, letter.language = fields["needs"], fields["language"]
    letter.form = fields["form"]
    letter.byline = fields["name"]
    letter.noindex = fields.get("noindex", letter.noindex)
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
