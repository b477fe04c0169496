"""An author edits a letter: new words, the old date, and a line that says so."""

import datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from comments.models import Voice
from letters.models import Category, Letter
from tests.desk.rooms import desk_of, edit_form, form_in, holding, text_of
from tests.make import a_letter, a_reply, a_voice

pytestmark = pytest.mark.django_db
BODY = "I threw the ticket away.\n\nThen I looked for it.\n\nIt was gone."


def _edit(letter: Letter, **instead: Any) -> Any:
    return holding(letter).post(desk_of(letter, "edit/"), edit_form(letter, **instead))


def _public(letter: Letter) -> str:
    letter.refresh_from_db()
    return text_of(Client().get(letter.get_absolute_url()))


def test_the_edit_page_holds_the_letter_as_it_stands() -> None:
    letter = a_letter(title="My ticket", body=BODY, byline="Marlow", notes=["death"])
    page = text_of(holding(letter).get(desk_of(letter, "edit/")))
    for words in ("My ticket", "Then I looked for it.", "Marlow", 'value="death" checked'):
        assert words in page
    assert 'value="you" checked' in page


def test_everything_about_a_letter_can_be_changed() -> None:
    letter = a_letter(title="My ticket", rating="safe", byline="Marlow")
    changes = {
        "title": "The train",
        "body": BODY,
        "categories": ["myself"],
        "rating": "not_safe",
        "notes": ["death"],
        "name": "Somebody else",
        "needs": "listen",
        "language": "de",
        "form": "journal",
        "noindex": True,
    }
    answer = _edit(letter, **changes)
    assert (answer.status_code, answer["Location"]) == (302, desk_of(letter))
    letter = Letter.objects.get()
    assert edit_form(letter) == changes
    page = _public(letter)
    assert "Then I looked for it." in page
    assert "signed <bdi>Somebody else</bdi>" in page
    assert "I kept the ticket." not in page


def test_the_short_form_at_the_desk_changes_words_and_nothing_else() -> None:
    letter = a_letter(title="My ticket", byline="Marlow", notes=["death"], categories=["you"])
    main = text_of(holding(letter).get(desk_of(letter))).partition('id="edit"')[2]
    action, hidden = form_in("<main" + main)
    before = edit_form(letter)
    answer = holding(letter).post(action, {**hidden, "title": "The train", "body": BODY})
    assert answer.status_code == 302
    after = edit_form(Letter.objects.get())
    assert after == before | {"title": "The train", "body": BODY}


def test_the_date_stays_and_a_line_says_that_it_was_edited() -> None:
    letter = a_letter(published_on=datetime.date(2012, 12, 10))
    with time_machine.travel("2026-02-03 10:00:00+00:00", tick=False):
        _edit(letter, body=BODY)
    page = _public(letter)
    assert letter.published_on == datetime.date(2012, 12, 10)
    assert 'Edited on <time datetime="2026-02-03">3 February 2026</time>' in page
    assert "2012-12-10" in page


def test_the_readers_copy_is_stale_after_an_edit() -> None:
    letter = a_letter()
    etag = Client().get(letter.get_absolute_url())["ETag"]
    version = letter.version
    _edit(letter, body=BODY)
    letter.refresh_from_db()
    again = Client().get(letter.get_absolute_url(), headers={"if-none-match": etag})
    assert again.status_code == 200
    assert again["ETag"] != etag
    assert letter.version > version


def test_an_edited_letter_does_not_come_to_the_top_of_the_list() -> None:
    old = a_letter(title="The old one", published_on=datetime.date(2012, 12, 10))
    a_letter(title="The new one")
    _edit(old, body=BODY, title="The old one again")
    home = text_of(Client().get("/"))
    assert home.index("The new one") < home.index("The old one again")


def test_the_shelves_follow_a_change_of_category_and_rating() -> None:
    letter = a_letter(categories=["you"], rating="safe")
    _edit(letter, categories=["myself"], rating="not_safe")
    counts = {c.slug: (c.all_count, c.safe_count) for c in Category.objects.all()}
    assert (counts["you"], counts["myself"]) == ((0, 0), (1, 0))


