"""The page that ends an account, with a choice for each letter and each voice."""

from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from authors.middleware import DeskRequest
from authors.refusals import Forged, TooFast
from desk import shelf
from desk.shelf import Shelf
from members import closing, proof, ring, rings
from members.choices import Choice, offered
from members.doors import members_only
from members.models import Member
from members.signing import forgetting


@sensitive_post_parameters(proof.FIELD)
@require_http_methods(["GET", "HEAD", "POST"])
@members_only
def delete(request: DeskRequest, member: Member) -> HttpResponse:
    """Delete the account. Asks for the password, and what becomes of each letter."""
    if closing.is_volunteers(member):
        return render(request, "members/delete_volunteer.html", status=_refused(request))
    held, damaged = _held(member)
    choices = _choices(request, held)
    if request.method == "POST":
        try:
            problem = _problem(request, member)
        except TooFast as wait:
            return _wait(request, held, choices, damaged, wait.wait)
        if not problem:
            closing.close(member, _by_key(held, choices))
            return _gone(request)
        return _page(request, held, choices, damaged, status=422, problem=problem)
    return _page(request, held, choices, damaged)


def _refused(request: DeskRequest) -> int:
    return 403 if request.method == "POST" else 200


def _held(member: Member) -> tuple[Shelf, bool]:
    """What the account holds, and whether its ring is damaged."""
    try:
        return shelf.of(rings.held(member)), False
    except ring.Damaged:
        return Shelf(), True


def _choices(request: DeskRequest, held: Shelf) -> dict[str, Choice]:
    """What was chosen for each entry; to leave it, where nothing was. Raises Forged."""
    found = {}
    for entry in held.entries:
        chosen = request.POST.get(f"for {entry.handle}", Choice.LEAVE)
        if chosen not in offered(entry):
            raise Forged
        found[entry.handle] = Choice(chosen)
    return found


def _by_key(held: Shelf, choices: dict[str, Choice]) -> dict[int, Choice]:
    return {entry.key: choices[entry.handle] for entry in held.entries if entry.key is not None}


def _problem(request: DeskRequest, member: Member) -> str:
    """What is missing. The password is tried last, and only if nothing else is. TooFast."""
    if "sure" not in request.POST:
        return gettext("Tick the box if you want to delete this account. Nothing was changed.")
    if proof.is_right(request, member, request.POST.get(proof.FIELD, "")):
        return ""
    return gettext("That is not the password of this account. Nothing was changed.")


def _gone(request: DeskRequest) -> HttpResponse:
    """Signed out; this browser lets go of its keys too."""
    logout(request)
    page = render(request, "members/deleted.html", {"backup_days": settings.BACKUP_DAYS})
    return forgetting(request, page)


def _wait(
    request: DeskRequest, held: Shelf, choices: dict[str, Choice], damaged: bool, seconds: int
) -> HttpResponse:
    """429 on the page itself, with the choices kept and without the password."""
    said = ngettext(
        "Too many wrong tries. Wait %(count)s second, then try again. Nothing was changed.",
        "Too many wrong tries. Wait %(count)s seconds, then try again. Nothing was changed.",
        seconds,
    )
    problem = said % {"count": seconds}
    answer = _page(request, held, choices, damaged, status=429, problem=problem)
    answer["Retry-After"] = str(seconds)
    return answer


def _page(
    request: DeskRequest,
    held: Shelf,
    choices: dict[str, Choice],
    damaged: bool,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    rows = [(entry, choices[entry.handle], offered(entry)) for entry in held.entries]
    context = {
        "rows": rows,
        "damaged": damaged,
        "problem": "",
        "backup_days": settings.BACKUP_DAYS,
        **more,
    }
    return render(request, "members/delete.html", context, status=status)
