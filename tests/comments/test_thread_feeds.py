"""The feed of a conversation: replies as the page shows them, words only where they lie open."""

from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.test import Client

from comments.models import Reply
from letters.models import Letter
from tests.comments.pages import many_replies
from tests.letters.feeds import as_json, atom, content, get, titles, whole, words
from tests.make import a_letter, a_reply, a_voice
from writing.models import Deed

pytestmark = pytest.mark.django_db


def feed_of(letter: Letter, json: bool = False) -> str:
    """The address of a conversation's feed."""
    return f"/letters/{letter.public_id}/feed" + (".json" if json else "/")


def test_replies_stand_there_the_latest_first() -> None:
    letter = a_letter()
    first = a_reply(letter, name="quiet moth", body="I was *there*.")
    a_reply(letter, name="lost umbrella", parent=first)
    read = atom(feed_of(letter))
    assert [entry.author for entry in read.entries] == ["lost umbrella", "quiet moth"]
    assert content(read.entries[1]) == whole("<p>I was <em>there</em>.</p>", "")
    assert read.entries[1].title == "A reply by quiet moth"
    assert read.feed.title == "Dear Stranger: replies to “The ticket”"
    (_, item) = as_json(feed_of(letter, json=True))["items"]
    assert item["authors"] == [{"name": "quiet moth"}]
    assert item["content_html"] == content(read.entries[1])


def test_a_permalink_is_that_of_the_page() -> None:
    letter = a_letter()
    reply = a_reply(letter)
    (entry,) = atom(feed_of(letter)).entries
    assert entry.link == f"http://testserver{reply.anchor}"
    page = Client().get(entry.link).content.decode()
    assert 'id="reply-1"' in page
    assert f'href="{reply.anchor.removeprefix(letter.get_absolute_url())}"' in page


def test_a_new_title_of_the_letter_renames_no_reply() -> None:
    letter = a_letter()
    a_reply(letter)
    (before,) = atom(feed_of(letter)).entries
    letter.set_title("Another one")
    letter.save()
    letter.touch()
    (after,) = atom(feed_of(letter)).entries
    assert after.id == before.id
    assert after.link != before.link


def test_the_time_is_the_minute_of_the_page() -> None:
    with time_machine.travel("2031-05-20T10:21:43Z", tick=False):
        letter = a_letter()
        a_reply(letter)
    (entry,) = atom(feed_of(letter)).entries
    assert entry.published == entry.updated == "2031-05-20T10:21:00+00:00"
    assert (
        'datetime="2031-05-20T10:21Z"' in Client().get(letter.get_absolute_url()).content.decode()
    )


def test_it_is_the_day_where_the_operator_says_so(settings: Any) -> None:
    with time_machine.travel("2031-05-20T10:21:43Z", tick=False):
        letter = a_letter()
        a_reply(letter)
    minute = get(feed_of(letter))
    settings.REPLY_TIMES = "day"
    (entry,) = atom(feed_of(letter)).entries
    assert entry.published == entry.updated == "2031-05-20T00:00:00+00:00"
    assert "10:21" not in words(feed_of(letter, json=True))
    assert get(feed_of(letter))["ETag"] != minute["ETag"]


def test_a_mended_reply_is_updated_on_its_day() -> None:
    with time_machine.travel("2031-05-20T10:21Z", tick=False):
        letter = a_letter()
        reply = a_reply(letter)
    Reply.objects.filter(pk=reply.pk).update(edited_on="2031-05-22")
    (entry,) = atom(feed_of(letter)).entries
    assert entry.published == "2031-05-20T10:21:00+00:00"
    assert entry.updated == "2031-05-22T00:00:00+00:00"


def test_the_author_is_called_by_the_badge_that_no_stranger_can_take() -> None:
    letter, signed = a_letter(), a_letter(byline="left-hand tap")
    a_reply(letter, by_author=True)
    a_reply(signed, by_author=True)
    assert atom(feed_of(letter)).entries[0].author == "the author of the letter"
    assert atom(feed_of(signed)).entries[0].author == "left-hand tap, the author of the letter"


def test_a_voice_without_a_name_is_given_none() -> None:
    letter = a_letter()
    voice = a_voice(letter)
    voice.name, voice.folded_name = "", None
    voice.save()
    a_reply(letter, voice=voice)
    assert titles(feed_of(letter)) == ["A reply"]
    assert "<author>" not in words(feed_of(letter)).partition("<entry")[2]
    assert "authors" not in as_json(feed_of(letter, json=True))["items"][0]