def test_a_new_title_changes_the_address_and_the_old_one_leads_there() -> None:
    letter = a_letter(title="My ticket")
    old = letter.get_absolute_url()
    _edit(letter, title="The train")
    letter.refresh_from_db()
    answer = Client().get(old)
    assert (answer.status_code, answer["Location"]) == (301, letter.get_absolute_url())


def test_the_byline_of_an_author_cannot_become_a_strangers_name() -> None:
    letter = a_letter(byline="Marlow")
    a_voice(letter, "Tall heron")
    answer = _edit(letter, name="TALL HERON", body=BODY)
    page = text_of(answer, 422)
    assert "Somebody in this conversation already has that name" in page
    assert "Then I looked for it." in page
    letter.refresh_from_db()
    assert (letter.byline, letter.edited_on) == ("Marlow", None)
    assert "I kept the ticket." in letter.source


def test_the_authors_voice_takes_the_new_byline_everywhere() -> None:
    letter = a_letter(byline="Marlow")
    said = a_reply(letter, by_author=True, body="I add this.")
    a_reply(letter, parent=said)
    assert _public(letter).count("<bdi>Marlow</bdi>") >= 3
    _edit(letter, name="Somebody else")
    page = _public(letter)
    assert "Marlow" not in page
    assert '<li>to <a href="#reply-1"><bdi>Somebody else</bdi></a></li>' in page
    assert Voice.objects.get(role="author").name == "Somebody else"


def test_a_byline_can_be_taken_away_and_leaves_the_badge() -> None:
    letter = a_letter(byline="Marlow")
    a_reply(letter, by_author=True, body="I add this.")
    _edit(letter, name="")
    page = _public(letter)
    assert "Marlow" not in page
    assert "signed" not in page
    assert '<span class="badge">Author of the letter</span>' in page


@pytest.mark.parametrize(
    "wrong", [{"body": ""}, {"categories": []}, {"title": "x" * 121}, {"body": "y" * 20_001}]
)
def test_an_edit_with_something_wrong_keeps_the_words(wrong: dict[str, Any]) -> None:
    letter = a_letter(title="My ticket")
    given = {"title": "A new title", "body": BODY} | wrong
    page = text_of(_edit(letter, **given), 422)
    for words in (given["title"], given["body"].partition("\n")[0]):
        assert words in page
    letter.refresh_from_db()
    assert (letter.title, letter.edited_on) == ("My ticket", None)


def test_a_forged_choice_is_refused_and_changes_nothing() -> None:
    letter = a_letter()
    page = text_of(_edit(letter, rating="harmless", body=BODY), 400)
    assert "Then I looked for it." in page
    letter.refresh_from_db()
    assert letter.edited_on is None


def test_replies_that_are_no_longer_wanted_are_no_longer_offered() -> None:
    letter = a_letter()
    a_reply(letter)
    assert "/reply/?to=1" in _public(letter)
    _edit(letter, needs="no_replies")
    page = _public(letter)
    assert "/reply/?to=1" not in page
    assert "I was on that train." in page
    _edit(letter, needs="stories")
    assert "/reply/?to=1" in _public(letter)


def test_a_held_letter_can_be_edited_and_stays_held(settings: Any) -> None:
    settings.PUBLISH = "after_reading"
    letter = a_letter(status="held")
    _edit(letter, body=BODY)
    letter.refresh_from_db()
    assert (letter.status, letter.source) == ("held", BODY)
    assert Client().get(letter.get_absolute_url()).status_code == 404


def test_where_a_volunteer_reads_first_an_edited_letter_waits_again(settings: Any) -> None:
    settings.PUBLISH = "after_reading"
    letter = a_letter()
    _edit(letter, body=BODY)
    letter.refresh_from_db()
    assert letter.status == "held"
    assert Client().get(letter.get_absolute_url()).status_code == 404
    assert "Waiting for a volunteer" in text_of(holding(letter).get(desk_of(letter)))
    assert "The ticket" not in text_of(Client().get("/"))


def test_where_letters_are_public_at_once_an_edited_one_stays_public() -> None:
    letter = a_letter()
    _edit(letter, body=BODY)
    letter.refresh_from_db()
    assert letter.status == "published"
