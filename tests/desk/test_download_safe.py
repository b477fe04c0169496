"""In safe mode no file holds words that are not safe for work, and each says where they are."""

import pytest

from letters import linking
from letters.models import Letter
from tests.desk.downloads import a_reader, copy, where
from tests.desk.exports import FORMS
from tests.letters.pages import links, source
from tests.make import a_letter, a_reply, an_update

pytestmark = [pytest.mark.django_db, pytest.mark.parametrize("form", FORMS)]
LEFT_OUT = (
    "The words are not in this copy. It leaves out what is folded or not marked safe for work."
)

OTHERS = pytest.mark.parametrize("rating", ["not_safe", "not_rated"])


@pytest.fixture
def talk(db: None) -> Letter:
    """A safe letter with updates and replies of every kind."""
    letter = a_letter(title="The ticket", body="I kept it.")
    an_update(letter, heading="A calm day", body="Calm words.")
    an_update(letter, heading="A bare night", body="Bare words.", rating="not_safe", notes=["sex"])
    an_update(letter, heading="An odd day", body="Odd words.", rating="not_rated")
    folded = a_reply(letter, name="Tall heron", body="Rough words.", folded=True)
    a_reply(letter, name="Grey fox", body="Mild words.", parent=folded)
    letter.refresh_from_db()
    return letter


@OTHERS
def test_a_letter_that_is_not_safe_is_read_on_its_page(form: str, rating: str) -> None:
    letter = a_letter(title="A bare night", body="Bare words.", rating=rating)
    for ask in (a_reader().get, a_reader().head, a_reader("safe.night.sex").get):
        answer = ask(where(letter, form))
        assert (answer.status_code, answer["Location"]) == (303, letter.get_absolute_url())
        assert answer.content == b""
        assert answer["X-Robots-Tag"] == "noindex"
        assert answer["Cache-Control"] == "no-store"
        assert "ETag" not in answer


@OTHERS
def test_it_is_there_for_who_reads_everything_and_for_who_asks(form: str, rating: str) -> None:
    letter = a_letter(title="A bare night", body="Bare words.", rating=rating)
    assert "Bare words." in copy(letter, form, "?show=all")
    assert "Bare words." in copy(letter, form, wishes="all.device.")
    answer = a_reader("all.device.").get(where(letter, form, "?show=safe"))
    assert answer.status_code == 303


@OTHERS
def test_its_own_page_offers_all_of_it_and_says_what_it_is(form: str, rating: str) -> None:
    letter = a_letter(rating=rating)
    page = a_reader().get(letter.get_absolute_url())
    assert where(letter, form, "?show=all") in links(page)
    assert where(letter, form) not in links(page)
    assert "not marked safe for work and has no fold in a file" in source(page)
    assert "has no fold" not in source(a_reader().get(a_letter().get_absolute_url()))


def test_a_note_that_was_left_out_hides_nothing_that_was_asked_for_by_name(form: str) -> None:
    letter = a_letter(body="Sad words.", notes=["death"])
    assert "Sad words." in copy(letter, form, wishes="safe.device.death")
    assert a_reader("safe.device.death").get(letter.get_absolute_url()).status_code == 200


def test_what_is_folded_or_not_safe_is_left_out_of_a_safe_letter(talk: Letter, form: str) -> None:
    content = copy(talk, form)
    for words in ("Bare", "A bare night", "Odd", "Rough"):
        assert words not in content
    for words in ("I kept it.", "A calm day", "Calm words.", "Mild words."):
        assert words in content


def test_its_place_says_so_and_where_the_words_are(talk: Letter, form: str) -> None:
    content = copy(talk, form)
    assert content.count(LEFT_OUT) == 3
    address = f"http://testserver{where(talk, form, '?show=all')}"
    assert content.count(f"A copy with everything: {address}") + content.count(
        f'A copy with everything: <a href="{address}" rel="noreferrer">{address}</a>'
    ) == 3  # fmt: skip
    assert a_reader().get(where(talk, form, "?show=all")).status_code == 200


def test_who_wrote_what_is_left_out_and_when_stays(talk: Letter, form: str) -> None:
    content = copy(talk, form)
    assert content.count("Folded behind a content note") == 1
    assert content.count("Tall heron") == 2, "its writer, and whom the next one answers"
    for kept in ("Update 2", "Not safe for work", "Content notes: sex", "Update 3", "Not rated"):
        assert kept in content


@pytest.mark.parametrize(("query", "wishes"), [("?show=all", ""), ("", "all.device.")])
def test_who_reads_everything_gets_everything(
    talk: Letter, form: str, query: str, wishes: str
) -> None:
    content = copy(talk, form, query, wishes)
    for words in ("Bare words.", "A bare night", "Odd words.", "Rough words.", "Calm words."):
        assert words in content
    assert "Folded behind a content note" in content
    assert LEFT_OUT not in content
    assert "A copy with everything" not in content


def test_an_earlier_letter_that_is_not_safe_is_named_by_its_id_alone(form: str) -> None:
    earlier, letter = a_letter(title="A bare night", rating="not_safe"), a_letter()
    linking.link(letter, earlier)
    content = copy(letter, form)
    assert "bare" not in content
    assert f"/letters/{earlier.public_id}/ (not marked safe for work)" in content


def test_an_update_whose_rating_is_corrected_loses_its_words_in_the_next_copy(
    talk: Letter, form: str
) -> None:
    mark = a_reader().get(where(talk, form))["ETag"]
    talk.updates.filter(number=1).update(rating="not_safe")
    talk.touch()
    answer = a_reader().get(where(talk, form), headers={"If-None-Match": mark})
    assert answer.status_code == 200
    assert "Calm words." not in copy(talk, form)
