"""Behaviours 4.9, 4.10: numbers and places stay what they are, whatever happens to a reply."""

import pytest
from django.test import Client

from comments import places
from comments.models import Reply
from screening.verdict import PASSED
from tests.comments.pages import html_of, numbers, one_reply, thread_of
from tests.make import a_letter, a_member, a_reply, post_reply
from writing.models import Deed

pytestmark = pytest.mark.django_db


def test_steps_are_four_base_36_characters_in_the_order_of_their_numbers() -> None:
    steps = [places.step(place) for place in (0, 9, 10, 35, 36, 36 * 36, 36**4 - 1)]
    assert steps == ["0000", "0009", "000a", "000z", "0010", "0100", "zzzz"]
    assert steps == sorted(steps)


def test_a_place_beyond_the_last_one_is_refused_and_never_wraps_round() -> None:
    with pytest.raises(OverflowError):
        places.step(36**4)


def test_a_reply_stands_under_what_it_answers_and_siblings_in_the_order_they_came() -> None:
    letter = a_letter()
    first = a_reply(letter)
    second = a_reply(letter)
    below = a_reply(letter, parent=first)
    deeper = a_reply(letter, parent=below)
    beside = a_reply(letter, parent=first)
    paths = [reply.path for reply in (first, second, below, deeper, beside)]
    assert paths == ["0000", "0001", "00000000", "000000000000", "00000001"]
    assert [reply.number for reply in (first, second, below, deeper, beside)] == [1, 2, 3, 4, 5]


def test_more_siblings_than_two_digits_can_count_stay_in_order() -> None:
    letter = a_letter()
    made = [places.allocate(letter, None) for _ in range(36 * 36 + 2)]
    assert [number for number, _ in made] == list(range(1, 36 * 36 + 3))
    paths = [path for _, path in made]
    assert paths == sorted(set(paths))
    assert paths[-1] == "0101"


def test_replies_posted_through_the_pages_stand_in_thread_order(client: Client) -> None:
    letter = a_letter()
    for to in ("", "1", "", "2", "1"):
        assert (
            post_reply(Client(), letter, to=to, body=f"to {to or 'the letter'}").status_code == 200
        )
    assert numbers(html_of(client, letter)) == [1, 2, 4, 5, 3]
    answered = Reply.objects.order_by("number").values_list("parent__number", flat=True)
    assert list(answered) == [None, 1, None, 2, 1]


def test_every_nested_reply_says_whom_it_answers(client: Client) -> None:
    letter = a_letter()
    first = a_reply(letter, name="Tall heron")
    a_reply(letter, parent=first)
    html = html_of(client, letter)
    assert '<li>to <a href="#reply-1"><bdi>Tall heron</bdi></a></li>' in one_reply(html, 2)
    assert "<li>to " not in one_reply(html, 1)


GONE = {
    "taken back": (Deed.TAKE_BACK, "Its author took it back."),
    "removed": (Deed.REMOVE, "A volunteer took it down."),
    "hidden": (Deed.HIDE, "A volunteer took it down."),
    "held again": (Deed.HOLD, "A volunteer is looking at it."),
}


@pytest.mark.parametrize("how", GONE)
def test_what_is_taken_down_leaves_its_place_and_keeps_its_children(
    how: str, client: Client
) -> None:
    deed, sentence = GONE[how]
    letter = a_letter()
    a_reply(letter)
    gone = a_reply(letter, name="Tall heron", body="A secret of the heron.")
    below = a_reply(letter, parent=gone)
    a_reply(letter)
    staff = a_member() if deed != Deed.TAKE_BACK else None
    gone.turn(deed, by=staff, ground="cruel" if staff else "")
    html = html_of(client, letter)
    assert numbers(html) == [1, 2, 3, 4]
    assert sentence in one_reply(html, 2)
    assert "Tall heron" not in html
    assert "A secret" not in html
    assert "<bdi>a reply that was taken down</bdi>" in one_reply(html, 3)
    below.refresh_from_db()
    assert (below.number, below.parent_id) == (3, gone.pk)
    assert below.anchor.endswith("?from=3#reply-3")


def test_a_reply_that_comes_back_has_its_name_and_its_words_again(client: Client) -> None:
    letter = a_letter()
    hidden = a_reply(letter, name="Tall heron", body="It was cold.")
    a_reply(letter, parent=hidden)
    hidden.turn(Deed.HIDE, by=a_member(), ground="cruel")
    hidden.turn(Deed.RESTORE, by=a_member("other"))
    html = html_of(client, letter)
    assert "It was cold." in one_reply(html, 1)
    assert "<bdi>Tall heron</bdi>" in one_reply(html, 2)


def test_the_permalink_of_a_removed_reply_still_leads_to_its_place(client: Client) -> None:
    letter = a_letter()
    a_reply(letter)
    gone = a_reply(letter)
    gone.turn(Deed.TAKE_BACK)
    query = gone.anchor.removeprefix(letter.get_absolute_url()).partition("#")[0]
    assert numbers(thread_of(client, letter, query)) == [2]


def test_a_reply_that_was_never_public_has_no_place(client: Client) -> None:
    letter = a_letter()
    a_reply(letter)
    waiting = a_reply(letter, status="held", body="It waits in a cupboard.")
    a_reply(letter)
    html = html_of(client, letter)
    assert numbers(html) == [1, 3]
    assert "cupboard" not in html
    assert numbers(thread_of(client, letter, "?from=2")) == [1, 3]
    waiting.turn(Deed.TAKE_BACK)
    assert numbers(html_of(client, letter)) == [1, 3]


def test_the_path_of_a_held_reply_is_free_for_nobody_else() -> None:
    letter = a_letter()
    held = a_reply(letter, status="held")
    assert a_reply(letter).path > held.path


def test_an_edit_at_the_same_time_as_an_answer_loses_no_place() -> None:
    from comments import posting

    letter = a_letter()
    opened = a_reply(letter)
    first = a_reply(letter, parent=opened)
    posting.edit(opened, "What I meant.", folded=False, verdict=PASSED)
    assert a_reply(letter, parent=opened).path != first.path
