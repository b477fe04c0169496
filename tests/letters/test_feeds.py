"""Feeds of letters: whole where a letter is safe, no more than a list shows where it is not."""

import datetime
import re
from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.test import Client

from letters.models import Letter
from tests.desk.rooms import holding
from tests.letters.feeds import as_json, atom, content, get, titles, whole, words
from tests.make import WORDS, a_form, a_letter, a_reply, an_update
from writing.models import Deed

pytestmark = pytest.mark.django_db
DAY = datetime.date(2031, 5, 20)
FEEDS = ("/feed/", "/to/you/feed/", "/about/healing/feed/")
BOTH = {"categories": ["you", "healing"]}


def the_entry(path: str = "/feed/") -> Any:
    """The only entry of a feed."""
    (entry,) = atom(path).entries
    return entry


@pytest.mark.parametrize("path", FEEDS)
def test_a_safe_letter_stands_there_whole(path: str) -> None:
    letter = a_letter(title="A <b> & “more”", published_on=DAY, **BOTH)
    entry = the_entry(path)
    assert entry.title == "A <b> & “more”"
    assert content(entry) == whole(letter.html)
    assert entry.link == f"http://testserver{letter.get_absolute_url()}"
    assert {tag.term for tag in entry.tags} == {"To You", "Healing"}
    (item,) = as_json(path.rstrip("/") + ".json")["items"]
    assert item["content_html"] == whole(letter.html)
    assert (item["url"], item["id"]) == (entry.link, entry.id)
    assert set(item["tags"]) == {"To You", "Healing"}


def test_a_letter_has_a_day_and_no_time() -> None:
    a_letter(published_on=DAY)
    entry, feed = the_entry(), as_json("/feed.json")
    assert entry.published == entry.updated == "2031-05-20T00:00:00+00:00"
    assert feed["items"][0]["date_published"] == "2031-05-20T00:00:00+00:00"
    assert atom("/feed/").feed.updated == "2031-05-20T00:00:00+00:00"


def test_a_blank_byline_stays_blank_and_the_feed_is_the_sites() -> None:
    a_letter()
    assert "<author>" not in words("/feed/").partition("<entry")[2]
    assert atom("/feed/").feed.author == "Dear Stranger"
    assert "authors" not in as_json("/feed.json")["items"][0]


def test_a_byline_is_the_author() -> None:
    a_letter(byline="left-hand tap")
    assert the_entry().author == "left-hand tap"
    assert as_json("/feed.json")["items"][0]["authors"] == [{"name": "left-hand tap"}]


def test_the_default_is_safe_mode() -> None:
    a_letter(title="The ticket")
    a_letter(title="The knife", rating="not_safe")
    a_letter(title="The question", rating="not_rated")
    assert titles("/feed/") == ["The ticket"]
    assert set(titles("/feed/?show=all")) == {"The ticket", "The knife", "The question"}


def test_cookies_are_not_read() -> None:
    a_letter(title="The knife", rating="not_safe")
    client = Client()
    client.cookies["preferences"] = "all.night."
    answer = client.get("/feed/")
    assert "The knife" not in answer.content.decode()
    assert "Vary" not in answer
    assert not answer.cookies


def test_a_letter_that_is_not_safe_says_no_more_than_its_card() -> None:
    a_letter(title="The knife", rating="not_safe", notes=["death", "sex"])
    entry = the_entry("/feed/?show=all")
    assert (entry.title, content(entry)) == ("The knife", "")
    assert entry.summary.startswith("Folded. Content notes: death of a loved one, ")
    assert "train" not in words("/feed/?show=all") + str(as_json("/feed.json?show=all"))


def test_without_notes_it_says_why_it_is_folded() -> None:
    a_letter(title="", rating="not_safe")
    entry = the_entry("/feed/?show=all")
    assert entry.title == "Untitled letter"
    assert entry.summary == "Folded. It is marked not safe for work."
    (item,) = as_json("/feed.json?show=all")["items"]
    assert item["content_text"] == entry.summary


