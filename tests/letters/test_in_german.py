"""What lists, forms, feeds and previews say of letters, in the language of the page."""

from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from letters import feed_letters, previews, shelves
from letters.forms import NEEDS_HINTS, LetterForm
from letters.models import Letter, Needs, Rating
from letters.sleeping import When
from tests.catalogue import BETWEEN, write
from tests.make import a_letter, an_update

pytestmark = pytest.mark.django_db
SAID = {
    "Who they are to": "An wen",
    "What they are about": "Wovon",
    "You only needed to say it.": "Es musste nur gesagt sein.",
    "Write something first. Two lines are enough.": "Schreib zuerst etwas.",
    "Choose one. If you are unsure, choose “Not rated”.": "Wähle eines.",
    f"when a letter goes up{BETWEEN}Now": "Jetzt",
    "A letter on Dear Stranger": "Ein Brief auf Dear Stranger",
    "Folded. %(notes)s.": "Gefaltet. %(notes)s.",
    "Folded. It is marked not safe for work.": "Gefaltet. Nichts für die Arbeit.",
    "Update %(number)s, %(day)s: %(heading)s": "%(number)s. Nachtrag <%(day)s>: %(heading)s",
    "Open the letter to read it.": "Zu lesen im Brief.",
}


@pytest.fixture(autouse=True)
def _a_german_catalogue(settings: Any, tmp_path: Path) -> None:
    settings.LOCALE_PATHS = [write(tmp_path, SAID)]


def entry(letter: Letter) -> Any:
    """A letter as a feed has it."""
    found = feed_letters.with_all(Letter.objects.filter(pk=letter.pk)).get()
    return feed_letters.entry(found)


def test_the_pigeonholes_have_their_headings_in_each_language(db: None) -> None:
    with translation.override("de"):
        groups = shelves.pigeonholes(safe_only=True)
    assert [(heading, anchor) for heading, anchor, _ in groups] == [
        ("An wen", "sorted"),
        ("Wovon", "about"),
    ]
    assert [heading for heading, *_ in shelves.pigeonholes(safe_only=True)] == [
        "Who they are to",
        "What they are about",
    ]


def test_choices_and_their_hints_are_said_when_the_page_is_made() -> None:
    with translation.override("de"):
        assert str(NEEDS_HINTS[Needs.NO_REPLIES]) == "Es musste nur gesagt sein."
        assert str(When.NOW.label) == "Jetzt"
    assert str(NEEDS_HINTS[Needs.NO_REPLIES]) == "You only needed to say it."


def test_what_is_missing_is_named_in_the_language_of_the_page() -> None:
    with translation.override("de"):
        errors = LetterForm({}).errors
        assert list(errors["body"]) == ["Schreib zuerst etwas."]
        assert list(errors["rating"]) == ["Wähle eines."]


def test_a_letter_that_is_not_shown_is_previewed_in_the_language_of_the_page() -> None:
    letter = a_letter(rating=Rating.NOT_SAFE, language="ja")
    assert (previews.of(letter).title, previews.of(letter).locale) == (
        "A letter on Dear Stranger",
        "en_US",
    )
    with translation.override("de"):
        shown = previews.of(letter)
    assert (shown.title, shown.locale) == ("Ein Brief auf Dear Stranger", "de_DE")


def test_a_letter_that_is_shown_is_previewed_in_its_own_language() -> None:
    letter = a_letter(rating=Rating.SAFE, language="ja")
    with translation.override("de"):
        assert previews.of(letter).locale == "ja_JP"


def test_a_folded_letter_is_one_sentence_in_a_feed() -> None:
    noted = a_letter(rating=Rating.NOT_SAFE, notes=["death", "sex"])
    plain = a_letter(rating=Rating.NOT_SAFE)
    with translation.override("de"):
        assert entry(noted).summary.startswith("Gefaltet. ")
        assert entry(plain).summary == "Gefaltet. Nichts für die Arbeit."
    assert entry(noted).summary == "Folded. Content notes: death of a loved one, sex."


def test_an_update_has_one_heading_in_a_feed_and_its_words_cannot_become_tags() -> None:
    letter = a_letter()
    an_update(letter, heading="<b>A year</b>", body="It rained.", rating=Rating.SAFE)
    with translation.override("de"):
        html = entry(letter).html
    assert '<h2 dir="auto" lang="de">1. Nachtrag &lt;' in html
    assert '&gt;: <bdi lang="en">&lt;b&gt;A year&lt;/b&gt;</bdi></h2>' in html


def test_an_update_that_is_not_safe_says_where_to_read_it() -> None:
    letter = a_letter()
    an_update(letter, body="It rained.", rating=Rating.NOT_SAFE)
    with translation.override("de"):
        html = entry(letter).html
    assert html.endswith('<p dir="auto" lang="de">Zu lesen im Brief.</p>')
    assert "It rained." not in html
