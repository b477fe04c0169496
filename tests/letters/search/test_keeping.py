"""The index is true after everything that can happen to a letter."""

import datetime
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client

from letters import shelves
from letters.models import Letter, SearchText
from letters.search import index
from tests.desk import adding
from tests.desk.rooms import desk_of, edit_form, holding
from tests.desk.traces import SIX, leave
from tests.engines import POSTGRESQL
from tests.letters.search.asking import DAY, found
from tests.make import a_form, a_letter, a_reply, an_update, post_letter
from tests.moderation.rooms import LETTERS, UPDATES, a_volunteer, act, do, hidden_in
from tests.moderation.test_corrections import correction
from writing.models import Deed

pytestmark = pytest.mark.django_db
BODY = "I kept the quillwort.\n\nIt grew behind the house.\n\nI keep it."


def agrees() -> bool:
    """Whether table and index hold every public letter as it is now, and nothing else.

    Asked of the database: what it finds by each row's own words, and SQLite's own check.
    """
    kept = {row.letter_id: row for row in SearchText.objects.all()}
    public = {letter.pk: letter for letter in Letter.objects.visible()}
    if kept.keys() != public.keys():
        return False
    for pk, letter in public.items():
        for name, value in index._made(letter).items():
            assert getattr(kept[pk], name) == value, name
        lowest = index.place(letter.published_on, letter.public_id)
        assert lowest <= kept[pk].place < lowest + 8
    return _follows()


def _follows() -> bool:
    with connection.cursor() as cursor:
        if not POSTGRESQL:
            cursor.execute("INSERT INTO letters_found(letters_found, rank) "
                           "VALUES ('integrity-check', 1)")  # fmt: skip
            return True
        cursor.execute(
            "SELECT count(*) FROM letters_searchtext WHERE vector IS DISTINCT FROM "
            "letters_found_part(title, 'A', 0) || letters_found_part(words, 'A', 9) || "
            "letters_found_part(updates, 'B', 9) || letters_found_part(others, 'C', 9) || "
            "letters_found_part(facets, 'D', 9)"
        )
        return bool(cursor.fetchone()[0] == 0)


def again(letter: Letter) -> Letter:
    """The letter as it is now."""
    return Letter.objects.get(pk=letter.pk)


@pytest.mark.usefixtures("shelves")
def test_a_posted_letter_is_found_at_once() -> None:
    post_letter(Client(), **a_form(title="The oak", body=BODY))
    assert found("quillwort oak") == ["The oak"]
    assert agrees()


def test_an_edited_letter_is_found_by_its_new_words_only() -> None:
    letter = a_letter(title="The oak", body=BODY, categories=["you"], needs="stories")
    changed = {"title": "The elm", "body": BODY.replace("quillwort", "wisteria"), "language": "de",
               "categories": ["myself"], "notes": ["death"], "needs": "no_replies"}  # fmt: skip
    assert holding(letter).post(desk_of(letter, "edit/"), edit_form(letter, **changed))
    assert again(letter).title == "The elm"
    assert found("wisteria elm", to="myself") == ["The elm"]
    assert found("quillwort") == found("oak") == found("", to="you") == found(waiting="on") == []
    assert agrees()


def test_a_corrected_letter_is_found_by_its_new_shelves_only() -> None:
    letter = a_letter(title="Oak", body=BODY, categories=["you"])
    answer = a_volunteer().post(f"{LETTERS}{letter.pk}/correct/", correction())
    assert answer.status_code == 302
    assert found("quillwort") == found("", to="you", show="all") == []
    assert found("quillwort", about="healing", show="all") == ["Oak"]
    assert agrees()


