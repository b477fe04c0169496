"""The second look at a letter: what could lead to somebody, softer words, help. They decide."""

import logging
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from letters.models import Letter
from moderation.models import Case, Decision
from tests.letters.pages import hidden_fields, source
from tests.make import a_form, post_letter

pytestmark = pytest.mark.django_db
HIGH = (
    "Dear Oyinkansola,\n\nI still work at Hollerith Systems in Tartu, and I still have your scarf "
    "from the University of Tartu."
)
NUMBER = "My number is 07700 900 142."
DANGER = "I am going to kill myself tonight.\n\nI am sorry."
# notice -> its heading
NOTICES = {
    "reach": "It seems to contain",
    "asks": "asking who somebody is",
    "high": "might recognise this",
    "some": "Details that could lead to somebody",
    "strong": "There is strong language in it",
    "notes": "Content notes that may fit",
    "crisis": "If you are not safe tonight",
}


def preview(client: Client, **given: Any) -> Any:
    """The second look at a letter."""
    page = client.post("/write/", a_form(**given))
    assert page.status_code == 200
    return page


def said(page: Any) -> set[str]:
    """Which notices a page shows."""
    return {name for name, heading in NOTICES.items() if heading in source(page)}


def ticked(page: Any, act: str, **ticks: Any) -> dict[str, Any]:
    """What the form on a preview sends with these boxes ticked and this button pressed."""
    return hidden_fields(page) | ticks | {"act": act}


@pytest.mark.parametrize(
    ("body", "notices"),
    [
        ("It rained again.\n\nI put the buckets out.", set()),
        ("I screw up everything I touch, and it just sucks.", set()),
        (NUMBER, {"reach"}),
        ("Read https://example.com/x and weep.", {"reach"}),
        (HIGH, {"high"}),
        ("We lived in Berlin for a year.", {"some"}),
        ("You fucking left.", {"strong"}),
        ("My mother died in spring.", {"notes"}),
        (DANGER, {"crisis", "notes"}),
        ("Is this you, Sam?", {"some"}),
    ],
)
def test_each_notice_is_shown_for_its_cause_and_no_other(
    body: str, notices: set[str], stranger: Client
) -> None:
    page = preview(stranger, body=body)
    assert said(page) == notices
    assert ("Before it goes up" in source(page)) == bool(notices)
    assert not Letter.objects.exists()


def test_what_was_found_is_named_and_marked(stranger: Client) -> None:
    text = source(preview(stranger, body=f"{NUMBER}\n\nOr read https://example.com/x today."))
    assert "It seems to contain a phone number and a link" in text
    assert '<mark title="a phone number">07700 900 142</mark>' in text
    assert '<mark title="a link">https://example.com/x</mark>' in text
    assert 'name="soften" value="07700 900 142"' in text
    assert 'name="soften" value="https://example.com/x"' not in text  # nothing softer to offer


def test_marked_passages_are_only_words(stranger: Client) -> None:
    body = f'<script>alert(1)</script> "> {NUMBER} <b onclick="x">&amp;</b>'
    text = source(preview(stranger, body=body, title="<i>For</i> Oyinkansola"))
    for script in ("<script>alert", "<b onclick", "<i>For</i>"):
        assert script not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text


def test_what_is_not_safe_already_is_not_offered_that(stranger: Client) -> None:
    assert said(preview(stranger, body="You fucking left.", rating="not_safe")) == set()
    assert said(preview(stranger, body="My mother died in spring.", notes=["death"])) == set()


