"""What moderation says of months and numbers is said as the reader's language says it."""

import pytest
import time_machine
from django.test import Client
from django.utils import translation

from moderation import outcomes
from moderation.models import Decision, Report
from moderation.reasons import IN_THE_PAST, Ground, done_in_words, label_for, rule_for
from moderation.suppression import Figure
from tests.make import a_letter
from tests.moderation.past import decided, reported
from tests.moderation.rooms import a_volunteer, do, outcome_of, receipt_in, report, text_of
from writing.models import Deed


@pytest.fixture
def remembered() -> Report:
    """A report that was decided in March 2026."""
    letter = a_letter()
    return reported(letter, decision=decided(letter, "hide", day="2026-03-09"))


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "month"), [("en", "March 2026"), ("de", "März 2026")])
def test_an_outcome_names_its_month(remembered: Report, language: str, month: str) -> None:
    with translation.override(language):
        assert outcomes.of(remembered).month == month


@pytest.mark.parametrize(("language", "many"), [("en", "12,345"), ("de", "12.345")])
def test_a_large_number_is_grouped(language: str, many: str) -> None:
    with translation.override(language):
        assert str(Figure(12345, 12345)) == many
        assert many in str(Figure(7, 12345))
        assert many in str(Figure(12345, 54321))


@pytest.mark.django_db
def test_a_ground_is_kept_as_its_code_whatever_language_it_was_chosen_in() -> None:
    letter = a_letter()
    german = Client(headers={"Accept-Language": "de"})
    page = report(f"/report/letter/{letter.public_id}/", german, ground="cruel")
    assert page.status_code == 200
    assert Report.objects.get().ground == "cruel"


@pytest.mark.parametrize("deed", list(IN_THE_PAST))
def test_an_answer_to_an_appeal_says_so_where_the_deed_alone_does_not(deed: Deed) -> None:
    said = done_in_words(deed, on_appeal=True)
    undoing = (Deed.PUBLISH, Deed.RESTORE, Deed.OPEN, Deed.UPHOLD, Deed.OVERTURN)
    assert said.startswith("After an appeal: ") is (deed in undoing)
    assert IN_THE_PAST[deed].lower() in said.lower()


@pytest.mark.parametrize("ground", [*Ground.values, "of an older version", ""])
def test_what_a_page_is_given_is_plain_text(ground: str) -> None:
    anchor, rule = rule_for(ground)
    assert {type(label_for(ground)), type(anchor), type(rule)} == {str}


@pytest.mark.django_db
def test_what_was_decided_is_plain_text_too() -> None:
    decision: Decision = decided(a_letter(), "hide")
    assert type(decision.done) is str
    assert type(decision.ground_in_words) is str


def outcome_in(language: str, deed: str = "") -> str:
    """What a receipt shows beside "Outcome", in a language of the page."""
    letter = a_letter()
    sent = report(f"/report/letter/{letter.public_id}/")
    if deed:
        do(a_volunteer(), deed, letter)
    reader = Client(headers={"Accept-Language": language})
    page = text_of(outcome_of(receipt_in(sent), reader))
    return page.split("<dd>")[2].partition("</dd>")[0]


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "comma"), [("en", ", "), ("de", ", "), ("ar", "، ")])
def test_a_deed_and_its_month_are_joined_with_the_comma_of_the_language(
    language: str, comma: str
) -> None:
    with time_machine.travel("2026-03-09 10:00:00+00:00"):
        said = outcome_in(language, "hide")
    assert said.count(comma) == 1
    assert said.endswith("2026.")
    assert "," not in said.replace(comma, "")


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "de", "es", "fr", "ar"])
def test_a_sentence_that_has_its_full_stop_gets_no_second_one(language: str) -> None:
    said = outcome_in(language)
    assert said.endswith(".")
    assert not said.endswith("..")