def test_a_letter_that_is_not_rated_shows_its_excerpt() -> None:
    letter = a_letter(rating="not_rated", body="One. " * 100)
    entry = the_entry("/feed/?show=all")
    assert (entry.summary, content(entry)) == (letter.excerpt, "")


def test_notes_stand_before_the_words_of_a_safe_letter() -> None:
    letter = a_letter(notes=["death"])
    before, _, rest = content(the_entry()).partition(whole(letter.html))
    assert before.lower() == ('<p dir="auto" lang="en">content notes: death of a loved one.</p>')
    assert rest == ""


def test_notes_and_languages_in_the_address_are_heeded() -> None:
    a_letter(title="The ticket")
    a_letter(title="The grave", notes=["death"])
    a_letter(title="Die Karte", language="de")
    assert set(titles("/feed/?without=death")) == {"The ticket", "Die Karte"}
    assert titles("/feed/?without=death&languages=de") == ["Die Karte"]
    (item,) = as_json("/feed.json?languages=de")["items"]
    assert item["language"] == "de"
    assert '<entry xml:lang="de">' in words("/feed/?languages=de")


def test_a_language_nobody_knows_is_not_taken_for_that_of_the_feed() -> None:
    letter = a_letter(language="und")
    assert '<entry xml:lang="und">' in words("/feed/")
    assert content(the_entry()) == whole(letter.html, "")
    assert "language" not in as_json("/feed.json")["items"][0]


def test_words_of_ours_in_a_feed_are_in_its_language_and_those_of_the_letter_in_theirs() -> None:
    letter = a_letter(title="Im Regen", language="de", notes=["death"])
    update = an_update(letter, heading="Ein Jahr", notes=[])
    an_update(letter, heading="Messer", rating="not_safe")
    html = content(the_entry("/feed/?interface=ar"))
    assert '<entry xml:lang="de">' in words("/feed/?interface=ar")
    pieces = re.findall(r'<(p|h2|div|bdi)(?: dir="auto")? lang="(\w+)"', html)
    assert pieces == [
        *[("p", "ar"), ("div", "de")],
        *[("h2", "ar"), ("bdi", "de"), ("div", "de")],
        *[("h2", "ar"), ("p", "ar")],
    ]
    assert whole(letter.html, "de") in html
    assert whole(update.html, "de") in html
    assert html.count('dir="auto"') == 6


def test_a_title_and_a_summary_that_are_ours_are_in_the_feeds_language() -> None:
    a_letter(title="", language="de", rating="not_safe")
    text = words("/feed/?show=all&interface=fr")
    assert "<entry>" in text
    assert '<summary type="text" xml:lang="fr">' in text
    assert "language" not in as_json("/feed.json?show=all&interface=fr")["items"][0]


@pytest.mark.parametrize(("rating", "language"), [("not_safe", "fr"), ("not_rated", "de")])
def test_below_a_title_of_theirs_the_summary_says_whose_words_it_has(
    rating: str, language: str
) -> None:
    a_letter(title="Im Regen", language="de", rating=rating)
    text = words("/feed/?show=all&interface=fr")
    assert '<entry xml:lang="de">' in text
    assert f'<summary type="text" xml:lang="{language}">' in text


GARBAGE = (
    "show=everything", "before=x", "before=2031-13-45_aaaaaaaaaaaaa", "without=%00", "without=<b>",
    "languages=%ff", "show=all&show=safe&before=", "without=" + "a%2B" * 500, "before=%F0%9F%99%82",
)  # fmt: skip


