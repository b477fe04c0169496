"""Reporting a letter or a reply, and hearing what came of it: no account, no script, no e-mail."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods

from authors import keys, once
from authors.forms import KeyForm
from authors.opening import FIELD
from authors.refusals import Gone
from comments.models import Reply
from letters.models import Letter
from letters.views import find
from moderation import outcomes, reports
from moderation.forms import CONTACT_LIMIT, REPORT_LIMIT, ReportForm
from moderation.reasons import HINTS, Ground
from writing.models import Status

NO_RECEIPT = (
    "These six words are no receipt of ours, or it was closed: six months after the decision. "
    "Check the spelling and the order."
)


@require_http_methods(["GET", "HEAD", "POST"])
def report_letter(request: HttpRequest, public_id: str) -> HttpResponse:
    """Report a letter."""
    try:
        letter = find(public_id)
    except (Http404, Gone) as gone:
        return _second_click(request, gone)
    return _report(request, letter, None)


@require_http_methods(["GET", "HEAD", "POST"])
def report_reply(request: HttpRequest, public_id: str, number: int) -> HttpResponse:
    """Report one reply."""
    replies = Reply.objects.select_related("voice", "letter").filter(status=Status.PUBLISHED)
    try:
        letter = find(public_id)
        reply = get_object_or_404(replies, letter=letter, number=number)
    except (Http404, Gone) as gone:
        return _second_click(request, gone)
    return _report(request, letter, reply)


def _second_click(request: HttpRequest, gone: Exception) -> HttpResponse:
    """Something that is not public has no report form, but a form of before its receipt."""
    form, token = ReportForm(request.POST), request.POST.get("token", "")
    if request.method == "POST" and once.is_token(token) and form.is_valid():
        receipt = reports.made_before(request, token, form)
        if receipt:
            context = {"letter": None, "reply": None, "receipt": receipt}
            return render(request, "moderation/report_sent.html", context)
    raise gone


def _report(request: HttpRequest, letter: Letter, reply: Reply | None) -> HttpResponse:
    form = ReportForm(request.POST) if request.method == "POST" else ReportForm()
    token = request.POST.get("token", "")
    context: dict[str, Any] = {"letter": letter, "reply": reply, "form": form}
    if request.method == "POST" and form.is_valid() and once.is_token(token):
        context["receipt"] = reports.make(request, reply or letter, token, form)
        return render(request, "moderation/report_sent.html", context)
    context |= {
        "limit": REPORT_LIMIT,
        "contact_limit": CONTACT_LIMIT,
        "token": token if once.is_token(token) else keys.new_token(),
        "grounds": [(ground.value, ground.label, HINTS.get(ground, "")) for ground in Ground],
        "asked_again": request.method == "POST" and form.is_valid(),
    }
    wrong = request.method == "POST"
    return render(request, "moderation/report.html", context, status=422 if wrong else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def receipt(request: HttpRequest) -> HttpResponse:
    """What came of a report, for whoever has its six words. They travel only in a POST body."""
    if request.method != "POST":
        return render(request, "moderation/receipt.html", {"form": KeyForm()})
    form = KeyForm(request.POST)
    if form.is_valid():
        report = reports.opened_with(request, form.words)
        if report:
            context = {"report": report, "outcome": outcomes.of(report)}
            return render(request, "moderation/outcome.html", context)
        form.add_error(FIELD, NO_RECEIPT)
    return render(request, "moderation/receipt.html", {"form": form}, status=422)
