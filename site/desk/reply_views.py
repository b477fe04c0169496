"""What a letter's author can do with one reply under it: thank, put away, show again."""

from contextlib import suppress

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from authors.middleware import DeskRequest
from authors.refusals import Forged, NotOpen
from comments import thanks
from comments.models import Reply, Thanks, Voice
from desk.doors import authors_only
from letters.models import Letter
from moderation import curating
from writing.models import Deed, Status, WrongTurn

_SEEN = (Status.PUBLISHED, Status.MUTED)


@require_http_methods(["GET", "HEAD", "POST"])
@authors_only
def reply(request: DeskRequest, letter: Letter, number: int) -> HttpResponse:
    """One stranger's reply, with what its reader can do about it."""
    if not letter.is_public:
        raise NotOpen(letter=letter, editing=True)
    strangers = Reply.objects.exclude(voice__role=Voice.Role.AUTHOR).filter(status__in=_SEEN)
    rows = strangers.select_related("voice", "letter")
    found: Reply = get_object_or_404(rows, letter=letter, number=number)
    if request.method == "POST" and "act" in request.POST:
        _act(found, request.POST["act"], request.POST.get("words", ""))
        return redirect("desk:reply", letter.public_id, number)
    context = {
        "letter": letter,
        "reply": found,
        "said": thanks.of(found),
        "sentences": Thanks.Words.choices,
        "may_put_away": curating.may_put_away(found),
        "was_put_back": curating.was_put_back(found),
    }
    return render(request, "desk/reply.html", context)


def _act(found: Reply, act: str, words: str) -> None:
    """Do it; a second click, and a page that is older than what it shows, change nothing."""
    if act == "thank" and words in Thanks.Words.values:
        if found.is_public:
            thanks.thank(found, words)
    elif act == "unthank":
        thanks.take_back(found)
    elif act == "put_away":
        with suppress(WrongTurn):
            if not curating.was_put_back(found):
                found.turn(Deed.MUTE)
    elif act == "show":
        with suppress(WrongTurn):
            found.turn(Deed.UNMUTE)
    else:
        raise Forged
