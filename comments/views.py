"""Replying: on its own page without JavaScript, with a second look before it is public."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from authors import keys, once
from authors.clock import today
from authors.hands import felt_mark
from authors.middleware import DeskRequest
from authors.once import Once
from authors.opening import FIELD, FULL, WRONG, try_key
from authors.refusals import Forged, NotOpen
from comments import posting, voices
from comments.forms import NEW_VOICE, ReplyForm
from comments.models import Felt, Reply, Voice, subject_count
from letters import shelves
from letters.models import Letter
from letters.views import find
from writing import nudges, pace
from writing.models import Language

PARENT_GONE = gettext_lazy(
    "The reply you were answering has been taken down. Your words are safe: "
    "they will now answer the letter itself."
)


@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: DeskRequest, public_id: str) -> HttpResponse:
    """The reply page. A letter's inline form posts here too; only a preview publishes."""
    letter = find(public_id)
    if not letter.takes_replies:
        raise NotOpen(letter=letter)
    parent = _parent(letter, request)
    if request.method != "POST":
        return _form_page(request, letter, parent, ReplyForm())
    act, form = request.POST.get("act", "preview"), ReplyForm(request.POST)
    if nudges.wants_change(request.POST):  # whichever button was pressed: read it once more
        act, form = "change", ReplyForm(nudges.changed("reply", request.POST))
    if act == "edit":
        return _form_page(request, letter, parent, ReplyForm(initial=request.POST.dict()))
    token = request.POST.get("token", "")
    if act == "post" and form.is_valid() and once.is_token(token):
        sent = _once(token, letter, parent, form)
        if once.earlier(sent):  # a second click: nothing is checked or made again
            return _post(request, letter, parent, None, form, sent)
    voice = _speaker(request, letter, form) if form.is_valid() else None
    if parent and not parent.is_public:
        form.add_error(None, PARENT_GONE)
        parent = None
    if not form.is_valid():
        return _form_page(request, letter, parent, form, status=422)
    if act == "post" and once.is_token(token):
        return _post(request, letter, parent, voice, form, _once(token, letter, parent, form))
    return _preview(request, letter, parent, voice, form)


def _once(token: str, letter: Letter, parent: Reply | None, form: ReplyForm) -> Once:
    """This submission: the same words under another letter, or to another reply, are others."""
    return Once(token, f"{letter.pk}/{parent.pk if parent else 0}\n{form.content()}")


def _parent(letter: Letter, request: HttpRequest) -> Reply | None:
    """The reply that is answered: ?to=n, or the form's own field. None is the letter."""
    number = request.POST.get("to") or request.GET.get("to") or ""
    if not number:
        return None
    found: Reply | None = None
    if number.isascii() and number.isdecimal() and len(number) < 10:
        rows = Reply.objects.filter(letter=letter, number=int(number), was_public=True)
        found = rows.select_related("voice", "letter").first()
    if found is None or (request.method != "POST" and not found.is_public):
        raise Forged if request.method == "POST" else Http404
    return found


def _speaker(request: DeskRequest, letter: Letter, form: ReplyForm) -> Voice | None:
    """Who speaks: the voice of the six words typed, the one chosen, or None for a newcomer.

    The form on a letter's page offers no choice, because that page is the same for everybody;
    who has a voice here then speaks with it, sees so in the preview, and can change it there.
    What is wrong with name or words goes into the form's errors.
    """
    fields = form.cleaned_data
    if fields.get(FIELD):
        return _voice_of_words(request, letter, form)
    chosen = fields.get("voice") or ""
    if chosen != NEW_VOICE:
        held = voices.held_by(request.desk.keys, letter)
        for voice in held:
            if not chosen or str(voice.seal) == chosen:
                return voice
    if chosen not in ("", NEW_VOICE):
        lost = gettext("This browser no longer holds that voice. Bring its six words.")
        form.add_error(FIELD, lost)
    elif fields.get("name"):
        try:
            voices.check_name(letter, fields["name"])
        except ValidationError as taken:
            form.add_error("name", taken)
    return None


def _voice_of_words(request: DeskRequest, letter: Letter, form: ReplyForm) -> Voice | None:
    key = try_key(request, form.cleaned_data[FIELD])
    found = voices.held_by([key.pk], letter) if key else []
    if not found:
        other = gettext("These six words open another letter, not a voice in this conversation.")
        form.add_error(FIELD, other if key else WRONG)
        return None
    if not request.desk.hold(found[0].key_id or 0):
        form.add_error(FIELD, FULL)
    return found[0]


def _form_page(
    request: DeskRequest,
    letter: Letter,
    parent: Reply | None,
    form: ReplyForm,
    status: int = 200,
) -> HttpResponse:
    context = {
        "letter": letter,
        "parent": parent,
        "form": form,
        "voices": voices.held_by(request.desk.keys, letter),
    }
    return render(request, "comments/reply.html", context, status=status)


def _preview(
    request: DeskRequest,
    letter: Letter,
    parent: Reply | None,
    voice: Voice | None,
    form: ReplyForm,
) -> HttpResponse:
    """How it will stand in the conversation, with a fresh one-time token."""
    seen = Reply(letter=letter, folded=form.cleaned_data["folded"], language=Language.OTHER)
    seen.set_words(form.cleaned_data["body"])
    safe = not form.cleaned_data["folded"]
    name = voice.shown_name if voice else form.cleaned_data["name"] or voices.free_name(letter)
    context = {
        "nudges": nudges.of("reply", form.cleaned_data["body"], safe=safe),
        "letter": letter,
        "parent": parent,
        "reply": seen,
        "voice": voice,
        "name": name,
        "was_dealt": not voice and not form.cleaned_data["name"],
        "kept": form.kept(
            name="" if voice else name, voice=str(voice.seal) if voice else NEW_VOICE
        ),
        "token": keys.new_token(),
    }
    return render(request, "comments/preview.html", context)


def _post(
    request: DeskRequest,
    letter: Letter,
    parent: Reply | None,
    voice: Voice | None,
    form: ReplyForm,
    sent: Once,
) -> HttpResponse:
    try:
        made = posting.post_once(request, sent, letter, parent, voice, form.cleaned_data)
    except ValidationError as taken:
        form.add_error("name", taken)
        return _form_page(request, letter, parent, form, status=422)
    newcomer = form.cleaned_data["voice"] in ("", NEW_VOICE)
    shown = newcomer and once.may_show_key(sent)
    room = request.desk.hold(made.voice.key_id) if shown and made.voice.key_id else True
    context: dict[str, Any] = {
        "reply": made,
        "letter": letter,
        "key_words": sent.words if shown else "",
        "newcomer": newcomer,
        "desk_full": not room,
    }
    return render(request, "comments/posted.html", context)


@require_POST
def felt(request: HttpRequest, public_id: str) -> HttpResponse:
    """Say "I felt this" of a letter or a reply, once a day from one hand; taken back from here."""
    letter = find(public_id)
    reply = _parent(letter, request)
    undo = "undo" in request.POST
    mark = felt_mark(request, f"{letter.pk}/{reply.number if reply else 0}")
    with transaction.atomic():
        if undo:
            by = -Felt.objects.filter(mark=mark).delete()[0]
        else:
            pace.keep(request, "felt")
            new = {"letter": letter, "reply": reply, "day": today()}
            by = int(Felt.objects.get_or_create(mark=mark, defaults=new)[1])
        if by:
            subject_count(letter, reply).update(felt_count=F("felt_count") + by)
            letter.touch()
            shelves.new_edition()
    context = {"letter": letter, "reply": reply, "undone": undo}
    return render(request, "comments/felt.html", context)
