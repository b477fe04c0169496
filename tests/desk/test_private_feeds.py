"""A private feed: an address that says how much is new, to whoever has it, and nothing else."""

import io
import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from comments.models import Voice
from config.logs import Plain
from desk import feed_atom, feed_counts, leaving
from desk.models import PrivateFeed
from desk.private_feeds import digest_of
from letters.models import Letter
from tests.authors import scan
from tests.desk.listening import entry, made, path_on
from tests.desk.rooms import desk_of, form_in, holding, text_of
from tests.make import a_letter, a_member, a_reply, a_voice, an_update, signed_in
from writing.models import Deed

pytestmark = pytest.mark.django_db

QUIET = "Nothing new since you were last at the desk."
WORDS = "moth heron lantern river garden willow"


@pytest.fixture(autouse=True)
def _april() -> Any:
    """It is the middle of April 2030."""
    with time_machine.travel("2030-04-15T10:20:30Z", tick=False):
        yield


@pytest.fixture
def letter() -> Letter:
    """A letter."""
    return a_letter()


@pytest.fixture
def heron(letter: Letter) -> Voice:
    """A stranger who wrote back."""
    voice = a_voice(letter, "Tall heron")
    a_reply(letter, voice=voice)
    return voice


def token_of(path: str) -> str:
    """The secret in a feed's path."""
    return path.split("/")[2]


def answers(path: str) -> int:
    """The status of a feed."""
    return Client().get(path).status_code


# --- what it says ---------------------------------------------------------------------------


def test_nobody_has_a_feed_who_did_not_ask_for_one(letter: Letter, heron: Voice) -> None:
    holding(letter, heron).get(desk_of(letter))
    holding(letter, heron).get(desk_of(letter, "voice/"))
    assert not PrivateFeed.objects.exists()


def test_an_author_hears_how_many_replies_came_since_the_last_visit(letter: Letter) -> None:
    browser = holding(letter)
    path = made(browser, letter)
    assert entry(path)["summary"] == QUIET
    a_reply(letter)
    assert entry(path)["summary"] == "1 reply since you were last at the desk."
    a_reply(letter)
    a_reply(letter, by_author=True)
    a_reply(letter, status="held")
    found = entry(path)
    assert found["title"] == "2 replies"
    assert found["summary"] == "2 replies since you were last at the desk."
    browser.get(desk_of(letter))
    assert entry(path)["summary"] == QUIET


def test_a_stranger_hears_of_answers_and_of_updates(letter: Letter, heron: Voice) -> None:
    browser = holding(heron)
    path = made(browser, letter, "voice/feed/")
    a_reply(letter)  # answers the letter, not the heron
    assert entry(path)["summary"] == QUIET
    first = heron.replies.get()
    a_reply(letter, parent=first)
    a_reply(letter, parent=first, by_author=True)
    a_reply(letter, parent=first, voice=heron)
    assert entry(path)["summary"] == "2 replies since you were last at the desk."
    an_update(letter)
    an_update(letter, status="held")
    assert entry(path)["summary"] == "2 replies, 1 update since you were last at the desk."
    browser.get(desk_of(letter, "voice/"))
    assert entry(path)["summary"] == QUIET
    an_update(letter)
    assert entry(path)["summary"] == "1 update since you were last at the desk."


def test_an_authors_own_updates_are_no_news(letter: Letter) -> None:
    path = made(holding(letter), letter)
    an_update(letter)
    assert entry(path)["summary"] == QUIET


def test_reading_it_is_no_visit_and_changes_nothing(letter: Letter, heron: Voice) -> None:
    paths = [made(holding(letter), letter), made(holding(heron), letter, "voice/feed/")]
    a_reply(letter, parent=heron.replies.get())
    an_update(letter)
    before = scan.database()
    for path in paths * 2:
        assert entry(path)["summary"] != QUIET
        Client().head(path)
    assert scan.database() == before


