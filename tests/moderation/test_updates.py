"""An update is reported, held, read, judged and corrected like a letter, and by itself."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from desk import statements
from letters.models import ContentNote, Letter, Update
from moderation import cases, corrections
from moderation.models import Decision, Proposal, Report
from screening.verdict import Verdict
from tests.desk.rooms import desk_of, holding
from tests.make import a_letter, a_reply, an_update
from tests.moderation.rooms import (
    QUEUE,
    UPDATES,
    a_volunteer,
    act,
    an_appeal,
    choose,
    do,
    hidden_in,
    in_bulk,
    item,
    judge,
    outcome_of,
    queue,
    receipt_in,
    report,
    row_of,
    text_of,
)
from writing.models import Deed

pytestmark = pytest.mark.django_db

BODY = "You live above the bakery in Quince Lane.\n\nI moved.\n\nIt is better now."


def page_of(letter: Letter) -> str:
    """The letter's own page, as anybody reads it."""
    return text_of(Client().get(letter.get_absolute_url()))


def status_of(update: Update) -> str:
    """Where it stands now."""
    return str(Update.objects.get(pk=update.pk).status)


def test_its_report_page_is_linked_and_leads_back_to_it() -> None:
    update = an_update(a_letter())
    where = update.report_url
    assert f'href="{where}"' in page_of(update.letter)
    page = text_of(Client().get(where))
    assert "Report this update" in page
    assert f'href="{update.get_absolute_url()}"' in page
    assert "It is better now." not in page


def test_a_report_of_it_waits_in_the_queue_under_its_own_name() -> None:
    letter = a_letter()
    an_update(letter)
    second = an_update(letter)
    sent = report(second.report_url, words="The second line.")
    assert f'href="{second.get_absolute_url()}"' in text_of(sent)
    assert Report.objects.get().subject == second
    volunteer = a_volunteer()
    assert queue(volunteer) == [f"{letter.public_id}+2"]
    assert "reported 1 time" in row_of(volunteer, second)


@pytest.mark.parametrize("deed", ["hold", "hide", "remove", "take_back"])
@pytest.mark.parametrize("which", ["letter", "update"])
def test_it_is_reported_only_while_it_and_its_letter_are_public(which: str, deed: str) -> None:
    update = an_update(a_letter())
    text: Any = update if which == "update" else update.letter
    text.turn(Deed(deed), ground="cruel")
    answer = Client().get(update.report_url)
    assert answer.status_code in (404, 410)
    assert not Report.objects.exists()


def test_no_number_of_another_letter_can_be_reported() -> None:
    update = an_update(a_letter())
    other = a_letter()
    assert Client().get(f"/report/update/{other.public_id}/{update.number}/").status_code == 404


def test_a_report_of_a_phone_number_in_its_heading_holds_it() -> None:
    update = an_update(a_letter(), heading="Call me: +44 20 7946 0958")
    page = report(update.report_url, ground="findable")
    assert status_of(update) == "held"
    assert f'href="{update.letter.get_absolute_url()}"' in text_of(page)
    assert Decision.objects.get().codes == "reported phone"


def test_one_that_a_screen_held_is_read_on_its_page_and_published() -> None:
    update = an_update(a_letter(title="The bakery"), body=BODY, status="held")
    update.start(Verdict("findable", ("place",)))
    volunteer = a_volunteer()
    page = text_of(volunteer.get(item(update)))
    assert "I moved." in page
    assert f"letter {update.letter}</a>" in page
    assert "I moved." not in page_of(update.letter)
    act(volunteer, update, "publish")
    assert "I moved." in page_of(update.letter)
    assert not queue(volunteer)


# the act, where it stands before and after
ACTS = [
    ("publish", "held", "published"),
    ("hold", "published", "held"),
    ("hide", "published", "hidden"),
    ("remove", "published", "removed"),
    ("remove", "hidden", "removed"),
    ("restore", "hidden", "published"),
]