@pytest.mark.parametrize("act", ["change", "post"])
def test_whichever_button_is_pressed_a_tick_shows_the_changed_letter_first(
    act: str, stranger: Client
) -> None:
    page = preview(stranger, title="For Oyinkansola", body=f"{HIGH}\n\n{NUMBER}", name="Heron")
    form = ticked(page, act, soften=["07700 900 142", "Oyinkansola"])
    again = stranger.post("/write/", form)
    assert again.status_code == 200
    assert "It is not posted yet" in source(again)
    assert not Letter.objects.exists()
    assert "Oyinkansola" not in source(again)
    assert "07700" not in source(again)
    assert "reach" not in said(again)
    posted = stranger.post("/write/", hidden_fields(again) | {"act": "post"})
    assert "Your letter is posted" in source(posted)
    letter = Letter.objects.get()
    assert (letter.title, letter.byline) == ("For O.", "Heron")
    expected = f"{HIGH}\n\n{NUMBER}".replace("Oyinkansola", "O.")
    assert letter.source == expected.replace("07700 900 142", "[a number]")


def test_a_changed_letter_keeps_everything_else_that_was_chosen(stranger: Client) -> None:
    page = preview(
        stranger,
        body=NUMBER,
        categories=["you", "healing"],
        notes=["death"],
        needs="listen",
        language="de",
        website="",
    )
    form = ticked(page, "change", soften="07700 900 142")
    kept = hidden_fields(stranger.post("/write/", form))
    assert kept["categories"] == ["you", "healing"]
    assert (kept["notes"], kept["needs"], kept["language"]) == (["death"], ["listen"], ["de"])
    assert kept["token"] != hidden_fields(page)["token"]


def test_strong_language_can_be_marked_not_safe_with_its_note(stranger: Client) -> None:
    page = preview(stranger, body="You fucking left.")
    again = stranger.post("/write/", ticked(page, "post", suggest="not_safe"))
    assert said(again) == set()
    stranger.post("/write/", hidden_fields(again) | {"act": "post"})
    letter = Letter.objects.get()
    assert (letter.rating, letter.notes.get().slug) == ("not_safe", "strong-language")


def test_strong_language_that_is_left_is_posted_as_it_is(stranger: Client) -> None:
    assert "Your letter is posted" in source(post_letter(stranger, body="You fucking left."))
    letter = Letter.objects.get()
    assert (letter.rating, letter.notes.count(), letter.status) == ("safe", 0, "published")


def test_a_note_that_may_fit_can_be_taken(stranger: Client) -> None:
    page = preview(stranger, body="My mother died in spring.")
    assert 'name="suggest" value="note:death"' in source(page)
    again = stranger.post("/write/", ticked(page, "change", suggest="note:death"))
    assert hidden_fields(again)["notes"] == ["death"]
    assert said(again) == set()


@pytest.mark.parametrize("forged", ["note:boring", "note:", "boring", "", "rating:not_safe"])
def test_a_suggestion_that_no_page_of_ours_makes_is_refused_with_the_words(
    forged: str, stranger: Client
) -> None:
    form = ticked(preview(stranger, body=NUMBER), "post", suggest=forged)
    page = stranger.post("/write/", form)
    assert page.status_code == 400
    assert NUMBER in source(page)
    assert not Letter.objects.exists()


@pytest.mark.parametrize("forged", ["07700 900 143", "<script>", "My", ""])
def test_a_tick_for_words_that_were_not_marked_changes_nothing(
    forged: str, stranger: Client
) -> None:
    form = ticked(preview(stranger, body=NUMBER), "post", soften=forged)
    page = stranger.post("/write/", form)
    assert hidden_fields(page)["body"] == [NUMBER]
    assert not Letter.objects.exists()


def test_a_letter_comes_through_unchanged_where_nothing_was_ticked(stranger: Client) -> None:
    body = f"{HIGH}\n\nÉté 🙂 “tout” — ok?\n\nfuck."
    page = preview(stranger, body=body)
    assert said(page) == {"high", "strong"}
    stranger.post("/write/", ticked(page, "post"))
    letter = Letter.objects.get()
    assert (letter.source, letter.status, letter.rating) == (body, "published", "safe")


def test_a_number_that_stays_waits_for_a_volunteer_and_nothing_is_lost(stranger: Client) -> None:
    page = preview(stranger, body=NUMBER)
    assert "If it stays, a volunteer reads it before anyone else does." in source(page)
    posted = stranger.post("/write/", ticked(page, "post"))
    assert "Your letter is with a volunteer" in source(posted)
    assert Letter.objects.get().source == NUMBER


