"""Who may take what home: every status of a letter, and everybody who could ask."""

from typing import Any

import pytest
from django.test import Client

from desk import leaving
from desk.export import gather, plain
from letters.models import Letter
from tests.desk.exports import (
    FORMS,
    STATUSES,
    a_letter_that_is,
    an_update,
    burn,
    letter_file,
    readable,
    taken,
    voice_file,
)
from tests.desk.rooms import holding
from tests.make import a_letter, a_reply, a_voice
from writing.models import Deed

pytestmark = pytest.mark.django_db
OWN, OTHERS = "A word of the author.", "A word of a stranger."


def scene(status: str) -> tuple[Letter, Any]:
    """A letter in a status, with an update and a conversation from when it could be read."""
    letter = a_letter(title="The blue ticket", body=OWN, byline="left hand")
    voice = a_voice(letter, "Tall heron")
    said = a_reply(letter, voice=voice, body=OTHERS)
    a_reply(letter, parent=said, by_author=True, body="An answer of the author.")
    an_update(letter, "An update of the author.")
    if status == "removed":
        letter.turn(Deed.REMOVE, ground="cruel")
    elif status == "scheduled":
        Letter.objects.filter(pk=letter.pk).update(status="scheduled")
    elif status != "published":
        letter.turn({"held": Deed.HOLD, "hidden": Deed.HIDE, "taken_back": Deed.TAKE_BACK}[status])
    letter.refresh_from_db()
    return letter, voice


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("status", STATUSES)
def test_the_author_takes_all_own_words_home_and_others_only_while_all_can_read_them(
    status: str, form: str
) -> None:
    letter, _ = scene(status)
    content = letter_file(holding(letter), letter, form)
    for own in (OWN, "An answer of the author.", "An update of the author.", "The blue ticket"):
        assert own in content
    public = status == "published"
    assert (OTHERS in content) is public
    assert ("Tall heron" in content) is public
    assert (letter.get_absolute_url() in content) is public


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("status", STATUSES)
def test_a_voice_takes_its_words_home_and_of_the_letter_a_title_only_while_all_can_read_it(
    status: str, form: str
) -> None:
    letter, voice = scene(status)
    content = voice_file(holding(voice), letter, form)
    assert OTHERS in content
    assert "of the author" not in content
    assert "left hand" not in content
    assert ("The blue ticket" in content) is (status == "published")
    assert (letter.slug in content) is (status == "published")


@pytest.mark.parametrize("form", FORMS)
def test_under_a_burned_letter_strangers_still_take_their_words_home(form: str) -> None:
    letter, voice = scene("published")
    a_reply(letter, voice=voice, by_author=False, parent=letter.replies.get(number=2), body="More.")
    burn(letter)
    content = voice_file(holding(voice), letter, form)
    assert OTHERS in content
    assert "More." in content
    for gone in ("The blue ticket", "blue-ticket", "left hand", "of the author"):
        assert gone not in content


def test_a_burned_letter_has_no_desk_to_take_it_from() -> None:
    letter, _ = scene("published")
    browser = holding(letter)
    burn(letter)
    for form in FORMS:
        assert browser.get(f"/desk/{letter.public_id}/export.{form}").status_code == 410


def test_nobody_takes_an_orphan_home_as_its_author() -> None:
    letter, _ = scene("published")
    browser = holding(letter)
    assert letter.key
    leaving.orphan(letter.key)
    for form in FORMS:
        assert browser.get(f"/desk/{letter.public_id}/export.{form}").status_code == 403


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("status", STATUSES)
def test_without_the_right_key_there_is_only_a_locked_door(status: str, form: str) -> None:
    letter, voice = scene(status)
    stranger = a_voice(a_letter(), "Grey fox")
    own = f"/desk/{letter.public_id}/export.{form}"
    said = f"/desk/{letter.public_id}/voice/export.{form}"
    asked = [
        (Client(), own), (Client(), said),
        (holding(stranger, a_letter()), own), (holding(stranger, a_letter()), said),
        (holding(voice), own),
    ]  # fmt: skip
    for browser, address in asked:
        answer = browser.get(address)
        assert answer.status_code == 403, address
        assert "This desk is locked" in answer.content.decode()
        assert OWN not in answer.content.decode()


@pytest.mark.parametrize("page", ["export.txt", "voice/export.epub"])
def test_six_words_open_the_door_and_lead_to_the_file(page: str) -> None:
    words = "abacus abdomen abide ability ablaze able"
    own = page == "export.txt"
    letter = a_letter(words=words if own else "", body=OWN)
    if not own:
        a_reply(letter, voice=a_voice(letter, "Tall heron", words), body=OTHERS)
    browser, address = Client(), f"/desk/{letter.public_id}/{page}"
    answer = browser.post(address, {"six_words": words})
    assert (answer.status_code, answer["Location"]) == (302, address)
    content = readable(taken(browser, address), page.rpartition(".")[2])
    assert (OWN if own else OTHERS) in content


@pytest.mark.parametrize("form", ["pdf", "json", "exe", "TXT"])
def test_a_form_that_is_not_written_is_not_there(form: str) -> None:
    letter, voice = scene("published")
    for page in ("export", "voice/export"):
        answer = holding(letter, voice).get(f"/desk/{letter.public_id}/{page}.{form}")
        assert answer.status_code == 404


def test_a_letter_nobody_has_is_not_there_for_anybody() -> None:
    assert holding(a_letter()).get("/desk/nothere/export.txt").status_code == 403


def test_what_is_taken_back_while_a_file_is_fetched_is_in_no_later_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("desk.export.rows.PAGE", 2)
    letter = a_letter()
    for number in range(1, 7):
        a_reply(letter, body=f"Stranger {number}.")
    a_reply(letter, by_author=True, body="My last word.")
    thread = gather.for_author(letter).thread()
    first = [next(thread).source, next(thread).source]
    Letter.objects.get(pk=letter.pk).turn(Deed.TAKE_BACK)
    assert first == ["Stranger 1.", "Stranger 2."]
    assert [said.source for said in thread] == ["My last word."]


@pytest.mark.parametrize("status", STATUSES)
def test_for_anybody_there_is_only_what_anybody_can_read(status: str) -> None:
    letter, _ = scene(status)
    an_update(letter, "A waiting update.", status="held")
    a_reply(letter, by_author=True, status="hidden", body="A hidden answer.")
    content = "".join(plain.write(gather.for_anybody(letter)))
    assert "A waiting update." not in content
    assert "A hidden answer." not in content
    for public in (OWN, OTHERS, "The blue ticket", "left hand", "An update of the author."):
        assert (public in content) is (status == "published")


def test_a_letter_that_waits_says_until_when() -> None:
    letter = a_letter_that_is("scheduled")
    assert "Waits until: " in letter_file(holding(letter), letter, "txt")


def test_an_earlier_letter_is_named_while_anybody_can_read_it() -> None:
    earlier = a_letter(title="Before")
    letter = a_letter(earlier=earlier)
    assert earlier.get_absolute_url() in letter_file(holding(letter), letter, "txt")
    earlier.turn(Deed.TAKE_BACK)
    assert earlier.public_id not in letter_file(holding(letter), letter, "txt")
