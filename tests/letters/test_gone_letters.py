"""Letters that were here: 410, with the rule that was broken or the author's own choice."""

import datetime

import pytest
import time_machine
from django.test import Client

from desk import leaving
from letters.models import Letter
from tests.letters.pages import source
from tests.make import a_letter, a_member, a_reply, an_update
from writing.models import Deed

pytestmark = pytest.mark.django_db
GIVEN = {"title": "Wisteria", "body": "Gramophone.", "byline": "Tambourine"}


def gone(letter: Letter) -> str:
    """Its page: 410, kept out of indexes, and nothing of the letter in it."""
    for address in (letter.get_absolute_url(), f"/letters/{letter.public_id}/"):
        page = Client().get(address)
        assert page.status_code == 410
        assert page["X-Robots-Tag"] == "noindex"
        assert page["Cache-Control"] == "no-store"
        text = source(page)
        assert '<meta name="robots" content="noindex, noarchive">' in text
        for word in ("Wisteria", "wisteria", "Gramophone", "Tambourine"):
            assert word not in text
    return text


def test_a_removed_letter_answers_410_and_says_why() -> None:
    letter = a_letter(**GIVEN)
    with time_machine.travel(datetime.datetime(2031, 12, 9, 15, 45, tzinfo=datetime.UTC)):
        letter.turn(
            Deed.REMOVE, by=a_member("olga"), ground="findable", words="Your street is in it."
        )
    text = gone(letter)
    assert '<time datetime="2031-12">December 2031</time>' in text
    assert "This letter was taken down" in text
    assert '<a href="/help/#names">No one can be found from what is posted</a>' in text
    assert "Someone could be found from it." in text


def test_the_page_of_a_removed_letter_names_no_person_and_no_day() -> None:
    letter = a_letter(**GIVEN)
    with time_machine.travel(datetime.datetime(2031, 12, 9, 15, 45, tzinfo=datetime.UTC)):
        letter.turn(Deed.REMOVE, by=a_member("olga"), ground="cruel", words="Words for her.")
    text = gone(letter)
    for secret in ("olga", "Words for her", "2031-12-09", "9 December", "15:45"):
        assert secret not in text


def test_the_rule_on_the_page_can_be_read_on_the_help_page() -> None:
    letter = a_letter()
    letter.turn(Deed.REMOVE, by=a_member(), ground="rights")
    assert 'href="/help/#rules"' in source(Client().get(letter.get_absolute_url()))
    for anchor in ("names", "gentle", "honest", "selling", "children", "rules"):
        assert f'id="{anchor}"' in source(Client().get("/help/"))


def test_a_letter_its_author_took_back_says_so() -> None:
    text = gone(a_letter(**GIVEN, status="taken_back"))
    assert "Its author took this letter back" in text
    assert "no reason is needed" in text
    assert "Rule" not in text


def test_a_letter_its_author_burned_says_the_same_and_keeps_no_address_of_its_title() -> None:
    letter = a_letter(**GIVEN)
    old = letter.get_absolute_url()
    taken_back = gone(a_letter(**GIVEN, status="taken_back"))
    assert letter.key
    leaving.burn(letter.key)
    letter.refresh_from_db()
    assert gone(letter) == taken_back
    assert source(Client().get(old)) == taken_back


@pytest.mark.parametrize("way", ["taken_back", "burned"])
def test_its_updates_are_gone_with_it(way: str) -> None:
    letter = a_letter(**GIVEN)
    an_update(letter, heading="Lighthouse", body="Harbour.")
    if way == "burned":
        assert letter.key
        leaving.burn(letter.key)
    else:
        letter.turn(Deed.TAKE_BACK)
    letter.refresh_from_db()
    text = gone(letter)
    for word in ("Lighthouse", "Harbour"):
        assert word not in text
        assert word not in source(Client().get("/journals/?show=all"))
    assert Client().get(f"/report/update/{letter.public_id}/1/").status_code in (404, 410)


def test_a_letter_burned_before_anybody_could_read_it_was_never_there() -> None:
    letter = a_letter(**GIVEN, status="held")
    assert letter.key
    leaving.burn(letter.key)
    assert Client().get(f"/letters/{letter.public_id}/").status_code == 404


def test_the_conversation_of_a_gone_letter_is_gone_too() -> None:
    letter = a_letter(**GIVEN)
    a_reply(letter, body="Lighthouse.")
    letter.turn(Deed.TAKE_BACK)
    assert "Lighthouse" not in gone(letter)
    page = Client().get(f"/letters/{letter.public_id}/reply/")
    assert page.status_code == 410
    assert Client().post(f"/letters/{letter.public_id}/felt/").status_code == 410


def test_a_reply_on_its_way_to_a_gone_letter_is_handed_back() -> None:
    letter = a_letter(**GIVEN, status="taken_back")
    page = Client().post(f"/letters/{letter.public_id}/reply/", {"body": "I know that light."})
    assert page.status_code == 410
    assert "I know that light." in source(page)


def test_a_gone_letter_is_on_no_shelf() -> None:
    letter = a_letter(**GIVEN)
    letter.turn(Deed.REMOVE, by=a_member(), ground="spam")
    for address in ("/?show=all", "/to/you/?show=all", "/archive/", "/waiting/?show=all"):
        assert letter.public_id not in source(Client().get(address))
    assert Client().get("/random/")["Location"] == "/"


def test_a_restored_letter_is_back_at_its_address() -> None:
    letter = a_letter(**GIVEN)
    letter.turn(Deed.REMOVE, by=a_member(), ground="spam")
    letter.turn(Deed.RESTORE, by=a_member("olga"), ground="spam")
    page = Client().get(letter.get_absolute_url())
    assert page.status_code == 200
    assert "Gramophone" in source(page)
