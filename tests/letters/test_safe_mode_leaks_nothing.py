"""Every public address in safe mode, whatever it serves: no word of a letter that is not safe."""

import html
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, unquote, urldefrag, urljoin, urlsplit

import pytest
from django.conf import settings
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client

from letters import shelves
from letters.models import Letter
from moderation import cases
from moderation.models import Report
from tests.desk.downloads import where
from tests.desk.exports import FORMS, readable
from tests.letters.pages import links, source
from tests.letters.whispers import SECRET, Whispers, a_whisper, the_site, whisper
from tests.make import a_member, signed_in

pytestmark = pytest.mark.django_db
MOST = 2000  # pages
STARTS = ("/", "/robots.txt", "/sitemap.xml", "/feed/", "/feed.json", "/log/", "/random/?again=1")
QUIET = ("/static/", "/leave")  # files, and the way out
LINK = re.compile(
    r'(?:href|src|action)=\\?"([^"\\]*)|<loc>([^<]*)|content="((?:/|https?:)[^"]*)"|"(https?:[^"\\]*)"'
)
FOLD = re.compile(r'<details class="gate">.*?</details>', re.DOTALL)


def onward(address: str, page: Any) -> Iterator[str]:
    """Every address of this site that a page of any kind names, without its fragment."""
    named = ["".join(found) for found in LINK.findall(source(page))]
    for link in [*named, page.get("Location", "")]:
        target = urldefrag(urljoin(address, html.unescape(link))).url.removeprefix(
            settings.SITE_URL
        )
        if target.startswith("/") and not target.startswith(("//", *QUIET)):
            yield target


def leaves(address: str, ends: set[str]) -> bool:
    """Whether it leaves safe mode, or is the own page of a letter that safe mode leaves out."""
    parts = urlsplit(address)
    own = parts.path.split("/")[2:3] if parts.path.startswith("/letters/") else []
    return parse_qs(parts.query).get("show") == ["all"] or bool(ends.intersection(own))


def unpacked(page: Any) -> Any:
    """A page as it is; of a file to keep all that can be read in it, because it is sent once."""
    if not page.streaming:
        return page
    form = "epub" if page["Content-Type"] == "application/epub+zip" else "txt"
    return HttpResponse(readable(page.getvalue(), form), headers=page.headers)


def walk(site: Whispers, starts: list[str]) -> Iterator[tuple[str, Any]]:
    """Each page that anything leads to, once."""
    client, ends = Client(), {letter.public_id for letter in site.left_out}
    todo, seen = list(starts), set(starts)
    while todo:
        address = todo.pop()
        page = unpacked(client.get(address))
        assert page.status_code in (200, 301, 302, 303, 403, 404, 405, 410), address
        yield address, page
        new = {link for link in onward(address, page) if not leaves(link, ends)} - seen
        seen |= new
        todo += sorted(new)
        assert len(seen) < MOST


def heard(site: Whispers, address: str, page: Any) -> set[str]:
    """The secret words that a page says, but for those of its own address, and for an update
    that is folded, or not rated, on the page of its own safe letter."""
    path, text = urlsplit(address).path, source(page)
    if path == site.folded_at:
        text = FOLD.sub("", text)
    said = SECRET.findall(f"{page.headers}{text}".lower())
    asked = SECRET.findall(unquote(address).lower())
    return set(said) - set(asked) - site.open_at.get(path, set())


def searches(site: Whispers) -> list[str]:
    """Queries for what must not be found: a word of a title, of the words, of an update, a
    phrase and a beginning."""
    kinds = ("noted", "unrated", "corrected", "held", "removed", "burned", "asleep", "later")
    parts = ("titlea", "firstb", "updatec", "headinga", "replyb", "bodya")
    words = [f"xeno{kind}{part}" for kind in kinds for part in parts]
    more = ['"Xenonotedtitlea kept the"', "xenonoted*", "xeno*", "xenonoted", "kept the -umbrella"]
    more += ["plain words", "umbrella", '"plain words"', "xenolaterbodya saucepan"]
    return [f"/search/?q={query}" for query in words + more]


@pytest.fixture
def site(shelves: None) -> Whispers:
    """The site after its nightly work."""
    made = the_site()
    call_command("tick")
    return made


