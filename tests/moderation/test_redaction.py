"""Taking words out: they are gone for good, everywhere, and the rest stays as it was."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client

from comments.models import Reply
from letters.models import Letter, Update
from moderation import redaction
from moderation.models import Appeal, Decision, DecisionWords, Report
from tests.desk.rooms import desk_of, holding
from tests.engines import on_disk
from tests.make import a_letter, a_reply, a_voice, an_update
from tests.moderation.rooms import (
    LETTERS,
    QUEUE,
    REPLIES,
    a_volunteer,
    act,
    an_appeal,
    do,
    item,
    judge,
    report,
    text_of,
)
from writing import earlier, echoes, erasures

pytestmark = pytest.mark.django_db

NAME = "Gooseberry Quill"
BODY = f"Dear {NAME}, I kept the ticket.\n\nIt was for a train.\n\n{NAME} is what they call you."


def whole_database() -> str:
    """Every value of every table, as one text."""
    rows = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own tables
            rows += cursor.fetchall()
    return str(rows)


def a_quoted_letter() -> Letter:
    """A letter whose title, byline, reports, appeal and decisions repeat a name in it."""
    letter = a_letter(title=f"To {NAME}", body=BODY, byline=NAME[:16], rating="safe")
    echoes.remember(letter)
    earlier.keep(letter, title=NAME)
    a_reply(letter, by_author=True, body="I answer here.")
    a_reply(letter, body="I was on that train.")
    report(f"/report/letter/{letter.public_id}/", words=f"It names {NAME} twice.")
    act(a_volunteer("sam"), letter, "hold", words=f"You name {NAME}.")
    an_appeal(letter, f"{NAME} is a cat.")
    return letter


def a_quoted_reply() -> Reply:
    """The same for a reply, whose voice has the name and spoke and was answered before."""
    letter = a_letter()
    voice = a_voice(letter, NAME)
    first = a_reply(letter, voice=voice, body="I came earlier.")
    reply = a_reply(letter, voice=voice, body=BODY)
    a_reply(letter, parent=reply, body="An answer.")
    a_reply(letter, parent=first, body="An answer to the first.")
    echoes.remember(reply)
    earlier.keep(reply)
    report(reply.report_url, words=f"It names {NAME} twice.")
    act(a_volunteer("sam"), reply, "hold", words=f"You name {NAME}.")
    an_appeal(reply, f"{NAME} is a cat.")
    return reply


def a_quoted_update() -> Update:
    """The same for an update with a heading."""
    update = an_update(a_letter(), heading=f"To {NAME}", body=BODY)
    echoes.remember(update)
    earlier.keep(update, title=NAME)
    report(update.report_url, words=f"It names {NAME} twice.")
    act(a_volunteer("sam"), update, "hold", words=f"You name {NAME}.")
    an_appeal(update, f"{NAME} is a cat.")
    return update


SUBJECTS = pytest.mark.parametrize("make", [a_quoted_letter, a_quoted_reply, a_quoted_update])


def public_pages(letter: Letter) -> list[str]:
    """Every kind of page that could show a letter or a reply."""
    where = letter.get_absolute_url()
    places = ["/", "/waiting/", "/archive/", "/to/you/", where, "/write/", "/log/"]
    places += [f"/report/letter/{letter.public_id}/"]
    for reply in letter.replies.all():
        places += [f"{where}?from={reply.number}", f"/letters/{letter.public_id}/reply/?to=1"]
    places += [update.report_url for update in letter.updates.all()]
    return places


@SUBJECTS
def test_the_words_are_gone_from_every_table(make: Any) -> None:
    subject = make()
    before = echoes.fingerprint(BODY)
    assert NAME in whole_database()
    assert any(NAME in one.facts for one in Report.objects.all())
    act(a_volunteer(), subject, "redact", pieces=NAME, words=f"{NAME} could be found by it.")
    assert NAME not in whole_database()
    assert [one.facts for one in Report.objects.all()] == ["It names [name removed] twice."]
    assert Appeal.objects.get().words == "[name removed] is a cat."
    said = set(DecisionWords.objects.values_list("words", flat=True))
    assert said == {"You name [name removed].", "[name removed] could be found by it."}
    subject.refresh_from_db()
    assert echoes.like(before) == [echoes.fingerprint(subject.source)]
    assert Decision.objects.filter(deed="redact").count() == 1


def noted(subject: Letter | Reply | Update) -> list[tuple[str, str]]:
    """What the erasure list says of its redactions, and on which ground."""
    lines = erasures.read().get(erasures.digest(str(subject)), [])
    return [(line.what, line.ground) for line in lines if line.what == erasures.REDACTED]


@SUBJECTS
def test_the_erasure_list_says_that_words_were_taken_out_and_why(make: Any) -> None:
    subject = make()
    assert noted(subject) == []
    act(a_volunteer(), subject, "redact", pieces=NAME, ground="about_me")
    assert noted(subject) == [("redacted", "about_me")]


def test_nothing_is_noted_where_nothing_was_taken_out() -> None:
    letter = a_quoted_letter()
    act(a_volunteer(), letter, "redact", pieces="Not there")
    assert noted(letter) == []


def test_a_redaction_that_a_second_volunteer_confirmed_is_noted(settings: Any) -> None:
    settings.SECOND_EYES = True
    update = an_update(a_letter(), body=BODY)
    act(a_volunteer("robin"), update, "redact", pieces=NAME)
    assert noted(update) == []
    judge(a_volunteer("alex"), update, "confirm")
    assert noted(update) == [("redacted", "findable")]
    update.refresh_from_db()
    assert update.is_public
    assert NAME not in update.source


@SUBJECTS
def test_the_words_are_gone_from_every_page(make: Any) -> None:
    subject, volunteer = make(), a_volunteer()
    letter = subject if isinstance(subject, Letter) else subject.letter
    act(volunteer, subject, "redact", pieces=NAME)
    act(volunteer, subject, "publish")
    letter.refresh_from_db()
    for address in public_pages(letter):
        page = Client().get(address)
        assert page.status_code == 200, address
        for gone in (NAME, "Gooseberry", "gooseberry"):
            assert gone not in text_of(page), address
    for address in (QUEUE, LETTERS, REPLIES, item(subject), item(letter), f"{LETTERS}?q=Dear"):
        assert NAME not in text_of(volunteer.get(address)), address
    thread = text_of(Client().get(letter.get_absolute_url()))
    assert "Dear [name removed], I kept the ticket." in thread
    assert "<p>It was for a train.</p>" in thread
    desk = text_of(holding(letter).get(desk_of(letter)))
    assert NAME not in desk


def test_a_letter_loses_them_in_title_address_excerpt_and_byline() -> None:
    letter = a_quoted_letter()
    old = letter.get_absolute_url()
    act(a_volunteer(), letter, "redact", pieces=NAME)
    act(a_volunteer("alex"), letter, "publish")
    letter.refresh_from_db()
    assert (letter.title, letter.byline) == ("To [name removed]", "")
    assert letter.slug == "to-name-removed"
    assert letter.excerpt.startswith("Dear [name removed], I kept")
    assert letter.voices.get(role="author").name == ""
    moved = Client().get(old)
    assert (moved.status_code, moved["Location"]) == (301, letter.get_absolute_url())
    thread = text_of(Client().get(letter.get_absolute_url()))
    assert "I answer here." in thread
    assert "I was on that train." in thread


def test_a_voice_whose_name_goes_is_dealt_another_one_on_all_its_replies() -> None:
    reply = a_quoted_reply()
    volunteer = a_volunteer()
    act(volunteer, reply, "redact", pieces=NAME)
    act(volunteer, reply, "publish")
    reply.voice.refresh_from_db()
    name = reply.voice.name
    assert name
    assert name != NAME
    thread = text_of(Client().get(reply.letter.get_absolute_url()))
    assert thread.count(name) >= 4  # on both of its replies, and on the two that answer it


def test_another_text_that_has_the_same_words_is_left_alone() -> None:
    letter, other = a_letter(body=BODY), a_letter(body=BODY)
    reply = a_reply(letter, body=BODY)
    act(a_volunteer(), letter, "redact", pieces=NAME)
    other.refresh_from_db()
    reply.refresh_from_db()
    assert other.source == reply.source == BODY
    assert NAME in other.sheet
    assert NAME in reply.markup


MASKS = [
    ("My friend Mara Keller sings.", "Mara Keller", "My friend [name removed] sings."),
    ("Ring 020 7946 0018 at ten.", "020 7946 0018", "Ring [number removed] at ten."),
    ("Mail mara.k@example.com now.", "mara.k@example.com", "Mail [address removed] now."),
    ("I live at 12 Elm Street, still.", "12 Elm Street", "I live at [address removed], still."),
    ("The kettle sings at six.", "The kettle", "[removed] sings at six."),
]


@pytest.mark.parametrize(("body", "piece", "after"), MASKS)
def test_what_was_there_is_said_by_its_kind(body: str, piece: str, after: str) -> None:
    letter = a_letter(body=f"{body}\n\nTwo.\n\nThree.")
    act(a_volunteer(), letter, "redact", pieces=piece)
    letter.refresh_from_db()
    assert letter.source == f"{after}\n\nTwo.\n\nThree."
    assert after.replace("'", "&#x27;") in letter.html


IN_GERMAN = "Ruf an: 020 7946 0018.\n\nZwei.\n\nDrei."


def test_it_is_said_in_the_language_of_the_letter() -> None:
    letter = a_letter(body=IN_GERMAN, language="de")
    reply = a_reply(letter, body=IN_GERMAN)
    volunteer = a_volunteer()
    for text in (letter, reply):
        act(volunteer, text, "redact", pieces="020 7946 0018")
        text.refresh_from_db()
        assert text.source == "Ruf an: [Nummer entfernt].\n\nZwei.\n\nDrei."


ODD = [
    "(a+)+$ [^x]* \\d {2} ^.|",
    "a.c",
    "🚂👩‍👩‍👧 ❤️",
    "<b>&amp;'\"",
    "%s {0} {{ x }} {% y %}",
    "مرحبا",
    "\\1\\g<0>",
    "[name removed]",
]


@pytest.mark.parametrize("piece", ODD)
@pytest.mark.parametrize("field", ["piece", "pieces"])
def test_odd_characters_stand_for_themselves(field: str, piece: str) -> None:
    letter = a_letter(body=f"Before {piece} after abc.\n\n{piece}{piece}\n\nThree.")
    act(a_volunteer(), letter, "redact", **{field: piece})
    letter.refresh_from_db()
    assert letter.source == "Before [removed] after abc.\n\n[removed][removed]\n\nThree."


def test_a_piece_that_goes_over_lines_is_taken_out_as_one() -> None:
    letter = a_letter(body="Ring 020\n7946 0018 or 020 alone.\n\nTwo.\n\nThree.")
    volunteer = a_volunteer()
    assert 'name="piece" value="020\n7946 0018"' in text_of(volunteer.get(item(letter)))
    act(volunteer, letter, "redact", piece="020\r\n7946 0018")  # as browsers send it
    letter.refresh_from_db()
    assert letter.source == "Ring [number removed] or 020 alone.\n\nTwo.\n\nThree."


OVERLAPS = [
    (["Mara", "Mara Keller"], "x Mara Keller y Mara z", "x [removed] y [removed] z"),
    (["Mara Keller", "Keller Street"], "at Mara Keller Street 5", "at [removed] 5"),
    (["aba"], "x ababa y", "x [removed] y"),
    (["name", "Mara"], "the name Mara", "the [removed] [removed]"),
    (["ab", "bc", "cd"], "abcd|ab|cd", "[removed]|[removed]|[removed]"),
]


@pytest.mark.parametrize(("pieces", "text", "after"), OVERLAPS, ids=str)
def test_where_pieces_overlap_all_of_both_goes(pieces: list[str], text: str, after: str) -> None:
    for order in (pieces, pieces[::-1]):
        assert redaction.masked(text, dict.fromkeys(order, "[removed]")) == after


@pytest.mark.parametrize("kind", ["letter", "reply"])
def test_where_none_of_the_words_stand_nothing_changes_and_it_is_said(kind: str) -> None:
    letter = a_letter(body=BODY)
    subject = letter if kind == "letter" else a_reply(letter, body=BODY)
    page = act(a_volunteer(), subject, "redact", pieces="Rhubarb\nQUILL")
    assert page.status_code == 422
    assert "Not in the text, so nothing was taken out: “Rhubarb”, “QUILL”." in text_of(page)
    assert "Rhubarb\nQUILL</textarea>" in text_of(page)
    subject.refresh_from_db()
    assert subject.source == BODY
    assert not Decision.objects.exists()


@pytest.mark.parametrize("slip", ["Rhubarb", "e"])
def test_a_slip_among_the_words_takes_nothing_out_and_is_named(slip: str) -> None:
    letter = a_letter(body=BODY)
    page = act(a_volunteer(), letter, "redact", pieces=f"{slip}\n{NAME}")
    assert page.status_code == 422
    letter.refresh_from_db()
    assert letter.source == BODY


@pytest.mark.parametrize("status", ["held", "hidden", "published"])
def test_words_are_taken_out_wherever_the_text_stands_and_it_stays_there(status: str) -> None:
    letter = a_letter(body=BODY, status=status)
    act(a_volunteer(), letter, "redact", pieces=NAME)
    letter.refresh_from_db()
    assert (letter.status, NAME in letter.source) == (status, False)
    assert NAME not in letter.card + letter.sheet + letter.html


def test_words_taken_out_of_a_removed_letter_cannot_come_back_with_it() -> None:
    letter, volunteer = a_letter(body=BODY), a_volunteer()
    do(volunteer, "remove", letter)
    act(volunteer, letter, "redact", pieces=NAME)
    do(volunteer, "restore", letter)
    assert NAME not in text_of(Client().get(letter.get_absolute_url()))


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("unlocked_ledger")
@SUBJECTS
def test_the_bytes_are_gone_from_the_file_and_from_its_log(make: Any) -> None:
    subject = make()
    assert NAME.encode() in on_disk()
    act(a_volunteer(), subject, "redact", pieces=NAME, words=f"{NAME} could be found.")
    assert NAME.encode() not in on_disk()
    assert b"Gooseberry" not in on_disk()
    assert b"It was for a train." in on_disk()
