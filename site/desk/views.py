"""The desk of a letter: what its key opens."""

from contextlib import suppress
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from authors.middleware import DeskRequest
from authors.refusals import NotOpen
from comments import stored, voices
from comments.models import Reply, Voice
from desk.doors import authors_only
from desk.news import since
from letters import posting
from letters.forms import LetterForm, fields_of
from letters.models import Letter
from letters.writing_views import form_page
from moderation.acts import at_least, was_corrected
from moderation.models import Decision
from writing.models import TURNS, Deed, Status, WrongTurn


@require_safe
def index(request: DeskRequest) -> HttpResponse:
    """Everything the keys in this browser open. Nothing on the server holds this list."""
    keys = request.desk.keys
    letters = list(Letter.objects.filter(key_id__in=keys))
    spoken = Voice.objects.filter(key_id__in=keys, role=Voice.Role.STRANGER)
    others = list(spoken.select_related("letter"))
    if "opened" in request.GET and keys:
        for letter in letters:
            if letter.key_id == keys[0]:
                return redirect("desk:letter", letter.public_id)
        for voice in others:
            if voice.key_id == keys[0]:
                return redirect("desk:voice", voice.letter.public_id)
    context = {"letters": letters, "voices": others, "empty": not keys}
    return render(request, "desk/index.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@authors_only
def letter(request: DeskRequest, letter: Letter) -> HttpResponse:
    """The letter's facts, the replies since the last visit, and what its author can do."""
    if request.method == "POST":  # six words through the "locked" page
        return redirect("desk:letter", letter.public_id)
    return _letter_page(request, letter)


def _letter_page(
    request: DeskRequest, letter: Letter, status: int = 200, **more: Any
) -> HttpResponse:
    strangers = Reply.objects.visible().exclude(voice__role=Voice.Role.AUTHOR)
    news = since(letter, strangers, letter.seen_number)
    if news.new:
        Letter.objects.filter(pk=letter.pk).update(seen_number=news.seen)
    context = {
        "letter": letter,
        "news": news,
        "decisions": decisions_on(letter),
        "can_take_down": letter.status in TURNS[Deed.TAKE_BACK][0],
        "can_edit": letter.status in EDITABLE,
        "has_spoken": Voice.objects.filter(letter=letter, role=Voice.Role.AUTHOR).exists(),
        **more,
    }
    return render(request, "desk/letter.html", context, status=status)


EDITABLE = (Status.PUBLISHED, Status.HELD, Status.HIDDEN)


def decisions_on(subject: Letter | Reply) -> list[Decision]:
    """What volunteers decided about it, newest first, with their words."""
    return list(subject.decisions.select_related("said"))


@require_http_methods(["GET", "HEAD", "POST"])
@authors_only
def edit(request: DeskRequest, letter: Letter) -> HttpResponse:
    """Edit the letter, on the same form it was written on."""
    if letter.status not in EDITABLE:
        raise NotOpen(letter=letter, editing=True)
    if request.method != "POST" or "body" not in request.POST:
        return _edit_page(request, letter, LetterForm(initial=fields_of(letter)))
    form = LetterForm(_sent(request, letter))
    if form.is_valid():
        try:
            _save(letter, form.cleaned_data)
        except ValidationError as taken:
            form.add_error("name", taken)
        else:
            return redirect("desk:letter", letter.public_id)
    return _edit_page(request, letter, form, status=422)


def _edit_page(
    request: DeskRequest, letter: Letter, form: LetterForm, status: int = 200
) -> HttpResponse:
    pinned = was_corrected(letter)
    return form_page(request, form, status=status, editing=letter, pinned=pinned)


def _sent(request: DeskRequest, letter: Letter) -> QueryDict:
    """What was posted; the desk's short form sends only words, so the rest stays as it is now."""
    sent = request.POST.copy()
    if "rating" not in sent:
        for name, value in fields_of(letter).items():
            if name not in sent:
                sent.setlist(name, value if isinstance(value, list) else [value])
    return sent


def _save(letter: Letter, fields: dict[str, Any]) -> None:
    took_replies = letter.takes_replies
    if was_corrected(letter):
        fields |= at_least(letter, fields)
    with transaction.atomic():
        voices.rename_author(letter, fields["name"])
        posting.edit(letter, fields, reread=settings.PUBLISH == "after_reading")
        if letter.takes_replies != took_replies:  # each reply offers an answer, or does not
            stored.outdate(letter)


@require_POST
@authors_only
def take_down(request: DeskRequest, letter: Letter) -> HttpResponse:
    """Take the letter back; a second click changes nothing."""
    if "sure" not in request.POST:
        problem = "Tick the box if you want to take this letter down."
        return _letter_page(request, letter, status=422, take_down_problem=problem)
    with suppress(WrongTurn):
        letter.turn(Deed.TAKE_BACK)
    return redirect("desk:letter", letter.public_id)


@require_POST
def forget(request: DeskRequest) -> HttpResponse:
    """Let go of one letter's keys, or of all of them, on this device."""
    which = request.POST.get("letter", "")
    if not which:
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
