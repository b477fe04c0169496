"""The public log as Atom, in the language of the request: an entry for each month."""

from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext

from authors.clock import midnight
from moderation import figures
from moderation.log_views import Line, MonthLog
from writing import dates, reading


def log_atom(logs: list[MonthLog], now: date) -> str:
    """The feed of these months; `now` is the first day of the one that is not over."""
    page = settings.SITE_URL + reverse("moderation:log")
    feed = Atom1Feed(
        title=gettext("Dear Stranger: public log"),
        link=page,
        description=gettext("What was decided, month by month: no words, no names."),
        language=get_language(),
        author_name=gettext("The volunteers of Dear Stranger"),
        feed_url=settings.SITE_URL + reading.spoken_here(reverse("moderation:log_feed")),
    )
    for log in logs:
        address = reverse("moderation:log_month", args=[log.first.year, log.first.month])
        changed = log.first if log.first == now else figures.month_after(log.first)
        feed.add_item(
            title=_title(log.first, so_far=log.first == now),
            link=settings.SITE_URL + address,
            description=_in_html(log),
            unique_id=f"{page}#{log.first:%Y-%m}",
            pubdate=midnight(log.first),
            updateddate=midnight(changed),
        )
    return str(feed.writeString("utf-8"))


def _title(first: date, *, so_far: bool) -> str:
    month = {"month": dates.month(first)}
    if so_far:
        return gettext("Decisions in %(month)s, so far") % month
    return gettext("Decisions in %(month)s") % month


def _in_html(log: MonthLog) -> SafeString:
    if not log.lines and not log.answers:
        return format_html("<p>{}</p>", gettext("Nothing was decided."))
    totals = format_html_join("; ", "{}: {}", log.totals)
    lines = format_html_join("", "<li>{}</li>", ((_sentence(x),) for x in log.lines + log.answers))
    return format_html("<p>{}.</p><ul>{}</ul>", totals, lines)


def _sentence(line: Line) -> str:
    parts = [_deed(line)]
    parts += [gettext("put away by the author of a letter")] if line.curating else []
    parts += [_reason(line)] if line.ground else []
    parts += [gettext("not from the queue")] if line.unqueued else []
    parts += [gettext("half of them %(wait)s") % {"wait": line.wait}] if line.wait else []
    reversals = {"count": line.reversed}
    parts += [gettext("reversed on appeal: %(count)s") % reversals] if line.reversed else []
    return "; ".join(parts)


def _deed(line: Line) -> str:
    what = {"what": f"{line.done}: {line.kind}" + (f" ({line.count})" if line.count else "")}
    if line.automated:
        # Translators: %(what)s is, for example, "Held for a closer look: replies (7)".
        return gettext("%(what)s, by an automatic check") % what
    # Translators: %(what)s is, for example, "Taken down: replies (7)".
    return gettext("%(what)s, by volunteers") % what


def _reason(line: Line) -> str:
    shown = {"ground": line.ground, "rule": line.rule[1]}
    if line.in_question:
        shown["ground"] = gettext("in question: %(ground)s") % shown
    if line.by_law:
        return gettext("%(ground)s, under a law") % shown
    return gettext("%(ground)s, under the rule “%(rule)s”") % shown
