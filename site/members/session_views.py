"""Where an account is signed in, and ending that."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST, require_safe

from authors.middleware import DeskRequest
from authors.refusals import Forged
from members import sessions
from members.doors import members_only
from members.models import Member
from members.session_store import kept_as


@require_safe
@members_only
def index(request: DeskRequest, member: Member) -> HttpResponse:
    """The sessions that still hold: the day each began, and which one is this."""
    found = sessions.of(member, request.session.session_key)
    return render(request, "members/sessions.html", {"sessions": found})


@require_POST
@members_only
def end(request: DeskRequest, member: Member) -> HttpResponse:
    """End one other session, or all others. One that has ended already is as good as ended."""
    here = request.session.session_key
    mark = request.POST.get("session", "")
    if "others" in request.POST:
        sessions.end(member, but=here)
        said = gettext_noop("You are signed in nowhere else now.")
    elif mark and mark != kept_as(here or ""):
        sessions.end_one(member, mark)
        said = gettext_noop("That session has ended.")
    else:
        raise Forged
    messages.success(request, said)  # in English: the next page says it in the reader's language
    return redirect("members:sessions")
