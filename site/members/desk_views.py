"""The account's own page: every letter and reply whose key it holds, from any device."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy, gettext_noop
from django.views.decorators.http import require_POST, require_safe

from authors.middleware import DeskRequest
from authors.refusals import Forged
from desk import shelf
from desk.shelf import Entry
from members import ring, rings
from members.doors import members_only
from members.models import Member

GONE = gettext_lazy("That key is not in your account any more, so nothing was changed.")
FULL_BROWSER = gettext_lazy(
    "This browser already holds 100 keys, so that desk was not opened. "
    "Let go of some at the desk of this browser, or use another browser."
)
# Waits in the session until the next page, which says it in the reader's language.
LET_GO = gettext_noop(
    "Your account holds that key no longer. What you wrote stays as it is, "
    "and its six words still open it."
)


@require_safe
@members_only
def desk(request: DeskRequest, member: Member) -> HttpResponse:
    """What the keys of this account open. Looking changes nothing."""
    return desk_page(request, member)


def desk_page(request: DeskRequest, member: Member, status: int = 200, **more: Any) -> HttpResponse:
    """The page, with a `problem` or without; a ring that does not open is said plainly."""
    try:
        context = {"shelf": shelf.of(rings.held(member)), "damaged": False}
    except ring.Damaged:
        context = {"shelf": shelf.Shelf(), "damaged": True}
    context |= {"problem": "", **more}
    return render(request, "members/desk.html", context, status=status)


@require_POST
@members_only
def open_desk(request: DeskRequest, member: Member) -> HttpResponse:
    """Put one of the keys into this browser's desk, and go there."""
    entry = chosen(request, member)
    if entry is None or entry.key is None:
        return desk_page(request, member, status=422, problem=GONE)
    if not request.desk.hold(entry.key):
        return desk_page(request, member, status=422, problem=FULL_BROWSER)
    return redirect(entry.url)


@require_POST
@members_only
def let_go(request: DeskRequest, member: Member) -> HttpResponse:
    """Take one key out of the account, after asking. The letter stays."""
    entry = chosen(request, member)
    if entry is None or entry.key is None:
        return desk_page(request, member, status=422, problem=GONE)
    if "sure" not in request.POST:
        return render(request, "members/let_go.html", {"entry": entry})
    rings.let_go(member, entry.key)
    messages.success(request, LET_GO)
    return redirect("members:desk")


def chosen(request: DeskRequest, member: Member) -> Entry | None:
    """The entry a form names, if this account holds its key. Raises Forged where none is named."""
    handle = request.POST.get("entry", "")
    if not handle:
        raise Forged
    try:
        return shelf.of(rings.held(member)).find(handle)
    except ring.Damaged:
        return None
