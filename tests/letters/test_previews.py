"""What stands in the heads of pages: canonical links, feeds, link previews, facts for engines."""

import datetime
import html
import json
import re
import struct
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from letters.models import Letter
from tests.make import a_letter, a_reply, an_update

pytestmark = pytest.mark.django_db
DAY = datetime.date(2031, 5, 20)
PNG = settings.BASE_DIR / "site" / "static" / "img" / "letter.png"


def head_of(path: str) -> str:
    """The head of a page."""
    page = Client().get(path)
    assert page.status_code == 200, path
    text: str = page.content.decode().partition("</head>")[0]
    return text


def letter_head(letter: Letter) -> str:
    """The head of a letter's page."""
    return head_of(letter.get_absolute_url())


def metas(head: str) -> dict[str, str]:
    """Every meta element with a name or property."""
    found = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"', head)
    names = [name for name, _ in found if name != "theme-color"]
    assert len(names) == len(set(names))
    return {name: html.unescape(value) for name, value in found}


def links(head: str, rel: str) -> list[str]:
    """The addresses of the links of one kind."""
    found = re.findall(rf'<link rel="{rel}"[^>]* href="([^"]*)"', head)
    return [html.unescape(address) for address in found]


def facts(head: str) -> dict[str, Any]:
    """The JSON-LD of a page, {} without any."""
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', head, re.DOTALL)
    assert len(found) <= 1
    read: dict[str, Any] = json.loads(found[0]) if found else {}
    return read


# --- a letter -----------------------------------------------------------------------------


def test_a_shared_link_shows_what_a_list_shows() -> None:
    letter = a_letter(title="A “tap” & <more>", body="One. " * 500)
    about = metas(letter_head(letter))
    assert about["og:type"] == "article"
    assert about["og:site_name"] == "Dear Stranger"
    assert about["og:title"] == "A “tap” & <more>"
    assert about["og:description"] == about["description"] == letter.excerpt
    assert about["og:url"] == f"http://testserver{letter.get_absolute_url()}"
    assert about["og:locale"] == "en_US"
    assert "rating" not in about


def test_its_picture_is_one_file_for_all() -> None:
    pictures = {metas(letter_head(a_letter(rating=r)))["og:image"] for r in ("safe", "not_safe")}
    (picture,) = pictures
    assert picture.startswith("http://testserver/static/img/letter.")
    stored = Path(settings.STATIC_ROOT) / picture.removeprefix("http://testserver/static/")
    assert stored.read_bytes() == PNG.read_bytes()
    about = metas(letter_head(a_letter()))
    size = struct.unpack(">II", PNG.read_bytes()[16:24])
    assert size == (1200, 630) == (int(about["og:image:width"]), int(about["og:image:height"]))
    assert PNG.stat().st_size < 60_000


@pytest.mark.parametrize(("language", "locale"), [("de", "de_DE"), ("fa", "fa_IR"), ("und", None)])
def test_the_language_is_that_of_the_letter(language: str, locale: str | None) -> None:
    assert metas(letter_head(a_letter(language=language))).get("og:locale") == locale


def test_engines_are_told_its_facts_and_not_its_words() -> None:
    letter = a_letter(published_on=DAY, body="One. " * 500)
    a_reply(letter)
    found = facts(letter_head(letter))
    assert found["@type"] == "DiscussionForumPosting"
    assert found["headline"] == "The ticket"
    assert found["datePublished"] == "2031-05-20"
    assert found["description"] == letter.excerpt
    assert found["commentCount"] == 1
    assert found["url"] == f"http://testserver{letter.get_absolute_url()}"
    assert not {"articleBody", "text", "comment"} & set(found)


def test_a_blank_byline_names_nobody() -> None:
    head = letter_head(a_letter())
    assert "author" not in facts(head)
    assert "author" not in metas(head)


def test_a_byline_is_not_told_as_no_list_prints_it() -> None:
    head = letter_head(a_letter(byline="left-hand tap"))
    assert "author" not in facts(head)
    assert "left-hand tap" not in str(facts(head))


HARD = '</script><script>alert(1)</script><!-- &lt; \u2028 🙂 \\ "'


