"""What an author wants for a letter: from strangers, on which day, and after which letter."""

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from authors.middleware import DeskRequest
from authors.opening import FIELD, try_key
from authors.refusals import Forged, NotOpen
from comments import stored
from desk.doors import authors_here, authors_only
from desk.views import EDITABLE, letter_page
from letters import linking, sleeping, wishes
from letters.models import Letter, Needs
from letters.sleeping import When
from writing.models import WrongTurn

NO_LETTER = gettext_lazy("These six words do not open a letter. Check the spelling and the order.")
ITSELF = gettext_lazy(
    "That is this letter itself, or one that already names it. Bring the key of another one."
)
NO_WORDS = gettext_lazy("Type the six words of the earlier letter.")


@require_POST
@authors_only
def replies(request: DeskRequest, letter: Letter) -> HttpResponse:
    """What the author needs, and whether strangers may write back."""
    if letter.status not in EDITABLE:
        raise NotOpen(letter=letter, editing=True)
    needs, state = request.POST.get("needs", letter.needs), request.POST.get("replies", "open")
    if needs not in Needs.values or state not in ("open", "closed"):
        raise Forged
    with transaction.atomic():
        wishes.change(letter, needs, closed=state == "closed")
        stored.outdate(letter)  # each reply offers an answer, or does not
    return redirect("desk:letter", letter.public_id)


@require_POST
@authors_only
def when(request: DeskRequest, letter: Letter) -> HttpResponse:
    """Another day for a letter that waits, or now."""
    chosen = request.POST.get("when", "")
    if chosen not in When.values:
        raise Forged
    try:
        sleeping.change(letter, chosen)
    except WrongTurn:
        if not letter.is_public:
            raise NotOpen(letter=letter, editing=True) from None
    return redirect("desk:letter", letter.public_id)


@require_POST
@authors_here
def earlier(request: DeskRequest, letter: Letter) -> HttpResponse:
    """Say that an earlier letter was one's own too, with its key; or no longer say so."""
    if letter.status not in EDITABLE:
        raise NotOpen(letter=letter, editing=True)
    if "unlink" in request.POST:
        linking.link(letter, None)
        return redirect("desk:letter", letter.public_id)
    problem = _link(request, letter, request.POST.get(FIELD, ""))
    if problem:
        return letter_page(request, letter, status=422, earlier_problem=problem)
    return redirect("desk:letter", letter.public_id)


def _link(request: DeskRequest, letter: Letter, words: str) -> str:
    """Link them; what is wrong, "" when nothing is."""
    if not words.strip():
        return str(NO_WORDS)
    key = try_key(request, words)
    other = Letter.objects.filter(key=key).first() if key else None
    if other is None:
        return str(NO_LETTER)
    try:
        linking.link(letter, other)
    except linking.Circle:
        return str(ITSELF)
    return ""
