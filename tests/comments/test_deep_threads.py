"""Decisions 19: a conversation of any depth keeps its chain, and nests six levels on screen."""

import re

import pytest
from django.test import Client

from comments.models import Reply
from letters.models import Letter
from tests.comments.pages import many_replies, nesting, numbers, parsed, thread_of
from tests.make import a_letter, a_reply, a_voice

pytestmark = pytest.mark.django_db
CHAIN = 70


@pytest.fixture
def chain() -> list[Reply]:
    """Seventy replies, each answering the one before; two voices in turn."""
    letter = a_letter()
    voices = [a_voice(letter, "One"), a_voice(letter, "Two")]
    made: list[Reply] = []
    for turn in range(CHAIN):
        parent = made[-1] if made else None
        made.append(a_reply(letter, parent=parent, voice=voices[turn % 2], body=f"turn {turn}"))
    return made


def _all_pages(letter: Letter) -> list[str]:
    first = thread_of(Client(), letter)
    second = thread_of(Client(), letter, "?from=51")
    return [first, second]


def test_no_path_outgrows_its_column_and_none_is_used_twice(chain: list[Reply]) -> None:
    paths = [reply.path for reply in Reply.objects.order_by("path")]
    assert max(map(len, paths)) == 256
    assert len(set(paths)) == CHAIN


def test_the_true_parent_is_kept_below_the_deepest_place(chain: list[Reply]) -> None:
    parents = Reply.objects.order_by("number").values_list("parent__number", flat=True)
    assert list(parents) == [None, *range(1, CHAIN)]


def test_nothing_is_lost_and_the_order_is_the_order_of_the_talk(chain: list[Reply]) -> None:
    first, second = _all_pages(chain[0].letter)
    assert numbers(first) + numbers(second) == list(range(1, CHAIN + 1))


def test_the_lists_nest_six_deep_and_are_valid_html(chain: list[Reply]) -> None:
    for page in _all_pages(chain[0].letter):
        assert nesting(parsed(page)) == 6


def test_below_the_sixth_level_every_reply_still_says_whom_it_answers(chain: list[Reply]) -> None:
    first, _ = _all_pages(chain[0].letter)
    assert len(re.findall(r"<li>to <a href=", first)) == 49


def test_a_mixed_thread_is_valid_html_from_every_reply_on() -> None:
    letter = a_letter()
    shape = {2: 1, 3: 2, 4: 3, 5: 4, 6: 5, 7: 6, 8: 7, 9: 8, 11: 10, 12: 2, 14: 9, 15: 13}
    many_replies(letter, 15, shape.get)
    for number in range(1, 16):
        page = thread_of(Client(), letter, f"?from={number}")
        assert nesting(parsed(page)) <= 6
        assert numbers(page)[0] == number


def test_a_thread_without_replies_is_valid_html_too() -> None:
    page = thread_of(Client(), a_letter())
    assert nesting(parsed(page)) == 0
    assert "0 replies to" in page
