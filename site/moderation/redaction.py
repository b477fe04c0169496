"""Taking words out of a text for good: nothing that repeats them is left behind."""

from collections.abc import Iterable

from django.db import connection, transaction
from django.utils.translation import gettext_lazy, override

from comments import stored, voices
from comments.models import Reply
from letters import shelves
from letters.models import Letter, Update
from letters.search import tidying
from moderation import cases
from moderation.models import Appeal, DecisionWords, Report
from screening import contact, personal
from screening.offered import spoken
from writing import earlier, echoes
from writing.models import Language, Writing
from writing.text import TITLE_LIMIT

# What stands in the place of what was taken out, by what the screens call it.
# Translators: these words stand in a letter, in brackets, where a volunteer took words out of it.
MASKS = {
    "name": gettext_lazy("[name removed]"),
    "phone": gettext_lazy("[number removed]"),
    "email": gettext_lazy("[address removed]"),
    "street": gettext_lazy("[address removed]"),
    "handle": gettext_lazy("[name removed]"),
    "place": gettext_lazy("[place removed]"),
    "employer": gettext_lazy("[place removed]"),
    "school": gettext_lazy("[place removed]"),
    "date": gettext_lazy("[date removed]"),
}
MASK = gettext_lazy("[removed]")


def found_in(text: str) -> dict[str, str]:
    """Passage -> code, for everything in a text that could lead to somebody."""
    found = [*contact.find(text), *personal.find(text)]
    return {text[one.start : one.end]: one.code for one in found if one.end}


def stands_in(subject: Writing, pieces: Iterable[str]) -> bool:
    """Whether any of these words stand in it, its title or its name."""
    shown = [subject.source, *_names_of(subject)]
    return any(piece in part for piece in pieces if piece.strip() for part in shown)


def missing(subject: Writing, pieces: Iterable[str]) -> list[str]:
    """Those that do not stand in it: a slip of the pen must not pass for done."""
    return [piece for piece in pieces if piece.strip() and not stands_in(subject, [piece])]


def redact(subject: Writing, pieces: Iterable[str]) -> dict[str, str]:
    """Take every occurrence of each piece out of the text and of all that was said about it.

    A title loses them too; a pseudonym or byline that holds one goes as a whole, and so does what
    an edit replaced. What stands in their place, by piece; nothing, with nothing changed, when
    none is there. Call it in a transaction.
    """
    wanted = sorted({piece for piece in pieces if piece.strip()}, key=len, reverse=True)
    if not stands_in(subject, wanted):
        return {}
    codes = found_in(subject.source)
    with override(spoken(_language(subject))):
        masks = {piece: str(MASKS.get(codes.get(piece, ""), MASK)) for piece in wanted}
    if isinstance(subject, Letter):
        _redact_letter(subject, masks)
    elif isinstance(subject, Reply):
        _redact_reply(subject, masks)
    elif isinstance(subject, Update):
        _redact_update(subject, masks)
    echoes.remember(subject)
    earlier.forget(subject)
    _redact_what_was_said(subject, masks)
    transaction.on_commit(forget_the_log)
    return masks


def _language(subject: Writing) -> str:
    """What is said in it is in, a reply's mostly that of its letter."""
    if isinstance(subject, Reply) and subject.language == Language.OTHER:
        return str(subject.letter.language)
    return str(subject.language)


def masked(text: str, masks: dict[str, str]) -> str:
    """A text without the pieces. Where two overlap both go, under the mask of the first."""
    parts, done = [], 0
    for start, end, mask in _spans(text, masks):
        parts += [text[done:start], mask]
        done = end
    return "".join([*parts, text[done:]])


def _spans(text: str, masks: dict[str, str]) -> list[tuple[int, int, str]]:
    """Where the pieces stand, in their order, those that overlap made into one."""
    found: list[tuple[int, int, str]] = []
    for piece, mask in masks.items():
        start = text.find(piece)
        while start >= 0:
            found.append((start, start + len(piece), mask))
            start = text.find(piece, start + 1)
    merged: list[tuple[int, int, str]] = []
    for start, end, mask in sorted(found, key=lambda span: (span[0], -span[1])):
        if merged and start < merged[-1][1]:
            first, last, before = merged.pop()
            merged.append((first, max(last, end), before))
        else:
            merged.append((start, end, mask))
    return merged


def _names_of(subject: Writing) -> list[str]:
    if isinstance(subject, Letter):
        return [subject.title, subject.byline]
    if isinstance(subject, Update):
        return [subject.heading]
    return [subject.voice.name] if isinstance(subject, Reply) else []


def _redact_letter(letter: Letter, masks: dict[str, str]) -> None:
    letter.set_words(masked(letter.source, masks))
    letter.set_title(masked(letter.title, masks)[:TITLE_LIMIT])
    if any(piece in letter.byline for piece in masks):
        letter.byline = ""
    voices.rename_author(letter, letter.byline)
    letter.save()
    shelves.changed(letter)


def _redact_reply(reply: Reply, masks: dict[str, str]) -> None:
    reply.set_words(masked(reply.source, masks))
    reply.save(update_fields=["source", "html"])
    if any(piece in reply.voice.name for piece in masks):
        voices.rename(reply.voice, "")
    stored.changed(reply)


def _redact_update(update: Update, masks: dict[str, str]) -> None:
    update.set_words(masked(update.source, masks))
    update.heading = masked(update.heading, masks)[:TITLE_LIMIT]
    update.save(update_fields=["source", "html", "heading"])
    shelves.changed(update.letter)


def _redact_what_was_said(subject: Writing, masks: dict[str, str]) -> None:
    """Reports, appeals and words for the author may have quoted it."""
    for report in Report.objects.filter(**cases.about(subject)):
        report.facts = masked(report.facts, masks)
        report.save(update_fields=["facts"])
    for model in (DecisionWords, Appeal):
        for said in model._default_manager.filter(**cases.through("decision", subject)):
            said.words = masked(said.words, masks)
            said.save(update_fields=["words"])


def forget_the_log(most: int | None = tidying.AT_ONCE) -> None:
    """Take erased words out of the pages of the search index, in at most so many steps, and empty
    SQLite's write-ahead log, which still holds the old pages. Harmless to repeat.

    While somebody reads, a part of it stays until the next time: `manage.py tick` asks again.
    """
    tidying.tidy(most)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
