"""Writing a letter: begin, read it through, go on writing, post."""

import re

from django.test import Client

from letters.models import Letter
from tests.letters.pages import body_field, hidden_fields, source
from tests.make import WORDS, a_form, post_letter, token_in, words_in

PASTED = "The drawer in the hall\n\nI opened it today.\n\nYour gloves are in it."


def test_the_write_page_is_an_empty_form(stranger: Client) -> None:
    page = stranger.get("/write/")
    assert page.status_code == 200
    assert body_field(page) == ""
    assert " maxlength" not in source(page)
    checked = set(re.findall(r'name="(\w+)" value="([\w-]+)" checked', source(page)))
    assert checked == {("needs", "stories"), ("form", "letter"), ("when", "now")}


def test_what_is_begun_on_the_home_page_is_kept(stranger: Client) -> None:
    page = stranger.post("/write/", {"act": "begin", "body": "Dear you,\nI never said it."})
    assert page.status_code == 200
    assert page["Cache-Control"] == "no-store"
    assert body_field(page) == "Dear you,\nI never said it."
    assert 'id="problems"' not in source(page)


def test_leading_newlines_survive_the_textarea(stranger: Client) -> None:
    page = stranger.post("/write/", {"act": "begin", "body": "\n\nand then"})
    assert body_field(page) == "\n\nand then"


def test_beginning_with_nothing_opens_the_form_without_scolding(stranger: Client) -> None:
    page = stranger.post("/write/", {"act": "begin", "body": ""})
    assert page.status_code == 200
    assert 'id="problems"' not in source(page)


def test_nothing_is_stored_until_the_letter_is_posted(stranger: Client) -> None:
    stranger.post("/write/", a_form(act="begin"))
    stranger.post("/write/", a_form())
    stranger.post("/write/", a_form(act="edit"))
    assert not Letter.objects.exists()


def test_the_preview_shows_the_letter_as_a_stranger_will_see_it(stranger: Client) -> None:
    form = a_form(categories=["you", "letting-go"], notes=["death"], name="left-hand tap")
    page = stranger.post("/write/", form)
    assert page.status_code == 200
    assert page["Cache-Control"] == "no-store"
    text = source(page)
    assert "<p>It was for a train that no longer runs.</p>" in text
    assert "signed <bdi>left-hand tap</bdi>" in text
    for words in ("The ticket", "To You", "Letting go", "Safe for work", "death of a loved one"):
        assert words in text
    assert "It is not posted yet." in text


def test_going_on_writing_keeps_every_field(stranger: Client) -> None:
    form = a_form(
        title="A <title> & more",
        body="  indented\n\n\n\nand “quoted” 🙂",
        categories=["you", "thanks"],
        rating="not_safe",
        notes=["death", "sex"],
        needs="listen",
        name="quiet tap",
        form="journal",
        when="tomorrow",
        language="de",
    )
    preview = stranger.post("/write/", form)
    page = stranger.post("/write/", hidden_fields(preview) | {"act": "edit"})
    text = source(page)
    assert body_field(page) == form["body"]
    assert 'value="A &lt;title&gt; &amp; more"' in text
    assert 'value="quiet tap"' in text
    checked = set(re.findall(r'name="(\w+)" value="([\w-]+)" checked', text))
    assert checked == {
        ("categories", "you"),
        ("categories", "thanks"),
        ("rating", "not_safe"),
        ("notes", "death"),
        ("notes", "sex"),
        ("needs", "listen"),
        ("form", "journal"),
        ("when", "tomorrow"),
    }
    assert re.search(r'value="de"[^>]* selected', text)


