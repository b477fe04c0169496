"""Writing a letter: the form, the second look, the post. Nothing typed is ever lost."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from authors import keys, once
from authors.middleware import DeskRequest
from authors.once import Once
from letters import posting, sleeping
from letters.forms import FORM_HINTS, NEEDS_HINTS, RATING_HINTS, WHEN_HINTS, LetterForm, first
from letters.models import Category, ContentNote, Form, Letter, Needs, Rating
from letters.sleeping import When
from writing import nudges
from writing.text import title_in


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: DeskRequest) -> HttpResponse:
    """The write page. `act` says which button was pressed; only a preview publishes."""
    act = request.POST.get("act", "preview")
    if request.method != "POST":
        return form_page(request, LetterForm(initial=first()))
    if act in ("begin", "edit"):
        return form_page(request, LetterForm(initial=first() | _typed(request)))
    form = LetterForm(request.POST)
    if nudges.wants_change(request.POST):  # whichever button was pressed: read it once more
        form, act = LetterForm(nudges.changed("letter", request.POST)), "change"
    if not form.is_valid():
        return form_page(request, form, status=422)
    token = request.POST.get("token", "")
    if act == "post" and once.is_token(token):
        return _post(request, form, Once(token, form.content()))
    return _preview(request, form, take_title=act == "title")


def form_page(
    request: DeskRequest, form: LetterForm, status: int = 200, **more: Any
) -> HttpResponse:
    """The form with what was typed, and what is wrong with it first."""
    context = {
        "form": form,
        "ratings": _choices(Rating, RATING_HINTS),
        "needs": _choices(Needs, NEEDS_HINTS),
        "forms": _choices(Form, FORM_HINTS),
        "whens": _choices(When, WHEN_HINTS),
        "holes": Category.objects.all(),
        "all_notes": ContentNote.objects.all(),
        **more,
    }
    return render(request, "letters/write.html", context, status=status)


def _choices(members: Any, hints: dict[Any, Any]) -> list[tuple[str, str, str]]:
    return [(member.value, str(member.label), str(hints[member])) for member in members]


def _typed(request: DeskRequest) -> dict[str, Any]:
    """The posted fields as they are, unchecked, to go on writing."""
    lists = {"categories", "notes"}
    names = LetterForm.base_fields
    return {
        name: request.POST.getlist(name) if name in lists else request.POST[name]
        for name in names
        if name in request.POST
    }


def _preview(request: DeskRequest, form: LetterForm, take_title: bool) -> HttpResponse:
    """How a stranger will see it, with a fresh one-time token."""
    fields, kept = form.cleaned_data, form.kept()
    offered = None if fields["title"] else title_in(fields["body"])
    if offered and take_title:
        fields["title"], fields["body"] = offered
        kept = [pair for pair in kept if pair[0] not in ("title", "body")]
        kept += [("title", fields["title"]), ("body", fields["body"])]
        offered = None
    letter = Letter(rating=fields["rating"], needs=fields["needs"], language=fields["language"])
    letter.set_words(fields["body"])
    letter.set_title(fields["title"])
    found = _noticed(fields)
    context = {
        "nudges": found,
        "offered": ContentNote.objects.filter(slug__in=found.themes),
        "letter": letter,
        "byline": fields["name"],
        "holes": Category.objects.filter(slug__in=fields["categories"]),
        "notes": ContentNote.objects.filter(slug__in=fields["notes"]),
        "publish_on": sleeping.day(fields["when"]),
        "kept": kept,
        "token": keys.new_token(),
        "offered_title": offered[0] if offered else "",
    }
    return render(request, "letters/preview.html", context)


def _noticed(fields: dict[str, Any]) -> nudges.Nudges:
    return nudges.of(
        "letter",
        fields["body"],
        fields["title"],
        safe=fields["rating"] != Rating.NOT_SAFE,
        notes=fields["notes"],
        language=fields["language"],
    )


def _post(request: DeskRequest, form: LetterForm, sent: Once) -> HttpResponse:
    """Post it, and show its key once."""
    letter = posting.post_once(request, sent, form.cleaned_data)
    shown = once.may_show_key(sent)
    held = request.desk.hold(letter.key_id) if shown and letter.key_id else True
    context = {"letter": letter, "key_words": sent.words if shown else "", "desk_full": not held}
    return render(request, "letters/posted.html", context)
