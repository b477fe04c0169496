"""A letter as plain text: the words exactly as they were typed, and who said what when."""

from typing import Any

import pytest

from letters.models import Letter
from tests.desk.exports import a_book, a_letter_that_is, an_update, letter_file, voice_file
from tests.desk.rooms import holding
from tests.make import a_letter, a_reply, a_voice
from writing.models import Deed
from writing.text import normalise

pytestmark = pytest.mark.django_db
# Emoji with joiners, four-byte characters, right to left, marks, and what looks like markup.
HARD = "👩🏽‍🚀 and 𝒜 and 𠜎\nسلام، دوست من\nשלום *עולם*\ncafé — “quotes” <b>&amp;</b>\n\n> a line"


def plain(letter: Letter) -> str:
    """What the author takes home."""
    return letter_file(holding(letter), letter, "txt")


def test_the_words_are_those_that_were_typed_to_the_byte() -> None:
    typed = normalise(HARD)
    letter = a_letter(body=typed)
    a_reply(letter, body=typed, name="Tall heron")
    an_update(letter, typed)
    assert plain(letter).count(f"\n\n{typed}\n") == 3


def test_the_head_says_what_stood_on_the_envelope() -> None:
    letter = a_letter(
        title="The ticket", byline="left hand", notes=["death"], needs="listen", form="journal",
        categories=["you", "healing"], rating="not_safe",
    )  # fmt: skip
    head = plain(letter).split("I kept the ticket.")[0]
    assert head.startswith("The ticket\nsigned left hand\n")
    for line in (
        "Form: Journal",
        "Asked for: Just listen",
        "Pigeonholes: To You, Healing",
        f"Address: http://testserver{letter.get_absolute_url()}",
        "Not safe for work",
        "Content notes: death of a loved one",
    ):
        assert f"\n{line}\n" in head


def test_updates_are_numbered_dated_and_rated() -> None:
    letter = a_letter()
    an_update(letter, "It is better now.", heading="A year on")
    an_update(letter, "It is worse again.", rating="not_safe")
    text = plain(letter)
    day = f"{letter.published_on:%-d %B %Y}"
    assert f"Update 1: A year on\n{day}\nSafe for work\n\nIt is better now.\n" in text
    assert f"Update 2\n{day}\nNot safe for work\n\nIt is worse again.\n" in text


def test_the_author_finds_updates_that_wait_or_were_hidden_and_sees_why() -> None:
    letter = a_letter()
    an_update(letter, "A waiting word.", status="held")
    an_update(letter, "A hidden word.", status="hidden")
    text = plain(letter)
    assert "Nobody else can read it: Waiting for a volunteer\n\nA waiting word.\n" in text
    assert "Nobody else can read it: Hidden\n\nA hidden word.\n" in text


def test_the_thread_comes_in_its_order_with_names_roles_and_whom_they_answer() -> None:
    letter = a_letter(byline="left hand")
    first = a_reply(letter, name="Tall heron", body="One.")
    a_reply(letter, name="Grey fox", body="Three.")
    a_reply(letter, parent=first, by_author=True, body="Two.")
    text = plain(letter)
    assert "\n3 replies\n" in text
    assert text.index("One.") < text.index("Two.") < text.index("Three.")
    assert "\nReply 1: Tall heron, " in text
    assert "\nReply 3: left hand, Author of the letter, " in text
    assert "\nTo Tall heron (reply 1)\n\nTwo.\n" in text


@pytest.mark.parametrize(("kept", "end"), [("minute", "9:05 am"), ("day", "2026")])
def test_a_reply_shows_its_time_as_the_operator_chose(kept: str, end: str, settings: Any) -> None:
    settings.REPLY_TIMES = kept
    letter = a_letter()
    reply = a_reply(letter, name="Tall heron")
    reply.created_at = reply.created_at.replace(year=2026, month=3, day=4, hour=9, minute=5)
    reply.save()
    line = next(line for line in plain(letter).split("\n") if line.startswith("Reply 1"))
    assert "4 March 2026" in line
    assert line.endswith(end)


def test_a_reply_says_that_it_was_edited_folded_or_written_before_an_update() -> None:
    letter = a_letter()
    reply = a_reply(letter, name="Tall heron", folded=True, body="Before.")
    reply.edited_on = reply.written_on
    reply.save()
    an_update(letter, "It is better now.")
    a_reply(letter, name="Grey fox", body="After.")
    before, after = plain(letter).split("Before.")
    about = before.split("Reply 1")[1]
    assert "\nWrote before update 1\n" in about
    assert "\nEdited on " in about
    assert "\nFolded behind a content note\n" in about
    assert "Wrote before" not in after


@pytest.mark.parametrize(
    ("deed", "line"),
    [
        (Deed.TAKE_BACK, "A reply was here. Its author took it back."),
        (Deed.BURN, "A reply was here. Its author took it back."),
        (Deed.HIDE, "A reply was here. A volunteer took it down."),
        (Deed.HOLD, "A reply was here. A volunteer is looking at it."),
        (Deed.MUTE, "A reply was here. The author of the letter put it away."),
    ],
)
def test_what_is_gone_leaves_its_place_and_not_its_name(deed: Deed, line: str) -> None:
    letter = a_letter()
    gone = a_reply(letter, name="Tall heron", body="Unsaid again.")
    answer = a_reply(letter, parent=gone, name="Grey fox", body="I heard you.")
    gone.turn(deed)
    text = plain(letter)
    assert f"\nReply 1\n\n{line}\n" in text
    assert "Unsaid again." not in text
    assert "Tall heron" not in text
    assert f"Reply {answer.number}: Grey fox" in text
    assert "\nTo reply 1\n" in text


def test_own_words_in_the_thread_stay_ones_own_when_a_volunteer_hid_them() -> None:
    letter = a_letter()
    a_reply(letter, by_author=True, status="hidden", body="My hidden answer.")
    assert "Nobody else can read it: Hidden\n\nMy hidden answer.\n" in plain(letter)


def test_a_letter_whose_words_are_gone_says_so() -> None:
    letter = a_letter_that_is("taken_back")
    letter.erase()
    letter.save()
    text = plain(letter)
    assert text.startswith("Untitled letter\n")
    assert "The words have been erased." in text


def test_a_voice_takes_home_what_it_said_with_its_state() -> None:
    letter = a_letter(title="The ticket")
    voice = a_voice(letter, "Tall heron")
    a_reply(letter, name="Grey fox", body="Somebody else.")
    a_reply(letter, voice=voice, body="Mine.")
    a_reply(letter, voice=voice, status="held", body="Mine that waits.")
    a_reply(letter, voice=voice, status="taken_back", body="Mine no more.")
    text = voice_file(holding(voice), letter, "txt")
    assert text.startswith("Replies to “The ticket”\nsigned Tall heron\n")
    assert "Nobody else can read it: Waiting for a volunteer\n\nMine that waits.\n" in text
    assert "Nobody else can read it: Taken back by its author\n\nMine no more.\n" in text
    assert "\nMine.\n" in text
    assert "Somebody else." not in text
    assert "I kept the ticket." not in text


def test_a_book_without_a_thread_has_no_heading_for_one() -> None:
    from desk.export import plain

    assert "Replies" not in "".join(plain.write(a_book()))
