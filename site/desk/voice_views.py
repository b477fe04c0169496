"""The desk of a voice: one's own replies under one letter, to edit and to take back."""

from contextlib import suppress

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from authors.middleware import DeskRequest
from authors.refusals import NotOpen
from comments import posting
from comments.forms import ReplyForm
from comments.models import Reply, Voice
from desk.doors import voices_only
from desk.news import since
from desk.views import EDITABLE, decisions_on
from letters.models import Letter
from writing.models import Deed, WrongTurn


def _own(letter: Letter, voices: list[Voice]) -> QuerySet[Reply]:
    return Reply.objects.filter(letter=letter, voice__in=voices).select_related("voice", "letter")


@require_http_methods(["GET", "HEAD", "POST"])
@voices_only
def voice(request: DeskRequest, letter: Letter, voices: list[Voice]) -> HttpResponse:
    """What these voices said, what was answered since the last visit, what was decided."""
    if request.method == "POST":  # six words through the "locked" page
        return redirect("desk:voice", letter.public_id)
    own = list(_own(letter, voices).order_by("-number"))
    answers = Reply.objects.visible().filter(parent__voice__in=voices).exclude(voice__in=voices)
    news = since(letter, answers, max(voice.seen_number for voice in voices))
    if news.new:
        Voice.objects.filter(pk__in=[v.pk for v in voices]).update(seen_number=news.seen)
    context = {
        "letter": letter,
        "voices": voices,
        "news": news,
        "own": [(reply, decisions_on(reply), reply.status in EDITABLE) for reply in own],
    }
    return render(request, "desk/voice.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@voices_only
def edit(request: DeskRequest, letter: Letter, voices: list[Voice], number: int) -> HttpResponse:
    """Edit one's own reply."""
    reply = get_object_or_404(_own(letter, voices), number=number)
    if reply.status not in EDITABLE:
        raise NotOpen(letter=letter, editing=True)
    form, status = ReplyForm(initial={"body": reply.source, "folded": reply.folded}), 200
    if request.method == "POST" and "body" in request.POST:
        form, status = ReplyForm(request.POST), 422
        if form.is_valid():
            reread = settings.PUBLISH == "after_reading"
            fields = form.cleaned_data
            posting.edit(reply, fields["body"], folded=fields["folded"], reread=reread)
            return redirect("desk:voice", letter.public_id)
    context = {"letter": letter, "reply": reply, "form": form}
    return render(request, "desk/edit_reply.html", context, status=status)


@require_POST
@voices_only
def take_down(
    request: DeskRequest, letter: Letter, voices: list[Voice], number: int
) -> HttpResponse:
    """Take one's own reply back; it leaves its place in the thread. A second click is harmless."""
    reply = get_object_or_404(_own(letter, voices), number=number)
    with suppress(WrongTurn):
        reply.turn(Deed.TAKE_BACK)
    return redirect("desk:voice", letter.public_id)
