"""A volunteer corrects a rating, categories, notes, or whether a reply is folded."""

import pytest
from django.test import Client

from letters.models import Category, ContentNote, Letter, Month
from moderation.models import Decision
from tests.make import a_letter, a_reply
from tests.moderation.rooms import GROUND, LETTERS, REPLIES, a_volunteer, text_of

pytestmark = pytest.mark.django_db


def numbers(model: type[Category] | type[ContentNote], *slugs: str) -> list[int]:
    """The form values of categories or notes."""
    return list(model.objects.filter(slug__in=slugs).values_list("pk", flat=True))


def correction(**given: object) -> dict[str, object]:
    """The form of a correction to not safe, healing, with one note."""
    return {
        "rating": "not_safe",
        "categories": numbers(Category, "healing"),
        "notes": numbers(ContentNote, "death"),
        "ground": "notes",
        "words": GROUND["words"],
    } | given


def test_a_corrected_letter_stands_on_its_new_shelves_with_true_counts() -> None:
    letter = a_letter(categories=["you"], rating="safe")
    answer = a_volunteer().post(f"{LETTERS}{letter.pk}/correct/", correction())
    assert answer.status_code == 302
    you, healing = Category.objects.get(slug="you"), Category.objects.get(slug="healing")
    assert (you.all_count, you.safe_count) == (0, 0)
    assert (healing.all_count, healing.safe_count) == (1, 0)
    month = Month.objects.get()
    assert (month.all_count, month.safe_count) == (1, 0)


def test_a_letter_corrected_to_safe_is_counted_as_safe() -> None:
    letter = a_letter(categories=["you"], rating="not_rated")
    a_volunteer().post(
        f"{LETTERS}{letter.pk}/correct/",
        correction(rating="safe", categories=numbers(Category, "you"), notes=[]),
    )
    you = Category.objects.get(slug="you")
    assert (you.all_count, you.safe_count) == (1, 1)
    assert Month.objects.get().safe_count == 1


def test_the_card_and_the_page_of_a_corrected_letter_follow() -> None:
    letter = a_letter(title="The last bus", rating="not_rated", categories=["you"])
    reader = Client()
    before = reader.get(letter.get_absolute_url())
    assert "The last bus" not in text_of(reader.get("/"))
    a_volunteer().post(f"{LETTERS}{letter.pk}/correct/", correction(rating="safe"))
    after = reader.get(letter.get_absolute_url())
    assert after["ETag"] != before["ETag"]
    assert "Content notes: death of a loved one" in text_of(after)
    assert "The last bus" in text_of(reader.get("/"))
    assert "Healing" in Letter.objects.get().card


def test_a_correction_leaves_one_decision_and_does_not_touch_the_status() -> None:
    letter = a_letter()
    a_volunteer("robin").post(f"{LETTERS}{letter.pk}/correct/", correction())
    decision = Decision.objects.get()
    assert (decision.deed, decision.ground) == ("correct", "notes")
    assert decision.actor.username == "robin"
    assert decision.said.words == GROUND["words"]
    assert Letter.objects.get().status == "published"


def test_a_held_letter_is_corrected_without_being_counted() -> None:
    letter = a_letter(status="held")
    a_volunteer().post(f"{LETTERS}{letter.pk}/correct/", correction())
    assert Category.objects.get(slug="healing").all_count == 0
    assert Letter.objects.get().rating == "not_safe"


def test_the_form_of_a_correction_begins_with_what_is_printed_now() -> None:
    letter = a_letter(rating="safe", categories=["you"], notes=["death"])
    page = a_volunteer().get(f"{LETTERS}{letter.pk}/correct/")
    assert page.status_code == 200
    assert '<option value="safe" selected>' in text_of(page)
    assert text_of(page).count(" checked") == 2


@pytest.mark.parametrize(
    "missing",
    [{"ground": ""}, {"categories": []}, {"rating": ""}, {"rating": "purple"}, {"notes": ["777"]}],
)
def test_an_incomplete_correction_is_asked_again_with_its_words_kept(
    missing: dict[str, object],
) -> None:
    letter = a_letter()
    page = a_volunteer().post(f"{LETTERS}{letter.pk}/correct/", correction(**missing))
    assert page.status_code == 422
    assert GROUND["words"] in text_of(page)
    assert Letter.objects.get().rating == "safe"
    assert not Decision.objects.exists()


def test_a_reply_is_folded_and_unfolded_with_a_decision_for_each() -> None:
    reply, volunteer = a_reply(a_letter()), a_volunteer()
    reader = Client()
    folded = "This reply is folded behind a content note."
    volunteer.post(f"{REPLIES}{reply.pk}/correct/", {"folded": "on", "ground": "notes"})
    assert folded in text_of(reader.get(reply.letter.get_absolute_url()))
    volunteer.post(f"{REPLIES}{reply.pk}/correct/", {"ground": "notes"})
    assert folded not in text_of(reader.get(reply.letter.get_absolute_url()))
    assert [decision.deed for decision in Decision.objects.all()] == ["correct", "correct"]


def test_folding_a_reply_without_a_ground_folds_nothing() -> None:
    reply = a_reply(a_letter())
    page = a_volunteer().post(f"{REPLIES}{reply.pk}/correct/", {"folded": "on", "words": "Why"})
    assert page.status_code == 422
    assert "Why" in text_of(page)
    reply.refresh_from_db()
    assert not reply.folded