def test_posting_puts_the_letter_up_and_shows_its_key_once(stranger: Client) -> None:
    page = post_letter(stranger, categories=["you", "thanks"], notes=["death"], name="tap")
    assert page.status_code == 200
    assert page["Cache-Control"] == "no-store"
    assert "Your letter is posted" in source(page)
    assert len(words_in(page).split()) == 6
    letter = Letter.objects.get()
    assert (letter.title, letter.source, letter.byline) == ("The ticket", WORDS, "tap")
    assert {c.slug for c in letter.categories.all()} == {"you", "thanks"}
    assert [n.slug for n in letter.notes.all()] == ["death"]
    assert letter.is_public
    assert stranger.get(letter.get_absolute_url()).status_code == 200


def test_the_hidden_fields_of_the_preview_alone_post_the_letter(stranger: Client) -> None:
    form = a_form(notes=["death"], needs="advice", form="journal", language="fr")
    preview = stranger.post("/write/", form)
    page = stranger.post("/write/", hidden_fields(preview) | {"act": "post"})
    assert "Your letter is posted" in source(page)
    letter = Letter.objects.get()
    assert (letter.source, letter.needs, letter.language) == (WORDS, "advice", "fr")
    assert (letter.form, letter.publish_on) == ("journal", None)


def test_a_form_without_the_newer_choices_makes_a_letter_that_goes_up_now(
    stranger: Client,
) -> None:
    old = a_form()
    assert not {"form", "when"} & set(old)
    post_letter(stranger)
    letter = Letter.objects.get()
    assert (letter.form, letter.publish_on, letter.status) == ("letter", None, "published")


def test_no_cookie_is_set_before_the_first_letter_is_posted(stranger: Client) -> None:
    stranger.get("/")
    stranger.get("/write/")
    preview = stranger.post("/write/", a_form())
    stranger.post("/write/", a_form(body=""))
    assert not stranger.cookies
    stranger.post("/write/", a_form(act="post", token=token_in(preview)))
    assert set(stranger.cookies) == {"desk"}
    assert stranger.cookies["desk"]["httponly"]
    assert stranger.cookies["desk"]["samesite"] == "Lax"


def test_a_pasted_first_line_is_offered_as_the_title(stranger: Client) -> None:
    page = stranger.post("/write/", a_form(title="", body=PASTED))
    offered = '<bdi><span lang="en">The drawer in the hall</span></bdi>'
    assert f"“{offered}” stands alone at the top." in source(page)
    assert hidden_fields(page)["body"] == [PASTED]


def test_taking_the_offered_title_leaves_the_rest_as_the_body(stranger: Client) -> None:
    preview = stranger.post("/write/", a_form(title="", body=PASTED))
    taken = stranger.post("/write/", hidden_fields(preview) | {"act": "title"})
    fields = hidden_fields(taken)
    assert fields["title"] == ["The drawer in the hall"]
    assert fields["body"] == ["I opened it today.\n\nYour gloves are in it."]
    assert "Is the first line its title?" not in source(taken)
    stranger.post("/write/", fields | {"act": "post"})
    letter = Letter.objects.get()
    assert letter.title == "The drawer in the hall"
    assert letter.source == "I opened it today.\n\nYour gloves are in it."


def test_an_offered_title_that_is_not_taken_stays_in_the_letter(stranger: Client) -> None:
    post_letter(stranger, title="", body=PASTED)
    letter = Letter.objects.get()
    assert (letter.title, letter.source) == ("", PASTED)


def test_no_title_is_offered_to_a_letter_that_has_one(stranger: Client) -> None:
    page = stranger.post("/write/", a_form(title="Mine", body=PASTED))
    assert "Is the first line its title?" not in source(page)


def test_a_first_line_that_ends_like_a_sentence_is_not_offered(stranger: Client) -> None:
    page = stranger.post("/write/", a_form(title="", body=PASTED.replace("hall", "hall.")))
    assert "Is the first line its title?" not in source(page)


def test_a_wrong_method_gets_a_page_of_its_own(stranger: Client) -> None:
    page = stranger.put("/write/", b"")
    assert page.status_code == 405
    assert "This address does not work like that" in source(page)
    assert "POST" in page["Allow"]
