"""Stored markup with places left open: filled on reading, and nobody can type one."""

import pytest
from django.template import Context, Engine
from hypothesis import given
from hypothesis import strategies as st

from writing import slots, text

STORED = "<p>" + slots.Slots()["count"] + " replies, " + slots.Slots()["when"] + "</p>"


def test_every_slot_gets_its_word() -> None:
    assert slots.fill(STORED, {"count": "3", "when": "today"}) == "<p>3 replies, today</p>"


def test_a_slot_without_a_word_is_an_error_with_its_name() -> None:
    with pytest.raises(KeyError, match="when"):
        slots.fill(STORED, {"count": "3"})


def test_words_that_are_not_asked_for_do_no_harm() -> None:
    assert slots.fill("<p>plain</p>", {"count": "3"}) == "<p>plain</p>"


def test_a_template_can_leave_any_slot() -> None:
    made = Engine().from_string("{{ slot.reply }}!").render(Context({"slot": slots.Slots()}))
    assert slots.fill(made, {"reply": "Reply"}) == "Reply!"


def test_a_word_is_put_in_once_and_not_read_again() -> None:
    tricky = slots.Slots()["count"]
    assert slots.fill(STORED, {"count": "3", "when": tricky}) == f"<p>3 replies, {tricky}</p>"


@given(st.text(st.sampled_from("count" + slots.EDGE)))
def test_nobody_can_type_a_slot(words: str) -> None:
    assert slots.EDGE not in text.normalise(words)
