"""A letter's markup, made when something about it changes and joined when it is read.

`card` is the folded letter of the lists, `sheet` the article of its own page. What a reader
may find changed without the letter being saved (counts) stands in slots.
"""

from typing import TYPE_CHECKING

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext, ngettext

from letters import explained
from letters.models import Letter, Needs
from writing.counts import counted, grouped
from writing.later import Spoken
from writing.slots import Slots, fill, put

if TYPE_CHECKING:
    from letters.lists import Row

# Raise this when letters/_card.html or letters/_sheet.html change; `manage.py rerender`
# brings stored rows up to date, and until then they are rendered when read.
VERSION = 6
# What a search puts other words into stands on a card between two slots, which print nothing.
_AS_STORED = dict.fromkeys(("heading", "heading_end", "excerpt", "excerpt_end"), "")


def render(letter: Letter) -> None:
    """Make both pieces anew and save them."""
    terms = explained.terms()
    updates = list(letter.updates.visible().prefetch_related("notes"))
    context = {
        "letter": letter,
        "words": explained.words(letter, terms),
        "categories": list(letter.categories.all()),
        "notes": list(letter.notes.all()),
        "updates": [(update, explained.words(update, terms)) for update in updates],
        "earlier": _earlier(letter),
        "slot": Slots(),
    }
    with translation.override(None):  # labels leave themselves untranslated: they become slots
        letter.card = render_to_string("letters/_card.html", context)
        letter.sheet = render_to_string("letters/_sheet.html", context)
    letter.markup_version = VERSION
    letter.save(update_fields=["card", "sheet", "markup_version"])


def _earlier(letter: Letter) -> Letter | None:
    """The letter its author says was theirs too, while anybody may read it."""
    return letter.earlier if letter.earlier and letter.earlier.is_public else None


def fresh(letter: Letter) -> Letter:
    """The letter, rendered anew if a template has changed since."""
    if letter.markup_version != VERSION:
        render(letter)
    return letter


def counts(letter: "Letter | Row") -> Spoken:
    """The words of the slots. They are the same on a card, on the sheet and in the heading."""
    felt = letter.felt_count
    return Spoken(
        replies=replies_in_words(letter),
        replies_count=reply_count(letter.reply_count),
        felt=f"<li>{felt_in_words(felt)}</li>" if felt else "",
        felt_line=f"<p>{felt_in_words(felt)}.</p>" if felt else "",
        **_AS_STORED,
    )


def reply_count(replies: int) -> str:
    """0 replies, 1 reply, 1,204 replies."""
    return counted(replies, "reply")


def replies_in_words(letter: "Letter | Row") -> str:
    """What a card says about replies: those without one ask for one, unless none is wanted."""
    if letter.reply_count:
        return reply_count(letter.reply_count)
    if letter.closed or letter.closed_by_author:
        return gettext("Replies are closed")
    if letter.needs == Needs.NO_REPLIES:
        return gettext("No replies asked for")
    return gettext("Waiting for a first reply")


def felt_in_words(felt: int) -> str:
    """1 stranger felt this, 31 strangers felt this."""
    line = ngettext("%(count)s stranger felt this", "%(count)s strangers felt this", felt)
    return line % {"count": grouped(felt)}


def card(row: "Row", trail: str = "") -> str:
    """The folded letter, ready for a list. `trail` ends its address, escaped: "?in=all"."""
    stored = row.card
    if row.markup_version != VERSION:
        stored = fresh(Letter.objects.get(pk=row.pk)).card
    words = counts(row)
    words["trail"] = trail
    return fill(stored, words)


def found_card(letter: Letter, heading: str, excerpt: str) -> str:
    """The folded letter as a search shows it: with another heading and passage, both escaped."""
    found = put(put(fresh(letter).card, "heading", heading), "excerpt", excerpt)
    words = counts(letter)
    words["trail"] = ""
    return fill(found, words)


def sheet(letter: Letter) -> str:
    """The letter itself, ready for its page."""
    return fill(fresh(letter).sheet, counts(letter))
