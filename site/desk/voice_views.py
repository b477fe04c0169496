"""The desk of a voice: one's own replies under one letter, to edit and to take back."""

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from authors.middleware import DeskRequest
from authors.refusals import NotOpen
from comments import posting
from comments.forms import ReplyForm
from comments.models import Reply, Thanks, Voice
from desk import moving, news, statements
from desk.doors import voices_only
from desk.statements import Mistake
from desk.views import EDITABLE
from letters.models import Letter
from writing import nudges, screened, versions
from writing.models import KEPT_AFTER_TAKING_BACK


def own_replies(letter: Letter, voices: list[Voice]) -> QuerySet[Reply]:
    """What these voices said under this letter."""
    return Reply.objects.filter(letter=letter, voice__in=voices).select_related("voice", "letter")


@require_http_methods(["GET", "HEAD", "POST"])
@voices_only
def voice(request: DeskRequest, letter: Letter, voices: list[Voice]) -> HttpResponse:
    """What these voices said, what was answered since the last visit, what was decided."""
    if request.method == "POST":  # six words through the "locked" page
        return redirect("desk:voice", letter.public_id)
    return voice_page(request, letter, voices)


def voice_page(
    request: DeskRequest,
    letter: Letter,
    voices: list[Voice],
    status: int = 200,
    mistake: Mistake | None = None,
) -> HttpResponse:
    """The desk of these voices; `mistake` is an appeal that came back, to be shown again."""
    own = list(own_replies(letter, voices).order_by("-number"))
    found = news.for_voices(letter, voices)
    news.seen_by(voices, found)
    decided = statements.of(own, mistake)
    context = {
        "letter": letter,
        "voices": voices,
        "strangers": [voice for voice in voices if not voice.is_author],
        "news": found,
        "own": [(reply, decided[reply.pk], reply.status in EDITABLE) for reply in own],
        "thanks": list(Thanks.objects.filter(reply__in=own).select_related("reply")),
        "taken_back_days": KEPT_AFTER_TAKING_BACK,
        "mistake": mistake and mistake.form,
        "removed_days": settings.REMOVED_DAYS,
    }
    return render(request, "desk/voice.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@voices_only
def edit(request: DeskRequest, letter: Letter, voices: list[Voice], number: int) -> HttpResponse:
    """Edit one's own reply."""
    reply = get_object_or_404(own_replies(letter, voices), number=number)
    if reply.status not in EDITABLE:
        raise NotOpen(letter=letter, editing=True)
    if request.method != "POST" or "body" not in request.POST:
        now = {"body": reply.source, "folded": reply.folded}
        return _edit_page(request, reply, ReplyForm(initial=now))
    sent = nudges.changed("reply", request.POST)
    form = ReplyForm(sent)
    if not form.is_valid():
        base = versions.begun(sent.get(versions.FIELD), "", reply.source)
        return _edit_page(request, reply, form, status=422, base=base)
    try:
        return _saved(request, reply, form, sent)
    except versions.Overtaken:
        return _edit_page(request, reply, form, status=409, stands=reply)


def _saved(request: DeskRequest, reply: Reply, form: ReplyForm, sent: QueryDict) -> HttpResponse:
    """Save it, or first show what is new in it. Raises versions.Overtaken."""
    body, folded = form.cleaned_data["body"], form.cleaned_data["folded"]
    began = sent.get(versions.FIELD)
    versions.insist(began, "", reply.source, ("", body))
    found = nudges.of("reply", body, safe=not folded, before=reply.source)
    if found and found.mark != sent.get("seen"):
        return _edit_page(request, reply, form, nudges=found)
    verdict = screened.check(request, "reply", body, itself=str(reply))
    posting.edit(reply, body, folded, verdict, began)
    return redirect("desk:voice", reply.letter.public_id)


def _edit_page(
    request: DeskRequest, reply: Reply, form: ReplyForm, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "letter": reply.letter,
        "reply": reply,
        "form": form,
        "nudges": None,
        "stands": None,
        "base": versions.mark_of("", reply.source),
        **more,
    }
    return render(request, "desk/edit_reply.html", context, status=status)


@require_POST
@voices_only
def move(request: DeskRequest, letter: Letter, voices: list[Voice], number: int) -> HttpResponse:
    """Take one's own reply back, or put it back; it keeps its place. A second click is harmless."""
    reply = get_object_or_404(own_replies(letter, voices), number=number)
    moving.move(reply, letter, request.POST.get("act", "take_back"))
    return redirect("desk:voice", letter.public_id)
