"""Two Atom feeds: the public log by the month, and what waits, for one volunteer."""

from datetime import UTC, datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import override
from django.views.decorators.http import require_safe

from authors.clock import midnight, today
from letters import caching
from moderation import admin_views, backlog, figures
from moderation.log_atom import log_atom
from moderation.log_views import month_logs
from moderation.models import StaffFeed
from moderation.shields import digest_of
from writing import reading

MONTHS = 12
ATOM = Atom1Feed.content_type


def _site(name: str) -> str:
    return settings.SITE_URL + reverse(name)


# --- the public log --------------------------------------------------------------------


@require_safe
def log_feed(request: HttpRequest) -> HttpResponseBase:
    """The last twelve months of the public log, an entry for each, in the language that the
    address says: as every feed it reads no cookie (docs/decisions/0017).
    """
    speaks = reading.of_address(request).speaks
    now = figures.month_of(today())
    first = max(figures.first_month(), figures.month_after(now, 1 - MONTHS))
    with override(speaks or settings.LANGUAGE_CODE):
        logs = month_logs(min(first, now), figures.month_after(now))
    marks = "-".join(log.mark[:6] for log in logs)

    def render() -> HttpResponse:
        return HttpResponse(log_atom(logs, now), content_type=ATOM)

    return caching.same(request, f"log-feed.{now:%Y-%m}.{marks}.{speaks}", render, speaks)


# --- what waits ------------------------------------------------------------------------


@require_safe
def staff(request: HttpRequest, token: str) -> HttpResponse:
    """How much waits, for the one volunteer who has this address. Counts only."""
    found = StaffFeed.objects.select_related("member").filter(token=digest_of(token)).first()
    if found is None or not found.member.has_perm("moderation.view_case"):
        raise Http404
    response = HttpResponse(_staff_atom(backlog.counts()), content_type=ATOM)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def _staff_atom(waits: dict[str, int]) -> str:
    queue = _site("admin:moderation_case_changelist")
    changed = datetime.fromtimestamp(waits["newest"] * 3600, UTC)
    feed = Atom1Feed(
        title="Dear Stranger: what waits",
        link=queue,
        description="How much waits for volunteers.",
        language="en",
        author_name="Dear Stranger",
    )
    feed.add_item(
        title=f"{waits['waiting']} waiting, {waits['care']} of them care",
        link=queue,
        description=_what_waits(waits),
        unique_id=f"{queue}#{_care_mark(waits)}",
        updateddate=changed if waits["waiting"] else midnight(today()),
    )
    return str(feed.writeString("utf-8"))


def _what_waits(waits: dict[str, int]) -> str:
    if not waits["waiting"]:
        return "Nothing waits."
    one = waits["waiting"] == 1
    items = "1 item waits" if one else f"{waits['waiting']:,} items wait"
    age = admin_views.hours(waits["oldest"])
    return f"{items} for a volunteer; care: {waits['care']:,}. The oldest has waited {age}."


def _care_mark(waits: dict[str, int]) -> str:
    """New when something becomes care; as things are decided it stays, or is an earlier one.

    A feed reader announces an entry whose mark it has not seen.
    """
    if not waits["care"]:
        return "quiet"
    newest = f"{waits['newest_care']}.{waits['newest_urgent_report']}"
    return salted_hmac("moderation.feeds", newest, algorithm="sha256").hexdigest()[:16]