def test_no_title_ends_the_script() -> None:
    letter = a_letter(title=HARD, body=HARD, byline="a</script>b")
    head = letter_head(letter)
    assert facts(head)["headline"] == letter.title
    assert facts(head)["description"] == letter.excerpt
    data = re.search(r"ld\+json\">(.*?)</script>", head, re.DOTALL)
    assert data
    assert not set("<>&") & set(data[1])
    assert "alert(1)</script>" not in head
    assert metas(head)["og:title"] == letter.title


@pytest.mark.parametrize("rating", ["not_safe", "not_rated"])
def test_of_a_letter_that_is_not_safe_a_link_says_only_that_it_is_one(rating: str) -> None:
    letter = a_letter(title="The knife", body="Blood.", rating=rating, byline="red", language="de")
    head = letter_head(letter)
    about = metas(head)
    assert about["og:title"] == "A letter on Dear Stranger"
    assert about["og:description"] == about["description"]
    assert about["og:locale"] == "en_US"
    assert about.get("rating") == ("adult" if rating == "not_safe" else None)
    assert facts(head) == {}
    said = " ".join(value for name, value in about.items() if name != "og:url").lower()
    assert not [word for word in ("knife", "blood", "red ", "ticket") if word in said]


def test_nothing_of_a_safe_letters_update_is_in_its_head() -> None:
    letter = a_letter()
    an_update(letter, heading="The knife", body="Blood.", rating="not_safe")
    assert not {"knife", "Blood"} & set(re.findall(r"\w+", letter_head(letter)))


def test_a_letter_has_one_address_and_a_feed() -> None:
    letter = a_letter()
    a_reply(letter)
    for query in ("", "?from=1", "?show=all&in=all&utm_source=x"):
        head = head_of(letter.get_absolute_url() + query)
        assert links(head, "canonical") == [f"http://testserver{letter.get_absolute_url()}"]
        feeds = [f"/letters/{letter.public_id}/feed/", f"/letters/{letter.public_id}/feed.json"]
        assert links(head, "alternate") == feeds
    assert [Client().get(path).status_code for path in feeds] == [200, 200]


# --- lists --------------------------------------------------------------------------------

LISTS = ("/", "/to/you/", "/about/healing/", "/archive/", "/archive/2031/5/", "/wants/advice/",
         "/journals/", "/waiting/")  # fmt: skip
CURSOR = "2031-05-20_" + "a" * 13


@pytest.mark.parametrize("path", LISTS)
def test_a_list_has_one_address_whatever_its_reader_wishes(path: str) -> None:
    a_letter(published_on=DAY)
    for query in ("", "?show=all", "?show=safe&utm_source=x", "?before=x", "?after=%00"):
        assert links(head_of(path + query), "canonical") == [f"http://testserver{path}"], query


@pytest.mark.parametrize("path", LISTS)
def test_a_later_page_of_it_has_its_own(path: str) -> None:
    a_letter(published_on=DAY)
    for name in ("before", "after"):
        head = head_of(f"{path}?show=all&{name}={CURSOR}&x=1")
        assert links(head, "canonical") == [f"http://testserver{path}?{name}={CURSOR}"]


def test_canonical_links_come_from_the_settings(shelves: None) -> None:
    page = Client().get("/", headers={"Host": "letters.test"}).content.decode()
    assert links(page, "canonical") == ["http://testserver/"]


FEEDS = [("/", "/feed"), ("/to/you/", "/to/you/feed"), ("/about/healing/", "/about/healing/feed")]


@pytest.mark.parametrize(("path", "feed"), FEEDS)
def test_a_list_leads_to_its_feed_with_the_readers_wishes(path: str, feed: str) -> None:
    a_letter(categories=["you", "healing"])
    assert links(head_of(path), "alternate") == [f"{feed}/", f"{feed}.json"]
    client = Client()
    client.cookies["preferences"] = "all.night.death+sex"
    text = client.get(path).content.decode()
    wished = [f"{feed}/?show=all&without=death+sex", f"{feed}.json?show=all&without=death+sex"]
    assert links(text, "alternate") == wished
    assert f'<a href="{html.escape(wished[0])}" type="application/atom+xml">' in text
    assert [Client().get(address).status_code for address in wished] == [200, 200]


def test_every_alternate_says_what_it_is(shelves: None) -> None:
    head = head_of("/to/you/")
    for link in re.findall(r'<link rel="alternate"[^>]*>', head):
        kind = "feed+json" if ".json" in link else "atom+xml"
        assert f'type="application/{kind}"' in link
        assert 'title="To You"' in link
