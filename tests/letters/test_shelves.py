"""Counts on the shelves stay true whatever becomes of a letter."""

import datetime
from collections.abc import Iterable

import pytest
from django.test import Client

from letters import shelves
from letters.models import Category, ContentNote, Letter, Month
from tests.letters.pages import source
from tests.make import a_letter, a_member
from writing.models import Deed, WrongTurn

pytestmark = pytest.mark.django_db


def true_counts() -> None:
    """Every shelf says what counting its letters says."""
    public = Letter.objects.visible()
    for hole in Category.objects.all():
        here = public.filter(categories=hole)
        assert (hole.all_count, hole.safe_count) == (here.count(), here.safe().count()), hole
    for month in Month.objects.all():
        here = public.filter(
            published_on__year=month.first.year, published_on__month=month.first.month
        )
        assert (month.all_count, month.safe_count) == (here.count(), here.safe().count()), month


def counts(slug: str) -> tuple[int, int]:
    """(all, safe) of one pigeonhole."""
    hole = Category.objects.get(slug=slug)
    return hole.all_count, hole.safe_count


def holes(*slugs: str) -> Iterable[Category]:
    return Category.objects.filter(slug__in=slugs)


def test_a_held_letter_is_counted_when_it_is_published() -> None:
    letter = a_letter(status="held", categories=["you", "thanks"])
    assert counts("you") == (0, 0)
    letter.turn(Deed.PUBLISH)
    assert counts("you") == counts("thanks") == (1, 1)
    assert counts("myself") == (0, 0)
    true_counts()


@pytest.mark.parametrize("deed", [Deed.HIDE, Deed.HOLD, Deed.REMOVE, Deed.TAKE_BACK])
def test_a_letter_that_goes_is_counted_out(deed: Deed) -> None:
    a_letter()
    letter = a_letter(rating="not_safe")
    assert counts("you") == (2, 1)
    letter.turn(deed, by=None if deed == Deed.TAKE_BACK else a_member(), ground="other")
    assert counts("you") == (1, 1)
    true_counts()


def test_a_restored_letter_is_counted_in_again() -> None:
    letter = a_letter()
    letter.turn(Deed.HIDE)
    letter.turn(Deed.RESTORE)
    assert counts("you") == (1, 1)
    true_counts()


def test_a_deed_done_twice_is_counted_once() -> None:
    letter = a_letter()
    other = Letter.objects.get(pk=letter.pk)
    letter.turn(Deed.HIDE)
    with pytest.raises(WrongTurn):
        other.turn(Deed.HIDE)
    true_counts()


def test_a_hidden_letter_that_is_taken_back_is_counted_out_once() -> None:
    letter = a_letter()
    letter.turn(Deed.HIDE)
    letter.turn(Deed.TAKE_BACK)
    assert counts("you") == (0, 0)
    true_counts()


def test_a_corrected_letter_moves_between_shelves() -> None:
    letter = a_letter(categories=["you", "thanks"])
    shelves.correct(letter, "not_safe", holes("thanks", "myself"), ContentNote.objects.none())
    assert counts("you") == (0, 0)
    assert counts("thanks") == counts("myself") == (1, 0)
    true_counts()


def test_correcting_a_letter_that_is_not_public_counts_nothing() -> None:
    letter = a_letter(status="hidden")
    shelves.correct(letter, "not_safe", holes("myself"), [])
    assert counts("myself") == (0, 0)
    letter.turn(Deed.RESTORE)
    assert counts("myself") == (1, 0)
    true_counts()


def test_correcting_a_letter_somebody_hid_meanwhile_keeps_the_counts_true() -> None:
    letter = a_letter()
    Letter.objects.get().turn(Deed.HIDE)
    shelves.correct(letter, "not_safe", holes("myself"), [])
    true_counts()


def test_correcting_a_letter_somebody_corrected_meanwhile_keeps_the_counts_true() -> None:
    letter = a_letter()
    shelves.correct(Letter.objects.get(), "not_safe", holes("you"), [])
    shelves.correct(letter, "not_rated", holes("you"), [])
    true_counts()


def test_months_are_counted_apart() -> None:
    a_letter(published_on=datetime.date(2031, 1, 31))
    a_letter(published_on=datetime.date(2031, 2, 1), rating="not_rated")
    found = {str(month): (month.all_count, month.left_out) for month in Month.objects.all()}
    assert found == {"2031-01": (1, 0), "2031-02": (1, 1)}


def test_the_pigeonholes_show_the_counts_of_the_reader() -> None:
    a_letter()
    a_letter(rating="not_safe")
    you = '<b>To You</b> <span>{}<span class="vh"> letter'
    assert you.format(1) in source(Client().get("/"))
    assert you.format(2) in source(Client().get("/?show=all"))


def test_a_letter_saved_again_is_not_counted_again() -> None:
    letter = a_letter()
    letter.save()
    shelves.changed(letter)
    true_counts()
