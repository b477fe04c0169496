"""Letters that change places at the same moment wait for each other, and never for ever."""

import threading
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection

from letters import shelves
from letters.models import Category, Letter
from tests.make import a_letter

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("unlocked_ledger"),
]
TURNS = 15


def side_by_side(*jobs: Callable[[], object]) -> list[BaseException]:
    """Run each in a thread of its own, all from the same moment; what went wrong."""
    wrong: list[BaseException] = []
    begin = threading.Barrier(len(jobs))

    def run(job: Callable[[], object]) -> None:
        try:
            begin.wait(20)
            job()
        except BaseException as problem:
            wrong.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[job]) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return wrong


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