@pytest.mark.parametrize("garbage", GARBAGE)
@pytest.mark.parametrize("path", [*FEEDS, "/feed.json", "/to/you/feed.json"])
def test_garbage_in_the_address_reads_as_not_said(path: str, garbage: str) -> None:
    a_letter(title="The ticket", **BOTH)
    a_letter(title="The knife", rating="not_safe", **BOTH)
    text = words(f"{path}?{garbage}")
    assert "The ticket" in text
    assert "The knife" not in text


@pytest.mark.parametrize(
    "path", ["/to/nobody/feed/", "/about/you/feed/", "/to/healing/feed.json", "/to/%00/feed/"]
)
def test_an_unknown_pigeonhole_has_no_feed(shelves: None, path: str) -> None:
    get(path, 404)


def test_an_empty_site_has_a_valid_feed_that_does_not_move(shelves: None) -> None:
    assert titles("/feed/") == []
    assert atom("/feed/").feed.updated == "1970-01-01T00:00:00+00:00"


@pytest.mark.parametrize("status", ["taken_back", "hidden", "held"])
def test_what_cannot_be_read_leaves_the_feeds(status: str) -> None:
    a_letter(title="The ticket", status=status, **BOTH)
    for path in FEEDS:
        assert titles(f"{path}?show=all") == []


def test_removed_and_burned_letters_leave_the_feeds() -> None:
    removed, burned = a_letter(title="The ticket"), a_letter(title="The tap")
    removed.turn(Deed.REMOVE)
    burned.turn(Deed.BURN)
    assert titles("/feed/?show=all") == []


def test_characters_that_xml_has_not_spoil_no_feed() -> None:
    a_letter(title="A\ufffe tap", body="A\uffff train.", byline="b\ufffe")
    entry = the_entry()
    assert (entry.title, content(entry)) == ("A tap", whole("<p>A train.</p>"))


def test_updated_moves_when_an_update_comes() -> None:
    letter = a_letter(published_on=DAY, renewed_on=DAY)
    update = an_update(letter, heading="Four days <later>", body="It is better.")
    later = DAY + datetime.timedelta(days=4)
    Letter.objects.filter(pk=letter.pk).update(renewed_on=later)
    update.published_on = later
    update.save()
    entry = the_entry()
    assert entry.published == "2031-05-20T00:00:00+00:00"
    assert entry.updated == "2031-05-24T00:00:00+00:00"
    heading = '<bdi lang="en">Four days &lt;later&gt;</bdi>'
    added = f'<h2 dir="auto" lang="en">Update 1, 24 May 2031: {heading}</h2>'
    assert content(entry) == whole(letter.html) + added + whole("<p>It is better.</p>")


@pytest.mark.parametrize("rating", ["not_safe", "not_rated"])
def test_an_update_that_is_not_safe_is_named_without_a_word_of_it(rating: str) -> None:
    letter = a_letter()
    an_update(letter, heading="The knife", body="Blood.", rating=rating, notes=["death"])
    text = content(the_entry())
    assert "Update 1, " in text
    assert "Open the letter to read it." in text
    assert not {"knife", "Blood", "loved"} & set(text.replace(".", " ").split())


def test_an_update_nobody_may_read_is_not_named() -> None:
    letter = a_letter()
    an_update(letter, status="held")
    an_update(letter, status="hidden")
    assert content(the_entry()) == whole(letter.html)


def test_many_updates_make_no_endless_entry() -> None:
    letter = a_letter()
    for _ in range(12):
        an_update(letter)
    text = content(the_entry())
    assert "Update 12, " in text
    assert "Update 2, " not in text


def test_updated_moves_when_the_author_mends_a_word() -> None:
    with time_machine.travel("2031-05-20T10:00Z", tick=False):
        letter = a_letter()
        before = the_entry()
    with time_machine.travel("2031-05-21T00:05Z", tick=False):
        form = a_form(title="Another one")
        holding(letter).post(f"/desk/{letter.public_id}/edit/", form)
    after = the_entry()
    assert before.updated == before.published == after.published == "2031-05-20T00:00:00+00:00"
    assert after.updated == "2031-05-21T00:00:00+00:00"
    assert after.id == before.id != after.link
    assert after.link.endswith("/another-one/")
    assert Client().get(after.id).status_code == 301


