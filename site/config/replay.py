"""Replaying the erasure list on a database that does not know of it yet.

It only ever takes away. The last line about a text is how it stands, but nothing becomes public
that was not so in the backup. A line for something that a power cut undid hides a text that a
volunteer can show again, or burns one whose author had just asked for it.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from authors.models import Key
from comments.models import Reply
from config import taken, unredacted
from config.usable import Lines
from desk import leaving
from letters.models import Letter, Update
from members import closing
from members.models import Member
from moderation import learning
from moderation.models import Subject
from writing import erasures
from writing.deeds import Status
from writing.erasures import Line

_AWAY = (Status.BURNED, erasures.GONE)
_STANDS = frozenset({*Status.values, erasures.GONE})


def replay(lines: Lines) -> Counter[str]:
    """Do again what was done after the backup; how often each, by the list's own words."""
    done: Counter[str] = Counter()
    for rows, pk, what_happened in _found(lines):
        with transaction.atomic():
            for text in rows.filter(pk=pk):  # none where the letter above it took it along
                done.update(_again(text, what_happened))
    for member in Member.objects.all():
        if erasures.digest(erasures.account_name(member.pk)) in lines:
            closing.close(member, {})
            done[erasures.ACCOUNT] += 1
    if done[Status.BURNED]:
        learning.train()  # what was learnt is made anew, without what was burned
    return done


def _found(lines: Lines) -> Iterator[tuple[QuerySet[Any], int, list[Line]]]:
    """Every text that the list speaks of: where it is kept, its number there, its lines."""
    under_a_letter = ("number", "letter__public_id")
    for rows in (
        Letter.objects.only("public_id"),
        Update.objects.select_related("letter").only(*under_a_letter),
        Reply.objects.select_related("letter").only(*under_a_letter),
    ):
        named = [(text.pk, erasures.digest(str(text))) for text in rows.iterator()]
        whole = rows.model._default_manager.all()
        for pk, digest in named:
            if digest in lines:
                yield whole, pk, lines[digest]


def _again(text: Subject, lines: list[Line]) -> Iterator[str]:
    """Do to one text what its lines say, and tell what was done."""
    if text.status == Status.BURNED:
        return
    stands = [line for line in lines if line.what in _STANDS]
    if stands and stands[-1].what in _AWAY:
        _erase(text, stands[-1].what)
        yield stands[-1].what
        return
    if any(line.what == erasures.ORPHAN for line in lines) and (key := _key_of(text)):
        leaving.orphan(key)
        text.refresh_from_db()
        yield erasures.ORPHAN
    if stands and taken.stand(text, stands):
        yield stands[-1].what
    for line in [line for line in lines if line.what == erasures.REDACTED][-1:]:
        unredacted.wait(text, line)
        yield erasures.REDACTED


def _key_of(text: Subject) -> Key | None:
    """The key it was written with, if there still is one."""
    if isinstance(text, Reply):
        return text.voice.key
    return text.key if isinstance(text, Letter) else text.letter.key


def _erase(text: Subject, what: str) -> None:
    """Cancel a letter that waits, or burn: with the letter's key, or that of a reply's voice.

    What an author has added by update or reply goes with the letter; if that stands, by itself.
    """
    if what == erasures.GONE and isinstance(text, Letter) and leaving.can_cancel(text):
        leaving.cancel(text)
        return
    added = isinstance(text, Update) or (isinstance(text, Reply) and text.voice.is_author)
    key = _key_of(text)
    if key and not added:
        leaving.burn(key)
    else:
        leaving.burn_text(text)
