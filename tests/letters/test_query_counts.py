"""What a page asks of the database does not grow with what is on the site."""

import datetime
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from comments.models import Reply
from letters.models import Letter
from tests.make import a_letter, a_reply, a_voice

pytestmark = pytest.mark.django_db
DAY = datetime.date(2031, 5, 20)
AtMost = Callable[[int], CaptureQueriesContext]


def queries(address: str) -> int:
    """How many queries a page takes."""
    with CaptureQueriesContext(
        connection,
    ) as caught:
        page = Client().get(address)
    assert page.status_code == 200
    return len(caught)


def letters(count: int) -> None:
    """So many more letters in May 2031, some of them not safe."""
    for number in range(count):
        rating = "not_safe" if number % 4 == 3 else "safe"
        day = DAY - datetime.timedelta(days=number % 19)
        a_letter(title=f"Letter {number}", body="A.", rating=rating, published_on=day,
                 categories=["you", "thanks"], notes=["death"], form="journal")  # fmt: skip


def more_replies(letter: Letter, count: int) -> None:
    """Replies that answer the letter and one another, all by one voice."""
    voice, parent = a_voice(letter), None
    for number in range(count):
        reply = a_reply(Letter.objects.get(pk=letter.pk), voice=voice, parent=parent)
        parent = None if number % 5 == 4 else reply


def test_home_with_thirty_letters(django_assert_max_num_queries: AtMost) -> None:
    letters(30)
    for query in ("", "?show=all"):
        with django_assert_max_num_queries(6):
            assert Client().get(f"/{query}").status_code == 200


def test_a_letter_with_sixty_replies(django_assert_max_num_queries: AtMost) -> None:
    letter = a_letter()
    more_replies(letter, 60)
    with django_assert_max_num_queries(8):
        assert Client().get(letter.get_absolute_url()).status_code == 200


def test_three_hundred_replies_cost_what_sixty_cost() -> None:
    letter = a_letter()
    more_replies(letter, 60)
    few = queries(letter.get_absolute_url())
    middle = Reply.objects.order_by("path")[30].number
    few_inside = queries(f"{letter.get_absolute_url()}?from={middle}")
    copies = list(Reply.objects.filter(letter=letter, parent=None))
    for number in range(60, 300):
        copy = copies[number % len(copies)]
        copy.pk, copy.number, copy.path = None, 1000 + number, f"z{number:03}"
        copy.save(force_insert=True)
    Letter.objects.update(reply_count=300)
    assert Reply.objects.count() == 300
    assert queries(letter.get_absolute_url()) == few
    assert queries(f"{letter.get_absolute_url()}?from={middle}") == few_inside


def test_lists_cost_the_same_for_five_letters_and_for_forty() -> None:
    addresses = ("/", "/to/you/", "/about/thanks/", "/archive/2031/5/", "/archive/", "/waiting/")
    addresses += ("/wants/stories/", "/journals/")
    wishes = ("", "?show=all")
    every = [address + wish for address in addresses for wish in wishes]
    letters(5)
    few = {address: queries(address) for address in every}
    letters(35)
    many = {address: queries(address) for address in every}
    few["/"], few["/?show=all"] = many["/"], many["/?show=all"]  # the drawer needs a second page
    assert many == few
    assert max(many.values()) <= 6


def test_a_later_page_costs_what_the_first_costs() -> None:
    letters(45)
    last = Letter.objects.newest_first()[24]
    assert queries(f"/to/you/?before={last.published_on}_{last.public_id}") <= queries("/to/you/")


def test_a_random_letter_costs_at_most_two_questions(
    django_assert_max_num_queries: AtMost,
) -> None:
    letters(5)
    with django_assert_max_num_queries(2):
        assert Client().get("/random/").status_code == 302


def test_reading_writes_nothing() -> None:
    letter = a_letter()
    a_reply(letter)
    lists = ("/", "/to/you/", "/archive/", "/waiting/", "/wants/stories/", "/journals/")
    for address in (*lists, letter.get_absolute_url()):
        with CaptureQueriesContext(connection) as caught:
            Client().get(address)
        asked = {query["sql"].split()[0] for query in caught.captured_queries}
        assert asked == {"SELECT"}, address
