"""Letters that change places at the same moment wait for each other, and never for ever."""

from datetime import date

import pytest

from letters import shelves
from letters.models import Category, Letter
from tests.at_once import side_by_side
from tests.make import a_letter

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("unlocked_ledger"),
]
TURNS = 15


def to_and_fro(letter: Letter, *slugs: str) -> None:
    """Move a letter from shelf to shelf, again and again."""
    for _ in range(TURNS):
        for slug in slugs:
            moving = Letter.objects.get(pk=letter.pk)
            shelves.correct(moving, "safe", Category.objects.filter(slug=slug), [])


def counts() -> dict[str, int]:
    """What the shelves say about themselves."""
    return dict(Category.objects.filter(all_count__gt=0).values_list("slug", "all_count"))


def test_two_letters_that_change_places_both_arrive() -> None:
    one = a_letter(categories=["you"], published_on=date(2031, 5, 1))
    other = a_letter(categories=["a-parent"], published_on=date(2031, 6, 1))
    wrong = side_by_side(
        lambda: to_and_fro(one, "a-parent", "you"), lambda: to_and_fro(other, "you", "a-parent")
    )
    assert wrong == []
    assert counts() == {"you": 1, "a-parent": 1}


def test_letters_that_arrive_together_are_all_counted() -> None:
    both = [["you", "a-parent", "healing"], ["healing", "a-parent", "you"]]
    a_letter(status="held")  # the shelves
    wrong = side_by_side(
        *(lambda on=on: [a_letter(categories=on) for _ in range(TURNS)] for on in both)
    )
    assert wrong == []
    assert counts() == dict.fromkeys(both[0], 2 * TURNS)
    assert Letter.objects.filter(status="published").count() == 2 * TURNS
