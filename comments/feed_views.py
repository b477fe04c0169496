"""The feed of one conversation: its latest replies."""

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from authors.clock import midnight
from comments import feed_replies
from comments.models import Reply
from letters import shown
from letters.feed_entry import NEVER, Feed
from letters.feed_letters import lasting
from letters.feed_views import answer, whole
from letters.models import Letter
from letters.views import find
from writing import reading

PAGE = 50  # replies
_NUMBER = re.compile(r"[1-9][0-9]{0,8}")


@require_safe
def thread(request: HttpRequest, public_id: str, kind: str) -> HttpResponseBase:
    """The replies to a letter, the latest first. Everybody gets the same, whatever they wish, in
    the language that the address says.
    """
    letter = find(public_id)
    asked = request.GET.get("before", "")
    before = asked if _NUMBER.fullmatch(asked) else ""
    path = reverse("comments:feed" if kind == "atom" else "comments:feed_json", args=[public_id])
    speaks = reading.of_address(request).speaks
    version = f"{letter.version}.{settings.REPLY_TIMES}.{speaks}"
    return answer(request, version, kind, lambda: _feed(letter, path, before, speaks), speaks)


def _feed(letter: Letter, path: str, before: str, speaks: str) -> Feed:
    rows = Reply.objects.visible().filter(letter=letter).order_by("-number")
    rows = rows.select_related("letter", "voice")
    found = list((rows.filter(number__lt=int(before)) if before else rows)[: PAGE + 1])
    told = shown.in_full(letter)

    def page(before: str) -> str:
        return whole(path, interface=speaks, before=before)

    return Feed(
        name=page(""),
        address=page(before),
        home=settings.SITE_URL + (letter.get_absolute_url() if told else lasting(letter)),
        title=_title(letter) if told else gettext("Dear Stranger: replies to a letter"),
        about=gettext("What strangers wrote back, the latest first."),
        entries=[feed_replies.entry(reply) for reply in found[:PAGE]],
        next=page(str(found[PAGE - 1].number)) if len(found) > PAGE else "",
        since=midnight(letter.published_on) if letter.published_on else NEVER,
    )


def _title(letter: Letter) -> str:
    said = gettext("Dear Stranger: replies to “%(heading)s”")
    return said % {"heading": letter.heading}
