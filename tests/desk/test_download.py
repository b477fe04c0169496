"""Anybody may keep a copy of a public letter, as a file that is the same for all who read alike."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from comments.models import Reply
from letters.models import Letter
from tests.config.pages import STRICT, policy
from tests.desk.downloads import a_reader, copy, where
from tests.desk.exports import FORMS, a_letter_that_is
from tests.desk.rooms import holding
from tests.desk.test_export_downloads import TYPES
from tests.desk.test_export_streams import queries
from tests.letters.pages import links, source
from tests.make import a_letter, a_reply, an_update
from writing.models import Deed

pytestmark = [pytest.mark.django_db, pytest.mark.parametrize("form", FORMS)]


@pytest.fixture
def letter(db: None) -> Letter:
    """A letter that many people have touched."""
    letter = a_letter(title="The blue ticket", byline="left hand", body="I kept it.")
    first = a_reply(letter, name="Tall heron", body="I was on that train.")
    a_reply(letter, parent=first, by_author=True, body="So was I.")
    an_update(letter, heading="A year on", body="It is better now.")
    letter.refresh_from_db()
    return letter


def test_the_letter_its_updates_and_its_conversation_are_in_it(letter: Letter, form: str) -> None:
    content = copy(letter, form)
    said = ("The blue ticket", "left hand", "I kept it.", "A year on", "It is better now.")
    for words in (*said, "Tall heron", "I was on that train.", "So was I."):
        assert words in content


def test_what_nobody_may_read_is_not_in_it_and_leaves_its_place(form: str) -> None:
    letter = a_letter()
    for status in ("held", "hidden", "taken_back"):
        a_reply(letter, name=f"Never {status}", body=f"Unsaid {status}.", status=status)
    for deed in (Deed.REMOVE, Deed.MUTE, Deed.BURN):
        a_reply(letter, name=f"Never {deed}", body=f"Unsaid {deed}.").turn(deed)
    a_reply(letter, by_author=True, body="Unsaid by the author.", status="hidden")
    for status in ("held", "hidden"):
        an_update(letter, heading=f"Never {status}", body=f"Unsaid {status}.", status=status)
    content = copy(letter, form, "?show=all")
    assert "Unsaid" not in content
    assert "Never" not in content
    assert "A reply was here. A volunteer took it down." in content


def test_its_headers_say_what_it_is_and_that_search_engines_leave_it_out(
    letter: Letter, form: str
) -> None:
    for answer in (Client().get(where(letter, form)), Client().head(where(letter, form))):
        assert answer.status_code == 200
        assert answer["Content-Type"] == TYPES[form]
        assert answer["Content-Disposition"] == f'attachment; filename="the-blue-ticket.{form}"'
        assert answer["X-Robots-Tag"] == "noindex"
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Referrer-Policy"] == "same-origin"
        assert answer["Cache-Control"] == "no-cache"
        assert "Cookie" in answer["Vary"]
        assert policy(answer) == STRICT


@pytest.mark.parametrize(
    "title", ["", "سلام", '"; x=\r\n', "../../etc", "Über *alles*?", "。" * 90]
)
def test_its_name_is_made_of_plain_letters_whatever_the_title(title: str, form: str) -> None:
    letter = a_letter(title=title)
    said = Client().get(where(letter, form))["Content-Disposition"]
    assert said == f'attachment; filename="{letter.slug}.{form}"'
    assert letter.slug.replace("-", "").isalnum()
    assert letter.slug.isascii()


def test_asking_what_it_would_be_sends_nothing_and_reads_no_reply(
    letter: Letter, form: str
) -> None:
    asked = queries(lambda: Client().head(where(letter, form)))
    assert not any("comments_reply" in sql for sql in asked)
    answer = Client().head(where(letter, form))
    assert b"".join(answer) == b""
    assert "Content-Length" not in answer


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_other_methods_get_a_calm_page(letter: Letter, form: str, method: str) -> None:
    answer = getattr(Client(), method)(where(letter, form))
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD"
    assert "<main" in source(answer)


@pytest.mark.parametrize("status", ["held", "scheduled", "hidden"])
def test_a_letter_that_is_not_shown_is_not_there(form: str, status: str) -> None:
    letter = a_letter_that_is(status, title="Unsaid")
    for query in ("", "?show=all"):
        answer = Client().get(where(letter, form, query))
        assert answer.status_code == 404
        assert "Unsaid" not in source(answer)


@pytest.mark.parametrize("deed", [Deed.TAKE_BACK, Deed.BURN, Deed.REMOVE])
def test_a_letter_that_was_taken_away_is_gone(letter: Letter, form: str, deed: Deed) -> None:
    mark = Client().get(where(letter, form))["ETag"]
    letter.turn(deed)
    for answer in (
        Client().get(where(letter, form), headers={"If-None-Match": mark}),
        holding(letter).get(where(letter, form)),
    ):
        assert answer.status_code == 410
        assert "I kept it." not in source(answer)
        assert "blue" not in source(answer)


@pytest.mark.parametrize("other", ["json", "pdf", "TXT", "epub.zip", "txt/"])
def test_a_form_that_is_not_written_is_not_there(letter: Letter, form: str, other: str) -> None:
    assert Client().get(where(letter, other)).status_code == 404
    assert Client().get(f"/letters/nothere/download.{form}").status_code == 404


def test_a_reader_who_has_it_is_told_so_without_a_look_at_the_thread(
    letter: Letter, form: str
) -> None:
    first = Client().get(where(letter, form))
    asked = queries(
        lambda: Client().get(where(letter, form), headers={"If-None-Match": first["ETag"]})
    )
    assert len(asked) == 1
    again = Client().get(where(letter, form), headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["X-Robots-Tag"] == "noindex"
    assert again["ETag"] == first["ETag"]
    assert Client().head(where(letter, form))["ETag"] == first["ETag"]


CHANGES: dict[str, Callable[[Letter, Any, Any], object]] = {
    "a reply": lambda letter, *_: a_reply(letter),
    "a reply is hidden": lambda letter, *_: Reply.objects.first().turn(Deed.HIDE),  # type: ignore
    "an update": lambda letter, *_: an_update(letter),
    "another day": lambda letter, settings, clock: clock.shift(86_400),
    "another release": lambda letter, settings, clock: setattr(settings, "RELEASE", "next"),
    "times of days": lambda letter, settings, clock: setattr(settings, "REPLY_TIMES", "day"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_changes_the_file_changes_its_mark(
    letter: Letter, form: str, change: str, settings: Any, time_machine: Any
) -> None:
    time_machine.move_to("2031-05-01T12:00:00+00:00", tick=False)
    mark = Client().get(where(letter, form))["ETag"]
    CHANGES[change](letter, settings, time_machine)
    answer = Client().get(where(letter, form), headers={"If-None-Match": mark})
    assert answer.status_code == 200
    assert answer["ETag"] != mark


def test_another_form_or_another_way_of_reading_has_another_mark(letter: Letter, form: str) -> None:
    marks = [Client().get(where(letter, one))["ETag"] for one in FORMS]
    wishes = ("all.device.", "safe.night.", "safe.device..de", "safe.device...de")
    marks += [a_reader(wish).get(where(letter, form))["ETag"] for wish in wishes]
    assert len(set(marks)) == len(FORMS) + len(wishes)


def test_it_is_the_same_for_its_author_and_no_cookie_is_set(letter: Letter, form: str) -> None:
    own, others = holding(letter).get(where(letter, form)), Client().get(where(letter, form))
    assert b"".join(own) == b"".join(others)
    assert not own.cookies
    assert not others.cookies
    assert own["ETag"] == others["ETag"]


def test_the_letters_page_offers_it(letter: Letter, form: str) -> None:
    page = Client().get(letter.get_absolute_url())
    assert where(letter, form) in links(page)
    assert "Keep a copy" in source(page)
    assert f"Disallow: {where(letter, '').replace(letter.public_id, '*')}\n" in source(
        Client().get("/robots.txt")
    )


def test_a_letter_that_search_engines_leave_out_can_still_be_kept(form: str) -> None:
    letter = a_letter(noindex=True, body="I kept it.")
    assert "I kept it." in copy(letter, form)
