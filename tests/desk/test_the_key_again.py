"""Before anything is taken down the key is asked for again, and only the right one does it."""

from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.conf import settings
from django.test import Client

from authors import desk_cookie
from authors.models import Key, Tally
from comments.models import Reply, Voice
from letters.models import Letter
from tests.desk.exports import a_letter_that_is
from tests.desk.rooms import desk_of, form_in, holding, text_of
from tests.desk.traces import NOT_SIX, SIX, leave, leave_voice
from tests.make import a_letter, a_reply, a_voice

pytestmark = pytest.mark.django_db
OTHER = "orchid pebble stream lantern meadow copper"
WAYS = ("take_back", "orphan", "burn", "cancel")
EVERY_WAY = pytest.mark.parametrize("way", WAYS)
VOICE_WAYS = pytest.mark.parametrize("way", ["orphan", "burn"])


def a_letter_for(way: str, **given: Any) -> Letter:
    """One with which its author can leave in this way."""
    return a_letter_that_is("scheduled" if way == "cancel" else "published", words=SIX, **given)


def state(letter: Letter) -> Any:
    """The row, and whether the key is there."""
    row = Letter.objects.filter(pk=letter.pk).values().first()
    return row, Key.objects.filter(pk=letter.key_id).exists()


# --- what it says before ----------------------------------------------------------------------


@EVERY_WAY
def test_the_page_explains_each_way_and_does_nothing(way: str) -> None:
    letter = a_letter_for(way, title="My ticket")
    before = state(letter)
    answer = holding(letter).get(desk_of(letter, "leave/"), {"way": way, "six_words": SIX})
    page = text_of(answer)
    assert f'<section class="panel gap" id="{way}"' in page
    assert f'name="way" value="{way}"' in page
    assert "My ticket" in page
    assert "Nothing happens before you bring the six words once more." in page
    assert SIX not in page
    assert answer["Cache-Control"] == "no-store"
    assert state(letter) == before


def test_it_says_how_long_a_backup_may_hold_what_is_burned(settings: Any) -> None:
    settings.BACKUP_DAYS = 17
    letter = a_letter()
    page = text_of(holding(letter).get(desk_of(letter, "leave/")))
    assert "A backup made before today may hold the letter for up to 17 days more." in page
    assert "nobody can ever" not in page.lower()


def test_the_desk_leads_there() -> None:
    letter = a_letter()
    page = text_of(holding(letter).get(desk_of(letter)))
    assert f'href="{desk_of(letter, "leave/")}"' in page


# --- wrong words ------------------------------------------------------------------------------


@EVERY_WAY
@pytest.mark.parametrize("words", [NOT_SIX, "", "   "])
def test_without_the_right_words_the_page_comes_back_with_what_is_wrong(
    way: str, words: str
) -> None:
    letter = a_letter_for(way)
    before = state(letter)
    page = text_of(leave(holding(letter), letter, way, words), 422)
    wrong = "Check the spelling and the order." if words.strip() else "Type the six words"
    assert page.count(wrong) == 1
    form = page.partition(f'name="way" value="{way}"')[2].partition("</form>")[0]
    assert wrong in form
    assert 'aria-invalid="true"' in form
    assert NOT_SIX not in page
    assert "<title>Error: Leaving" in page
    assert state(letter) == before


@EVERY_WAY
def test_a_browser_without_the_key_sees_the_locked_page_and_nothing_of_the_letter(
    way: str,
) -> None:
    letter = a_letter_for(way, title="My ticket")
    before = state(letter)
    for browser in (Client(), holding(a_letter())):
        page = text_of(leave(browser, letter, way, NOT_SIX), 403)
        assert "This desk is locked" in page
        assert "My ticket" not in page
        assert NOT_SIX not in page
    assert state(letter) == before


@EVERY_WAY
def test_the_locked_page_finishes_what_was_begun(way: str) -> None:
    letter = a_letter_for(way)
    browser = Client(enforce_csrf_checks=True)
    action, hidden = form_in(text_of(leave(browser, letter, way, ""), 403))
    assert hidden == {"way": [way]}
    answer = browser.post(action, hidden | {"six_words": SIX})
    assert answer.status_code == (302 if way == "take_back" else 200)
    assert state(letter)[0] is None or state(letter)[0]["status"] != "scheduled"
    after = browser.get(desk_of(letter)).status_code
    assert after == {"take_back": 200, "orphan": 403, "burn": 410, "cancel": 403}[way]


