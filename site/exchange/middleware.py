"""Old links keep working: an address of the site that moved in leads to what it was, for good."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from exchange.models import OldAddress
from exchange.wordpress.old_addresses import digest
from letters import shown

# Feeds WordPress had for everything: /feed/, /feed/atom/, /comments/feed/ ...
_FEED = re.compile(r"/(?:comments/)?feed(?:/(?:atom|rss|rss2|rdf))?/?$")
# What it asked for by number: ?p=12 is a post, ?cat=3 a category; ?m=201503 is a month.
_NUMBERS = ("p", "cat")
_DAY = re.compile(r"(\d{4})(\d\d)?(\d\d)?")
# What it added to the address of one post: its second page, and what other programs ask for.
_OF_A_POST = re.compile(r"/(?:\d{1,3}|trackback|embed|amp)/?$")
_INDEX = re.compile(r"/index\.php$")
_YEAR = re.compile(r"/\d{4}(?:/page/\d{1,9})?/*$")


class OldAddresses:
    """Asked only where this site has nothing to say: a page that is not found, or a number."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """301 to where the old address leads now."""
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        if request.GET and (to := _asked(request)):
            return HttpResponsePermanentRedirect(to)
        response = self.get_response(request)
        if response.status_code == 404 and (to := _found(request.path)):
            return HttpResponsePermanentRedirect(to)
        return response


def _asked(request: HttpRequest) -> str:
    """Where what stands behind the question mark leads."""
    feed, path = bool(request.GET.get("feed")), _INDEX.sub("/", request.path)
    for name in _NUMBERS:
        if (number := request.GET.get(name, "")).isdecimal():
            return _target(f"{path}?{name}={number}", feed=feed)
    if day := _DAY.fullmatch(request.GET.get("m", "")):
        return _target("/".join((path.rstrip("/"), *filter(None, day.groups()))), feed=feed)
    return _target(path, feed=True) if feed else ""


def _found(path: str) -> str:
    """Where a path leads, "" if nowhere: a list, a letter, or the feed of either."""
    plain = _FEED.sub("", path)
    if plain == path:
        whole = _OF_A_POST.sub("", path)
        return _target(path) or ("" if whole == path else _target(whole, posts_only=True))
    return _target(plain, feed=True) if plain.strip("/") else reverse("letters:feed")


def _target(path: str, *, feed: bool = False, posts_only: bool = False) -> str:
    rows = OldAddress.objects.select_related("letter", "category")
    row = rows.filter(digest=digest(path)).first()
    if row is None or (posts_only and row.letter is None):
        return ""
    if row.category:
        name = f"letters:{row.category.kind}_feed"
        return reverse(name, args=[row.category.slug]) if feed else row.category.get_absolute_url()
    if row.letter:
        return _letter(row, feed=feed)
    if feed:
        return reverse("letters:feed")
    if row.month:
        return reverse("letters:month", args=[row.month.year, row.month.month])
    return reverse("letters:archive" if _YEAR.search(path) else "letters:home")


def _letter(row: OldAddress, *, feed: bool) -> str:
    """Of a letter that never was public nobody is told that it is here, and of one that may not
    be read, or not at work, no word of its title."""
    letter = row.letter
    if letter is None or not letter.was_public:
        return ""
    if feed:
        return reverse("comments:feed", args=[letter.public_id])
    if letter.is_public and shown.in_full(letter):
        return letter.get_absolute_url()
    return reverse("letters:letter_without_slug", args=[letter.public_id])
