"""Comments of an older site as replies here: order, voices, states, and what never fits."""

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from comments.models import Reply, Voice
from exchange.wordpress import tree
from exchange.wordpress.numbers import Seen
from tests.exchange.moving import bodies, chain, letter_of, move
from tests.exchange.wxr import a_comment, an_item
from writing.models import Status

pytestmark = pytest.mark.django_db


def test_comments_become_a_thread_with_names_times_and_numbers(client: Client) -> None:
    first = a_comment(5, "One", comment_author="quiet moth", comment_date="2012-12-11 12:35:10")
    second = a_comment(6, "Two", comment_author="late heron", comment_parent=5)
    move(an_item(7, comments=[first, second]))
    replies = list(Reply.objects.order_by("number"))
    assert [reply.number for reply in replies] == [1, 2]
    assert replies[1].parent == replies[0]
    assert [reply.voice.name for reply in replies] == ["quiet moth", "late heron"]
    page = client.get(letter_of(7).get_absolute_url()).content.decode()
    assert "11 December 2012, 12:35 pm" in page
    assert "2 replies" in page
    assert page.index("<p>One</p>") < page.index("<p>Two</p>")


def test_answers_that_come_before_what_they_answer_find_it() -> None:
    items = [
        a_comment(9, "C", comment_parent=8),
        a_comment(8, "B", comment_parent=3),
        a_comment(3, "A"),
    ]
    move(an_item(7, comments=items))
    assert chain() == {"A": "", "B": "A", "C": "B"}
    assert bodies() == ["A", "B", "C"]


def test_an_answer_to_nothing_answers_the_letter_and_is_named() -> None:
    lines = move(an_item(7, comments=[a_comment(3, "A", comment_parent=99)]))
    assert chain() == {"A": ""}
    assert "comment 3 of post 7: answers the letter: what it answered cannot be found" in lines


def test_a_circle_of_answers_is_opened() -> None:
    items = [
        a_comment(1, "A", comment_parent=3),
        a_comment(2, "B", comment_parent=1),
        a_comment(3, "C", comment_parent=2),
        a_comment(4, "D", comment_parent=4),
    ]
    lines = move(an_item(7, comments=items))
    assert chain() == {"A": "", "B": "A", "C": "B", "D": ""}
    assert sum("answers the letter" in line for line in lines) == 2


def test_an_answer_to_spam_answers_what_the_spam_answered() -> None:
    items = [
        a_comment(1, "A"),
        a_comment(2, "Buy", comment_parent=1, comment_approved="spam"),
        a_comment(3, "C", comment_parent=2),
    ]
    lines = move(an_item(7, comments=items))
    assert chain() == {"A": "", "C": "A"}
    assert "comment 2 of post 7: left out: spam" in lines


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"comment_approved": "1"}, Status.PUBLISHED),
        ({"comment_approved": "0"}, Status.HELD),
        ({"comment_approved": "spam"}, None),
        ({"comment_approved": "trash"}, None),
        ({"comment_approved": "post-trashed"}, None),
        ({"comment_type": "comment"}, Status.PUBLISHED),
        ({"comment_type": "pingback"}, None),
        ({"comment_type": "trackback"}, None),
    ],
)
def test_every_state_of_a_comment_is_treated_rightly(
    client: Client, given: dict[str, str], status: Status | None
) -> None:
    lines = move(an_item(7, comments=[a_comment(1, "Words", **given)]))  # type: ignore[arg-type]
    if status is None:
        assert not Reply.objects.exists()
        assert any(line.startswith("comment 1 of post 7: left out") for line in lines)
    else:
        assert Reply.objects.get().status == status
    shown = "Words" in client.get(letter_of(7).get_absolute_url()).content.decode()
    assert shown == (status == Status.PUBLISHED)
    assert letter_of(7).reply_count == (status == Status.PUBLISHED)


def test_a_held_comment_stands_in_the_queue() -> None:
    from moderation.models import Case

    move(an_item(7, comments=[a_comment(1, comment_approved="0")]))
    assert Case.objects.filter(reply__isnull=False, held=True).count() == 1


