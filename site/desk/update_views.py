"""Adding to a letter, and changing what was added: on its own page, with a second look."""

from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from authors import keys, once
from authors.middleware import DeskRequest
from authors.once import Once
from authors.refusals import NotOpen
from desk import moving
from desk.doors import authors_only
from desk.views import EDITABLE
from letters import updating
from letters.forms import RATING_HINTS, EntryForm
from letters.models import ContentNote, Letter, Rating, Update
from moderation.corrections import at_least, was_corrected
from writing import nudges, screened, versions


@require_http_methods(["GET", "HEAD", "POST"])
@authors_only
def add(request: DeskRequest, letter: Letter) -> HttpResponse:
    """Add an update. Only a preview publishes, as with a letter."""
    if not letter.is_public:
        raise NotOpen(letter=letter, updating=True)
    if request.method != "POST" or "body" not in request.POST:
        return _form_page(request, letter, EntryForm(initial=_as_the_letter(letter)))
    act, form = request.POST.get("act", "preview"), EntryForm(_sent(request, letter))
    if nudges.wants_change(request.POST):  # whichever button was pressed: read it once more
        form, act = EntryForm(_changed(_sent(request, letter), letter)), "change"
    if act == "edit":
        return _form_page(request, letter, EntryForm(initial=_typed(form.data)))
    if not form.is_valid():
        return _form_page(request, letter, form, status=422)
    token = request.POST.get("token", "")
    if act == "post" and once.is_token(token):
        sent = Once(token, f"{letter.pk}\n{form.content()}")
        updating.add_once(request, sent, letter, form.cleaned_data)
        return redirect("desk:letter", letter.public_id)
    return _preview(request, letter, form)


def _as_the_letter(letter: Letter) -> dict[str, Any]:
    """Rated as the letter is, until its author says otherwise."""
    return {"rating": letter.rating, "notes": [note.slug for note in letter.notes.all()]}


def _sent(request: DeskRequest, letter: Letter) -> QueryDict:
    """What was posted; the desk's short form sends only words."""
    sent = request.POST.copy()
    if "rating" not in sent:
        given = _as_the_letter(letter)
        sent["rating"] = given["rating"]
        sent.setlist("notes", given["notes"])
    return sent


def _typed(data: Any) -> dict[str, Any]:
    """The posted fields as they are, unchecked, to go on writing."""
    return {"notes": data.getlist("notes")} | {
        name: data.get(name, "") for name in ("title", "body", "rating")
    }


def _form_page(
    request: DeskRequest, letter: Letter, form: EntryForm, status: int = 200, **more: Any
) -> HttpResponse:
    context = {
        "letter": letter,
        "form": form,
        "ratings": [(rating.value, str(rating.label), RATING_HINTS[rating]) for rating in Rating],
        "all_notes": ContentNote.objects.all(),
        **more,
    }
    return render(request, "desk/update.html", context, status=status)


def _preview(request: DeskRequest, letter: Letter, form: EntryForm) -> HttpResponse:
    fields = form.cleaned_data
    update = Update(letter=letter, rating=fields["rating"], heading=fields["title"])
    update.language, update.number = letter.language, letter.last_update + 1
    update.set_words(fields["body"])
    safe = fields["rating"] != Rating.NOT_SAFE
    found = nudges.of(
        "letter",
        fields["body"],
        fields["title"],
        safe=safe,
        notes=fields["notes"],
        language=letter.language,
    )
    context = {
        "letter": letter,
        "update": update,
        "notes": ContentNote.objects.filter(slug__in=fields["notes"]),
        "nudges": found,
        "offered": ContentNote.objects.filter(slug__in=found.themes),
        "kept": form.kept(),
        "token": keys.new_token(),
    }
    return render(request, "desk/update_preview.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@authors_only
def edit(request: DeskRequest, letter: Letter, number: int) -> HttpResponse:
    """Change what was added. What it began from is compared, as with a letter."""
    update = _of(letter, number)
    if update.status not in EDITABLE or not update.source:
        raise NotOpen(letter=letter, editing=True)
    if request.method != "POST" or "body" not in request.POST:
        now = {"title": update.heading, "body": update.source, "rating": update.rating}
        notes = [note.slug for note in update.notes.all()]
        return _edit_page(request, update, EntryForm(initial=now | {"notes": notes}))
    sent = _changed(request.POST, letter)
    form = EntryForm(sent)
    if not form.is_valid():
        base = versions.begun(sent.get(versions.FIELD), update.heading, update.source)
        return _edit_page(request, update, form, status=422, base=base)
    try:
        return _saved(request, update, form, sent)
    except versions.Overtaken:
        return _edit_page(request, update, form, status=409, stands=update)


def _changed(sent: QueryDict, letter: Letter) -> QueryDict:
    return nudges.changed("letter", sent, letter.language)


def _saved(request: DeskRequest, update: Update, form: EntryForm, sent: QueryDict) -> HttpResponse:
    """Save it, or first show what is new in it. Raises versions.Overtaken."""
    fields, began = form.cleaned_data, sent.get(versions.FIELD)
    title, body = fields["title"], fields["body"]
    versions.insist(began, update.heading, update.source, (title, body))
    before = screened.joined(update.heading, update.source)
    safe = fields["rating"] != Rating.NOT_SAFE
    found = nudges.of("letter", body, title, safe=safe, before=before, language=update.language)
    if found and found.mark != sent.get("seen"):
        return _edit_page(request, update, form, nudges=found)
    if was_corrected(update):
        fields |= at_least(update, fields)
    verdict = screened.check(request, "letter", body, title=title, itself=str(update))
    updating.edit(update, fields, verdict, began)
    return redirect("desk:letter", update.letter.public_id)


def _edit_page(
    request: DeskRequest, update: Update, form: EntryForm, status: int = 200, **more: Any
) -> HttpResponse:
    base = versions.mark_of(update.heading, update.source)
    more = {"base": base, "pinned": was_corrected(update)} | more
    return _form_page(request, update.letter, form, status, update=update, **more)


@require_POST
@authors_only
def move(request: DeskRequest, letter: Letter, number: int) -> HttpResponse:
    """Take one update back, or put it back. A second click is harmless."""
    update = _of(letter, number)
    moving.move(update, letter, request.POST.get("act", ""))
    return redirect("desk:letter", letter.public_id)


def _of(letter: Letter, number: int) -> Update:
    updates = Update.objects.select_related("letter")
    found: Update = get_object_or_404(updates, letter=letter, number=number)
    return found
