"""The page of a letter: its parts in order, its one address, and nobody's name on it."""

import datetime
import re

import pytest
from django.test import Client

from letters.models import Letter, Needs
from tests.letters.pages import source
from tests.make import a_letter, a_reply

pytestmark = pytest.mark.django_db


def page_of(letter: Letter) -> str:
    """The letter's page, as anybody gets it."""
    page = Client().get(letter.get_absolute_url())
    assert page.status_code == 200
    return source(page)


def test_a_letter_page_has_its_parts_in_order() -> None:
    letter = a_letter(title="The ticket", categories=["you", "letting-go"])
    a_reply(letter, body="I was on that train.")
    text = page_of(letter)
    parts = [
        '<span id="title" lang="en" dir="auto">The ticket</span>',
        '<ul class="meta"><li><a href="/to/you/">',
        "<p>I kept the ticket.</p>",
        '<h2 id="replies">',
        "I was on that train.",
        '<h2 id="leave-a-reply">',
    ]
    places = [text.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


def test_a_blank_byline_is_a_state_not_a_gap() -> None:
    text = page_of(a_letter(byline=""))
    assert 'class="by"' not in text
    assert "signed" not in text
    main = text.partition("<main")[2].partition("</main>")[0]
    for nobody in ("None", "admin", "Anonymous", "anonymous"):
        assert nobody not in main
    assert 'name="author"' not in text


def test_a_byline_is_shown_as_it_was_chosen() -> None:
    assert '<p class="by">signed <bdi>Left-hand Tap</bdi></p>' in page_of(
        a_letter(byline="Left-hand Tap")
    )


def test_a_letter_has_a_day_and_no_time_of_day() -> None:
    letter = a_letter(published_on=datetime.date(2031, 12, 9))
    for text in (page_of(letter), source(Client().get("/"))):
        assert re.findall(r'<time[^>]* datetime="([^"]*)"', text) == ["2031-12-09"]
        assert "<span>9</span> <span>Dec</span> <span>2031</span>" in text
        assert not re.search(r"\d\d?:\d\d", text.partition("<main")[2])


def test_the_address_without_a_slug_leads_to_the_letter() -> None:
    letter = a_letter(title="The ticket")
    page = Client().get(f"/letters/{letter.public_id}/")
    assert page.status_code == 301
    assert page["Location"] == f"/letters/{letter.public_id}/the-ticket/"


def test_an_old_slug_leads_to_the_letter() -> None:
    letter = a_letter(title="The ticket")
    letter.set_title("The other ticket")
    letter.save()
    page = Client().get(f"/letters/{letter.public_id}/the-ticket/")
    assert page.status_code == 301
    assert page["Location"].endswith("/the-other-ticket/")


@pytest.mark.parametrize("address", ["/letters/abc/", "/letters/2222222222222/x/", "/letters/"])
def test_an_unknown_letter_is_not_found(address: str) -> None:
    page = Client().get(address)
    assert page.status_code == 404
    assert "This letter is not here" in source(page)


@pytest.mark.parametrize("status", ["held", "hidden"])
@pytest.mark.parametrize("method", ["get", "head"])
def test_a_letter_that_is_not_public_is_not_found(status: str, method: str) -> None:
    letter = a_letter(status=status, title="Wisteria", body="Gramophone.", byline="Tambourine")
    for address in (letter.get_absolute_url(), f"/letters/{letter.public_id}/"):
        page = getattr(Client(), method)(address)
        assert page.status_code == 404
        assert page["X-Robots-Tag"] == "noindex"
        for word in ("Wisteria", "Gramophone", "Tambourine", "wisteria"):
            assert word not in source(page)


@pytest.mark.parametrize(("replies", "words"), [(0, "0 replies"), (1, "1 reply"), (2, "2 replies")])
def test_the_count_of_replies_reads_well_and_agrees(replies: int, words: str) -> None:
    letter = a_letter(title="The ticket")
    for number in range(replies):
        a_reply(letter, body=f"Reply number {number}.")
    a_reply(letter, status="held", body="Waiting.")
    a_reply(letter, status="hidden", body="Hidden.")
    text = page_of(Letter.objects.get())
    assert f'<li><a href="#replies">{words}</a></li>' in text
    title = '<bdi><span lang="en">The ticket</span></bdi>'
    assert f'<h2 id="replies">{words} to “{title}”</h2>' in text
    card = words if replies else "Waiting for a first reply"
    assert f"<li>{card}</li>" in source(Client().get("/"))


def test_categories_are_links_in_one_order() -> None:
    letter = a_letter(categories=["healing", "myself", "heartbreak", "you"])
    order = ["/to/you/", "/to/myself/", "/about/heartbreak/", "/about/healing/"]
    for text in (page_of(letter), source(Client().get("/"))):
        metas = re.findall(r'<ul class="meta">(.*?)</ul>', text, re.DOTALL)
        assert re.findall(r'href="(/(?:to|about)/[^"]+)"', metas[0]) == order
    for address in order:
        assert Client().get(address).status_code == 200


def test_the_rating_and_the_notes_stand_in_the_meta_line() -> None:
    text = page_of(a_letter(notes=["mental-health", "death"]))
    assert '<span class="tag">Safe for work</span>' in text
    assert "Content notes: death of a loved one, mental health" in text


def test_a_letter_that_asks_for_no_replies_has_no_form() -> None:
    text = page_of(a_letter(needs=Needs.NO_REPLIES))
    assert "The author asked for no replies" in text
    assert "<textarea" not in text
    assert 'href="#reply"' not in text
    assert "No replies asked for" in source(Client().get("/"))


@pytest.mark.parametrize(
    ("needs", "words"),
    [("listen", "just to listen"), ("advice", "asks for advice"), ("stories", "asks for stories")],
)
def test_what_the_author_needs_stands_above_the_form(needs: str, words: str) -> None:
    text = page_of(a_letter(needs=needs)).partition('id="leave-a-reply"')[2]
    assert words in text.partition("<textarea")[0]


def test_a_letter_not_safe_for_work_opens_folded_with_its_notes() -> None:
    text = page_of(a_letter(rating="not_safe", notes=["sex"]))
    gate = text.index('<details class="gate">')
    assert gate < text.index("<p>I kept the ticket.</p>") < text.index("</details>")
    assert "<details open" not in text
    assert gate < text.index("Content notes: sex.", gate) < text.index("<p>I kept the ticket.</p>")


def test_posting_to_a_letter_page_is_not_possible() -> None:
    assert Client().post(a_letter().get_absolute_url()).status_code == 405


def test_the_meta_tags_hold_no_name_and_no_more_of_the_letter_than_a_list() -> None:
    body = "Gramophone and lamp. " + "And so on. " * 60 + "Harmonium."
    head = page_of(a_letter(body=body, byline="Tambourine", title="Wisteria")).split("</head>")[0]
    assert "Gramophone" in head
    assert "Harmonium" not in head
    assert "Tambourine" not in head


def test_the_meta_tags_of_a_letter_that_is_not_safe_hold_nothing_of_it() -> None:
    letter = a_letter(body="Gramophone.", byline="Tambourine", title="Wisteria", rating="not_safe")
    head = page_of(letter).partition("</head>")[0]
    assert "Gramophone" not in head
    assert "Tambourine" not in head
    assert head.count("Wisteria") == 1  # the title of its own page
