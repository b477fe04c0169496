"""The two pages on which a volunteer decides: one act for one or many texts, and a correction."""

import datetime
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from authors.clock import today
from authors.refusals import Forged
from letters.models import Letter, Update
from moderation import acts, corrections, shields
from moderation.forms import (
    DecisionForm,
    LetterCorrectionForm,
    ReplyCorrectionForm,
    UpdateCorrectionForm,
)
from moderation.models import Subject
from moderation.subjects import is_away
from writing.models import Deed

if TYPE_CHECKING:
    from moderation.admin_lists import DecidingAdmin
    from moderation.admin_texts import SubjectAdmin

MOST_AT_ONCE = 200
TOO_MANY = f"Choose at most {MOST_AT_ONCE} at once. Nothing has been decided."
# What is said when it has been done.
DONE = {
    Deed.PUBLISH: "published",
    Deed.KEEP: "left as they are",
    Deed.HOLD: "held",
    Deed.HIDE: "hidden",
    Deed.REMOVE: "removed",
    Deed.RESTORE: "restored",
}


def decide(request: HttpRequest, room: "DecidingAdmin") -> HttpResponse:
    """Ask for ground and words, then do one deed to everything chosen."""
    if not room.has_decide_permission(request):
        raise PermissionDenied
    asked = request.POST if request.method == "POST" else request.GET
    deed = next((deed for deed in DONE if deed.value == asked.get("deed")), None)
    chosen = asked.get("chosen", "").split(",")
    subjects = room.subjects(request, chosen) if len(chosen) <= MOST_AT_ONCE else []
    if deed is None or not subjects:
        raise Forged
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        act = acts.Act(deed, request.user, **form.cleaned_data, seen=seen_in(request))
        tell(request, act, acts.decide(subjects, act))
        return redirect(f"admin:{room.opts.app_label}_{room.opts.model_name}_changelist")
    ready = [subject for subject in subjects if deed in acts.deeds_for(subject)]
    seen = asked.get("seen") or acts.newest_decision()
    context = _page(room, request, form) | {
        "title": _title(deed, subjects),
        "subjects": subjects,
        "ready": len(ready),
        "hidden": [("deed", deed.value), ("chosen", ",".join(chosen)), ("seen", seen)],
        "button": f"{deed.label} {len(ready)}" if len(subjects) > 1 else deed.label,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "admin/moderation/decide.html", context, status=status)


def _title(deed: Deed, subjects: list[Subject]) -> str:
    if len(subjects) == 1:
        return f"{deed.label}: {subjects[0]}"
    kinds = sorted({str(subject._meta.verbose_name_plural) for subject in subjects})
    return f"{deed.label}: {len(subjects)} {' and '.join(kinds)}"


def seen_in(request: HttpRequest) -> int | None:
    """The newest decision of the ledger when the page was opened."""
    seen = request.POST.get("seen", "")
    return int(seen[:15]) if seen.isascii() and seen.isdecimal() else None


def correct(request: HttpRequest, room: "SubjectAdmin", pk: int) -> HttpResponse:
    """Correct rating, categories and notes, or whether a reply is folded."""
    if not room.has_decide_permission(request):
        raise PermissionDenied
    subject: Subject = get_object_or_404(room.get_queryset(request), pk=pk)
    if is_away(subject):
        raise Forged
    form = _correction(subject, request)
    status, seen = (422 if request.method == "POST" else 200), seen_in(request)
    if request.method == "POST" and form.is_valid():
        if _corrected(request, subject, form):
            return redirect(address(subject))
        status, seen = 409, None
    context = _page(room, request, form) | {
        "title": f"Correct {subject}",
        "subjects": [subject],
        "ready": 1,
        "hidden": [("seen", acts.newest_decision() if seen is None else seen)],
        "button": "Save the correction",
    }
    return render(request, "admin/moderation/decide.html", context, status=status)


def _corrected(request: HttpRequest, subject: Subject, form: DecisionForm) -> bool:
    """Do it and say so; False when somebody else decided first."""
    given = form.cleaned_data | {"seen": seen_in(request)}
    try:
        corrections.correct(subject, request.user, **given)
    except acts.Overtaken as late:
        messages.warning(request, f"Nothing was changed: {late}. Send it again if it still fits.")
        return False
    messages.success(request, f"{subject} has been corrected.")
    return True


def _correction(subject: Subject, request: HttpRequest) -> DecisionForm:
    data = request.POST if request.method == "POST" else None
    if isinstance(subject, Letter | Update):
        now = {"rating": subject.rating, "notes": subject.notes.all()}
        if isinstance(subject, Update):
            return UpdateCorrectionForm(data, initial=now)
        return LetterCorrectionForm(data, initial=now | {"categories": subject.categories.all()})
    return ReplyCorrectionForm(data, initial={"folded": subject.folded})


def _page(room: "DecidingAdmin", request: HttpRequest, form: DecisionForm) -> dict[str, Any]:
    return room.admin_site.each_context(request) | {"form": form, "opts": room.opts, "hidden": []}


def numbers(chosen: list[str]) -> list[int]:
    """The numbers of rows; anything else is passed over."""
    return [int(part[:15]) for part in chosen if part.isascii() and part.isdecimal()]


def tell(request: HttpRequest, act: acts.Act, outcome: acts.Outcome) -> None:
    """Say what was done, what waits for somebody else, and what was left alone."""
    if outcome.done:
        done = DONE.get(act.deed, "decided")
        messages.success(request, f"{outcome.done} {done}, with a decision for each.")
    if outcome.proposed:
        messages.info(request, f"For another volunteer to confirm: {outcome.proposed}.")
    if outcome.passed_over:
        left = ", ".join(outcome.passed_over)
        messages.warning(request, f"Left as it is, for the reason beside it: {left}")
    if shields.is_a_long_shift(request.user):
        messages.info(request, shields.REST)


def address(subject: Subject) -> str:
    """The admin's page of a text."""
    return reverse(f"admin:{subject._meta.label_lower.replace('.', '_')}_change", args=[subject.pk])


def link_to(subject: Subject) -> SafeString:
    """A link to that page, named by its public id: never by its title."""
    kind = subject._meta.verbose_name
    return format_html('<a href="{}">{} {}</a>', address(subject), kind, subject)


def days(day: datetime.date) -> str:
    """Today, 1 day, 12 days."""
    count = (today() - day).days
    return "today" if count <= 0 else f"{count} day{'' if count == 1 else 's'}"


def hours(count: int) -> str:
    """Under an hour, 5 hours, 3 days."""
    if count < 48:
        return "under an hour" if count < 1 else f"{count} hour{'' if count == 1 else 's'}"
    return f"{count // 24} days"
