"""Leaving: take back, put back, burn, orphan, cancel. docs/decisions/0011.

All of it can be repeated without harm, and each is done whole or not at all.
"""

from contextlib import suppress

from django.db import transaction

from authors.models import Key
from comments.models import Felt, Reply, Thanks, Voice
from desk.models import PrivateFeed
from letters import shelves
from letters.models import Letter, Needs, Rating, Update
from moderation import redaction
from writing import earlier, echoes, erasures
from writing.models import Deed, Status, Writing, WrongTurn


class NothingLeft(Exception):  # noqa: N818 - an answer, not an error of ours
    """The words were erased: nothing is there to put back."""


def take_back(text: Writing) -> None:
    """Nobody else reads it any more; for 30 days its key can put it back."""
    with suppress(WrongTurn):
        text.turn(Deed.TAKE_BACK)


def put_back(text: Writing) -> None:
    """It stands again as it stood before. Raises NothingLeft once the words are erased."""
    with transaction.atomic():
        text.refresh_from_db()
        if text.status != Status.TAKEN_BACK:
            return
        if not text.source:
            raise NothingLeft
        text.turn(Deed.PUT_BACK)
        echoes.remember(text)


def burn(key: Key) -> None:
    """Erase everything written with this key, leave tombstones, and destroy the key."""
    with transaction.atomic():
        if not Key.objects.select_for_update().filter(pk=key.pk).exists():
            return
        for letter in Letter.objects.filter(key=key):
            _burn_letter(letter)
        for voice in Voice.objects.filter(key=key).select_related("letter"):
            _burn_voice(voice)
        Key.objects.filter(pk=key.pk).delete()
        transaction.on_commit(redaction.forget_the_log)


def burn_text(text: Writing) -> None:
    """Empty one text and everything that was said about it. Its place stays, as a tombstone.

    turn() lets go of its fingerprint and of its earlier texts.
    """
    with suppress(WrongTurn):
        text.turn(Deed.BURN)
    text.refresh_from_db()  # what followed from it is in the row, not in what was read before
    text.erase()
    text.hand, text.edited_on = None, None
    text.save()


def _burn_letter(letter: Letter) -> None:
    for update in letter.updates.all():
        burn_text(update)
        update.notes.clear()
    Felt.objects.filter(letter=letter, reply=None).delete()
    Thanks.objects.filter(reply__letter=letter).delete()
    PrivateFeed.objects.filter(letter=letter).delete()
    _unlink(letter)
    burn_text(letter)
    _blank(letter)


def _unlink(letter: Letter) -> None:
    """Take out what its author said of earlier and later letters: their keys would prove it."""
    changed = [*letter.later.all(), *([letter] if letter.earlier_id else [])]
    Letter.objects.filter(pk__in=[one.pk for one in changed]).update(earlier=None)
    for one in changed:
        shelves.changed(one)


def _blank(letter: Letter) -> None:
    """A tombstone says nothing of what it was: no title, no day, no shelf, no rating."""
    letter.categories.clear()
    letter.notes.clear()
    letter.rating, letter.needs = Rating.NOT_RATED, Needs.STORIES
    letter.earlier = letter.key = None
    letter.published_on = letter.publish_on = letter.renewed_on = None
    letter.update_marks, letter.felt_count, letter.minutes = [], 0, 1
    letter.save()


def _burn_voice(voice: Voice) -> None:
    """Its replies; the answers to them stay with those who wrote them."""
    Thanks.objects.filter(reply__voice=voice).delete()
    PrivateFeed.objects.filter(voice=voice).delete()
    voice.name, voice.folded_name = "", None
    voice.save(update_fields=["name", "folded_name"])
    for reply in Reply.objects.filter(voice=voice).select_related("letter", "voice"):
        burn_text(reply)


def orphan(key: Key) -> None:
    """Destroy what ties texts to a key: they stay, and nobody can prove to have written them."""
    with transaction.atomic():
        if not Key.objects.select_for_update().filter(pk=key.pk).exists():
            return
        letters = list(Letter.objects.filter(key=key))
        replies = list(Reply.objects.filter(voice__key=key).select_related("letter"))
        for letter in letters:
            _unlink(letter)
        _untie(key)
        Key.objects.filter(pk=key.pk).delete()
        for text in (*letters, *replies):
            erasures.note(erasures.ORPHAN, str(text))
        transaction.on_commit(redaction.forget_the_log)


def _untie(key: Key) -> None:
    """Leave nothing beside its texts that came from whoever holds this key."""
    PrivateFeed.objects.filter(letter__key=key).delete()
    PrivateFeed.objects.filter(voice__key=key).delete()
    Letter.objects.filter(key=key).update(hand=None, seen_number=0)
    Update.objects.filter(letter__key=key).update(hand=None)
    Reply.objects.filter(voice__key=key).update(hand=None)
    Voice.objects.filter(key=key).update(seen_number=0, seen_update=0)


def can_cancel(letter: Letter) -> bool:
    """Whether it never was public and would still go up on a later day."""
    waits = letter.status == Status.SCHEDULED or (letter.status == Status.HELD and letter.sleeps)
    return waits and not letter.was_public


def cancel(letter: Letter) -> None:
    """Take a letter that waits for its day out of the world: no row is left of it.

    Where a check or a volunteer has decided about it, the ledger keeps its row; then it is burned.
    """
    with transaction.atomic():
        if not Letter.objects.select_for_update().filter(pk=letter.pk).exists():
            return
        letter.refresh_from_db()
        if not can_cancel(letter):
            raise WrongTurn(letter.get_status_display())
        if letter.decisions.exists():
            if letter.key:
                burn(letter.key)
            return
        echoes.forget(letter)
        earlier.forget(letter)
        erasures.note(erasures.GONE, str(letter))
        key = letter.key
        letter.delete()
        if key:
            key.delete()
        transaction.on_commit(redaction.forget_the_log)