def tables() -> dict[str, str]:
    """Every table of the database, as text."""
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        held = {}
        for name in names:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")  # noqa: S608
            held[name] = repr(cursor.fetchall())
    return held


def test_nothing_of_what_was_noticed_is_kept_or_logged(
    stranger: Client, caplog: pytest.LogCaptureFixture
) -> None:
    body = f"{HIGH}\n\nYou fucking left."
    with caplog.at_level(logging.DEBUG):
        page = preview(stranger, body=body)
        assert said(page) == {"high", "strong"}
        stranger.post("/write/", ticked(page, "post"))
    told = caplog.text
    assert not [
        word for word in ("Oyinkansola", "Hollerith", "fucking", "employer") if word in told
    ]
    assert not Decision.objects.exists()
    assert not Case.objects.exists()
    held = tables()
    assert {name for name, rows in held.items() if "Oyinkansola" in rows} == {"letters_letter"}
    letter = re.sub(re.escape(repr(body)[1:-1]), "", held["letters_letter"])
    for code in ("'high'", "employer", "'strong'", "'nation'"):
        assert code not in letter


@pytest.mark.parametrize("body", [DANGER, HIGH])
def test_only_the_writer_sees_the_notices_and_only_here(body: str, stranger: Client) -> None:
    posted = post_letter(stranger, body=body)
    letter = Letter.objects.get()
    assert letter.is_public
    mine = [posted, stranger.get(f"/desk/{letter.public_id}/")]
    public = [Client().get(url) for url in (letter.get_absolute_url(), "/", "/to/you/")]
    public.append(Client().get(f"/report/letter/{letter.public_id}/"))
    for page in [*mine, *public]:
        assert page.status_code == 200
        assert said(page) == set()
        assert "Before it goes up" not in source(page)
        assert "<mark" not in source(page)


def test_the_panel_names_lines_of_countries_and_blocks_nothing(stranger: Client) -> None:
    page = preview(stranger, body=DANGER)
    text = source(page)
    assert "We may be reading your words wrongly" in text
    assert text.count("<div><dt>") > 10
    assert "<details open" not in text
    assert text.index("It is not posted yet") < text.index("If you are not safe tonight")
    assert "Your letter is posted" in source(stranger.post("/write/", ticked(page, "post")))


def test_going_on_writing_after_the_second_look_loses_nothing(stranger: Client) -> None:
    page = preview(stranger, body=f"{HIGH}\n\n{NUMBER}")
    form = ticked(page, "edit", soften="Oyinkansola")
    text = source(stranger.post("/write/", form))
    assert "Hollerith Systems" in text
    assert "<textarea" in text


def test_the_second_look_is_kept_nowhere(stranger: Client) -> None:
    page = preview(stranger, body=NUMBER)
    assert page["Cache-Control"] == "no-store"
    assert not stranger.cookies


def test_softer_words_are_in_the_language_of_the_letter(stranger: Client) -> None:
    page = preview(stranger, body=f"Wir waren jung.\n\n{NUMBER}", language="de")
    assert 'Say “<bdi><span lang="de">[Nummer]</span></bdi>”' in source(page)
    assert 'instead of <bdi><span lang="de">07700 900 142</span></bdi>' in source(page)
    assert '<q><bdi lang="de">My number is <mark' in source(page)
    changed = stranger.post("/write/", ticked(page, "preview", soften="07700 900 142"))
    assert hidden_fields(changed)["body"] == ["Wir waren jung.\n\nMy number is [Nummer]."]


def test_softer_words_for_a_text_in_an_unknown_language_are_those_of_the_page(
    stranger: Client,
) -> None:
    text = source(preview(stranger, body=NUMBER, language="und"))
    assert 'Say “<bdi><span lang="en">[a number]</span></bdi>”' in text
    assert '<q><bdi lang="">My number is <mark' in text
