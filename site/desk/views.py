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
from desk import statements
from desk.doors import authors_only
from desk.news import since
from desk.statements import Mistake
from letters import posting
from letters.forms import LetterForm, fields_of
from letters.models import Letter, Rating
from letters.writing_views import form_page
from moderation.acts import at_least, was_corrected
from writing import nudges, screened
from writing.models import TURNS, Deed, Status, WrongTurn
from writing.nudges import Nudges


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
        "mistake": mistake and mistake.form,
        "removed_days": settings.REMOVED_DAYS,
        "can_take_down": letter.status in TURNS[Deed.TAKE_BACK][0],
        "can_edit": letter.status in EDITABLE,
        "has_spoken": Voice.objects.filter(letter=letter, role=Voice.Role.AUTHOR).exists(),
        **more,
    }
    return render(request, "desk/letter.html", context, status=status)


EDITABLE = (Status.PUBLISHED, Status.HELD, Status.HIDDEN)


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
    if form.is_valid():
        found = _noticed(letter, form.cleaned_data)
        if found and found.mark != sent.get("seen"):
            return _edit_page(request, letter, form, nudges=found)
        try:
            _save(request, letter, form.cleaned_data)
        except ValidationError as taken:
            form.add_error("name", taken)
        else:
            return redirect("desk:letter", letter.public_id)
    return _edit_page(request, letter, form, status=422)


def _edit_page(
    request: DeskRequest, letter: Letter, form: LetterForm, status: int = 200, **more: Any
) -> HttpResponse:
    pinned = was_corrected(letter)
    return form_page(request, form, status=status, editing=letter, pinned=pinned, **more)


def _noticed(letter: Letter, fields: dict[str, Any]) -> Nudges:
    """What the screens notice in the new words and did not in the old ones."""
    return nudges.of(
        "letter",
        fields["body"],
        fields["title"],
        safe=fields["rating"] != Rating.NOT_SAFE,
        before=screened.joined(letter.title, letter.source),
    )


def _sent(request: DeskRequest, letter: Letter) -> QueryDict:
    """What was posted; the desk's short form sends only words, so the rest stays as it is now."""
    sent = request.POST.copy()
    if "rating" not in sent:
        for name, value in fields_of(letter).items():
            if name not in sent:
                sent.setlist(name, value if isinstance(value, list) else [value])
    return sent


def _save(request: DeskRequest, letter: Letter, fields: dict[str, Any]) -> None:
    took_replies = letter.takes_replies
    if was_corrected(letter):
        fields |= at_least(letter, fields)
    body, title = fields["body"], fields["title"]
    verdict = screened.check(request, "letter", body, title=title, itself=str(letter))
    with transaction.atomic():
        voices.rename_author(letter, fields["name"])
        posting.edit(letter, fields, verdict)
        if letter.takes_replies != took_replies:  # each reply offers an answer, or does not
            stored.outdate(letter)


@require_POST
@authors_only
def take_down(request: DeskRequest, letter: Letter) -> HttpResponse:
    """Take the letter back; a second click changes nothing."""
    if "sure" not in request.POST:
        problem = "Tick the box if you want to take this letter down."
        return letter_page(request, letter, status=422, take_down_problem=problem)
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
