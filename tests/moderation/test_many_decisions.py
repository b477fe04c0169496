"""Acts on many texts at once, and texts that somebody else decided about meanwhile."""

import pytest
from django.test import Client

from letters.models import Letter
from moderation.models import Decision, DecisionWords
from tests.make import a_letter, a_reply
from tests.moderation.rooms import (
    LETTERS,
    REPLIES,
    a_volunteer,
    choose,
    do,
    hidden_in,
    text_of,
)

pytestmark = pytest.mark.django_db


def test_many_letters_are_hidden_with_a_decision_for_each() -> None:
    letters = [a_letter(), a_letter(), a_letter()]
    page = do(a_volunteer(), "hide", *letters)
    assert "3 hidden, with a decision for each." in text_of(page)
    assert {letter.status for letter in Letter.objects.all()} == {"hidden"}
    assert {decision.letter_id for decision in Decision.objects.all()} == {x.pk for x in letters}
    assert DecisionWords.objects.count() == 3


def test_many_replies_are_published_with_a_decision_for_each() -> None:
    letter = a_letter()
    replies = [a_reply(letter, status="held", body=f"Answer {n}.") for n in range(3)]
    page = do(a_volunteer(), "publish", *replies)
    assert "3 published, with a decision for each." in text_of(page)
    assert Decision.objects.filter(reply__in=replies, deed="publish").count() == 3
    thread = text_of(Client().get(letter.get_absolute_url()))
    assert all(f"Answer {n}." in thread for n in range(3))


@pytest.mark.parametrize("deed", ["publish", "hold", "hide", "remove", "restore"])
@pytest.mark.parametrize("room", [LETTERS, REPLIES])
def test_every_act_on_a_list_leads_to_the_page_that_asks_for_a_ground(room: str, deed: str) -> None:
    letter = a_letter()
    subject = letter if room == LETTERS else a_reply(letter)
    asked = choose(a_volunteer(), room, deed, subject)
    assert asked.status_code == 302
    assert asked["Location"] == f"{room}decide/?deed={deed}&chosen={subject.pk}"
    assert not Decision.objects.exists()


def test_opening_the_page_that_asks_changes_nothing() -> None:
    letter, volunteer = a_letter(), a_volunteer()
    volunteer.get(f"{LETTERS}decide/?deed=remove&chosen={letter.pk}")
    assert Letter.objects.get().status == "published"
    assert not Decision.objects.exists()


def test_a_letter_that_somebody_else_took_down_meanwhile_is_passed_over_and_named() -> None:
    mine, theirs, volunteer = a_letter(), a_letter(), a_volunteer()
    asked = choose(volunteer, LETTERS, "hide", mine, theirs)
    form = hidden_in(volunteer.get(asked["Location"]))
    do(a_volunteer("sam"), "remove", theirs)
    page = volunteer.post(f"{LETTERS}decide/", form | {"ground": "cruel"}, follow=True)
    assert "1 hidden, with a decision for each." in text_of(page)
    assert f"{theirs.public_id} (sam was first: taken down)" in text_of(page)
    theirs.refresh_from_db()
    assert theirs.status == "removed"
    assert Decision.objects.filter(letter=theirs).count() == 1


def test_when_all_were_changed_meanwhile_nothing_is_said_to_be_done() -> None:
    reply, volunteer = a_reply(a_letter(), status="hidden"), a_volunteer()
    page = volunteer.post(
        f"{REPLIES}decide/",
        {"deed": "hold", "chosen": str(reply.pk), "ground": "spam"},
        follow=True,
    )
    assert "with a decision for each" not in text_of(page)
    assert f"{reply} (Hidden)" in text_of(page)
    assert not Decision.objects.exists()


def test_the_page_that_asks_says_how_many_can_be_changed_now() -> None:
    ready, other, volunteer = a_letter(), a_letter(status="hidden"), a_volunteer()
    asked = choose(volunteer, LETTERS, "hide", ready, other)
    assert "1 of 2 can be changed like this now" in text_of(volunteer.get(asked["Location"]))


@pytest.mark.parametrize("room", [LETTERS, REPLIES])
def test_a_decision_without_a_ground_is_asked_again_with_its_words_kept(room: str) -> None:
    letter = a_letter()
    subject = letter if room == LETTERS else a_reply(letter)
    form = {"deed": "remove", "chosen": str(subject.pk), "words": "Kind <b>words</b> & more"}
    page = a_volunteer().post(f"{room}decide/", form)
    assert page.status_code == 422
    assert "Every decision names its ground." in text_of(page)
    assert "Kind &lt;b&gt;words&lt;/b&gt; &amp; more" in text_of(page)
    assert hidden_in(page)["chosen"] == str(subject.pk)
    subject.refresh_from_db()
    assert subject.status == "published"
    assert not Decision.objects.exists()


def test_words_over_the_limit_come_back_whole() -> None:
    letter, words = a_letter(), "long " * 500
    form = {"deed": "remove", "chosen": str(letter.pk), "ground": "cruel", "words": words}
    page = a_volunteer().post(f"{LETTERS}decide/", form)
    assert page.status_code == 422
    assert words.strip() in text_of(page)
    assert not Decision.objects.exists()


def test_more_than_200_chosen_on_a_list_are_sent_back_with_a_sentence() -> None:
    letter, volunteer = a_letter(), a_volunteer()
    template = Letter.objects.get(pk=letter.pk)
    copies = []
    for number in range(200):
        template.pk, template.public_id = None, f"copy{number:09}"
        copies.append(Letter(**_values(template)))
    Letter.objects.bulk_create(copies)
    form = {"action": "hide", "_selected_action": [str(letter.pk)], "select_across": "1"}
    page = volunteer.post(LETTERS, form | {"index": "0"}, follow=True)
    assert "at most 200" in text_of(page)
    assert page.redirect_chain[-1][0] == LETTERS


def _values(letter: Letter) -> dict[str, object]:
    return {field.attname: getattr(letter, field.attname) for field in Letter._meta.fields}
