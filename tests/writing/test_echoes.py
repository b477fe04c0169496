"""A copy of a text waits for a volunteer; it is known by numbers that say nothing of its words."""

import dataclasses
import datetime
import secrets
from hashlib import blake2b
from itertools import pairwise
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test import Client

from comments.models import Reply
from letters.models import Letter
from moderation import redaction
from tests.desk.rooms import edit_form, holding
from tests.make import a_letter, a_member, post_letter, post_reply
from writing import echoes
from writing.models import Deed, Echo

pytestmark = pytest.mark.django_db
TEXT = (
    "The lighthouse was closed when we came, and you said that it did not matter, because the "
    "light would go round with or without us.\n\nWe ate our bread on the wall. A dog came by and "
    "took your half, and you laughed so loudly that the gulls left.\n\nI go there every winter. "
    "The wall is still cold, and nobody laughs like that any more."
)
EDITED = TEXT.replace("lighthouse", "old lighthouse").replace("bread", "apples").replace(
    "every winter", "each winter"
).replace("so loudly", "so LOUD").replace("did not", "didn’t")  # fmt: skip
OTHER = (
    "My father kept bees behind the garage. When he died they stayed for one more summer, as if "
    "somebody had asked them to.\n\nI never learnt how to open a hive. I only stood there and "
    "listened, and I wish that you had met him."
)


@pytest.fixture
def kept(shelves: None) -> Letter:
    """A letter that was posted and is public."""
    post_letter(Client(), body=TEXT)
    return Letter.objects.get()


def posted(body: str, **given: Any) -> Letter:
    """Somebody posts this; how it stands then."""
    post_letter(Client(), body=body, **given)
    return Letter.objects.order_by("-pk")[0]


def held_as_copy(text: Letter | Reply) -> bool:
    """Whether it waits for a volunteer because it is a copy."""
    if text.status == "published":
        assert not text.decisions.exists()
        return False
    decision = text.decisions.get()
    assert (text.status, decision.ground, decision.codes) == ("held", "spam", "repeat")
    assert decision.automated
    return True


@pytest.mark.parametrize(
    ("body", "copy"),
    [
        (TEXT, True),
        (TEXT.upper(), True),
        (TEXT.replace("\n\n", "\n"), True),
        (EDITED, True),
        (TEXT + "\n\nP.S. I forgot to say that the dog was brown.", True),
        (OTHER, False),
        ("The lighthouse was closed when we came, and you said that it did not matter.", False),
    ],
)
def test_a_copy_waits_however_it_was_touched_up_and_an_unrelated_letter_does_not(
    kept: Letter, body: str, copy: bool
) -> None:
    assert held_as_copy(posted(body, title="Something else")) is copy


def test_a_letter_that_comes_as_a_reply_is_a_copy_too_and_loses_nothing(kept: Letter) -> None:
    page = post_reply(Client(), a_letter(body=OTHER), body=EDITED)
    assert page.status_code == 200
    reply = Reply.objects.get()
    assert held_as_copy(reply)
    assert reply.source == EDITED


def test_the_same_reply_under_many_letters_waits_from_the_second_on(shelves: None) -> None:
    words = "You are braver than you know, and one day you will look back at this and smile."
    for letter in (a_letter(), a_letter(), a_letter()):
        post_reply(Client(), letter, body=words)
    assert [held_as_copy(reply) for reply in Reply.objects.order_by("pk")] == [False, True, True]


def test_what_everybody_says_is_no_copy(shelves: None) -> None:
    letter = a_letter()
    for _ in range(3):
        post_reply(Client(), letter, body="Thank you for this. Me too.")
    assert not any(held_as_copy(reply) for reply in Reply.objects.all())


def test_an_edit_of_ones_own_text_is_no_copy_of_itself(kept: Letter) -> None:
    author = holding(kept)
    for body in (EDITED, TEXT, TEXT + " So."):
        page = author.post(f"/desk/{kept.public_id}/edit/", edit_form(kept, body=body))
        assert page.status_code == 302, page.content.decode()
        kept.refresh_from_db()
        assert (kept.source, kept.status) == (body, "published")
    assert not kept.decisions.exists()