def test_six_words_on_the_locked_page_of_leaving_lead_to_what_each_way_does() -> None:
    letter = a_letter(words=SIX)
    browser = Client(enforce_csrf_checks=True)
    action, hidden = form_in(text_of(browser.get(desk_of(letter, "leave/")), 403))
    answer = browser.post(action, hidden | {"six_words": SIX})
    assert (answer.status_code, answer["Location"]) == (302, desk_of(letter, "leave/"))
    assert "Leaving with this letter" in text_of(browser.get(answer["Location"]))
    letter.refresh_from_db()
    assert letter.is_public


@EVERY_WAY
def test_wrong_words_count_and_after_ten_one_has_to_wait(way: str) -> None:
    letter = a_letter_for(way)
    before = state(letter)
    with time_machine.travel("2031-05-04 12:00:00+00:00", tick=False) as clock:
        browser = holding(letter)
        for number in range(1, 11):
            assert leave(browser, letter, way, NOT_SIX).status_code == 422
            assert Tally.objects.get(deed="key").count == number
        slowed = leave(browser, letter, way, SIX)
        assert slowed.status_code == 429
        assert int(slowed["Retry-After"]) == 30
        assert SIX not in slowed.content.decode()
        assert state(letter) == before
        clock.move_to("2031-05-04 12:00:31+00:00")
        assert leave(browser, letter, way, SIX).status_code in (200, 302)


def test_words_that_were_left_out_cost_no_try() -> None:
    letter = a_letter(words=SIX)
    for _ in range(12):
        assert leave(holding(letter), letter, "burn", "").status_code == 422
    assert not Tally.objects.filter(deed="key").exists()


# --- other keys -------------------------------------------------------------------------------


@EVERY_WAY
def test_the_key_of_another_letter_on_this_desk_does_nothing(way: str) -> None:
    letter, other = a_letter_for(way), a_letter(words=OTHER)
    before = state(letter), state(other)
    browser = holding(letter, other)
    page = text_of(leave(browser, letter, way, OTHER), 422)
    assert "These six words do not open this desk." in page
    assert (state(letter), state(other)) == before


@EVERY_WAY
def test_a_strangers_key_under_the_same_letter_does_nothing(way: str) -> None:
    letter = a_letter_for(way)
    voice = a_voice(letter, "Tall heron", words=OTHER)
    a_reply(letter, voice=voice)
    before = state(letter)
    assert leave(holding(voice), letter, way, OTHER).status_code == 403
    assert leave(holding(letter, voice), letter, way, OTHER).status_code == 422
    assert leave(Client(), letter, way, OTHER).status_code == 403
    assert state(letter) == before
    assert Reply.objects.get().source


@VOICE_WAYS
def test_what_a_voice_said_is_left_with_by_its_own_key_alone(way: str) -> None:
    letter = a_letter(words=SIX)
    heron, ferry = a_voice(letter, "Tall heron", words=OTHER), a_voice(letter, "Night ferry")
    reply = a_reply(letter, voice=heron, body="I was on that train.")
    for browser in (holding(letter), holding(ferry), Client(), holding(a_letter())):
        assert leave_voice(browser, heron, way, SIX).status_code == 403
    assert leave_voice(holding(heron, letter), heron, way, SIX).status_code == 422
    assert leave_voice(holding(heron, ferry), ferry, way, OTHER).status_code == 422
    reply.refresh_from_db()
    assert (reply.status, reply.voice.key_id) == ("published", heron.key_id)


def test_the_wrong_words_of_somebody_elses_do_not_come_into_this_browser() -> None:
    letter, other = a_letter(words=SIX), a_letter(words=OTHER)
    voice = a_voice(letter, "Tall heron")
    a_reply(letter, voice=voice)
    for owner, way in ((letter, leave), (voice, leave_voice)):
        browser = holding(owner)
        way(browser, owner, "burn", OTHER)  # type: ignore[operator]
        assert other.public_id not in text_of(browser.get("/desk/"))


