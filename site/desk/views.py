"""The desk of a letter: what its key opens."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from authors import once
from authors.middleware import DeskRequest
from authors.refusals import NotOpen
from comments import stored, voices
from comments.models import Reply, Voice
from desk import reply_lists, shelf, statements
from desk.doors import authors_only
from desk.news import since
from desk.statements import Mistake
from letters import posting
from letters.forms import NEEDS_HINTS, LetterForm, fields_of
from letters.models import Letter, Needs, Rating, Update
from letters.sleeping import When
from letters.writing_views import form_page
from moderation.corrections import at_least, was_corrected
from writing import nudges, screened, versions
from writing.models import KEPT_AFTER_TAKING_BACK, Status
from writing.nudges import Nudges


@require_safe
def index(request: DeskRequest) -> HttpResponse:
    """Everything the keys in this browser open. Nothing on the server holds this list."""
    keys = request.desk.keys
    found = shelf.of(keys)
    if "opened" in request.GET and keys:
        entry = found.opened_by(keys[0])
        if entry:
            return redirect(entry.url)
    return render(request, "desk/index.html", {"shelf": found, "empty": not keys})


@require_http_methods(["GET", "HEAD", "POST"])
@authors_only
def letter(request: DeskRequest, letter: Letter) -> HttpResponse:
    """The letter's facts, the replies since the last visit, and what its author can do."""
    if request.method == "POST":  # six words through the "locked" page
        return redirect("desk:letter", letter.public_id)
    return letter_page(request, letter)


def letter_page(
    request: DeskRequest,
    letter: Letter,
    status: int = 200,
    mistake: Mistake | None = None,
    **more: Any,
) -> HttpResponse:
    """The desk of a letter; `mistake` is an appeal that came back, to be shown again."""
    strangers = Reply.objects.visible().exclude(voice__role=Voice.Role.AUTHOR)
    news = since(letter, strangers, letter.seen_number)
    if news.new:
        Letter.objects.filter(pk=letter.pk).update(seen_number=news.seen)
    context = {
        "letter": letter,
        "news": news,
        "statements": statements.of([letter], mistake)[letter.pk],
        "updates": _with_statements(letter, mistake),
        "put_away": reply_lists.put_away(letter),
        "thanked": reply_lists.thanked(news.latest),
        "mistake": mistake and mistake.form,
        "removed_days": settings.REMOVED_DAYS,
        "taken_back_days": KEPT_AFTER_TAKING_BACK,
        "can_edit": letter.status in EDITABLE,
        "base": versions.mark_of(letter.title, letter.source),
        "needs": [(need.value, str(need.label), NEEDS_HINTS[need]) for need in Needs],
        "days": [(day.value, str(day.label)) for day in When],
        "has_spoken": Voice.objects.filter(letter=letter, role=Voice.Role.AUTHOR).exists(),
        **more,
    }
    return render(request, "desk/letter.html", context, status=status)


def _with_statements(letter: Letter, mistake: Mistake | None) -> list[tuple[Update, Any, bool]]:
    """(update, what was decided about it, whether it can be edited), newest first."""
    updates = list(letter.updates.order_by("-number"))
    decided = statements.of(updates, mistake)
    return [(one, decided[one.pk], one.status in EDITABLE) for one in updates]


EDITABLE = (Status.PUBLISHED, Status.HELD, Status.HIDDEN, Status.SCHEDULED)


@require_http_methods(["GET", "HEAD", "POST"])
@authors_only
def edit(request: DeskRequest, letter: Letter) -> HttpResponse:
    """Edit the letter, on the same form it was written on."""
    if letter.status not in EDITABLE:
        raise NotOpen(letter=letter, editing=True)
    if request.method != "POST" or "body" not in request.POST:
        return _edit_page(request, letter, LetterForm(initial=fields_of(letter)))
    sent = _sent(request, letter)
    if nudges.wants_change(sent):
        sent = nudges.changed("letter", sent)
    form = LetterForm(sent)
    if not form.is_valid():
        base = versions.begun(sent.get(versions.FIELD), letter.title, letter.source)
        return _edit_page(request, letter, form, status=422, base=base)
    try:
        return _saved(request, letter, form, sent)
    except versions.Overtaken:
        return _edit_page(request, letter, form, status=409, stands=letter)


def _saved(request: DeskRequest, letter: Letter, form: LetterForm, sent: QueryDict) -> HttpResponse:
    """Save it, or first show what is new in it. Raises versions.Overtaken."""
    fields, began = form.cleaned_data, sent.get(versions.FIELD)
    versions.insist(began, letter.title, letter.source, (fields["title"], fields["body"]))
    found = _noticed(letter, fields)
    if found and found.mark != sent.get("seen"):
        return _edit_page(request, letter, form, nudges=found)
    try:
        _save(request, letter, fields, began)
    except ValidationError as taken:
        form.add_error("name", taken)
        return _edit_page(request, letter, form, status=422)
    return redirect("desk:letter", letter.public_id)


def _edit_page(
    request: DeskRequest, letter: Letter, form: LetterForm, status: int = 200, **more: Any
) -> HttpResponse:
    more = {"base": versions.mark_of(letter.title, letter.source)} | more
    more["pinned"] = was_corrected(letter)
    return form_page(request, form, status=status, editing=letter, **more)


def _noticed(letter: Letter, fields: dict[str, Any]) -> Nudges:
    """What the screens notice in the new words and did not in the old ones."""
    return nudges.of(
        "letter",
        fields["body"],
        fields["title"],
        safe=fields["rating"] != Rating.NOT_SAFE,
        before=screened.joined(letter.title, letter.source),
        language=fields["language"],
    )


def _sent(request: DeskRequest, letter: Letter) -> QueryDict:
    """What was posted; the desk's short form sends only words, so the rest stays as it is now."""
    sent = request.POST.copy()
    if "rating" not in sent:
        for name, value in fields_of(letter).items():
            if name not in sent:
                sent.setlist(name, value if isinstance(value, list) else [value])
    return sent


def _save(request: DeskRequest, letter: Letter, fields: dict[str, Any], began: str | None) -> None:
    took_replies = letter.takes_replies
    if was_corrected(letter):
        fields |= at_least(letter, fields)
    body, title = fields["body"], fields["title"]
    verdict = screened.check(request, "letter", body, title=title, itself=str(letter))
    with transaction.atomic():
        voices.rename_author(letter, fields["name"])
        posting.edit(letter, fields, verdict, began)
        if letter.takes_replies != took_replies:  # each reply offers an answer, or does not
            stored.outdate(letter)


@require_POST
def forget(request: DeskRequest) -> HttpResponse:
    """Let go of one letter's keys, or of all of them, on this device."""
    which = request.POST.get("letter", "")
    held = request.desk.keys
    once.show_no_more(_keys_under(which, held) if which else held)
    if not which or not request.desk.keys:  # locked meanwhile: a copy may still be open
        request.desk.forget()
    for key in _keys_under(which, request.desk.keys):
        request.desk.forget(key)
    response = redirect("desk:index" if request.desk.keys else "authors:key")
    response["Clear-Site-Data"] = '"cache"'
    return response


def _keys_under(public_id: str, keys: tuple[int, ...]) -> set[int]:
    letters = Letter.objects.filter(public_id=public_id, key_id__in=keys)
    spoken = Voice.objects.filter(letter__public_id=public_id, key_id__in=keys)
    found = {*letters.values_list("key_id", flat=True), *spoken.values_list("key_id", flat=True)}
    return {key for key in found if key is not None}
