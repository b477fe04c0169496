"""Making a private feed at the desk, ending it, and reading it in a feed reader."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_POST, require_safe

from authors.middleware import DeskRequest
from authors.refusals import Forged
from comments.models import Voice
from desk import feed_atom, feed_counts, private_feeds
from desk.doors import authors_only, voices_only
from desk.private_feeds import Owner
from letters.models import Letter
from writing.reading import of_address, spoken_here


@require_POST
@authors_only
def make(request: DeskRequest, letter: Letter) -> HttpResponse:
    """A feed for the author of a letter."""
    return _made(request, letter, reverse("desk:letter", args=[letter.public_id]))


@require_POST
@voices_only
def make_for_voice(request: DeskRequest, letter: Letter, voices: list[Voice]) -> HttpResponse:
    """A feed for a stranger's voice; the form names it by its seal where there are several.

    The author's voice has none: the letter's feed says all of it.
    """
    named = request.POST.get("voice", "")
    strangers = [voice for voice in voices if not voice.is_author]
    found = [voice for voice in strangers if named in ("", str(voice.seal))]
    if len(found) != 1:
        raise Forged
    return _made(request, found[0], reverse("desk:voice", args=[letter.public_id]))


def _made(request: DeskRequest, owner: Owner, desk: str) -> HttpResponse:
    """The new address, once; or back to the desk, where it was ended."""
    if "stop" in request.POST:
        private_feeds.stop(owner)
        return redirect(f"{desk}#feed")
    path = spoken_here(reverse("desk:private_feed", args=[private_feeds.make(owner)]))
    context = {"address": settings.SITE_URL + path, "desk": desk}
    return render(request, "desk/feed_made.html", context)


@require_safe
def private_feed(request: HttpRequest, token: str) -> HttpResponse:
    """How much is new, for whoever has this address. No cookie is read, and nothing is marked.

    It speaks the language that the address says, as every feed does (docs/decisions/0017).
    """
    feed = private_feeds.find(token)
    if feed is None:
        raise Http404
    speaks = of_address(request).speaks or settings.LANGUAGE_CODE
    with override(speaks):
        content = feed_atom.atom(token, feed_counts.waits(feed, token))
    response = HttpResponse(content, content_type=feed_atom.CONTENT_TYPE)
    response["Content-Language"] = speaks
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response
