"""Rows of replies become the plain data of a book: what is told of each, and to whom."""

from collections.abc import Iterator

from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from comments import stored
from comments.models import Reply
from desk.export.book import Said, To
from desk.export.rows import Reader, emptied, pages
from letters.models import Letter
from writing import dates
from writing.models import Status

_TAKEN = _("A reply was here. Its author took it back.")
_GONE = {
    Status.TAKEN_BACK: _TAKEN,
    Status.BURNED: _TAKEN,
    Status.MUTED: _("A reply was here. The author of the letter put it away."),
    Status.HELD: _("A reply was here. A volunteer is looking at it."),
}
_TAKEN_DOWN = _("A reply was here. A volunteer took it down.")


def read(letter: Letter, reader: Reader) -> Iterator[Said]:
    """What `reader` may take home of a thread, in its order."""
    for page in pages(letter, reader):
        yield from (_said(reply, reader, letter) for reply in emptied(page))


def _said(reply: Reply, reader: Reader, letter: Letter) -> Said:
    own = reader.owns(reply)
    if not reply.source or not (own or reply.is_public):
        return Said(reply.number, gone=str(_GONE.get(_status(reply), _TAKEN_DOWN)))
    elsewhere = reader.elsewhere if reply.folded else ""
    return Said(
        number=reply.number,
        name=reply.voice.name,
        role=_role(reply),
        time=stored.spoken_time(reply.created_at),
        machine_time=machine_time(reply),
        to=answers(reply, reader),
        before=_before(reply, letter),
        folded=reply.folded,
        edited=dates.day(reply.edited_on) if reply.edited_on else "",
        state="" if reply.is_public else str(_status(reply).label),
        source="" if elsewhere else reply.source,
        html="" if elsewhere else reply.html,
        elsewhere=elsewhere,
    )


def answers(reply: Reply, reader: Reader) -> To | None:
    """Whom it answers. Others are named only while the conversation can be read by anybody."""
    parent = reply.parent
    if parent is None:
        return None
    own, shown = reader.owns(parent), reply.letter.is_public
    here = own or (reader.others and shown and parent.was_public)
    if own or (shown and parent.is_public):
        return To(parent.number, parent.voice.shown_name, here)
    return To(parent.number, here=here)


def machine_time(reply: Reply) -> str:
    """When it was written, as REPLY_TIMES says."""
    day = f"{reply.created_at:%Y-%m-%d}"
    return day if settings.REPLY_TIMES == "day" else f"{day}T{reply.created_at:%H:%M}Z"


def _role(reply: Reply) -> str:
    if reply.voice.is_author:
        return gettext("Author of the letter")
    if reply.voice.unverified:
        return gettext("from an older site, not verified")
    return "" if reply.voice.folded_name else gettext("another voice")


def _before(reply: Reply, letter: Letter) -> int:
    """The first update that this stranger had not read yet."""
    if reply.voice.is_author or not reply.letter.is_public:
        return 0
    marks = letter.update_marks
    return next((update for update, last in marks if reply.number <= last), 0)


def _status(reply: Reply) -> Status:
    return Status(reply.status)
