"""Reporting a letter or a reply: no account, no script, no e-mail."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from comments.models import Reply
from letters.models import Letter
from letters.views import find
from moderation.forms import REPORT_LIMIT, ReportForm
from moderation.models import Report
from moderation.reasons import HINTS, Ground
from writing import pace
from writing.models import Status


@require_http_methods(["GET", "HEAD", "POST"])
def report_letter(request: HttpRequest, public_id: str) -> HttpResponse:
    """Report a letter."""
    return _report(request, find(public_id), None)


@require_http_methods(["GET", "HEAD", "POST"])
def report_reply(request: HttpRequest, public_id: str, number: int) -> HttpResponse:
    """Report one reply."""
    letter = find(public_id)
    replies = Reply.objects.select_related("voice", "letter").filter(status=Status.PUBLISHED)
    return _report(request, letter, get_object_or_404(replies, letter=letter, number=number))


def _report(request: HttpRequest, letter: Letter, reply: Reply | None) -> HttpResponse:
    form = ReportForm(request.POST) if request.method == "POST" else ReportForm()
    context: dict[str, Any] = {
        "letter": letter,
        "reply": reply,
        "form": form,
        "limit": REPORT_LIMIT,
    }
    if request.method == "POST" and form.is_valid():
        pace.keep(request, "report")
        Report.objects.create(
            letter=None if reply else letter,
            reply=reply,
            ground=form.cleaned_data["ground"],
            words=form.cleaned_data["words"],
        )
        return render(request, "moderation/report_sent.html", context)
    context["grounds"] = [(ground.value, ground.label, HINTS.get(ground, "")) for ground in Ground]
    wrong = request.method == "POST"
    return render(request, "moderation/report.html", context, status=422 if wrong else 200)