@pytest.mark.parametrize("way", ["", "erase", "take_back; burn"])
def test_a_way_that_no_form_of_ours_offers_is_refused(way: str) -> None:
    letter = a_letter(words=SIX)
    voice = a_voice(letter)
    before = state(letter)
    assert leave(holding(letter), letter, way).status_code == 400
    assert leave_voice(holding(voice), voice, way).status_code == 400
    assert state(letter) == before


@pytest.mark.parametrize("seal", ["", "x", "-1", "٣", "9" * 30, "1 or 1"])
def test_a_voice_that_is_not_there_is_refused(seal: str) -> None:
    letter = a_letter(words=SIX)
    voice = a_voice(letter)
    form = {"way": "burn", "voice": seal, "six_words": SIX}
    assert holding(voice).post(desk_of(letter, "voice/leave/"), form).status_code == 400


def test_the_authors_own_voice_is_not_burned_without_the_letter() -> None:
    letter = a_letter(words=SIX)
    a_reply(letter, by_author=True, body="Mine.")
    voice = Voice.objects.get(role="author")
    assert leave_voice(holding(letter), voice, "burn").status_code == 400
    answer = holding(letter).get(desk_of(letter, "voice/leave/"))
    assert (answer.status_code, answer["Location"]) == (302, desk_of(letter, "leave/"))
    assert Reply.objects.get().source == "Mine."


# --- from where, and how often ----------------------------------------------------------------


def _of_letter(way: str) -> tuple[Letter, Callable[..., Any]]:
    letter = a_letter_for(way)
    return letter, lambda client, **more: leave(client, letter, way, **more)


def _of_voice(way: str) -> tuple[Voice, Callable[..., Any]]:
    voice = a_voice(a_letter(), "Tall heron", words=SIX)
    a_reply(voice.letter, voice=voice)
    return voice, lambda client, **more: leave_voice(client, voice, way, **more)


BOTH = pytest.mark.parametrize(
    ("make", "way"),
    [*((_of_letter, way) for way in WAYS), *((_of_voice, way) for way in ("orphan", "burn"))],
)


@BOTH
@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}]
)
def test_a_form_on_another_site_does_nothing(make: Any, way: str, headers: dict[str, str]) -> None:
    owner, go = make(way)
    assert go(holding(owner, checks=True), headers=headers).status_code == 403
    owner.refresh_from_db()
    assert owner.key is not None
    texts = [owner] if isinstance(owner, Letter) else list(owner.replies.all())
    assert {text.status for text in texts} <= {"published", "scheduled"}


@BOTH
def test_a_second_click_is_answered_as_the_first(make: Any, way: str) -> None:
    owner, go = make(way)
    browser = holding(owner)
    first, second = go(browser), go(browser)
    assert first.status_code == second.status_code
    assert first.content == second.content


@BOTH
def test_afterwards_this_browser_neither_holds_the_key_nor_the_pages(make: Any, way: str) -> None:
    owner, go = make(way)
    other = a_letter(title="Another letter")
    browser = holding(owner, other)
    cookie = browser.cookies[settings.DESK_COOKIE_NAME].value
    key, answer = owner.key_id, go(browser)
    held = desk_cookie.unseal(browser.cookies[settings.DESK_COOKIE_NAME].value).keys
    if way == "take_back":  # it can be put back from here
        assert set(held) == {key, other.key_id}
        return
    assert answer["Clear-Site-Data"] == '"cache"'
    assert held == (other.key_id,)
    stolen = Client()
    stolen.cookies[settings.DESK_COOKIE_NAME] = cookie
    page = stolen.get("/desk/", follow=True).content.decode()
    assert "My ticket" not in page
    assert "Another letter" not in page, "a copy of the cookie ends with the key"


@BOTH
def test_where_it_was_the_only_key_the_cookie_is_deleted(make: Any, way: str) -> None:
    owner, go = make(way)
    browser = holding(owner)
    go(browser)
    assert bool(browser.cookies[settings.DESK_COOKIE_NAME].value) is (way == "take_back")