@pytest.mark.parametrize("deed", ["hold", "hide", "remove"])
def test_a_volunteer_takes_a_letter_out_and_brings_it_back(deed: str) -> None:
    letter, volunteer = a_letter(title="Oak", body=BODY), a_volunteer()
    an_update(letter, body="The wisteria.")
    act(volunteer, letter, deed)
    assert not again(letter).is_public
    assert found("quillwort", show="all") == found("wisteria", show="all") == []
    assert agrees()
    act(volunteer, letter, "publish" if deed == "hold" else "restore")
    assert again(letter).is_public
    assert found("quillwort wisteria") == ["Oak"]
    assert agrees()


def test_an_author_takes_a_letter_back_and_puts_it_back() -> None:
    letter = a_letter(title="Oak", body=BODY, words=SIX)
    leave(holding(letter), letter, "take_back")
    assert found("quillwort") == []
    assert agrees()
    holding(letter).post(desk_of(letter, "put-back/"))
    assert again(letter).is_public
    assert found("quillwort") == ["Oak"]
    assert agrees()


def test_a_burned_letter_leaves_no_row() -> None:
    letter = a_letter(title="Oak", body=BODY, words=SIX)
    an_update(letter, body="The wisteria.")
    leave(holding(letter), letter, "burn")
    assert again(letter).status == "burned"
    assert not SearchText.objects.exists()
    assert agrees()


def test_words_taken_out_by_a_volunteer_are_found_no_more() -> None:
    letter = a_letter(title="Oak of quillwort", body=BODY)
    an_update(letter, heading="A quillwort", body="The quillwort again.")
    an_update(letter, heading="A quillwort", body="The quillwort again.", rating="not_safe")
    volunteer = a_volunteer()
    act(volunteer, letter, "redact", pieces="quillwort")
    for update in letter.updates.all():
        act(volunteer, update, "redact", pieces="quillwort")
    assert found("quillwort", show="all") == []
    assert found("behind the house") != []
    assert "quillwort" not in str(list(SearchText.objects.values_list()))
    assert agrees()


def test_an_update_is_found_from_its_adding_to_its_taking_back() -> None:
    letter = a_letter(title="Oak", body=BODY)
    update = adding.add(letter, body="The gramophone.\n\nTwo.\n\nThree.", notes=["death"])
    assert found("gramophone") == ["Oak"]
    assert agrees()
    adding.edit(update, body="The ocarina.\n\nTwo.\n\nThree.", notes=[])
    assert found("gramophone") == []
    assert found("ocarina") == ["Oak"]
    assert agrees()
    adding.move(update, "take_back")
    assert found("ocarina") == []
    assert agrees()
    adding.move(update, "put_back")
    assert found("ocarina") == ["Oak"]
    assert agrees()


def test_a_corrected_update_moves_out_of_safe_reach_and_back() -> None:
    update = an_update(a_letter(title="Oak", body=BODY), body="The gramophone.")
    where = f"{UPDATES}{update.pk}/correct/"
    volunteer = a_volunteer()
    for rating, titles in (("not_safe", []), ("safe", ["Oak"])):
        sent = hidden_in(volunteer.get(f"{UPDATES}{update.pk}/change/")) | correction(rating=rating)
        assert volunteer.post(where, sent).status_code == 302
        assert found("gramophone") == titles
        assert found("gramophone", show="all") == ["Oak"]
        assert agrees()


def test_a_hidden_update_is_found_no_more() -> None:
    update = an_update(a_letter(title="Oak", body=BODY), body="The gramophone.")
    do(a_volunteer(), "hide", update)
    assert found("gramophone") == []
    assert agrees()


def test_a_letter_waits_until_its_first_reply_and_again_without_it() -> None:
    letter = a_letter(title="Oak", body=BODY)
    one = a_reply(letter)
    assert found(waiting="on") == []
    assert agrees()
    other = a_reply(again(letter))
    one.turn(Deed.TAKE_BACK)
    assert found(waiting="on") == []
    other.turn(Deed.HIDE)
    assert found(waiting="on") == ["Oak"]
    assert agrees()