def test_it_names_no_word_no_name_and_no_address(heron: Voice) -> None:
    letter = a_letter(title="Canary title", body="Canary words.", byline="Canary byline")
    canary = a_voice(letter, "Canary heron")
    first = a_reply(letter, voice=canary, body="Canary reply")
    paths = [made(holding(letter), letter), made(holding(canary), letter, "voice/feed/")]
    a_reply(letter, parent=first, body="Canary answer", name="Canary ferry")
    an_update(letter, heading="Canary heading")
    for path in paths:
        content = Client().get(path).content.decode()
        assert "since you were last" in content
        assert QUIET not in content
        for secret in ("anary", letter.public_id, str(letter.seal), str(canary.seal)):
            assert secret not in content
        assert token_of(path) not in content
        addresses = {url for url in re.findall(r'https?://[^"<]*', content) if "w3.org" not in url}
        assert {url.partition("#")[0] for url in addresses} == {f"{settings.SITE_URL}/key/"}


def test_its_days_are_days_and_stay_when_nothing_happens(letter: Letter, heron: Voice) -> None:
    holding(letter).get(desk_of(letter))
    path = made(holding(letter), letter)
    assert entry(path)["updated"] == "2030-04-15T00:00:00+00:00"
    with time_machine.travel("2030-04-18T07:45:10Z", tick=False):
        assert entry(path)["updated"] == "2030-04-15T00:00:00+00:00"
        a_reply(letter)
    with time_machine.travel("2030-05-20T23:59:59Z", tick=False):
        assert entry(path)["updated"] == "2030-04-18T00:00:00+00:00"
        content = Client().get(path).content.decode()
    assert set(re.findall(r"T(\d\d:\d\d:\d\d)", content)) == {"00:00:00"}


def test_it_says_which_language_it_is_in_and_is_the_same_feed_in_each(letter: Letter) -> None:
    path = made(holding(letter), letter)
    feed = PrivateFeed.objects.get()
    said = {}
    for language in ("en", "de"):
        with translation.override(language):
            token = token_of(path)
            said[language] = feed_atom.atom(token, feed_counts.waits(feed, token))
        assert f'xml:lang="{language}"' in said[language]
    ids = [re.findall("<id>(.*?)</id>", one) for one in said.values()]
    assert len(ids[0]) == 2
    assert ids[0] == ids[1]


# --- what a feed reader shows as new ------------------------------------------------------------


def test_an_entry_is_another_one_when_the_numbers_change_and_only_then(letter: Letter) -> None:
    browser = holding(letter)
    path = made(browser, letter)
    seen = [entry(path)["id"]]
    for _ in range(3):
        a_reply(letter)
        seen.append(entry(path)["id"])
        assert entry(path)["id"] == seen[-1]
    assert len(set(seen)) == 4
    with time_machine.travel("2030-06-01T00:00Z", tick=False):
        assert entry(path)["id"] == seen[-1]


def test_the_next_single_reply_after_a_visit_is_news_again(letter: Letter) -> None:
    browser = holding(letter)
    path = made(browser, letter)
    quiet = entry(path)["id"]
    seen = set()
    for _ in range(3):
        a_reply(letter)
        assert entry(path)["title"] == "1 reply"
        seen.add(entry(path)["id"])
        browser.get(desk_of(letter))
        assert entry(path)["id"] == quiet  # a visit announces nothing
    assert len(seen) == 3


def test_feeds_of_one_person_have_nothing_in_common_but_what_all_feeds_have() -> None:
    letters = [a_letter(title="A ticket"), a_letter(title="A coat")]
    browser = holding(*letters)
    stranger = a_letter(title="Somebody else’s")
    paths = [made(browser, letter) for letter in letters]
    paths.append(made(holding(stranger), stranger))
    for letter in (*letters, stranger):
        a_reply(letter)
    found = [entry(path) for path in paths]
    assert len({one["id"] for one in found}) == len({one["feed"] for one in found}) == 3
    bodies = {
        Client().get(path).content.decode().replace(one["feed"].partition("#")[2], "-")
        for path, one in zip(paths, found, strict=True)
    }
    anonymous = {re.sub(r"-\.[0-9a-f]{16}", "-", body) for body in bodies}
    assert len(bodies) == 3
    assert len(anonymous) == 1


# --- the letter is not there -------------------------------------------------------------------