def test_a_walk_along_every_link_of_every_kind_hears_no_secret_word(site: Whispers) -> None:
    draws = [f"/random/?try={number}" for number in range(30)]
    gone = [letter.get_absolute_url() for letter in site.gone]
    gone += [f"/letters/{letter.public_id}/feed/" for letter in site.gone]
    visited: dict[str, int] = {}
    kinds: set[str] = set()
    left_out = {letter.public_id for letter in site.left_out}
    named: set[str] = set()
    together = ""
    for address, page in walk(site, [*STARTS, *draws, *gone, *searches(site)]):
        assert heard(site, address, page) == set(), address
        visited[address] = page.status_code
        kinds.add(page.get("Content-Type", "").partition(";")[0])
        if any(public_id in source(page) for public_id in left_out):
            named.add(urlsplit(address).path)
        together += source(page)
    after = Letter.objects.filter(earlier__public_id__in=left_out)
    files = {where(letter, form) for letter in after for form in FORMS}
    assert named == {letter.get_absolute_url() for letter in after} | files
    assert {
        "text/html",
        "text/plain",
        "application/atom+xml",
        "application/feed+json",
        "application/xml",
        "application/epub+zip",
    } <= kinds
    assert "Saucepan" in together
    assert "umbrella" in together.lower()
    for part in ("/archive/2031/3/", "/about/", "?before=", "?in=to.you", "?in=all", "/sitemap/"):
        assert any(part in address for address in visited), part
    assert not any(status == 404 for address, status in visited.items() if "/search/" in address)


def test_the_walk_would_hear_such_a_word(site: Whispers) -> None:
    client = Client()
    for address in (
        "/?show=all",
        "/to/you/?show=all",
        "/journals/?show=all",
        "/archive/2031/3/?show=all",
    ):
        assert heard(site, address, client.get(address)), address
    for letter in site.left_out:
        assert heard(site, "/", client.get(letter.get_absolute_url()))
    assert "xenolaterbodya" in source(client.get(site.folded_at)).lower()
    assert heard(site, "/", client.get(site.folded_at)) >= {"xenolaterbodya", "xenolaterheadinga"}


def test_the_file_of_a_letter_that_safe_mode_leaves_out_has_no_secret_word(site: Whispers) -> None:
    for letter in site.left_out:
        for address in (where(letter, form) for form in FORMS):
            page = Client().get(address)
            assert (page.status_code, page.content) == (303, b"")
            whole = f"{address}?show=all"
            assert heard(site, whole, unpacked(Client().get(whole)))


def test_search_finds_in_the_other_mode_what_it_does_not_find_in_safe_mode(site: Whispers) -> None:
    noted = site.left_out[0]
    for query in ("xenonotedtitlea", "xenonotedfirstb", '"xenonotedfirsta kept the"'):
        found = [Client().get("/search/", {"q": query, "show": show}) for show in ("all", "safe")]
        assert [noted.public_id in source(page) for page in found] == [True, False], query


def test_an_earlier_letter_that_is_not_safe_is_named_by_its_id_alone(site: Whispers) -> None:
    noted, later = site.left_out[0], site.left_out[0].later.get()
    page = Client().get(later.get_absolute_url())
    assert f"/letters/{noted.public_id}/" in links(page)
    assert "(not marked safe for work)" in source(page)
    assert noted.slug not in source(page)


def test_a_correction_of_the_rating_reaches_the_letter_that_came_after(site: Whispers) -> None:
    noted, later = site.left_out[0], site.left_out[0].later.get()
    mark = Client().get(later.get_absolute_url())["ETag"]
    shelves.correct(noted, "safe", noted.categories.all(), [])
    page = Client().get(later.get_absolute_url(), headers={"If-None-Match": mark})
    assert page.status_code == 200
    assert "(not marked safe for work)" not in source(page)
    assert "The author wrote here before" in source(page)


ROOMS = (
    *("/admin/letters/letter/", "/admin/comments/reply/", "/admin/letters/update/"),
    *("/admin/moderation/case/", "/admin/moderation/report/", "/admin/moderation/decision/"),
)


@pytest.mark.parametrize("room", ROOMS)
def test_no_list_of_the_volunteers_prints_words_that_are_not_safe(shelves: None, room: str) -> None:
    kinds = {"one": "not_safe", "two": "not_rated"}
    for kind, rating in kinds.items():
        letter = a_whisper(kind, rating=rating)
        for text in (letter, letter.updates.get(), letter.replies.get()):
            Report.objects.create(**cases.about(text), ground="cruel", facts="Look.")
            cases.refresh(text)
    volunteer = signed_in(a_member())
    for query in ("", "?o=1", "?all=", "?rating__exact=not_safe", f"?q={whisper('one', 'titlea')}"):
        page = volunteer.get(room + query)
        if page.status_code == 302:  # not a filter of this list
            continue
        assert page.status_code == 200
        said = SECRET.findall(source(page).lower())
        assert set(said) <= set(SECRET.findall(query.lower())), query
