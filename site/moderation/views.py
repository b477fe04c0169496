"""Reporting a text, and hearing what came of it: no account, no script, no e-mail."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from authors import keys, once
from authors.forms import KeyForm
from authors.opening import FIELD
from authors.refusals import Gone
from comments.models import Reply
from letters.models import Update
from letters.views import find
from moderation import outcomes, reports
from moderation.forms import CONTACT_LIMIT, REPORT_LIMIT, ReportForm
from moderation.models import Subject
from moderation.reasons import HINTS, Ground
from moderation.subjects import letter_of
from writing.models import Status

NO_RECEIPT = gettext_lazy(
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
    return _report(request, letter)


@require_http_methods(["GET", "HEAD", "POST"])
def report_reply(request: HttpRequest, public_id: str, number: int) -> HttpResponse:
    """Report one reply."""
    return _report_under(request, Reply.objects.select_related("voice"), public_id, number)


@require_http_methods(["GET", "HEAD", "POST"])
def report_update(request: HttpRequest, public_id: str, number: int) -> HttpResponse:
    """Report one update."""
    return _report_under(request, Update.objects.all(), public_id, number)


def _report_under(
    request: HttpRequest, rows: QuerySet[Any], public_id: str, number: int
) -> HttpResponse:
    """Report what stands under a letter: both have to be public."""
    public = rows.select_related("letter").filter(status=Status.PUBLISHED)
    try:
        subject: Subject = get_object_or_404(public, letter=find(public_id), number=number)
    except (Http404, Gone) as gone:
        return _second_click(request, gone)
    return _report(request, subject)


def _second_click(request: HttpRequest, gone: Exception) -> HttpResponse:
    """Something that is not public has no report form, but a form of before its receipt."""
    form, token = ReportForm(request.POST), request.POST.get("token", "")
    if request.method == "POST" and once.is_token(token) and form.is_valid():
        receipt = reports.made_before(request, token, form)
        if receipt:
            return _sent(request, receipt)
    raise gone


def _sent(request: HttpRequest, receipt: reports.Receipt, back: str = "") -> HttpResponse:
    context = {"receipt": receipt, "back": back}
    return render(request, "moderation/report_sent.html", context)


def _report(request: HttpRequest, subject: Subject) -> HttpResponse:
    form = ReportForm(request.POST) if request.method == "POST" else ReportForm()
    token = request.POST.get("token", "")
    if request.method == "POST" and form.is_valid() and once.is_token(token):
        return _sent(request, reports.make(request, subject, token, form), _way_back(subject))
    context: dict[str, Any] = {"subject": subject, "form": form, "back": _way_back(subject)}
    context |= {
        "limit": REPORT_LIMIT,
        "contact_limit": CONTACT_LIMIT,
        "token": token if once.is_token(token) else keys.new_token(),
        "grounds": [(ground.value, ground.label, HINTS.get(ground, "")) for ground in Ground],
        "asked_again": request.method == "POST" and form.is_valid(),
    }
    wrong = request.method == "POST"
    return render(request, "moderation/report.html", context, status=422 if wrong else 200)


def _way_back(subject: Subject) -> str:
    """Where it stands, "" once nobody can read the letter; a hold may just have come of this."""
    if not letter_of(subject).is_public:
        return ""
    return (
        subject.get_absolute_url() if subject.is_public else letter_of(subject).get_absolute_url()
    )


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