def test_a_letter_with_closed_replies_does_not_wait() -> None:
    letter, volunteer = a_letter(title="Oak", body=BODY), a_volunteer()
    act(volunteer, letter, "close")
    assert found(waiting="on") == []
    assert agrees()
    act(volunteer, again(letter), "open")
    assert found(waiting="on") == ["Oak"]
    holding(letter).post(desk_of(letter, "replies/"), {"needs": "stories", "replies": "closed"})
    assert again(letter).closed_by_author
    assert found(waiting="on") == []
    assert agrees()


@time_machine.travel("2031-05-20 12:00:00")
def test_a_letter_one_sleeps_on_is_found_from_its_day_on() -> None:
    letter = a_letter(title="Oak", body=BODY, status="held",
                      publish_on=datetime.date(2031, 5, 21))  # fmt: skip
    letter.turn(Deed.PUBLISH)
    assert found("quillwort") == []
    with time_machine.travel("2031-05-21 12:00:00"):
        call_command("tick")
    assert found("quillwort", year="2031") == ["Oak"]
    assert agrees()


def _changes_that_fail(letter: Letter) -> None:
    with transaction.atomic():
        letter.set_words("The wisteria.")
        letter.save()
        shelves.changed(letter)
        assert found("wisteria") == ["Oak"]
        a_letter(title="Elm", body="The wisteria.")
        again(letter).turn(Deed.HIDE)
        raise ZeroDivisionError


def test_what_is_rolled_back_leaves_index_and_letter_as_they_were() -> None:
    letter = a_letter(title="Oak", body=BODY)
    with pytest.raises(ZeroDivisionError):
        _changes_that_fail(letter)
    assert found("quillwort") == ["Oak"]
    assert found("wisteria") == []
    assert agrees()


def test_keeping_again_what_has_not_changed_writes_nothing(
    django_assert_max_num_queries: Any,
) -> None:
    letter = a_letter(body=BODY)
    with django_assert_max_num_queries(8) as caught:
        index.keep(letter)
    assert {query["sql"].split()[0] for query in caught} == {"SELECT"}


def test_places_stand_in_the_order_of_lists() -> None:
    for number in range(40):
        a_letter(published_on=DAY - datetime.timedelta(days=number * 7 % 5))
    by_place = SearchText.objects.order_by("-place").values_list("letter__public_id", flat=True)
    in_lists = Letter.objects.newest_first().values_list("public_id", flat=True)
    assert list(by_place) == list(in_lists)


def test_ids_at_either_end_stay_within_their_day() -> None:
    days = [DAY, DAY + datetime.timedelta(days=1)]
    places = [index.place(day, char * 13) for day in days for char in ("2", "3", "z")]
    assert places == sorted(places)
    assert len(set(places)) == 6
    assert places[2] + 8 <= places[3]
    assert max(places) < 2**63 - 1
    assert index.place(datetime.date(2870, 1, 1), "z" * 13) < 2**63 - 9


def test_two_letters_of_a_day_whose_ids_begin_alike_have_places_of_their_own() -> None:
    one = a_letter(title="Oak", body=BODY, public_id="abcdefgh22222", published_on=DAY)
    other = a_letter(title="Elm", body=BODY, public_id="abcdefgh33333", published_on=DAY)
    assert one.search_text.place + 1 == other.search_text.place
    assert set(found("quillwort")) == {"Oak", "Elm"}
    one.turn(Deed.TAKE_BACK)
    assert found("quillwort") == ["Elm"]
    one.turn(Deed.PUT_BACK)
    shelves.changed(other)
    assert set(found("quillwort")) == {"Oak", "Elm"}
    assert agrees()


def test_a_letter_with_another_day_moves_to_its_place() -> None:
    letter = a_letter(title="Oak", body=BODY, published_on=DAY)
    Letter.objects.filter(pk=letter.pk).update(published_on=datetime.date(2029, 1, 1))
    shelves.changed(letter)
    assert found("quillwort", year="2029") == ["Oak"]
    assert SearchText.objects.count() == 1
    assert agrees()
