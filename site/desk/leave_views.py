"""Leaving with a letter, or with what one said under another's: each way asks for the key again."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from authors.middleware import DeskRequest
from authors.models import Key
from authors.refusals import Forged, Locked, NotOpen
from comments.models import Voice
from desk import leaving, moving, proof
from desk.doors import authors_only, voices_only
from letters.models import Letter
from writing.models import AWAY, TURNS, Deed, Status, WrongTurn

TAKE_BACK, BURN, ORPHAN, CANCEL = "take_back", "burn", "orphan", "cancel"
MOST_DIGITS = 9  # of a seal's number


def ways_of(letter: Letter) -> list[str]:
    """How its author can leave with a letter as it stands, the mildest way first."""
    if leaving.can_cancel(letter):
        return [CANCEL]
    ways = [TAKE_BACK] if letter.status in TURNS[Deed.TAKE_BACK][0] else []
    ways += [ORPHAN] if letter.status not in (*AWAY, Status.SCHEDULED) else []
    return [*ways, BURN]


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: DeskRequest, public_id: str) -> HttpResponseBase:
    """What each way does, before anything happens; then do it, once, with the key."""
    way = request.POST.get("way")
    if way is None:
        return _ways(request, public_id)
    letter = Letter.objects.filter(public_id=public_id).first()
    if letter is None and way == CANCEL:  # a second click: no row is left of it
        return _done(request, way)
    if letter is None or way not in (TAKE_BACK, BURN, ORPHAN, CANCEL):
        raise Forged
    if letter.key_id is None:  # it was burned or orphaned a moment ago, or long since
        return _done(request, _what_became_of(letter, way))
    problem = proof.problem(request, letter.key_id)
    if not _is_there(letter.key_id):
        return leave(request, public_id)
    if problem and letter.key_id not in request.desk.keys:
        raise Locked(problem=problem)
    if problem:
        return _page(request, letter, status=422, wrong=way, problem=problem)
    return _left(request, letter, way)


@authors_only
def _ways(request: DeskRequest, letter: Letter) -> HttpResponse:
    if request.method == "POST":  # six words through the "locked" page
        return redirect("desk:leave", letter.public_id)
    return _page(request, letter)


def _is_there(key: int) -> bool:
    """Whether no other click was faster while this one was being proved."""
    return Key.objects.filter(pk=key).exists()


def _what_became_of(letter: Letter, way: str) -> str:
    """In which way a letter without a key was left; a cancelled one was burned if decided about."""
    if letter.status != Status.BURNED:
        return ORPHAN
    return CANCEL if way == CANCEL and not letter.was_public else BURN


def _page(request: DeskRequest, letter: Letter, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "letter": letter,
        "ways": ways_of(letter),
        "backup_days": settings.BACKUP_DAYS,
        "by_password": letter.key_id and proof.is_offered(request, letter.key_id),
        **more,
    }
    return render(request, "desk/leave.html", context, status=status)


def _left(request: DeskRequest, letter: Letter, way: str) -> HttpResponse:
    key = Key(pk=letter.key_id)  # leaving looks whether it is still there
    if way == TAKE_BACK:
        if way not in ways_of(letter) and letter.status != Status.TAKEN_BACK:
            raise NotOpen(letter=letter, editing=True)
        leaving.take_back(letter)
        request.desk.hold(key.pk)  # the words alone may have brought it: the desk stays open
        return redirect("desk:letter", letter.public_id)
    if way == CANCEL:
        try:
            leaving.cancel(letter)
        except WrongTurn:
            raise NotOpen(letter=letter, editing=True) from None
    elif way == BURN:
        leaving.burn(key)
    elif way in ways_of(letter):
        leaving.orphan(key)
    else:
        raise NotOpen(letter=letter, editing=True)
    request.desk.forget(key.pk)
    return _done(request, way)


def _done(request: DeskRequest, way: str, of_voice: bool = False) -> HttpResponse:
    """What has been done, on a page that says nothing of what it was done to."""
    page = render(request, "desk/left.html", {"way": way, "of_voice": of_voice})
    page["Clear-Site-Data"] = '"cache"'
    return page


@require_POST
@authors_only
def put_back(request: DeskRequest, letter: Letter) -> HttpResponse:
    """Show a letter again that was taken back, as it stood before."""
    moving.move(letter, letter, "put_back")
    return redirect("desk:letter", letter.public_id)


@require_http_methods(["GET", "HEAD", "POST"])
def leave_voice(request: DeskRequest, public_id: str) -> HttpResponseBase:
    """Burn or orphan all that one voice said here."""
    way = request.POST.get("way")
    if way is None:
        return _voice_ways(request, public_id)
    voice = _named(public_id, request.POST.get("voice", ""))
    if voice is None or way not in (BURN, ORPHAN):
        raise Forged
    if voice.key is None:  # a second click; a burned voice has no name left
        return _done(request, ORPHAN if voice.name else BURN, of_voice=True)
    problem = proof.problem(request, voice.key.pk)
    if not _is_there(voice.key.pk):
        return leave_voice(request, public_id)
    if problem and voice.key.pk not in request.desk.keys:
        raise Locked(problem=problem)
    if problem:
        wrong = f"{way}-{voice.seal}"
        here = _strangers(voice.letter, request.desk.keys)
        return _voice_page(request, voice.letter, here, 422, wrong=wrong, problem=problem)
    (leaving.burn if way == BURN else leaving.orphan)(voice.key)
    request.desk.forget(voice.key.pk)
    return _done(request, way, of_voice=True)


@voices_only
def _voice_ways(request: DeskRequest, letter: Letter, voices: list[Voice]) -> HttpResponseBase:
    here = _strangers(letter, request.desk.keys)
    if not here:  # the author alone: what was said here goes with the letter
        return redirect("desk:leave", letter.public_id)
    if request.method == "POST":  # six words through the "locked" page
        return redirect("desk:leave_voice", letter.public_id)
    return _voice_page(request, letter, here)


def _strangers(letter: Letter, keys: tuple[int, ...]) -> list[Voice]:
    return list(Voice.objects.filter(letter=letter, key_id__in=keys, role=Voice.Role.STRANGER))


def _named(public_id: str, seal: str) -> Voice | None:
    """The stranger's voice under a letter that has this seal."""
    if not (seal.isascii() and seal.isdecimal() and len(seal) <= MOST_DIGITS):
        return None
    voices = Voice.objects.filter(letter__public_id=public_id, role=Voice.Role.STRANGER)
    return voices.select_related("letter", "key").filter(seal=seal).first()


def _voice_page(
    request: DeskRequest, letter: Letter, voices: list[Voice], status: int = 200, **more: Any
) -> HttpResponse:
    offered = any(proof.is_offered(request, voice.key_id or 0) for voice in voices)
    context = {
        "letter": letter,
        "voices": voices,
        "by_password": offered,
        "backup_days": settings.BACKUP_DAYS,
        **more,
    }
    return render(request, "desk/leave_voice.html", context, status=status)
