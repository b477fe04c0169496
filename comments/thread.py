"""One page of a conversation: an indexed range of stored markup, joined into nested lists."""

from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from comments import stored
from comments.models import STEP, Reply
from letters import explained
from letters.models import Letter
from writing.counts import counted, grouped
from writing.slots import fill

PAGE = 50
NEST = 6  # levels of nested lists on screen; deeper replies stay level and say whom they answer

Row = tuple[int, str, str, int, int]  # number, path, markup, felt_count, markup_version
# Seen; what is heard says the number with its noun, which has a word of its own for one or two.
_COUNT = '<span class="count" aria-hidden="true">{}</span>'
_FIELDS = ("number", "path", "markup", "felt_count", "markup_version")


@dataclass(frozen=True)
class Page:
    """What the template needs: the lists, and the number that the next page begins with."""

    html: SafeString
    next: int = 0
    starts_inside: bool = False


def page(letter: Letter, start: str = "") -> Page:
    """Fifty replies in thread order, from the first or from number `start` on.

    A `start` that is no number of this thread reads as the first.
    """
    rows = Reply.objects.filter(letter_id=letter.pk).in_thread()
    begin = _path_of(letter, start)
    if begin:
        rows = rows.filter(path__gte=begin)
    found: list[Row] = list(rows.values_list(*_FIELDS)[: PAGE + 1])
    shown, rest = found[:PAGE], found[PAGE:]
    numbers = frozenset(row[0] for row in shown)
    above = _ancestors(letter, begin) if begin and len(begin) > STEP else []
    return Page(
        html=_nested(above + _filled(letter, shown, numbers)),
        next=rest[0][0] if rest else 0,
        starts_inside=bool(begin and begin != "0000"),
    )


def _path_of(letter: Letter, start: str) -> str:
    if not (start.isascii() and start.isdecimal()) or len(start) > 9:
        return ""
    rows = Reply.objects.filter(letter_id=letter.pk, number=int(start), was_public=True)
    return rows.values_list("path", flat=True).first() or ""


def _filled(letter: Letter, rows: list[Row], numbers: frozenset[int]) -> list[tuple[str, str]]:
    words = stored.Interface(numbers)
    old = [row[0] for row in rows if row[4] != stored.VERSION]
    anew = _made_anew(letter, old) if old else {}
    out = []
    for number, path, markup, felt, _ in rows:
        words["count"] = _COUNT.format(grouped(felt)) if felt else ""
        words["before"] = stored.before_update(number, letter.update_marks)
        words["so_far"] = f" {counted(felt, 'stranger so far')}" if felt else ""
        out.append((path, fill(anew.get(number, markup), words)))
    return out


def _made_anew(letter: Letter, numbers: list[int]) -> dict[int, str]:
    """Markup for rows that were stored by an older version of the pages."""
    rows = Reply.objects.filter(letter=letter, number__in=numbers)
    found = rows.select_related("letter", "voice", "parent__voice")
    terms = explained.terms()
    return {reply.number: stored.make(reply, terms) for reply in found}


def _ancestors(letter: Letter, path: str) -> list[tuple[str, str]]:
    """One line for each reply above the first one of the page."""
    paths = [path[:end] for end in range(STEP, len(path), STEP)]
    rows = Reply.objects.filter(letter_id=letter.pk, path__in=paths).order_by("path")
    return [(row.path, _above(row)) for row in rows.select_related("voice")]


def _above(reply: Reply) -> SafeString:
    line = '<p class="fine above"><a href="?from={}#reply-{}">{}</a></p>'
    # Translators: heads a page that begins in the middle of a conversation. {name} is who wrote
    # the reply above it, or “a reply that was taken down”.
    said = format_html(gettext("Above: {name}"), name=format_html("<bdi>{}</bdi>", name_of(reply)))
    return format_html(line, reply.number, reply.number, said)


def name_of(reply: Reply) -> str:
    """Whom a reader answers: a name, or what is left of it."""
    return reply.voice.shown_name if reply.is_public else gettext("a reply that was taken down")


def _nested(items: list[tuple[str, str]]) -> SafeString:
    """(path, markup) pairs in thread order as nested ordered lists, NEST levels at most."""
    out, open_levels = [], 0
    for path, markup in items:
        level = min(len(path) // STEP, NEST)
        if level > open_levels:
            # A page that begins mid-thread has its ancestors, so levels open one by one.
            out.append("<ol><li>" * (level - open_levels))
        else:
            out.append("</li></ol>" * (open_levels - level) + "</li><li>")
        out.append(markup)
        open_levels = level
    out.append("</li></ol>" * open_levels)
    return mark_safe("".join(out))  # noqa: S308 - joined from our own markup
