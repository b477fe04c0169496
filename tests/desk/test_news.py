"""What is new since the last visit: answers, and what the author added to the letter."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from comments.models import Reply, Voice
from desk import shelf
from letters.models import Letter, Rating
from tests.desk.rooms import desk_of, holding, text_of
from tests.make import a_letter, a_reply, a_voice, an_update, post_reply
from writing.models import Deed

pytestmark = pytest.mark.django_db

HEARD = 'id="added"'  # the panel that says so


@pytest.fixture
def letter(db: None) -> Letter:
    """A letter."""
    return a_letter()


@pytest.fixture
def heron(letter: Letter) -> Voice:
    """A stranger who wrote back."""
    voice = a_voice(letter, "Tall heron")
    a_reply(letter, voice=voice)
    return voice


def desk(voice: Voice, client: Client | None = None) -> str:
    """The desk of a voice."""
    return text_of((client or holding(voice)).get(desk_of(voice.letter, "voice/")))


def on_the_list(*owners: Any) -> str:
    """The list of desks of a browser that holds these keys."""
    return text_of(holding(*owners).get("/desk/"))


def said_by(voice: Voice) -> Reply:
    """Its first reply."""
    return voice.replies.order_by("number")[0]


# --- at the desk of a voice -----------------------------------------------------------------


def test_a_voice_hears_of_an_update_once(heron: Voice) -> None:
    assert HEARD not in desk(heron)
    update = an_update(heron.letter, heading="Spring")
    page = desk(heron)
    assert "1 update since you were here" in page
    assert f'href="{update.get_absolute_url()}"' in page
    assert "#update-1" in page
    assert "Spring" in page
    assert HEARD not in desk(heron)


def test_two_updates_are_counted_and_both_are_linked(heron: Voice) -> None:
    for _ in range(2):
        an_update(heron.letter)
    page = desk(heron)
    assert "2 updates since you were here" in page
    assert "#update-1" in page
    assert "#update-2" in page


@pytest.mark.parametrize("rating", ["not_safe", "not_rated"])
def test_a_heading_that_is_not_safe_is_not_shown(heron: Voice, rating: str) -> None:
    an_update(heron.letter, heading="Blood on the tracks", rating=Rating[rating.upper()])
    page = desk(heron)
    assert "1 update since you were here" in page
    assert "Blood" not in page


def test_an_update_that_waits_is_no_news_until_it_is_public(heron: Voice) -> None:
    update = an_update(heron.letter, heading="Spring", status="held")
    assert HEARD not in desk(heron)
    update.turn(Deed.PUBLISH)
    assert "1 update since you were here" in desk(heron)


def test_an_update_that_was_hidden_is_no_news(heron: Voice) -> None:
    an_update(heron.letter, heading="Spring").turn(Deed.HIDE)
    page = desk(heron)
    assert HEARD not in page
    assert "Spring" not in page


def test_under_a_letter_nobody_may_read_there_is_no_news(heron: Voice) -> None:
    an_update(heron.letter, heading="Spring")
    heron.letter.turn(Deed.TAKE_BACK)
    page = desk(heron)
    assert HEARD not in page
    assert "Spring" not in page
    heron.refresh_from_db()
    assert heron.seen_update == 0  # it is still news when the letter comes back


def test_who_writes_after_an_update_has_read_it(letter: Letter) -> None:
    an_update(letter)
    browser = Client()
    post_reply(browser, letter, name="Night ferry")
    assert HEARD not in text_of(browser.get(desk_of(letter, "voice/")))
    an_update(letter)
    assert "1 update since you were here" in text_of(browser.get(desk_of(letter, "voice/")))


def test_an_author_hears_nothing_of_the_own_updates(letter: Letter) -> None:
    a_reply(letter, by_author=True)
    an_update(letter)
    page = text_of(holding(letter).get(desk_of(letter, "voice/")))
    assert HEARD not in page


def test_of_two_voices_in_one_browser_both_have_been_here(heron: Voice) -> None:
    ferry = a_voice(heron.letter, "Night ferry")
    a_reply(heron.letter, voice=ferry)
    an_update(heron.letter)
    browser = holding(heron, ferry)
    assert "1 update since you were here" in desk(heron, browser)
    assert HEARD not in desk(ferry)


def test_seeing_an_update_leaves_the_answers_as_they_were(heron: Voice) -> None:
    a_reply(heron.letter, parent=said_by(heron))
    desk(heron)
    seen = Voice.objects.get(pk=heron.pk).seen_number
    an_update(heron.letter)
    desk(heron)
    after = Voice.objects.get(pk=heron.pk)
    assert (after.seen_number, after.seen_update) == (seen, 1)
    assert seen == 2


# --- on the list of desks ---------------------------------------------------------------------


def test_the_list_says_how_much_is_new_for_each(letter: Letter, heron: Voice) -> None:
    ferry = a_voice(letter, "Night ferry")
    answered = said_by(heron)
    a_reply(letter, parent=answered, voice=ferry)
    an_update(letter)
    found = shelf.of([letter.key_id or 0, heron.key_id or 0, ferry.key_id or 0])
    assert [(entry.new, entry.updates) for entry in found.entries] == [(2, 0), (1, 1), (0, 1)]
    page = on_the_list(letter, heron)
    assert "2 new" in page
    assert "1 update" in page


def test_a_voice_is_counted_by_its_own_visits(heron: Voice) -> None:
    ferry = a_voice(heron.letter, "Night ferry")
    a_reply(heron.letter, voice=ferry)
    for _ in range(3):
        an_update(heron.letter)
    Voice.objects.filter(pk=ferry.pk).update(seen_update=2)
    found = shelf.of([heron.key_id or 0, ferry.key_id or 0])
    assert {str(one.voice.name): one.updates for one in found.voices if one.voice} == {
        "Tall heron": 3,
        "Night ferry": 1,
    }


def test_looking_at_the_list_is_no_visit(heron: Voice) -> None:
    an_update(heron.letter)
    assert "1 update" in on_the_list(heron)
    assert "1 update" in on_the_list(heron)
    desk(heron)
    assert "1 update" not in on_the_list(heron)


def test_a_letter_nobody_may_read_has_nothing_new(letter: Letter, heron: Voice) -> None:
    a_reply(letter, parent=said_by(heron))
    an_update(letter)
    letter.turn(Deed.HIDE)
    page = on_the_list(letter, heron)
    assert " new<" not in page
    assert "1 update" not in page


def test_own_words_are_no_news(letter: Letter, heron: Voice) -> None:
    desk(heron)
    holding(letter).get(desk_of(letter))
    a_reply(letter, parent=said_by(heron), voice=heron)
    a_reply(letter, by_author=True)
    found = shelf.of([letter.key_id or 0, heron.key_id or 0])
    assert [entry.new for entry in found.entries] == [1, 0]  # the heron's, for the author


def queries(*owners: Any) -> int:
    """How many the list of desks takes."""
    with CaptureQueriesContext(connection) as seen:
        on_the_list(*owners)
    return len(seen)


def test_the_list_takes_as_many_queries_for_forty_keys_as_for_two() -> None:
    def one() -> tuple[Letter, Voice]:
        letter = a_letter()
        voice = a_voice(letter, "Tall heron")
        a_reply(letter, parent=a_reply(letter, voice=voice))
        an_update(letter)
        return letter, voice

    few = one()
    many = [owner for _ in range(20) for owner in one()]
    on_the_list(*few)
    assert queries(*few) == queries(*many)
