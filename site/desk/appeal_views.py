"""Appealing against a decision with nothing but six words: no account, no address."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from authors.middleware import DeskRequest
from authors.refusals import Forged
from comments.models import Voice
from desk import statements
from desk.doors import authors_only, voices_only
from desk.statements import Mistake, Subject
from desk.views import letter_page
from desk.voice_views import own_replies, voice_page
from letters.models import Letter
from moderation import appeals
from moderation.forms import AppealForm


@require_POST
@authors_only
def appeal(request: DeskRequest, letter: Letter) -> HttpResponse:
    """Against a decision about the letter."""
    mistake = _receive(request, letter)
    if mistake:
        return letter_page(request, letter, status=422, mistake=mistake)
    return redirect(f"{reverse('desk:letter', args=[letter.public_id])}#decision")


@require_POST
@authors_only
def appeal_update(request: DeskRequest, letter: Letter, number: int) -> HttpResponse:
    """Against a decision about an update."""
    update = get_object_or_404(letter.updates, number=number)
    mistake = _receive(request, update)
    if mistake:
        return letter_page(request, letter, status=422, mistake=mistake)
    return redirect(f"{reverse('desk:letter', args=[letter.public_id])}#decision-u{number}")


@require_POST
@voices_only
def appeal_reply(
    request: DeskRequest, letter: Letter, voices: list[Voice], number: int
) -> HttpResponse:
    """Against a decision about one's own reply."""
    reply = get_object_or_404(own_replies(letter, voices), number=number)
    mistake = _receive(request, reply)
    if mistake:
        return voice_page(request, letter, voices, status=422, mistake=mistake)
    return redirect(f"{reverse('desk:voice', args=[letter.public_id])}#decision{number}")


def _receive(request: DeskRequest, subject: Subject) -> Mistake | None:
    """Make the appeal, or find the one of an earlier click; the form again if that cannot be.

    A decision is named by its place: of those about this text, the oldest is 1. Raises Forged
    for one that is not there and for one that no desk offers an appeal against.
    """
    form = AppealForm(request.POST)
    form.is_valid()
    place = form.cleaned_data.get("decision", 0)
    made = list(subject.decisions.order_by("pk").select_related("appeal")[:place])
    if not place or len(made) < place or not statements.is_offered(made[-1]):
        raise Forged
    decision = made[-1]
    if hasattr(decision, "appeal"):
        return None
    closed = statements.why_closed(subject, decision)
    if closed:
        form.add_error("appeal", closed)
    if form.errors:
        return Mistake(subject, place, form)
    appeals.appeal(decision, form.cleaned_data["appeal"])
    return None
