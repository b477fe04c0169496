"""Who may stand at which desk: the keys in this browser, or six words in the form itself."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponseBase
from django.utils.translation import gettext_lazy

from authors.middleware import DeskRequest
from authors.opening import FIELD, FULL, try_key
from authors.refusals import Gone, Locked
from comments.models import Voice
from letters.models import Letter
from writing.models import Status

WRONG_DESK = gettext_lazy(
    "These six words do not open this desk. Check the spelling and the order."
)
View = Callable[..., HttpResponseBase]


def unlock(request: DeskRequest) -> None:
    """Take the key of a form that came through the "locked" page; Locked if it is wrong."""
    words = request.POST.get(FIELD)
    if not words:
        return
    key = try_key(request, words)
    if key is None:
        raise Locked(problem=WRONG_DESK)
    if not request.desk.hold(key.pk):
        raise Locked(problem=FULL)


def authors_only(view: View) -> View:
    """The view gets the letter, if its key is here or comes with the form."""
    guarded = authors_here(view)

    @wraps(view)
    def unlocked(request: DeskRequest, public_id: str, **more: Any) -> HttpResponseBase:
        unlock(request)
        return guarded(request, public_id, **more)

    return unlocked


def authors_here(view: View) -> View:
    """The view gets the letter, if its key is here; six words in the form may be another one's."""

    @wraps(view)
    def guarded(request: DeskRequest, public_id: str, **more: Any) -> HttpResponseBase:
        letter = Letter.objects.filter(public_id=public_id).first()
        if letter and letter.status == Status.BURNED and letter.was_public:
            raise Gone(letter=letter, by_author=True, burned=True)
        # The same answer for one that is not there: an address must not tell that it waits.
        if letter is None or letter.key_id is None or letter.key_id not in request.desk.keys:
            raise Locked(problem=WRONG_DESK if FIELD in request.POST else "")
        return view(request, letter, **more)

    return guarded


def voices_only(view: View) -> View:
    """The view gets the letter and the voices under it whose keys are here."""

    @wraps(view)
    def guarded(request: DeskRequest, public_id: str, **more: Any) -> HttpResponseBase:
        unlock(request)
        letter = Letter.objects.filter(public_id=public_id).first()
        found = list(Voice.objects.filter(letter=letter, key_id__in=request.desk.keys))
        if letter is None or not found:
            raise Locked(problem=WRONG_DESK if FIELD in request.POST else "")
        return view(request, letter, found, **more)

    return guarded
