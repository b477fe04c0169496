"""A reply's markup: everything that is the same for all readers, made when it is saved.

Two pieces in one text (docs/decisions/0005): words and seal stand as they are; the head's few
interface words, its time and the felt count are slots, filled when a page is put together.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import escape, format_html
from django.utils.translation import gettext, pgettext

from comments.models import Reply
from letters import explained, shelves
from letters.models import Letter
from writing import dates, later
from writing.later import Spoken
from writing.slots import Slots

# Raise this when comments/_reply.html or comments/_gone.html change; `manage.py rerender`
# brings stored rows up to date, and until then they are rendered when read.
VERSION = 4


def make(reply: Reply, terms: Mapping[str, str]) -> str:
    """The markup of a reply, or of the place it left; `terms` are those of letters.explained."""
    slot = Slots()
    if not reply.is_public:
        return render_to_string("comments/_gone.html", {"reply": reply, "slot": slot})
    context = {
        "reply": reply,
        "letter": reply.letter,
        "words": explained.words(reply, terms, reply.letter.language).html,
        "slot": slot,
        "time": slot[f"time:{reply.created_at:%Y-%m-%dT%H:%M}"],
        "machine_time": slot[f"machine:{reply.created_at:%Y-%m-%dT%H:%M}"],
        "reply_to": later.slot("reply_to", reply.voice.name),
        "report": later.slot("report", reply.voice.name),
        "another": not (reply.voice.is_author or reply.voice.folded_name),
    }
    if reply.parent:
        context["parent_link"] = slot[f"link:{reply.parent.number}"]
        context["parent_name"] = _name_of(reply.parent)
    return render_to_string("comments/_reply.html", context)


def _name_of(parent: Reply) -> str:
    """Whom a reply answers: a name, the author, or what is left of a reply."""
    if not parent.is_public:
        return Slots()["gone"]
    return parent.voice.name or Slots()["author"]


def save(replies: Iterable[Reply]) -> None:
    """Render and store."""
    terms = explained.terms()
    for reply in replies:
        reply.markup, reply.markup_version = make(reply, terms), VERSION
        reply.save(update_fields=["markup", "markup_version"])


def outdate(letter: Letter) -> None:
    """Every reply of a letter looks different now: render them when read, or at the next tick."""
    Reply.objects.filter(letter=letter).update(markup_version=0)


def changed(reply: Reply) -> None:
    """Store it anew with those that answer it by name, and give the letter a new version."""
    save([reply, *reply.answers.select_related("letter", "voice", "parent__voice")])
    letter = Letter.objects.get(pk=reply.letter_id)
    letter.touch()
    shelves.new_edition()


class Interface(Spoken):
    """The interface's words for the slots of one page of replies, in the language of the page.

    `here` are the numbers on the page: an answer to one of them jumps, others load their page.
    """

    def __init__(self, here: Iterable[int]) -> None:
        super().__init__(
            author=gettext("Author of the letter"),
            to=pgettext("whom a reply answers", "to"),
            gone=gettext("a reply that was taken down"),
            before="",
        )
        self.here = frozenset(here)

    def other(self, kind: str, value: str) -> str:
        """Times, ways to other replies, and what names are said in."""
        if kind == "time":
            return spoken_time(datetime.fromisoformat(value))
        if kind == "machine":
            return value[:10] if settings.REPLY_TIMES == "day" else f"{value}Z"
        if kind == "link":
            page = "" if int(value) in self.here else f"?from={value}"
            return f"{page}#reply-{value}"
        name = {"name": value or gettext("the author of the letter")}
        if kind == "reply_to":
            return escape(gettext("Reply to %(name)s") % name)
        if kind == "report":
            return escape(gettext("Report the reply by %(name)s") % name)
        return super().other(kind, value)


def before_update(number: int, marks: list[list[int]]) -> str:
    """For a reply that was written before an update: which one, and a way there."""
    for update, last_before in marks:
        if number <= last_before:
            words = gettext('wrote before <a href="#update-{number}">update {number}</a>')
            return format_html(f"<li>{words}</li>", number=update)
    return ""


def spoken_time(when: datetime) -> str:
    """11 December 2012, 12:35 pm; or the day alone where the operator says so."""
    return dates.day(when) if settings.REPLY_TIMES == "day" else dates.minute(when)
