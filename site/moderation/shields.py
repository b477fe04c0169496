"""Looking after volunteers: topics they need not read today, rest, and a feed of what waits."""

import hashlib
import secrets
from datetime import timedelta
from functools import reduce
from operator import or_
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from authors.clock import this_minute, today
from authors.refusals import Forged
from moderation.forms import ShieldForm
from moderation.models import Case, Decision, Shield, StaffFeed

LONG_SHIFT = 25  # decisions of one volunteer within two hours
REST = (
    "You have decided about many things in the last two hours. The queue can wait: "
    "stand up, drink something, talk to somebody. What is urgent stays in front."
)


def muted_by(member: Any) -> list[int]:
    """The content notes this volunteer does not want to read today."""
    shield = Shield.objects.filter(member=member, day=today()).first()
    return list(shield.notes.values_list("pk", flat=True)) if shield else []


def offered(cases: QuerySet[Case], member: Any) -> QuerySet[Case]:
    """The queue without those topics; they stay in the total and are offered to others."""
    muted = muted_by(member)
    if not muted:
        return cases
    places = ("letter__notes", "reply__letter__notes", "update__notes", "update__letter__notes")
    away = [Q(**{f"{place}__in": muted}) for place in places]
    return cases.exclude(reduce(or_, away))


def totals(member: Any) -> dict[str, int]:
    """How many wait in all, and how many of those are not offered to this volunteer."""
    total = Case.objects.count()
    muted = bool(muted_by(member))
    shown = offered(Case.objects.all(), member).count() if muted else total
    return {"in_all": total, "kept_away": total - shown}


def is_a_long_shift(member: Any) -> bool:
    """Whether this volunteer has decided so much that a rest is due."""
    since = this_minute() - timedelta(hours=2)
    return Decision.objects.filter(actor=member, decided_at__gte=since).count() >= LONG_SHIFT


def shield(request: HttpRequest) -> HttpResponse:
    """Choose what not to be offered until the day (UTC) is over."""
    member = _who_sees_the_queue(request)
    form = ShieldForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if not form.is_valid():
            raise Forged
        kept, _ = Shield.objects.update_or_create(member=member, defaults={"day": today()})
        kept.notes.set(form.cleaned_data["notes"])
        messages.success(request, "Done. These topics are not offered to you today.")
        return redirect("admin:moderation_case_changelist")
    form.initial = {"notes": muted_by(member)}
    return _page(request, "shield", "Not today", form=form)


def feed_address(request: HttpRequest) -> HttpResponse:
    """Make a private feed address, shown once; a new one ends the old one. Or end it."""
    member = _who_sees_the_queue(request)
    address = ""
    if request.method == "POST":
        StaffFeed.objects.filter(member=member).delete()
        if "stop" not in request.POST:
            token = secrets.token_urlsafe(24)
            StaffFeed.objects.create(member=member, token=digest_of(token))
            address = reverse("moderation:staff_feed", args=[token])
    has_one = StaffFeed.objects.filter(member=member).exists()
    return _page(request, "feed", "A feed of what waits", address=address, has_one=has_one)


def digest_of(token: str) -> bytes:
    """What is stored of a feed's address: 192 random bits need no slow hash."""
    return hashlib.sha256(token.encode()).digest()


def _who_sees_the_queue(request: HttpRequest) -> Any:
    if not request.user.has_perm("moderation.view_case"):
        raise PermissionDenied
    return request.user


def _page(request: HttpRequest, name: str, title: str, **more: Any) -> HttpResponse:
    context = admin.site.each_context(request) | {"title": title, **more}
    return render(request, f"admin/moderation/{name}.html", context)
