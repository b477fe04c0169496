"""Updates in all that is counted, behind the shields, and among what is learnt from."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from letters.models import ContentNote
from moderation import learning
from tests.make import a_letter, a_reply, an_update
from tests.moderation.past import answered, decided, reported
from tests.moderation.rooms import QUEUE, a_volunteer, act, item, queue, row_of, text_of
from tests.moderation.test_queue_queries import queries
from writing.models import Deed

pytestmark = pytest.mark.django_db


def plain(page: Any) -> str:
    """A page as one line of words."""
    return " ".join(re.sub(r"<[^>]+>", " ", text_of(page)).split())


def shield(client: Client, slug: str) -> None:
    """Not this topic today."""
    note = ContentNote.objects.get(slug=slug)
    client.post(f"{QUEUE}shield/", {"notes": [note.pk]})


def test_the_public_log_has_a_kind_for_them() -> None:
    decided(an_update(a_letter()), "remove", times=6)
    decided(a_letter(), "remove", times=7)
    page = plain(Client().get("/log/"))
    assert "6 Taken down: updates" in page
    assert "About updates 6" in page
    assert "About replies none" in page
    assert "Taken down: updates (6), by volunteers" in text_of(Client().get("/log/feed/"))


def year(folder: Path) -> dict[str, Any]:
    """The operator's figures of this year."""
    from authors.clock import today

    call_command("transparency_report", "--year", str(today().year), "--out", str(folder))
    found: dict[str, Any] = json.loads((folder / "report.json").read_text())
    return found


def test_the_report_of_a_year_counts_them_as_a_kind_of_their_own(tmp_path: Path) -> None:
    update = an_update(a_letter())
    reported(update, decision=decided(update, "remove"))
    decided(an_update(a_letter()), "hold", automated=True)
    found = year(tmp_path)
    assert found["after_a_notice"]["by_kind"] == {"letters": 0, "replies": 0, "updates": 1}
    assert found["own_initiative"]["by_kind"] == {"letters": 0, "replies": 0, "updates": 1}


def test_one_that_a_check_held_by_mistake_counts_as_a_mistake(tmp_path: Path) -> None:
    update = an_update(a_letter())
    decided(update, "hold", automated=True)
    decided(update, "publish")
    assert year(tmp_path)["automated_means"]["published_by_a_volunteer_next"] == 1


def test_what_authors_put_away_is_no_restriction_but_its_appeal_is_a_complaint(
    tmp_path: Path,
) -> None:
    replies = [a_reply(a_letter()) for _ in range(2)]
    for reply in replies:
        reply.turn(Deed.MUTE)
    answered(replies[0].decisions.get(), stands=False)
    found = year(tmp_path)
    assert found["own_initiative"]["total"] == found["after_a_notice"]["total"] == 0
    assert found["decisions"]["by_deed"] == {"restore": 1}
    assert found["complaints"]["by_deed"] == {"mute": 1}
    assert found["complaints"]["by_outcome"]["reversed"] == 1
    assert found["complaints"]["by_ground"][""]["words"] == "Put away by the author of the letter"
    page = " ".join(re.sub(r"<[^>]+>", " ", (tmp_path / "report.html").read_text()).split())
    assert "Nothing was restricted." in page
    assert "The decision was taken back fewer than 5" in page
    assert "Put away by the author of the letter none fewer than 5" in page


def test_a_check_that_held_what_an_author_then_put_away_was_still_wrong(tmp_path: Path) -> None:
    reply = a_reply(a_letter())
    for deed, more in (("hold", {"automated": True}), ("mute", {}), ("publish", {})):
        decided(reply, deed, **more)
    assert year(tmp_path)["automated_means"]["published_by_a_volunteer_next"] == 1


@pytest.mark.parametrize("where", ["letter", "update"])
def test_a_note_of_it_or_of_its_letter_keeps_it_away_from_whoever_chose_so(where: str) -> None:
    notes = {where: ["death"]}
    letter = a_letter(notes=notes.get("letter", []))
    update = an_update(letter, rating="not_rated", notes=notes.get("update", []))
    robin, sam = a_volunteer("robin"), a_volunteer("sam")
    assert queue(robin) == [str(update)]
    shield(robin, "death")
    assert queue(robin) == []
    assert "1 of them not offered to you" in text_of(robin.get(QUEUE))
    assert queue(sam) == [str(update)]


def test_its_row_names_its_own_rating_and_both_texts_notes() -> None:
    letter = a_letter(rating="safe", notes=["death"])
    update = an_update(letter, rating="not_rated", notes=["drink-drugs"])
    row = row_of(a_volunteer(), update)
    assert "Not rated" in row
    notes = dict(ContentNote.objects.values_list("slug", "name"))
    assert f"{notes['drink-drugs']}, {notes['death']}" in row


def test_an_unrated_one_waits_for_a_rating_and_the_staff_feed_counts_it() -> None:
    an_update(a_letter(), rating="not_rated")
    volunteer = a_volunteer()
    page = text_of(volunteer.post(f"{QUEUE}feed/", {}))
    address = re.search(r"(/queue/[\w-]+/)", page)
    assert address
    assert "1 waiting, 0 of them care" in text_of(Client().get(address[1]))
    assert "1 item in the queue." in text_of(volunteer.get("/admin/"))


def test_decisions_about_them_teach_what_spam_is() -> None:
    robin = a_volunteer()
    bought, kept = an_update(a_letter(), body="Buy lamps."), an_update(a_letter(), body="Better.")
    act(robin, bought, "hide", ground="spam")
    act(robin, kept, "keep")
    assert set(learning.examples()) == {("Buy lamps.", True), ("Better.", False)}
    kept.letter.turn(Deed.TAKE_BACK)
    assert set(learning.examples()) == {("Buy lamps.", True)}


def test_the_queue_asks_as_many_questions_however_many_of_its_rows_are_updates() -> None:
    volunteer = a_volunteer()
    first = an_update(a_letter(notes=["death"]), rating="not_rated", notes=["drink-drugs"])
    before, page = queries(volunteer, QUEUE), queries(volunteer, item(first))
    for _ in range(10):
        an_update(a_letter(notes=["death"]), rating="not_rated", notes=["drink-drugs"])
    assert len(queue(volunteer)) == 11
    assert queries(volunteer, QUEUE) == before
    assert queries(volunteer, item(first)) == page
    assert before <= 30


def test_nobody_is_put_away_from_the_log_by_a_month_without_decisions_of_ours() -> None:
    reply = a_reply(a_letter())
    decided(reply, "mute", day="2020-02-03")
    assert Client().get("/log/2020/2/").status_code == 404
    decided(reply, "hide", day="2020-03-03")
    assert Client().get("/log/2020/3/").status_code == 200
