"""The page of answers: its form, marks, passages, notes and statuses."""

import pytest
from django.test import Client

from tests.engines import POSTGRESQL
from tests.letters.pages import source
from tests.letters.search.asking import COOKIE, all_found, ask, found, marked, passages, queries
from tests.make import a_letter, a_reply, an_update

pytestmark = pytest.mark.django_db


def reading(value: str) -> Client:
    """Somebody who chose how to read."""
    client = Client()
    client.cookies[COOKIE] = value
    return client


def test_the_words_are_marked_in_title_and_passage() -> None:
    a_letter(title="The old ticket", body="I kept the ticket.\n\nTickets are paper.")
    page = ask("tickets")
    assert marked(page) == ["ticket", "ticket", "Tickets"]
    assert passages(page) == [
        "I kept the <mark>ticket</mark>.  <mark>Tickets</mark> are paper."
    ]  # fmt: skip


def test_a_phrase_a_beginning_and_a_pair_are_marked_where_they_stand() -> None:
    a_letter(title="One", body="A ticket, I’ve kept the ticket of 東京都の朝。")
    assert marked(ask('"the ticket"')) == ["the", "ticket"]
    assert marked(ask("tick*")) == ["ticket", "ticket"]
    assert marked(ask("I've")) == ["I’ve"]
    assert marked(ask("東京都")) == ["東京都"]
    assert marked(ask("ticket -forest")) == ["ticket", "ticket"]
    assert marked(ask("-forest")) == []


def test_a_passage_begins_near_the_first_word_and_is_short() -> None:
    words = " ".join(f"word{number}" for number in range(400))
    a_letter(title="Long", body=f"{words} quillwort {words}")
    [passage] = passages(ask("quillwort"))
    assert passage.startswith("… word")
    assert passage.endswith(" …")
    assert "<mark>quillwort</mark>" in passage
    assert len(passage) < 330


def test_text_stays_text_in_titles_passages_and_the_field() -> None:
    a_letter(title="Me & <b>you</b>", body="He said <script>alert(1)</script> & left quillwort.")
    page = source(ask("quillwort script b you"))
    assert "Me &amp; &lt;<mark>b</mark>&gt;<mark>you</mark>&lt;/<mark>b</mark>&gt;" in page
    assert "&lt;<mark>script</mark>&gt;alert(1)&lt;/<mark>script</mark>&gt; &amp; left" in page
    typed = source(ask('"><script>alert(2)</script>'))
    assert "<script>alert" not in page + typed
    assert "&quot;&gt;&lt;script&gt;alert(2)" in typed


def test_of_a_letter_that_is_not_safe_only_the_title_is_shown() -> None:
    a_letter(title="Saucepan", rating="not_safe", body="The quillwort.", notes=["death"])
    page = ask("quillwort saucepan", show="all")
    assert marked(page) == ["Saucepan"]
    assert "The quillwort" not in source(page)
    assert passages(page)[0].endswith("Content notes: death of a loved one.</span>")
    a_letter(title="", rating="not_safe", body="A wisteria.")
    assert found("wisteria", show="all") == ["Untitled letter"]
    assert "A wisteria" not in source(ask("wisteria", show="all"))


def test_a_passage_comes_from_a_safe_update_and_never_from_another() -> None:
    letter = a_letter(title="Oak", body="I kept the ticket.")
    an_update(letter, body="The quillwort blooms.")
    assert passages(ask("quillwort")) == ["The <mark>quillwort</mark> blooms."]
    an_update(letter, rating="not_safe", heading="Gramophone", body="The wisteria fell.")
    for typed in ("wisteria", "gramophone"):
        page = ask(typed, show="all")
        assert passages(page) == ["I kept the ticket."]
        assert marked(page) == []
        assert "wisteria fell" not in source(page)


def test_notes_and_languages_a_reader_left_out_are_not_found() -> None:
    a_letter(title="Plain", body="The quillwort.")
    a_letter(title="Sad", body="The quillwort.", notes=["death"])
    later = a_letter(title="Later", body="The quillwort.")
    an_update(later, notes=["death"], rating="safe")
    a_letter(title="Eins", body="The quillwort.", language="de")
    assert all_found("quillwort") == {"Plain", "Sad", "Later", "Eins"}
    assert all_found("quillwort", client=reading("safe.device.death")) == {"Plain", "Eins"}
    assert all_found("quillwort", client=reading("safe.device..de")) == {"Eins"}
    assert all_found("quillwort", client=reading("safe.device.death.en+fr")) == {"Plain"}
    assert all_found("-wisteria", client=reading("all.device.death.en")) == {"Plain"}
    both = source(ask("quillwort", reading("safe.device.death.en")))
    assert "1 letter with" in both  # what is left out is not counted either
    assert "notes you chose to leave out" in both
    assert "languages you chose" in both