@pytest.mark.parametrize("deed", [Deed.HIDE, Deed.REMOVE, Deed.HOLD, Deed.TAKE_BACK])
def test_under_a_letter_nobody_may_read_nothing_is_new(
    letter: Letter, heron: Voice, deed: Deed
) -> None:
    paths = [made(holding(letter), letter), made(holding(heron), letter, "voice/feed/")]
    quiet = [entry(paths[1])["id"]]
    a_reply(letter, parent=heron.replies.get())
    an_update(letter)
    assert all(entry(path)["summary"] != QUIET for path in paths)
    letter.turn(deed, ground="spam")
    assert all(entry(path)["summary"] == QUIET for path in paths)
    assert [entry(paths[1])["id"]] == quiet


def test_a_letter_that_was_put_back_has_its_news_again(letter: Letter) -> None:
    path = made(holding(letter), letter)
    a_reply(letter)
    leaving.take_back(letter)
    assert entry(path)["title"] == "Nothing new"
    leaving.put_back(letter)
    assert entry(path)["title"] == "1 reply"


@pytest.mark.parametrize("leave", [leaving.burn, leaving.orphan])
def test_the_feed_of_a_burned_or_orphaned_letter_is_gone(letter: Letter, leave: Any) -> None:
    path = made(holding(letter), letter)
    assert letter.key
    leave(letter.key)
    assert answers(path) == 404
    assert not PrivateFeed.objects.exists()


@pytest.mark.parametrize("leave", [leaving.burn, leaving.orphan])
def test_so_is_that_of_a_voice_and_the_authors_stays(
    letter: Letter, heron: Voice, leave: Any
) -> None:
    own, other = made(holding(letter), letter), made(holding(heron), letter, "voice/feed/")
    assert heron.key
    leave(heron.key)
    assert (answers(own), answers(other)) == (200, 404)


def test_a_burned_letter_leaves_the_strangers_feed_with_nothing_new(
    letter: Letter, heron: Voice
) -> None:
    path = made(holding(heron), letter, "voice/feed/")
    assert letter.key
    leaving.burn(letter.key)
    assert entry(path)["summary"] == QUIET


def test_a_feed_whose_key_is_gone_answers_nobody(letter: Letter) -> None:
    path = made(holding(letter), letter)
    Letter.objects.update(key=None)
    assert answers(path) == 404


# --- its address --------------------------------------------------------------------------------


def test_the_address_has_192_random_bits_and_is_not_stored(letter: Letter) -> None:
    browser = holding(letter)
    tokens = {token_of(made(browser, letter)) for _ in range(3)}
    assert len(tokens) == 3
    assert {len(token) for token in tokens} == {32}
    last = PrivateFeed.objects.get()
    assert bytes(last.token) in {digest_of(token) for token in tokens}
    kept = scan.database()
    assert not any(token.encode() in kept for token in tokens)


def test_a_new_address_ends_the_old_one_and_stopping_ends_it_too(letter: Letter) -> None:
    browser = holding(letter)
    old, new = made(browser, letter), made(browser, letter)
    assert (answers(old), answers(new)) == (404, 200)
    answer = browser.post(desk_of(letter, "feed/"), {"stop": "1"})
    assert (answer.status_code, answer["Location"]) == (302, f"{desk_of(letter)}#feed")
    assert answers(new) == 404
    assert browser.post(desk_of(letter, "feed/"), {"stop": "1"}).status_code == 302


def test_the_feeds_of_a_letter_and_of_a_voice_end_each_for_itself(
    letter: Letter, heron: Voice
) -> None:
    browser = holding(letter, heron)
    own, other = made(browser, letter), made(browser, letter, "voice/feed/")
    browser.post(desk_of(letter, "feed/"), {"stop": "1"})
    assert (answers(own), answers(other)) == (404, 200)
    browser.post(desk_of(letter, "voice/feed/"), {"stop": "1"})
    assert answers(other) == 404


@pytest.mark.parametrize(
    "forge",
    [
        str.swapcase,
        str.lower,
        lambda token: token[:-1],
        lambda token: token + "A",
        lambda token: token[::-1],
        lambda token: "A" * 32,
        lambda token: "A" * 7000,
        lambda token: "-",
        lambda token: f"{token}%00",
        lambda token: f"{token}%0a",
        lambda token: f"{token}/x.css",
        lambda token: f"%2e/{token}",
        lambda token: digest_of(token).hex(),
    ],
)
def test_a_forged_address_is_calmly_not_found(letter: Letter, forge: Any) -> None:
    token = token_of(made(holding(letter), letter))
    assert answers(f"/news/{token}/") == 200
    answer = Client().get(f"/news/{forge(token)}/")
    assert answer.status_code == 404
    assert "no-store" in answer["Cache-Control"]
    assert "<h1" in answer.content.decode()
    assert token not in answer.content.decode()