@pytest.mark.parametrize(("deed", "before", "after"), ACTS)
def test_an_act_moves_it_alone_with_one_decision(deed: str, before: str, after: str) -> None:
    update = an_update(a_letter(), body=BODY, status=before)
    do(a_volunteer("robin"), deed, update)
    assert status_of(update) == after
    decision = Decision.objects.get()
    assert (decision.subject, decision.deed, str(decision.actor)) == (update, deed, "robin")
    assert ("I moved." in page_of(update.letter)) is (after == "published")
    assert "The ticket" in page_of(update.letter)


def test_one_that_is_sent_back_waits_again_once_its_author_changed_it() -> None:
    update = an_update(a_letter())
    act(a_volunteer(), update, "revise")
    assert status_of(update) == "hidden"
    update.was_edited(Verdict("", ()))
    assert cases.of(update).held  # type: ignore[union-attr]


def test_words_are_taken_out_of_it_its_heading_and_all_that_was_said() -> None:
    update = an_update(a_letter(), heading="From Quince Lane", body=BODY)
    report(update.report_url, words="Quince Lane is a street.")
    act(a_volunteer(), update, "redact", pieces="Quince Lane")
    update.refresh_from_db()
    assert "Quince" not in update.source + update.html + update.heading
    assert "Quince" not in page_of(update.letter)
    assert update.heading == "From [place removed]"
    assert "Quince" not in Report.objects.get().facts
    assert update.letter.title == "The ticket"


def test_its_rating_and_notes_are_corrected_and_the_page_says_so() -> None:
    update = an_update(a_letter(rating="safe"), body=BODY, rating="safe")
    note = ContentNote.objects.get(slug="death")
    form = {"rating": "not_safe", "notes": [note.pk], "ground": "notes", "words": "A death."}
    where = f"{UPDATES}{update.pk}/correct/"
    volunteer = a_volunteer()
    page = volunteer.get(where)
    assert "categories" not in text_of(page)
    answer = volunteer.post(where, hidden_in(page) | form)
    assert answer["Location"] == item(update)
    update.refresh_from_db()
    assert (update.rating, list(update.notes.all())) == ("not_safe", [note])
    assert update.letter.rating == "safe"
    assert "This update is folded." in page_of(update.letter)
    assert Decision.objects.get().deed == "correct"


def test_what_was_corrected_is_not_made_laxer_by_its_author() -> None:
    update = an_update(a_letter(rating="safe"), rating="not_safe", notes=["death"])
    assert not corrections.was_corrected(update)
    volunteer = a_volunteer()
    where = f"{UPDATES}{update.pk}/correct/"
    notes = list(update.notes.values_list("pk", flat=True))
    form = {"rating": "not_safe", "notes": notes, "ground": "notes"}
    volunteer.post(where, hidden_in(volunteer.get(where)) | form)
    assert corrections.was_corrected(update)
    wished = {"rating": "safe", "notes": []}
    assert corrections.at_least(update, wished) == {"rating": "not_safe", "notes": ["death"]}


def test_an_appeal_about_it_is_judged_by_another_volunteer() -> None:
    update = an_update(a_letter(), body=BODY)
    robin, sam = a_volunteer("robin"), a_volunteer("sam")
    act(robin, update, "hide")
    an_appeal(update)
    assert "appealed" in row_of(sam, update)
    assert judge(robin, update, "overturn").status_code in (400, 403)
    assert status_of(update) == "hidden"
    judge(sam, update, "overturn")
    assert status_of(update) == "published"


def test_its_author_reads_the_reasons_at_the_desk_and_appeals_there() -> None:
    update = an_update(a_letter(), body=BODY)
    act(a_volunteer("robin"), update, "hide", words="A street is named.")
    author = holding(update.letter)
    page = text_of(author.get(desk_of(update.letter)))
    assert "No one can be found from what is posted" in page
    assert "A street is named." in page
    where = desk_of(update.letter, f"updates/{update.number}/appeal/")
    assert f'action="{where}"' in page
    sent = author.post(where, {"appeal": "There is no bakery.", "decision": "1"})
    assert sent.status_code == 302
    assert queue(a_volunteer("sam")) == [str(update)]