def test_the_same_person_keeps_one_voice_and_two_of_one_name_are_told_apart(
    client: Client,
) -> None:
    def said(number: int, words: str, who: str) -> str:
        name = "Stranger with a Story"
        return a_comment(number, words, comment_author=name, comment_author_email=who)

    items = [said(1, "A", "a@x.org"), said(2, "B", "b@x.org"), said(3, "C", "A@x.org")]
    move(an_item(7, comments=items))
    by_words = {reply.source: reply.voice for reply in Reply.objects.all()}
    assert by_words["A"] == by_words["C"] != by_words["B"]
    assert by_words["A"].seal != by_words["B"].seal
    page = client.get(letter_of(7).get_absolute_url()).content.decode()
    assert page.count("another voice") == 1


def test_one_person_with_two_names_stays_two_voices() -> None:
    items = [a_comment(1, "A", comment_author="moth"), a_comment(2, "B", comment_author="heron")]
    move(an_item(7, comments=items))
    assert Voice.objects.count() == 2


def test_a_name_is_kept_for_its_voice_in_this_thread_alone() -> None:
    from django.core.exceptions import ValidationError

    from comments.voices import check_name
    from tests.make import a_letter

    move(an_item(7, comments=[a_comment(1, comment_author="quiet moth")]))
    with pytest.raises(ValidationError):
        check_name(letter_of(7), "Quiet  Moth")
    check_name(a_letter(), "quiet moth")


@pytest.mark.parametrize(
    "name", ["Author Of the Letter", "ＡＵＴＨＯＲ of the letter", "Moderator"]
)
def test_whoever_spoke_as_the_author_is_shown_as_not_verified(client: Client, name: str) -> None:
    move(an_item(7, comments=[a_comment(1, comment_author=name)]))
    voice = Voice.objects.get()
    assert (voice.role, voice.unverified) == ("stranger", True)
    page = client.get(letter_of(7).get_absolute_url()).content.decode()
    assert "not verified" in page
    assert 'class="badge"' not in page


def test_nameless_people_get_names_of_their_own() -> None:
    nobody = {"comment_author": "", "comment_author_email": ""}
    move(an_item(7, comments=[a_comment(1, "A", **nobody), a_comment(2, "B", **nobody)]))
    names = [voice.name for voice in Voice.objects.all()]
    assert len(set(names)) == 2
    assert all(names)


def test_a_name_that_is_an_address_is_never_kept() -> None:
    lines = move(an_item(7, comments=[a_comment(1, comment_author="ann@example.org")]))
    assert "@" not in Voice.objects.get().name
    assert not any("ann@" in line for line in lines)


def test_a_comment_without_a_time_stands_at_the_day_of_its_letter() -> None:
    zero = "0000-00-00 00:00:00"
    move(an_item(7, comments=[a_comment(1, comment_date=zero, comment_date_gmt=zero)]))
    assert f"{Reply.objects.get().created_at:%Y-%m-%d %H:%M}" == "2012-12-12 00:00"


@pytest.mark.parametrize(
    ("given", "day", "line"),
    [
        ({"comment_date": "2098-01-01 10:00:00"}, "2012-12-12", "date in the future"),
        ({"comment_date": "garbage", "comment_date_gmt": ""}, "2012-12-12", "no usable date"),
        ({"comment_date": "2011-01-01 10:00:00"}, "2011-01-01", "older than its letter"),
        ({"comment_date": "2012-12-11 11:00:00"}, "2012-12-11", ""),
        ({}, "2012-12-13", ""),
    ],
)
def test_a_date_that_cannot_be_is_named(given: dict[str, str], day: str, line: str) -> None:
    lines = move(an_item(7, comments=[a_comment(1, "A", **given)]))
    reply = Reply.objects.get()
    assert f"{reply.created_at:%Y-%m-%d}" == f"{reply.written_on}" == day
    assert [told.split(": ")[1] for told in lines] == ([line] if line else [])