@pytest.mark.parametrize("rating", ["not_safe", "not_rated"])
def test_under_a_letter_that_is_not_safe_a_reply_says_only_that_it_is_there(rating: str) -> None:
    letter = a_letter(title="The knife", rating=rating, byline="sharp tap")
    a_reply(letter, name="red moth", body="Blood.")
    a_reply(letter, by_author=True, body="Blood.")
    for path in (feed_of(letter), feed_of(letter) + "?show=all", feed_of(letter, json=True)):
        text = words(path).lower()
        assert not [word for word in ("knife", "blood", "moth", "tap") if word in text]
    read = atom(feed_of(letter))
    assert [entry.summary for entry in read.entries] == ["A reply. Open the letter to read it."] * 2
    assert {entry.title for entry in read.entries} == {"A reply"}
    assert read.entries[1].link.endswith(f"/letters/{letter.public_id}/?from=1#reply-1")
    assert Client().get(read.entries[1].link, follow=True).status_code == 200
    items = as_json(feed_of(letter, json=True))["items"]
    assert items[0]["content_text"] == "A reply. Open the letter to read it."


def test_a_folded_reply_stays_folded() -> None:
    letter = a_letter()
    a_reply(letter, name="red moth", body="Blood.", folded=True)
    (entry,) = atom(feed_of(letter)).entries
    assert (entry.author, content(entry)) == ("red moth", "")
    assert entry.summary == "A reply, folded behind a content note. Open the letter to read it."
    assert "Blood" not in words(feed_of(letter, json=True))


@pytest.mark.parametrize("status", ["held", "hidden", "taken_back"])
def test_a_reply_nobody_may_read_is_not_there(status: str) -> None:
    letter = a_letter()
    a_reply(letter, body="Blood.", status=status)
    assert titles(feed_of(letter)) == []
    assert "Blood" not in words(feed_of(letter))


def test_a_conversation_without_replies_has_the_day_of_its_letter() -> None:
    with time_machine.travel("2031-05-20T10:21Z", tick=False):
        letter = a_letter()
    assert atom(feed_of(letter)).feed.updated == "2031-05-20T00:00:00+00:00"


@pytest.mark.parametrize(
    ("deed", "said"),
    [
        (Deed.TAKE_BACK, "Its author took this letter back"),
        (Deed.REMOVE, "This letter was taken down"),
        (Deed.BURN, "Its author took this letter back"),
    ],
)
def test_the_feed_of_a_letter_that_is_gone_answers_410(deed: Deed, said: str) -> None:
    letter = a_letter()
    a_reply(letter, body="Blood.")
    letter.turn(deed)
    for json in (False, True):
        page = get(feed_of(letter, json), 410)
        assert said in page.content.decode()
        assert "Blood" not in page.content.decode()
        assert page["X-Robots-Tag"] == "noindex"


def test_of_a_letter_that_waits_or_is_unknown_nothing_is_told() -> None:
    waiting, hidden = a_letter(status="held"), a_letter(status="hidden")
    for path in (feed_of(waiting), feed_of(hidden), "/letters/nothere/feed/"):
        get(path, 404)
        get(path.rstrip("/") + ".json", 404)


def test_the_latest_fifty_and_a_way_to_those_before() -> None:
    letter = a_letter()
    many_replies(letter, 120)
    seen, path = [], feed_of(letter)
    while path:
        read = atom(path)
        seen.append([int(entry.id.rpartition("-")[2]) for entry in read.entries])
        path = next((link.href for link in read.feed.links if link.rel == "next"), "")
    assert [len(page) for page in seen] == [50, 50, 20]
    assert [number for page in seen for number in page] == list(range(120, 0, -1))
    first = as_json(feed_of(letter, json=True))
    second = as_json(first["next_url"])
    assert second["items"][0]["id"].endswith("#reply-70")


@pytest.mark.parametrize(
    "garbage", ["before=x", "before=-1", "before=0", "before=" + "9" * 30, "before=%00", "show=%ff"]
)
def test_garbage_in_the_address_reads_as_not_said(garbage: str) -> None:
    letter = a_letter()
    a_reply(letter)
    for json in (False, True):
        assert get(f"{feed_of(letter, json)}?{garbage}").status_code == 200
        assert "I was on that train." in words(f"{feed_of(letter, json)}?{garbage}")


def test_characters_that_xml_has_not_spoil_no_feed() -> None:
    letter = a_letter()
    a_reply(letter, body="A\uffff tap")
    (entry,) = atom(feed_of(letter)).entries
    assert content(entry) == whole("<p>A tap</p>", "")


def test_the_feed_is_the_same_for_everybody_and_kept_until_something_is_new() -> None:
    letter = a_letter()
    reply = a_reply(letter)
    first = get(feed_of(letter))
    assert "Vary" not in first
    assert first["Cache-Control"] == "no-cache"
    assert first["X-Robots-Tag"] == "noindex"
    client = Client(headers={"If-None-Match": first["ETag"]})
    client.cookies["preferences"] = "all.night."
    assert client.get(feed_of(letter)).status_code == 304
    reply.turn(Deed.HIDE)
    assert client.get(feed_of(letter)).status_code == 200


def test_fifty_replies_cost_what_one_costs(
    django_assert_num_queries: Callable[..., Any],
) -> None:
    letter = a_letter()
    many_replies(letter, 60)
    for json in (False, True):
        with django_assert_num_queries(2):
            get(feed_of(letter, json))