def test_statements_about_any_number_of_them_cost_the_same() -> None:
    letter, robin = a_letter(), a_volunteer()
    asked = []
    for count in (1, 5):
        while letter.updates.count() < count:
            act(robin, an_update(letter), "hide")
        own = list(letter.updates.all())
        with CaptureQueriesContext(connection) as found:
            told = statements.of(own)
        assert [len(told[one.pk]) for one in own] == [1] * count
        assert all(told[one.pk][0].form for one in own)
        asked.append(len(found))
    assert asked[0] == asked[1]


def test_a_second_pair_of_eyes_is_asked_for(settings: Any) -> None:
    settings.SECOND_EYES = True
    update = an_update(a_letter())
    act(a_volunteer("robin"), update, "remove")
    assert status_of(update) == "hidden"
    assert Proposal.objects.get().case.subject == update
    judge(a_volunteer("sam"), update, "confirm")
    assert status_of(update) == "removed"


def test_a_reporter_hears_what_came_of_it() -> None:
    update = an_update(a_letter())
    receipt = receipt_in(report(update.report_url))
    act(a_volunteer(), update, "hide")
    page = text_of(outcome_of(receipt))
    assert "An update:" in page
    assert "It was hidden" in page


def test_several_kinds_are_decided_together_from_the_queue() -> None:
    letter = a_letter(rating="not_rated")
    texts = [letter, an_update(a_letter(), rating="not_rated"), a_reply(a_letter(), status="held")]
    cases.refresh(texts[2])
    volunteer = a_volunteer()
    assert len(queue(volunteer)) == 3
    asked = volunteer.post(
        QUEUE,
        {
            "action": "hide",
            "_selected_action": [str(cases.of(text).pk) for text in texts],  # type: ignore[union-attr]
            "index": "0",
        },
    )
    assert f"u{texts[1].pk}" in asked["Location"]
    in_bulk(volunteer, "hide", *texts)
    assert {type(text).objects.get(pk=text.pk).status for text in texts} == {"hidden"}
    assert Decision.objects.count() == 3


def test_the_list_of_updates_shows_no_words_and_finds_them() -> None:
    update = an_update(a_letter(), heading="A secret heading", body=BODY)
    an_update(a_letter(), body="Something else.")
    volunteer = a_volunteer()
    shown = text_of(volunteer.get(UPDATES))
    assert str(update) in shown
    assert "A secret heading" not in shown
    for words in ("bakery", "secret heading", update.letter.public_id):
        found = text_of(volunteer.get(UPDATES, {"q": words}))
        assert item(update) in found
        assert found.count("/change/") == 1


def test_only_those_who_may_decide_are_offered_acts() -> None:
    update = an_update(a_letter())
    assert choose(a_volunteer(), UPDATES, "hide", update).status_code == 302
    assert Client().get(item(update)).status_code in (302, 403)


@pytest.mark.parametrize("address", ["?heading__startswith=A", "?source__contains=b"])
def test_no_address_feels_its_way_through_its_words(address: str) -> None:
    an_update(a_letter(), heading="A secret heading")
    assert a_volunteer().get(f"{UPDATES}{address}").status_code in (302, 400)


def test_a_heading_that_is_not_safe_is_folded_on_its_page() -> None:
    update = an_update(a_letter(), heading="A secret heading", rating="not_safe")
    assert "A secret heading" not in text_of(a_volunteer().get(item(update)))


def test_the_ledger_and_the_list_of_reports_lead_to_it() -> None:
    update = an_update(a_letter())
    report(update.report_url)
    volunteer = a_volunteer()
    act(volunteer, update, "keep")
    for room in ("decision", "report"):
        page = text_of(volunteer.get(f"/admin/moderation/{room}/"))
        assert f'<a href="{item(update)}">update {update}</a>' in page