def test_a_comment_of_tomorrow_by_another_clock_keeps_its_date() -> None:
    from datetime import timedelta

    from authors.clock import today

    there = f"{today() + timedelta(days=1)} 09:00:00"
    assert move(an_item(7, comments=[a_comment(1, comment_date=there)])) == []
    assert Reply.objects.get().written_on == today() + timedelta(days=1)


def test_a_comment_whose_words_were_hidden_waits(client: Client) -> None:
    hidden = a_comment(1, '<b style="display:none">Secret</b>')
    lines = move(an_item(7, comments=[hidden, a_comment(2, "B", comment_parent=1)]))
    assert [reply.status for reply in Reply.objects.order_by("number")] == [
        Status.HELD, Status.PUBLISHED,
    ]  # fmt: skip
    assert any(line.startswith("comment 1 of post 7: waits: words") for line in lines)
    page = client.get(letter_of(7).get_absolute_url()).content.decode()
    assert "Secret" not in page
    assert letter_of(7).reply_count == 1


def test_an_answer_to_one_that_stands_elsewhere_is_not_lost() -> None:
    move(
        an_item(7, comments=[a_comment(1, "A")]),
        an_item(8, comments=[a_comment(1, "B"), a_comment(2, "C", comment_parent=1)]),
    )
    assert chain() == {"A": "", "C": ""}


@pytest.mark.parametrize("html", ["", "<br>", '<img src="x.png">'])
def test_an_answer_to_a_comment_without_words_answers_the_letter(html: str) -> None:
    items = [a_comment(1, html), a_comment(2, "B", comment_parent=1)]
    move(an_item(7, comments=items))
    assert chain() == {"B": ""}


def test_a_number_that_stands_elsewhere_is_not_taken_twice() -> None:
    lines = move(
        an_item(7, comments=[a_comment(1, "A"), a_comment(1, "A again")]),
        an_item(8, comments=[a_comment(1, "B")]),
    )
    assert bodies() == ["A"]
    assert sum("another comment has the same number" in line for line in lines) >= 1


@given(
    st.dictionaries(st.integers(1, 12), st.integers(0, 14), max_size=12),
    st.sets(st.integers(1, 12)),
)
def test_any_tangle_becomes_a_tree_and_nobody_is_lost(
    parents: dict[int, int], dropped: set[int]
) -> None:
    kept = {number for number in parents if number not in dropped}
    found, _ = tree.mended(parents, kept)
    assert sorted(found) == sorted(kept)
    for number in found:
        seen = set()
        while number:
            assert number not in seen
            seen.add(number)
            number = found[number]
    order = list(tree.parents_first(kept, found, lambda one: one, Seen()))
    assert sorted(order) == sorted(kept)
    for at, number in enumerate(order):
        assert found[number] == 0 or found[number] in order[:at]


def test_what_answered_a_held_comment_stands_where_it_can_be_read() -> None:
    items = [
        a_comment(1, "A"),
        a_comment(2, "B", comment_parent=1, comment_approved="0"),
        a_comment(3, "C", comment_parent=2),
        a_comment(4, "D", comment_parent=2, comment_approved="0"),
    ]
    lines = move(an_item(7, comments=items))
    assert chain() == {"A": "", "B": "A", "C": "A", "D": "B"}
    moved = [line for line in lines if "stands further up" in line]
    assert moved == ["comment 3 of post 7: stands further up: what it answered waits"]


@given(st.lists(st.tuples(st.integers(0, 12), st.booleans()), min_size=1, max_size=12))
def test_only_the_answers_to_hidden_ones_move(drawn: list[tuple[int, bool]]) -> None:
    parents = {n: min(answered, n - 1) for n, (answered, _) in enumerate(drawn, 1)}
    hidden = {n for n, (_, held) in enumerate(drawn, 1) if held}
    found = dict(parents)
    moved = tree.past(found, hidden)
    for number, parent in parents.items():
        while number not in hidden and parent in hidden:
            parent = parents[parent]
        assert found[number] == parent
    assert moved == [number for number in parents if found[number] != parents[number]]