def a_shelf(count: int) -> None:
    """So many letters of three days."""
    for number in range(count):
        day = DAY - datetime.timedelta(days=number // 19)
        a_letter(title=f"Letter {number}", body="A.", published_on=day, **BOTH)


def whole_list(path: str) -> list[list[str]]:
    """The titles of each page of a feed, from the first along the next links."""
    pages = []
    while path:
        read = atom(path)
        pages.append([entry.title for entry in read.entries])
        next_ones = [link.href for link in read.feed.links if link.rel == "next"]
        path = next_ones[0] if next_ones else ""
    return pages


@pytest.mark.parametrize("path", ["/feed/?show=all&without=sex", "/to/you/feed/"])
def test_next_links_lead_through_every_letter_once(path: str) -> None:
    a_shelf(45)
    pages = whole_list(path)
    assert [len(page) for page in pages] == [20, 20, 5]
    every = [title for page in pages for title in page]
    assert every == [letter.title for letter in Letter.objects.newest_first()]


def test_the_json_feed_turns_its_pages_too() -> None:
    a_shelf(25)
    first = as_json("/feed.json?show=all")
    assert "show=all" in first["next_url"]
    second = as_json(first["next_url"])
    assert "next_url" not in second
    assert second["feed_url"] == first["next_url"]
    assert len({item["id"] for item in first["items"] + second["items"]}) == 25


def test_a_page_of_a_feed_names_itself_and_the_feed() -> None:
    a_shelf(25)
    first = atom("/feed/?show=all&utm_source=x")
    assert first.feed.id == "http://testserver/feed/?show=all"
    (following,) = [link.href for link in first.feed.links if link.rel == "next"]
    second = atom(following)
    assert second.feed.id == first.feed.id
    assert [link.href for link in second.feed.links if link.rel == "self"] == [following]


def test_addresses_come_from_the_settings_and_not_from_the_request() -> None:
    a_letter()
    answer = Client().get("/feed/", headers={"Host": "letters.test"})
    assert b"letters.test" not in answer.content
    assert b"http://testserver/letters/" in answer.content


@pytest.mark.parametrize("path", [*FEEDS, "/feed.json"])
def test_a_feed_is_kept_and_asked_about(path: str) -> None:
    letter = a_letter(**BOTH)
    first = get(path)
    assert first["Cache-Control"] == "no-cache"
    assert first["X-Robots-Tag"] == "noindex"
    assert "Vary" not in first
    again = Client().get(path, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["X-Robots-Tag"] == "noindex"
    assert get(f"{path}?show=all")["ETag"] != first["ETag"]
    letter.turn(Deed.HIDE)
    assert Client().get(path, headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_a_feed_says_what_it_is() -> None:
    a_letter()
    assert get("/feed/")["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert get("/feed.json")["Content-Type"] == "application/feed+json; charset=utf-8"
    assert Client().post("/feed/").status_code == 405
    assert Client().head("/feed/")["ETag"] == get("/feed/")["ETag"]


@pytest.mark.parametrize("path", ["/feed/?show=all", "/to/you/feed.json?without=sex+death"])
def test_a_full_page_costs_what_one_letter_costs(
    path: str, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    for number in range(25):
        letter = a_letter(title=f"Letter {number}", notes=["abuse"], **BOTH)
        an_update(letter, notes=["abuse"])
        a_reply(letter)
    with django_assert_max_num_queries(7):
        assert "Letter 2" in words(path)


def test_the_words_are_those_of_the_page_without_the_glossary() -> None:
    a_letter(body=WORDS + "\n\nDear OP, *thank* you.")
    assert "<abbr" not in content(the_entry())
    assert "<em>thank</em>" in content(the_entry())