def test_an_edit_that_makes_a_copy_of_another_text_waits(kept: Letter) -> None:
    other = posted(OTHER)
    holding(other).post(f"/desk/{other.public_id}/edit/", edit_form(other, body=EDITED))
    other.refresh_from_db()
    assert held_as_copy(other)


def test_what_an_edit_left_out_is_no_longer_known(kept: Letter) -> None:
    holding(kept).post(f"/desk/{kept.public_id}/edit/", edit_form(kept, body=OTHER))
    assert not held_as_copy(posted(TEXT))
    assert held_as_copy(posted(OTHER))


def test_what_was_removed_and_comes_back_waits(kept: Letter) -> None:
    kept.turn(Deed.REMOVE, by=a_member(), ground="cruel")
    assert held_as_copy(posted(EDITED))


def test_what_its_author_took_back_may_be_posted_again(kept: Letter) -> None:
    assert Echo.objects.exists()
    kept.turn(Deed.TAKE_BACK)
    assert not Echo.objects.exists()
    assert not held_as_copy(posted(TEXT))


def test_what_was_redacted_is_known_only_by_what_is_left(kept: Letter) -> None:
    before = set(Echo.objects.values_list("shingle", flat=True))
    piece = "A dog came by and took your half, and you laughed so loudly that the gulls left."
    redaction.redact(kept, [piece])
    after = set(Echo.objects.values_list("shingle", flat=True))
    assert after == echoes.fingerprint(kept.source)
    assert before - after
    assert not after & echoes.fingerprint(piece)


def test_a_text_that_was_taken_out_whole_leaves_nothing(kept: Letter) -> None:
    redaction.redact(kept, TEXT.split("\n\n"))
    assert not Echo.objects.exists()


def test_fingerprints_are_forgotten_after_some_weeks(kept: Letter, settings: Any) -> None:
    now = datetime.datetime.now(datetime.UTC)
    with time_machine.travel(now + datetime.timedelta(days=settings.ECHO_DAYS), tick=False):
        call_command("tick")
        assert Echo.objects.exists()
    with time_machine.travel(now + datetime.timedelta(days=settings.ECHO_DAYS + 1), tick=False):
        call_command("tick")
        assert not Echo.objects.exists()
        assert not held_as_copy(posted(TEXT))


def test_how_long_they_are_kept_is_the_operators_choice(kept: Letter, settings: Any) -> None:
    settings.ECHO_DAYS = 3
    in_four_days = datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=4)
    with time_machine.travel(in_four_days, tick=False):
        assert echoes.forget_old() > 0
        assert echoes.forget_old() == 0


def test_on_another_site_the_same_text_has_another_fingerprint(settings: Any) -> None:
    ours = echoes.fingerprint(TEXT)
    assert echoes.fingerprint(TEXT) == ours
    settings.SECRETS = dataclasses.replace(settings.SECRETS, pepper=secrets.token_bytes(32))
    assert not ours & echoes.fingerprint(TEXT)


def test_nothing_of_the_words_can_be_read_or_tried_in_the_table(kept: Letter) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM writing_echo")
        rows = cursor.fetchall()
    assert len(rows) == len(Echo.objects.all()) > 20
    assert {value for row in rows for value in row if isinstance(value, str)} <= {
        str(kept),
        str(kept.written_on),
    }
    numbers = {echo.shingle for echo in Echo.objects.all()}
    pairs = [" ".join(pair) for pair in pairwise(TEXT.lower().split())]
    tried = {blake2b(pair.encode(), digest_size=8).digest() for pair in pairs}
    assert not numbers & {int.from_bytes(one, signed=True) for one in tried}


def test_a_flood_of_copies_costs_a_few_queries(
    kept: Letter, django_assert_num_queries: Any
) -> None:
    for number in range(30):
        Echo.objects.bulk_create(
            Echo(shingle=one, text=f"copy{number}") for one in echoes.fingerprint(TEXT)
        )
    with django_assert_num_queries(2):
        found = echoes.like(echoes.fingerprint(EDITED), str(kept))
    assert len(found) == echoes.CANDIDATES
