"""The shelf of letters that nobody has answered: no letter unheard."""

import datetime
import re

import pytest
from django.test import Client

from letters.models import Letter, Needs
from tests.letters.pages import latest, source
from tests.make import a_letter, a_reply
from writing.models import Deed

pytestmark = pytest.mark.django_db
DAY = datetime.date(2031, 5, 20)


def waiting(query: str = "") -> list[str]:
    return latest(Client().get(f"/waiting/{query}"))


def test_the_letter_that_has_waited_longest_comes_first() -> None:
    for days in (3, 9, 1, 5):
        a_letter(title=f"{days} days", published_on=DAY - datetime.timedelta(days=days))
    assert waiting() == ["9 days", "5 days", "3 days", "1 days"]


def test_a_letter_leaves_the_shelf_on_its_first_visible_reply() -> None:
    letter = a_letter(title="The ticket")
    held = a_reply(letter, status="held")
    assert waiting() == ["The ticket"]
    held.turn(Deed.PUBLISH)
    assert waiting() == []
    assert "Nobody is waiting" in source(Client().get("/waiting/"))


def test_a_letter_waits_again_when_its_only_reply_is_hidden() -> None:
    letter = a_letter(title="The ticket")
    reply = a_reply(letter)
    assert waiting() == []
    reply.turn(Deed.HIDE)
    assert waiting() == ["The ticket"]


def test_letters_that_want_no_replies_do_not_wait() -> None:
    a_letter(title="Quiet", needs=Needs.NO_REPLIES)
    a_letter(title="Listening", needs=Needs.LISTEN)
    assert waiting() == ["Listening"]


@pytest.mark.parametrize("who", ["closed", "closed_by_author"])
def test_letters_whose_replies_are_closed_do_not_wait(who: str) -> None:
    letter = a_letter(title="The ticket")
    a_letter(title="Open")
    Letter.objects.filter(pk=letter.pk).update(**{who: True})
    assert waiting() == ["Open"]
    Letter.objects.filter(pk=letter.pk).update(**{who: False})
    assert set(waiting()) == {"Open", "The ticket"}


@pytest.mark.parametrize("status", ["held", "hidden", "taken_back"])
def test_letters_that_nobody_can_read_do_not_wait(status: str) -> None:
    a_letter(status=status)
    assert waiting("?show=all") == []


def test_letters_not_safe_wait_only_for_those_who_want_all() -> None:
    a_letter(title="Wisteria", rating="not_safe")
    assert waiting() == []
    assert waiting("?show=all") == ["Wisteria"]


def test_turning_the_pages_of_the_shelf_meets_every_letter_once() -> None:
    for number in range(45):
        day = DAY + datetime.timedelta(days=number // 7)
        a_letter(title=f"Letter {number}", body="A.", published_on=day)
    rows = sorted(Letter.objects.values_list("published_on", "public_id", "title"))
    found, query = [], ""
    for _ in range(3):
        page = Client().get(f"/waiting/{query}")
        found += latest(page)
        link = re.search(r'href="(\?[^"]*)" rel="next"', source(page))
        query = link[1].replace("&amp;", "&") if link else ""
    assert query == ""
    assert found == [title for _, _, title in rows]
