"""Bringing a key into an account, after saying plainly what that joins and for whom."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy, gettext_noop
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from authors.middleware import DeskRequest
from authors.opening import FIELD, WRONG, try_key
from desk import shelf
from desk.shelf import Shelf
from members import ring, rings
from members.doors import members_only
from members.models import Member

NOT_SURE = gettext_lazy("Tick the box if you have read what this joins, and want it.")
NOTHING = gettext_lazy(
    "Type the six words of a letter or reply, or choose one that this browser has open."
)
FULL = gettext_lazy(
    "An account holds at most %(most)s keys, and these would be more. Nothing was "
    "brought in. Let some go first, or use their six words."
)
DAMAGED = gettext_lazy("What your account holds does not open, so nothing can be added to it now.")
# Waits in the session until the next page, which says it in the reader's language.
BROUGHT = gettext_noop("Your account holds it now. You find it in the list below.")


@sensitive_post_parameters(FIELD)
@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def bring(request: DeskRequest, member: Member) -> HttpResponse:
    """Say what it joins; then bring in a key by its words, or some that this browser holds."""
    here = _here(request, member)
    if request.method != "POST":
        return _page(request, here)
    problem = _problem(request, here) or _brought(request, member, here)
    if problem:
        return _page(request, here, status=422, problem=problem)
    messages.success(request, BROUGHT)
    return redirect("members:desk")


def _here(request: DeskRequest, member: Member) -> Shelf:
    """What this browser's keys open and the account does not hold yet."""
    try:
        mine = set(rings.held(member))
    except ring.Damaged:
        return Shelf()
    return shelf.of([key for key in request.desk.keys if key not in mine])


def _problem(request: DeskRequest, here: Shelf) -> str:
    """What is missing in the form, before any six words are tried."""
    if not request.POST.get(FIELD, "").strip() and not _chosen(request, here):
        return str(NOTHING)
    return "" if "sure" in request.POST else str(NOT_SURE)


def _brought(request: DeskRequest, member: Member, here: Shelf) -> str:
    """Bring them in; what stood in the way, or "". Raises TooFast after many wrong words."""
    keys, words = _chosen(request, here), request.POST.get(FIELD, "").strip()
    if words:
        key = try_key(request, words)
        if key is None:
            return str(WRONG)
        keys.append(key.pk)
    try:
        rings.bring(member, keys)
    except rings.Full:
        return FULL % {"most": ring.MOST_KEYS}
    except ring.Damaged:
        return str(DAMAGED)
    return ""


def _chosen(request: DeskRequest, here: Shelf) -> list[int]:
    """The keys of this browser that were ticked."""
    found = (here.find(handle) for handle in request.POST.getlist("entry"))
    return [entry.key for entry in found if entry and entry.key is not None]


def _page(request: DeskRequest, here: Shelf, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "here": here,
        "chosen": request.POST.getlist("entry"),
        "words": request.POST.get(FIELD, ""),
        "problem": "",
        "backup_days": settings.BACKUP_DAYS,
        **more,
    }
    return render(request, "members/bring.html", context, status=status)
