"""An update can be changed: its day and number stay, its earlier words are volunteers' alone."""

import datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from letters.models import Letter, Update
from tests.desk.adding import BETTER, add, edit, move, public, where
from tests.desk.rooms import desk_of, holding, text_of
from tests.letters.pages import body_field, hidden_fields, kept_words
from tests.make import a_letter, a_reply, a_voice
from tests.moderation.rooms import a_volunteer
from writing import earlier
from writing.models import Deed, EarlierText

pytestmark = pytest.mark.django_db
WORSE = "It was worse than I said.\n\nI kept the coat."


@pytest.fixture
def update() -> Update:
    """An update of 2 June 2031 under a public letter."""
    letter = a_letter(title="The coat", published_on=datetime.date(2031, 5, 20))
    with time_machine.travel("2031-06-02 10:00:00+00:00", tick=False):
        return add(letter, title="Two weeks on", notes=["death"])


def fresh(update: Update) -> Update:
    """The row as it is now."""
    return Update.objects.select_related("letter").get(pk=update.pk)


def test_the_page_holds_it_as_it_stands(update: Update) -> None:
    page = holding(update.letter).get(where(update.letter, 1))
    assert body_field(page) == BETTER
    for words in ("Two weeks on", 'value="death" checked', 'value="safe" checked'):
        assert words in text_of(page)
    assert page["Cache-Control"] == "no-store"


def test_everything_about_it_can_be_changed_but_its_number_and_its_day(update: Update) -> None:
    given = {"title": "A month on", "body": WORSE, "rating": "not_safe", "notes": ["sex"]}
    with time_machine.travel("2031-07-01 10:00:00+00:00", tick=False):
        answer = edit(update, **given)
    assert answer["Location"] == desk_of(update.letter)
    now = fresh(update)
    assert (now.heading, now.source, now.rating) == ("A month on", WORSE, "not_safe")
    assert [note.slug for note in now.notes.all()] == ["sex"]
    assert (now.number, now.published_on, now.after_number) == (
        update.number,
        datetime.date(2031, 6, 2),
        update.after_number,
    )
    page = public(update.letter)
    assert 'edited <time datetime="2031-07-01">1 July 2031</time>' in page
    assert 'datetime="2031-06-02"' in page
    assert "I kept the coat." in page
    assert "I sold the coat." not in page


def test_it_is_not_said_of_the_letter_that_it_was_edited(update: Update) -> None:
    edit(update, body=WORSE)
    update.letter.refresh_from_db()
    assert update.letter.edited_on is None
    assert "Edited on" not in public(update.letter)


def test_the_readers_copy_is_stale_after_an_edit(update: Update) -> None:
    address = update.letter.get_absolute_url()
    etag = Client().get(address)["ETag"]
    edit(update, body=WORSE)
    assert Client().get(address, headers={"if-none-match": etag}).status_code == 200


def test_new_words_are_screened_again_and_what_is_noticed_is_shown_first(update: Update) -> None:
    body = f"{BETTER}\n\nMy number is 07700 900 142."
    page = edit(update, body=body)
    text = text_of(page)
    assert "Not saved yet." in text
    assert "<mark" in text
    assert body_field(page) == body
    assert fresh(update).source == BETTER
    assert edit(update, body=body, **hidden_fields(page)).status_code == 302
    now = fresh(update)
    assert (now.status, now.source) == ("held", body)
    assert now.letter.status == "published"
    page = public(update.letter)
    assert "I sold the coat." not in page
    assert "07700" not in page


def test_where_a_volunteer_reads_first_an_edited_update_waits_again(
    update: Update, settings: Any
) -> None:
    settings.PUBLISH = "after_reading"
    edit(update, body=WORSE)
    assert fresh(update).status == "held"


def test_what_was_hidden_goes_back_to_a_volunteer_by_editing(update: Update) -> None:
    update.turn(Deed.HIDE, ground="findable")
    page = text_of(holding(update.letter).get(where(update.letter, 1)))
    assert "Send it back to be read" in page
    edit(update, body=WORSE)
    assert fresh(update).status == "held"
    assert "I kept the coat." not in public(update.letter)


@pytest.mark.parametrize("deed", [Deed.REMOVE, Deed.TAKE_BACK])
def test_what_was_taken_down_cannot_be_changed_and_the_words_come_back(
    deed: Deed, update: Update
) -> None:
    update.turn(deed, ground="findable" if deed == Deed.REMOVE else "")
    page = edit(update, body=WORSE)
    assert page.status_code == 403
    assert WORSE in kept_words(page)
    assert fresh(update).source == BETTER