def test_very_many_notes_and_languages_left_out_are_still_a_question() -> None:
    a_letter(title="Plain", body="The quillwort.")
    many = "+".join(f"note-{number}" for number in range(41))
    some = "+".join(["en", *(f"l-{number}" for number in range(40))])
    typed = "quillwort -a1 " + " ".join(f'-"b{n} c{n} d{n} e{n}"' for n in range(14))
    assert found(typed, client=reading(f"safe.device.{many}.{some}")) == ["Plain"]


def test_how_many_safe_mode_leaves_out_is_said_with_a_way_to_them() -> None:
    a_letter(title="Plain", body="The quillwort.")
    for number in range(3):
        a_letter(title=f"Shut {number}", rating="not_safe", body="The quillwort.")
    page = source(ask("quillwort", to="you"))
    assert "3 more letters fit with what is not marked safe for work." in page
    assert 'href="?q=quillwort&amp;to=you&amp;show=all"' in page
    assert "Shut" not in page
    assert "not marked safe for work. <a" not in source(ask("quillwort", show="all"))
    assert "1 more letter fits with" in source(ask('"shut 1"'))
    assert "fit with" not in source(ask("ticket"))


def test_nothing_found_says_so_and_says_what_else_one_can_do() -> None:
    a_letter()
    assert "No letter has these words yet" in source(ask("quillwort"))
    assert "No letter is like that yet" in source(ask("", to="myself"))
    assert "There is no word in that" in source(ask('"…" * -'))
    assert 'id="found"' not in source(ask(""))


def test_the_form_keeps_what_was_asked() -> None:
    a_letter()
    page = source(ask("old “leaf”", to="you", about="thanks", waiting="on", show="all"))
    assert 'value="old “leaf”"' in page
    assert '<option value="you" selected>' in page
    assert '<option value="thanks" selected>' in page
    assert page.count("checked") == 2


def test_too_many_words_are_cut_and_the_page_says_so() -> None:
    a_letter(body="One " * 3)
    many = "one " + " ".join(f"-w{number}" for number in range(20))
    assert "Only the first words of it were used" in source(ask(many))
    assert "Only the first words" not in source(ask("one -w1"))


def test_search_engines_are_told_to_keep_no_page_of_answers() -> None:
    assert '<meta name="robots" content="noindex">' in source(ask("anything"))
    assert "Disallow: /search/" in Client().get("/robots.txt").content.decode()


def test_the_page_is_the_same_until_a_letter_is_published() -> None:
    letter = a_letter(title="Oak", body="The quillwort.")
    first = ask("quillwort")
    again = Client().get("/search/?q=quillwort", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first["Cache-Control"] == "no-cache"
    assert "Cookie" in first["Vary"]
    a_letter(title="Elm", body="The quillwort.")
    second = ask("quillwort")
    assert second["ETag"] != first["ETag"]
    a_reply(letter)
    assert ask("quillwort")["ETag"] != second["ETag"]
    assert ask("quillwort", show="all")["ETag"] != ask("quillwort")["ETag"]


def test_a_card_says_how_many_replies_there_are_now() -> None:
    letter = a_letter(title="Oak", body="The quillwort.")
    assert "Waiting for a first reply</li>" in source(ask("quillwort"))
    a_reply(letter)
    assert "1 reply" in source(ask("quillwort"))


@pytest.mark.parametrize("typed", ["ticket", "gramophone"])
def test_one_answer_costs_what_twenty_cost(typed: str) -> None:
    an_update(a_letter(title="Oak", notes=["death"]), body="A gramophone.")
    few = {show: queries(typed, show=show) for show in ("safe", "all")}
    for _ in range(19):
        an_update(a_letter(notes=["death"]), body="A gramophone.")
    many = {show: queries(typed, show=show) for show in ("safe", "all")}
    assert few == many
    # PostgreSQL is told for each search how long it may take and which index to ask.
    assert max(many.values()) <= (20 if POSTGRESQL else 14)
    assert queries("nothing") <= many["safe"]


def test_searching_is_only_reading() -> None:
    a_letter()
    assert Client().post("/search/", {"q": "ticket"}).status_code == 405
    assert Client().head("/search/?q=ticket").status_code == 200


def test_a_row_of_an_older_version_is_shown_without_marks_that_miss() -> None:
    letter = a_letter(title="Oak", body="The quillwort.")
    text = letter.search_text
    text.words, text.version = "one two three four quillwort", 0
    text.save()
    assert found("quillwort") == ["Oak"]
    assert passages(ask("quillwort")) == ["The quillwort."]
