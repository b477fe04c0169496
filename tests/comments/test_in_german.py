"""What readers and writers of replies are told, in the language of the page."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from comments import feed_replies, thread, voices
from comments.models import Thanks, Voice
from comments.templatetags.comments import _form, reply_form
from letters.models import Rating
from tests.catalogue import BETWEEN, write
from tests.make import a_letter, a_reply
from writing.models import Deed

pytestmark = pytest.mark.django_db
SAID = {
    "Leave a reply": "Antworten",
    "Above: {name}": "Darüber: {name}",
    "a reply that was taken down": "eine Antwort, die nicht mehr da ist",
    "A reply": "Eine Antwort",
    "A reply by %(name)s": "Eine Antwort von %(name)s",
    "A reply by the author of the letter": "Eine Antwort aus der Feder des Briefs",
    "%(name)s, the author of the letter": "%(name)s, aus der Feder des Briefs",
    "Author of the letter": "Aus der Feder des Briefs",
    f"one who replies{BETWEEN}Stranger": "Jemand",
    "Thank you. This helped.": "Danke. Das hat geholfen.",
    str(voices.NAME_IS_TAKEN): "Vergeben.",
}


@pytest.fixture(autouse=True)
def _a_german_catalogue(settings: Any, tmp_path: Path) -> Iterator[None]:
    """Words of its own, which no test before or after it has rendered."""
    settings.LOCALE_PATHS = [write(tmp_path, SAID)]
    _form.cache_clear()
    yield
    _form.cache_clear()


def test_the_form_that_is_rendered_once_is_rendered_for_each_language() -> None:
    letter = a_letter()
    assert "Leave a reply" in reply_form(letter)
    with translation.override("de"):
        assert "Antworten" in reply_form(letter)
        assert "Leave a reply" not in reply_form(letter)
    assert "Antworten" not in reply_form(letter)


def test_the_way_up_from_the_middle_of_a_thread_keeps_the_name_apart() -> None:
    letter = a_letter()
    first = a_reply(letter, name="A & B")
    inner = a_reply(letter, parent=first)
    with translation.override("de"):
        page = thread.page(letter, str(inner.number)).html
    assert '<a href="?from=1#reply-1">Darüber: <bdi>A &amp; B</bdi></a>' in page


def test_a_reply_that_is_gone_has_a_name_in_each_language() -> None:
    letter = a_letter()
    reply = a_reply(letter)
    reply.turn(Deed.TAKE_BACK)
    assert thread.name_of(reply) == "a reply that was taken down"
    with translation.override("de"):
        assert thread.name_of(reply) == "eine Antwort, die nicht mehr da ist"


def test_a_taken_name_is_refused_in_the_language_of_the_page() -> None:
    letter = a_letter()
    a_reply(letter, name="quiet moth")
    with translation.override("de"), pytest.raises(ValidationError) as refused:
        voices.check_name(letter, "Quiet Moth")
    with translation.override("de"):
        assert refused.value.messages == ["Vergeben."]


def test_a_voice_without_a_name_is_called_by_its_role_and_nothing_is_saved() -> None:
    letter = a_letter()
    with translation.override("de"):
        reply = a_reply(letter, by_author=True)
        assert reply.voice.shown_name == "Aus der Feder des Briefs"
        assert str(Voice.Role.STRANGER.label) == "Jemand"
    assert Voice.objects.get(pk=reply.voice.pk).name == ""


def test_thanks_are_kept_as_a_code_and_read_in_the_language_of_the_desk() -> None:
    reply = a_reply(a_letter())
    thanks = Thanks.objects.create(reply=reply, words=Thanks.Words.HELPED)
    with translation.override("de"):
        assert thanks.get_words_display() == "Danke. Das hat geholfen."
    assert thanks.get_words_display() == "Thank you. This helped."


def test_a_feeds_titles_are_whole_sentences_and_its_ids_have_no_language() -> None:
    letter = a_letter(byline="")
    theirs, named = a_reply(letter, by_author=True), a_reply(letter, name="quiet moth")
    with translation.override("de"):
        titles = [feed_replies.entry(reply).title for reply in (theirs, named)]
        name = feed_replies.entry(named).name
    assert titles == ["Eine Antwort aus der Feder des Briefs", "Eine Antwort von quiet moth"]
    assert name == feed_replies.entry(named).name


def test_nothing_is_told_of_who_replied_under_a_letter_that_is_not_safe() -> None:
    reply = a_reply(a_letter(rating=Rating.NOT_SAFE), name="quiet moth")
    with translation.override("de"):
        entry = feed_replies.entry(reply)
    assert (entry.title, entry.author) == ("Eine Antwort", "")