@pytest.mark.parametrize("wrong", [{"body": ""}, {"title": "x" * 121}, {"body": "y" * 20_001}])
def test_an_edit_with_something_wrong_keeps_the_words(
    wrong: dict[str, Any], update: Update
) -> None:
    given = {"title": "A month on", "body": WORSE} | wrong
    page = edit(update, **given)
    assert page.status_code == 422
    assert body_field(page) == given["body"]
    assert f'value="{given["title"]}"' in text_of(page, 422)
    assert fresh(update).edited_on is None


def test_a_forged_rating_is_refused_and_the_words_come_back(update: Update) -> None:
    page = edit(update, body=WORSE, rating="harmless")
    assert page.status_code == 400
    assert WORSE in kept_words(page)
    assert fresh(update).edited_on is None


def test_only_the_key_of_the_letter_changes_it(update: Update) -> None:
    voice = a_voice(update.letter, "Tall heron")
    a_reply(update.letter, voice=voice)
    for client in (Client(), holding(voice), holding(a_letter(title="Other"))):
        assert edit(update, client, body=WORSE).status_code == 403
        assert move(update, "take_back", client).status_code == 403
    now = fresh(update)
    assert (now.source, now.status) == (BETTER, "published")


def test_its_number_under_another_letter_opens_nothing(update: Update) -> None:
    other = a_letter(title="Other")
    client = holding(update.letter, other)
    assert client.get(where(other, 1)).status_code == 404
    assert client.post(where(other, 1, "move/"), {"act": "take_back"}).status_code == 404
    assert fresh(update).status == "published"


def test_looking_takes_nothing_back_and_an_unknown_act_is_refused(update: Update) -> None:
    client = holding(update.letter)
    asked = client.get(where(update.letter, 1, "move/"), {"act": "take_back"})
    assert asked.status_code == 405
    assert move(update, "burn").status_code == 400
    assert fresh(update).status == "published"


def test_words_that_were_erased_cannot_be_put_back(update: Update) -> None:
    move(update, "take_back")
    now = fresh(update)
    now.erase()
    now.save()
    assert move(update, "put_back").status_code == 403
    assert fresh(update).status == "taken_back"


# --- the words before ----------------------------------------------------------------------


def _everywhere(update: Update) -> str:
    """Every page a reader, a stranger with a key and the author can open about it."""
    letter = Letter.objects.get(pk=update.letter_id)
    voice = letter.voices.first() or a_voice(letter, "Tall heron")
    pages = [Client().get(at) for at in ("/", letter.get_absolute_url(), update.report_url)]
    pages.append(holding(voice).get(desk_of(letter, "voice/")))
    author = holding(letter)
    pages += [author.get(at) for at in ("/desk/", desk_of(letter), where(letter, 1))]
    return "".join(text_of(page) for page in pages)


def test_the_words_before_are_kept_for_volunteers_and_shown_on_no_other_page(
    update: Update,
) -> None:
    edit(update, body=WORSE, title="Wisteria")
    edit(update, body="A third try.", title="A third heading")
    kept = EarlierText.objects.order_by("pk").values_list("text", "title", "source")
    name = str(update)
    assert list(kept) == [(name, "Two weeks on", BETTER), (name, "Wisteria", WORSE)]
    shown = _everywhere(update)
    for words in ("Two weeks on", "I sold the coat.", "Wisteria", "I kept the coat."):
        assert words not in shown
    assert "A third try." in shown
    item = a_volunteer().get(f"/admin/letters/update/{update.pk}/change/")
    assert "I kept the coat." in text_of(item)


def test_the_words_before_are_forgotten_after_the_operators_days(
    update: Update, settings: Any
) -> None:
    settings.EARLIER_DAYS = 7
    with time_machine.travel("2031-06-10 10:00:00+00:00", tick=False):
        edit(update, body=WORSE)
    with time_machine.travel("2031-06-17 23:00:00+00:00", tick=False):
        assert earlier.forget_old() == 0
    with time_machine.travel("2031-06-18 00:10:00+00:00", tick=False):
        assert earlier.forget_old() == 1
    assert not EarlierText.objects.exists()


def test_saving_the_same_words_again_keeps_no_earlier_ones(update: Update) -> None:
    edit(update, rating="not_rated")
    assert not EarlierText.objects.exists()
    assert fresh(update).rating == "not_rated"


def test_taking_it_back_lets_go_of_the_words_before(update: Update) -> None:
    edit(update, body=WORSE)
    move(update, "take_back")
    assert not EarlierText.objects.exists()
