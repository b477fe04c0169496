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
from comments.models import Reply
from letters.models import Letter
from moderation import acts
from moderation.forms import DecisionForm, LetterCorrectionForm, ReplyCorrectionForm
from writing.models import TURNS, Deed, Status

if TYPE_CHECKING:
    from moderation.admin import SubjectAdmin

MOST_AT_ONCE = 200
TOO_MANY = f"Choose at most {MOST_AT_ONCE} at once. Nothing has been decided."
# What is said when it has been done.
DONE = {
    Deed.PUBLISH: "published",
    Deed.HOLD: "held",
    Deed.HIDE: "hidden",
    Deed.REMOVE: "removed",
    Deed.RESTORE: "restored",
}


def decide(request: HttpRequest, room: "SubjectAdmin") -> HttpResponse:
    """Ask for ground and words, then do one deed to everything chosen."""
    if not room.has_decide_permission(request):
        raise PermissionDenied
    asked = request.POST if request.method == "POST" else request.GET
    deed = next((deed for deed in DONE if deed.value == asked.get("deed")), None)
    subjects = list(room.get_queryset(request).filter(pk__in=_numbers(asked.get("chosen", ""))))
    if deed is None or not subjects:
        raise Forged
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        outcome = acts.decide(subjects, deed, request.user, **form.cleaned_data)
        _tell(request, deed, outcome)
        return redirect(f"admin:{room.opts.app_label}_{room.opts.model_name}_changelist")
    ready = [subject for subject in subjects if subject.status in TURNS[deed][0]]
    context = _page(room, request, form) | {
        "title": f"{deed.label}: {len(subjects)} {room.opts.verbose_name_plural}"
        if len(subjects) > 1
        else f"{deed.label}: {subjects[0]}",
        "subjects": subjects,
        "ready": len(ready),
        "hidden": [("deed", deed.value), ("chosen", ",".join(str(s.pk) for s in subjects))],
        "button": deed.label,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "admin/moderation/decide.html", context, status=status)


def correct(request: HttpRequest, room: "SubjectAdmin", pk: int) -> HttpResponse:
    """Correct a letter's rating, categories and notes, or whether a reply is folded."""
    if not room.has_decide_permission(request):
        raise PermissionDenied
    subject: Letter | Reply = get_object_or_404(room.get_queryset(request), pk=pk)
    if subject.status == Status.TAKEN_BACK:
        raise Forged
    form = _correction(subject, request)
    if request.method == "POST" and form.is_valid():
        if isinstance(subject, Letter):
            acts.correct_letter(subject, request.user, **form.cleaned_data)
        else:
            acts.correct_reply(subject, request.user, **form.cleaned_data)
        messages.success(request, f"{subject} has been corrected.")
        return redirect(address(subject))
    context = _page(room, request, form) | {
        "title": f"Correct {subject}",
        "subjects": [subject],
        "ready": 1,
        "button": "Save the correction",
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "admin/moderation/decide.html", context, status=status)


def _correction(subject: Letter | Reply, request: HttpRequest) -> DecisionForm:
    data = request.POST if request.method == "POST" else None
    if isinstance(subject, Letter):
        now = {
            "rating": subject.rating,
            "categories": subject.categories.all(),
            "notes": subject.notes.all(),
        }
        return LetterCorrectionForm(data, initial=now)
    return ReplyCorrectionForm(data, initial={"folded": subject.folded})


def _page(room: "SubjectAdmin", request: HttpRequest, form: DecisionForm) -> dict[str, Any]:
    return room.admin_site.each_context(request) | {"form": form, "opts": room.opts, "hidden": []}


def _numbers(chosen: str) -> list[int]:
    """Never only a part of what was chosen: more than the lists allow is Forged."""
    parts = [part for part in chosen.split(",") if part.isascii() and part.isdecimal()]
    if len(parts) > MOST_AT_ONCE:
        raise Forged
    return [int(part[:15]) for part in parts]


def _tell(request: HttpRequest, deed: Deed, outcome: acts.Outcome) -> None:
    if outcome.done:
        messages.success(request, f"{outcome.done} {DONE[deed]}, with a decision for each.")
    if outcome.passed_over:
        left = ", ".join(outcome.passed_over)
        messages.warning(
            request, f"Left alone, because they are no longer where you saw them: {left}"
        )


def address(subject: Letter | Reply) -> str:
    """The admin's page of a letter or a reply."""
    return reverse(f"admin:{subject._meta.label_lower.replace('.', '_')}_change", args=[subject.pk])


def link_to(subject: Letter | Reply) -> SafeString:
    """A link to that page, named by its public id: never by its title."""
    kind = subject._meta.verbose_name
    return format_html('<a href="{}">{} {}</a>', address(subject), kind, subject)


def days(day: datetime.date) -> str:
    """Today, 1 day, 12 days."""
    count = (today() - day).days
    return "today" if count <= 0 else f"{count} day{'' if count == 1 else 's'}"