def test_the_answer_is_kept_and_found_by_nobody(letter: Letter) -> None:
    path = made(holding(letter), letter)
    for answer in (Client().get(path), Client().head(path)):
        assert answer["Cache-Control"] == "no-store"
        assert answer["X-Robots-Tag"] == "noindex"
        assert "ETag" not in answer
        assert "Last-Modified" not in answer
    assert "Disallow: /news/" in text_of(Client().get("/robots.txt"))


def test_no_cookie_is_read_and_none_is_set(letter: Letter, heron: Voice) -> None:
    path = made(holding(letter), letter)
    a_reply(letter)
    plain = Client().get(path)
    member = signed_in(a_member())
    member.cookies[settings.DESK_COOKIE_NAME] = holding(heron).cookies["desk"].value
    with CaptureQueriesContext(connection) as seen:
        answer = member.get(path)
    assert answer.content == plain.content
    assert not answer.cookies
    assert not plain.cookies
    asked = " ".join(query["sql"] for query in seen.captured_queries)
    assert not any(name in asked for name in ("session", "member", "forgotten", "authors_key"))
    assert len(seen) <= 3


def test_it_is_only_read(letter: Letter) -> None:
    path = made(holding(letter), letter)
    assert Client().post(path).status_code == 405
    assert answers(path) == 200


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What our own log would say of a request, down to the least of it."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(Plain())
    loggers = [logging.getLogger(name) for name in ("", "django", "gunicorn.error")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
    yield written
    for logger, level in zip(loggers, levels, strict=True):
        logger.removeHandler(handler)
        logger.setLevel(level)


@pytest.mark.parametrize("wrong", ["{}x/", "{}x/?x=1", "/queue{}"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_no_log_of_ours_names_the_address_when_it_is_wrong(
    letter: Letter, log: io.StringIO, wrong: str, method: str
) -> None:
    path = made(holding(letter), letter)
    getattr(Client(), method)(wrong.format(path))
    assert "WARNING django.request" in log.getvalue()
    assert token_of(path) not in log.getvalue()


def test_nor_when_it_is_right_or_asked_in_a_wrong_way(letter: Letter, log: io.StringIO) -> None:
    path = made(holding(letter), letter)
    Client().get(path)
    Client().post(path)
    Client().get(path.rstrip("/"))
    Client().get(path, headers={"host": "evil.example"})
    assert "Method Not Allowed" in log.getvalue()
    assert token_of(path) not in log.getvalue()


def test_nor_when_something_breaks(letter: Letter, log: io.StringIO) -> None:
    path = made(holding(letter), letter)

    def broken(*_: Any) -> None:
        raise ValueError(path)  # as a message could quote it

    with connection.execute_wrapper(broken):
        assert Client(raise_request_exception=False).get(path).status_code == 500
    assert "(ValueError)" in log.getvalue()
    assert token_of(path) not in log.getvalue()


# --- the desk it is made at --------------------------------------------------------------------


def test_the_desk_offers_it_and_the_page_that_shows_it_is_kept_by_nobody(letter: Letter) -> None:
    browser = holding(letter)
    page = text_of(browser.get(desk_of(letter)))
    assert f'action="{desk_of(letter, "feed/")}"' in page
    assert "Make an address" in page
    answer = browser.post(desk_of(letter, "feed/"))
    assert answer["Cache-Control"] == "no-store"
    assert answer["X-Robots-Tag"] == "noindex"
    path = path_on(text_of(answer))
    page = text_of(browser.get(desk_of(letter)))
    assert "Make a new address" in page
    assert "End it" in page
    assert token_of(path) not in page


def test_a_voices_desk_offers_it_for_strangers_and_not_for_the_author(
    letter: Letter, heron: Voice
) -> None:
    page = text_of(holding(heron).get(desk_of(letter, "voice/")))
    assert f'action="{desk_of(letter, "voice/feed/")}"' in page
    a_reply(letter, by_author=True)
    page = text_of(holding(letter).get(desk_of(letter, "voice/")))
    assert "voice/feed/" not in page


def test_of_two_voices_in_one_browser_each_has_its_own_feed(letter: Letter, heron: Voice) -> None:
    ferry = a_voice(letter, "Night ferry")
    said = a_reply(letter, voice=ferry)
    browser = holding(heron, ferry)
    page = text_of(browser.get(desk_of(letter, "voice/")))
    assert f'name="voice" value="{heron.seal}"' in page
    assert f'name="voice" value="{ferry.seal}"' in page
    paths = [made(browser, letter, "voice/feed/", voice=who.seal) for who in (heron, ferry)]
    a_reply(letter, parent=said)
    assert [entry(path)["title"] for path in paths] == ["Nothing new", "1 reply"]
    assert browser.post(desk_of(letter, "voice/feed/")).status_code == 400


@pytest.mark.parametrize("page", ["feed/", "voice/feed/"])
def test_looking_at_the_address_that_makes_one_changes_nothing(
    letter: Letter, heron: Voice, page: str
) -> None:
    browser = holding(letter, heron)
    path = made(browser, letter, page)
    for method in (browser.get, browser.head):
        assert method(desk_of(letter, page), {"stop": "1"}).status_code == 405
    assert answers(path) == 200


def test_nobody_else_makes_or_ends_it(letter: Letter, heron: Voice) -> None:
    own = made(holding(letter), letter)
    voices = made(holding(heron), letter, "voice/feed/")
    other = a_letter()
    speaker = a_voice(letter, "Night ferry")
    a_reply(letter, voice=speaker)
    for browser in (Client(), holding(other), holding(speaker), holding(heron)):
        assert browser.post(desk_of(letter, "feed/"), {"stop": "1"}).status_code == 403
    for browser in (Client(), holding(other), holding(letter)):
        assert browser.post(desk_of(letter, "voice/feed/"), {"stop": "1"}).status_code == 403
    forged = {"stop": "1", "voice": str(heron.seal)}
    assert holding(speaker).post(desk_of(letter, "voice/feed/"), forged).status_code == 400
    assert (answers(own), answers(voices)) == (200, 200)


@pytest.mark.parametrize("voice", ["x", "-1", "9" * 400, "\x00", "1 OR 1=1"])
def test_a_forged_voice_is_refused(letter: Letter, heron: Voice, voice: str) -> None:
    answer = holding(heron).post(desk_of(letter, "voice/feed/"), {"voice": voice})
    assert answer.status_code == 400
    assert not PrivateFeed.objects.exists()


def test_the_author_has_no_feed_at_the_desk_of_the_own_voice(letter: Letter) -> None:
    voice = a_reply(letter, by_author=True).voice
    answer = holding(letter).post(desk_of(letter, "voice/feed/"), {"voice": voice.seal})
    assert answer.status_code == 400
    assert not PrivateFeed.objects.exists()


def test_another_site_cannot_make_one_or_end_it(letter: Letter) -> None:
    path = made(holding(letter), letter)
    browser = holding(letter, checks=True)
    for headers in ({}, {"sec-fetch-site": "cross-site"}, {"origin": "https://a.example"}):
        for sent in ({}, {"stop": "1"}):
            answer = browser.post(desk_of(letter, "feed/"), sent, headers=headers)
            assert answer.status_code == 403
    assert answers(path) == 200


def test_a_locked_desk_asks_for_the_words_and_then_does_what_was_asked() -> None:
    letter = a_letter(words=WORDS)
    browser = Client()
    page = text_of(browser.post(desk_of(letter, "feed/")), 403)
    action, hidden = form_in(page)
    path = path_on(text_of(browser.post(action, hidden | {"six_words": WORDS})))
    assert answers(path) == 200
    page = text_of(Client().post(desk_of(letter, "feed/"), {"stop": "1"}), 403)
    action, hidden = form_in(page)
    assert Client().post(action, hidden | {"six_words": WORDS}).status_code == 302
    assert answers(path) == 404
