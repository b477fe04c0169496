"""What a line of the erasure list does to a text that a backup brought back."""

import datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from authors import keys
from authors.models import Key
from config import replay
from desk import leaving
from letters.models import Letter, Update
from members.models import Member
from moderation import cases
from moderation.models import Case, Decision, DecisionWords
from tests.make import a_key, a_letter, a_member, a_reply, a_voice
from writing import echoes, erasures
from writing.deeds import Status
from writing.erasures import Line
from writing.models import Echo

pytestmark = pytest.mark.django_db

DAY = datetime.date(2031, 5, 4)


def again(text: Any, *lines: str, name: str = "") -> dict[str, int]:
    """Replay these lines about a text, each "what" or "what ground"; what was done."""
    said = [(*line.split(), "")[:2] for line in lines]
    about = {erasures.digest(name or str(text)): [Line(DAY, what, why) for what, why in said]}
    done = replay.replay(about)
    if isinstance(text, Member) or not type(text)._default_manager.filter(pk=text.pk).exists():
        return dict(done)
    text.refresh_from_db()
    return dict(done)


@pytest.mark.parametrize("what", ["held", "hidden", "removed", "taken_back", "scheduled"])
def test_a_letter_that_was_public_stands_as_the_list_says(what: str) -> None:
    letter = a_letter()
    assert again(letter, f"{what} cruel") == {what: 1}
    assert letter.status == what
    assert Client().get(letter.get_absolute_url()).status_code in (404, 410)
    assert letter.categories.get().all_count == 0


@pytest.mark.parametrize("what", ["held", "hidden", "removed", "taken_back", "muted"])
def test_a_reply_leaves_its_place_and_its_letters_count(what: str) -> None:
    reply = a_reply(a_letter(), body="I was on the slow train.")
    assert again(reply, f"{what} cruel") == {what: 1}
    reply.letter.refresh_from_db()
    assert (reply.status, reply.letter.reply_count) == (what, 0)
    page = Client().get(reply.letter.get_absolute_url()).content.decode()
    assert "slow train" not in page


def test_an_update_is_taken_from_its_letter() -> None:
    letter = a_letter()
    update = an_update(letter)
    assert again(update, "hidden cruel") == {"hidden": 1}
    assert update.status == Status.HIDDEN
    assert again(update, "burned") == {"burned": 1}
    assert (update.status, update.source) == (Status.BURNED, "")
    letter.refresh_from_db()
    assert letter.status == Status.PUBLISHED
    assert letter.key


def an_update(letter: Letter) -> Update:
    update = Update(letter=letter, number=1, rating="safe", published_on=DAY)
    update.set_words("It is better now.")
    update.status = Status.PUBLISHED
    update.was_public = True
    update.save()
    return update


def test_the_last_line_counts() -> None:
    letter = a_letter()
    assert again(letter, "hidden spam", "published", "removed cruel", "published") == {}
    assert letter.status == Status.PUBLISHED
    assert not Decision.objects.exists()


def test_an_undone_burn_is_not_done_when_something_came_after_it() -> None:
    letter = a_letter()
    again(letter, "burned", "hidden spam", "published")
    assert letter.status == Status.PUBLISHED
    assert letter.source


@pytest.mark.parametrize("now", ["held", "hidden", "taken_back"])
@pytest.mark.parametrize("line", ["published", "scheduled", "held"])
def test_nothing_is_ever_made_public_or_comes_nearer_to_it(now: str, line: str) -> None:
    letter = a_letter(status=now)
    assert again(letter, line) == {}
    assert letter.status == now


@pytest.mark.parametrize("now", ["held", "hidden", "taken_back"])
def test_what_was_put_away_less_far_is_put_away_as_far(now: str) -> None:
    letter = a_letter(status=now)
    assert again(letter, "removed cruel") == {"removed": 1}
    assert letter.status == Status.REMOVED


def test_a_decision_stands_in_the_ledger_again_with_its_day_and_ground() -> None:
    letter = a_letter()
    again(letter, "removed cruel")
    decision = Decision.objects.get()
    assert (decision.deed, decision.ground, decision.automated) == ("remove", "cruel", True)
    assert decision.decided_at.date() == DAY
    assert "Be gentle" in Client().get(letter.get_absolute_url()).content.decode()


def test_a_text_that_was_held_waits_in_the_queue() -> None:
    letter = a_letter()
    again(letter, "held worried")
    assert Case.objects.get(letter=letter).held


@time_machine.travel(datetime.datetime(2031, 5, 20, tzinfo=datetime.UTC))
def test_what_was_taken_back_keeps_the_day_from_which_thirty_are_counted() -> None:
    letter = a_letter()
    echoes.remember(letter)
    again(letter, "taken_back")
    assert letter.taken_back_on == DAY
    assert not Echo.objects.exists()
    leaving.put_back(letter)
    letter.refresh_from_db()
    assert letter.status == Status.PUBLISHED


def test_what_was_taken_back_while_it_was_removed_is_not_public_when_put_back() -> None:
    letter = a_letter()
    again(letter, "removed cruel", "taken_back")
    assert letter.status == Status.TAKEN_BACK
    assert Decision.objects.get().deed == "remove"
    leaving.put_back(letter)
    letter.refresh_from_db()
    assert letter.status == Status.REMOVED


def test_what_was_hidden_in_the_backup_and_taken_back_later_is_hidden_when_put_back() -> None:
    letter = a_letter(status="hidden")
    again(letter, "published", "taken_back")
    leaving.put_back(letter)
    letter.refresh_from_db()
    assert letter.status == Status.HIDDEN


@time_machine.travel(datetime.datetime(2031, 5, 20, tzinfo=datetime.UTC))
def test_what_was_put_back_since_gets_its_thirty_days_anew() -> None:
    letter = a_letter(status="taken_back")
    Letter.objects.update(taken_back_on=datetime.date(2031, 4, 19))
    again(letter, "published")
    assert letter.status == Status.TAKEN_BACK
    assert letter.taken_back_on == datetime.date(2031, 5, 20)


def test_burning_a_letter_again_destroys_its_key_and_leaves_the_answers() -> None:
    letter = a_letter(title="The last bus", words="moth heron lantern river garden willow")
    own = a_reply(letter, by_author=True, body="I am still here.")
    answer = a_reply(letter, parent=own, body="So am I.")
    update = an_update(letter)
    assert again(letter, "burned") == {"burned": 1}
    assert (letter.status, letter.source, letter.title, letter.key) == ("burned", "", "", None)
    for text in (own, update):
        text.refresh_from_db()
        assert text.source == ""
    answer.refresh_from_db()
    assert answer.source == "So am I."
    assert not Key.objects.filter(digest=keys.digest("moth heron lantern river garden willow"))


def test_burning_a_strangers_voice_again_leaves_the_letter() -> None:
    letter = a_letter()
    voice = a_voice(letter, "quiet moth")
    first, second = (a_reply(letter, voice=voice) for _ in range(2))
    again(first, "burned")
    second.refresh_from_db()
    assert (first.source, second.source) == ("", "")
    letter.refresh_from_db()
    assert letter.source
    assert Key.objects.count() == 1


def test_an_orphaned_letter_keeps_its_words_and_loses_its_key() -> None:
    letter = a_letter()
    assert again(letter, "orphan") == {"orphan": 1}
    assert letter.key is None
    assert Key.objects.count() == 0
    assert Client().get(letter.get_absolute_url()).status_code == 200


def test_an_orphaned_reply_can_be_removed_as_well() -> None:
    reply = a_reply(a_letter())
    assert again(reply, "orphan", "removed cruel") == {"orphan": 1, "removed": 1}
    reply.voice.refresh_from_db()
    assert (reply.voice.key, reply.status) == (None, Status.REMOVED)


def test_a_letter_cancelled_before_its_day_leaves_no_row() -> None:
    letter = a_letter(status="held")
    Letter.objects.update(status=Status.SCHEDULED, publish_on=datetime.date(2099, 1, 1))
    assert again(letter, "gone") == {"gone": 1}
    assert not Letter.objects.exists()
    assert not Key.objects.exists()


def test_words_that_were_taken_out_wait_for_a_volunteer_and_the_author_is_told() -> None:
    letter = a_letter()
    assert again(letter, "redacted findable") == {"redacted": 1}
    assert letter.status == Status.HELD
    assert Case.objects.get(letter=letter).held
    assert Decision.objects.get().ground == "findable"
    assert "taken out once more" in DecisionWords.objects.get().words


@pytest.mark.parametrize(("now", "stays"), [("hidden", "hidden"), ("held", "held")])
def test_redacted_words_of_a_text_that_is_put_away_do_not_bring_it_nearer(
    now: str, stays: str
) -> None:
    letter = a_letter(status=now)
    again(letter, "redacted findable")
    assert letter.status == stays
    assert DecisionWords.objects.exists()


def test_redacted_words_of_a_text_that_was_taken_back_are_read_before_it_is_public() -> None:
    letter = a_letter()
    again(letter, "redacted findable", "taken_back")
    assert letter.status == Status.TAKEN_BACK
    assert cases.of(letter) is None
    leaving.put_back(letter)
    letter.refresh_from_db()
    assert letter.status == Status.HELD


def test_a_text_that_was_redacted_and_burned_is_burned() -> None:
    letter = a_letter()
    assert again(letter, "redacted findable", "burned") == {"burned": 1}
    assert not DecisionWords.objects.exists()


def test_an_account_that_was_deleted_is_deleted_again_and_no_other() -> None:
    gone, stays = a_member("gone", moderator=False), a_member("stays", moderator=False)
    assert again(gone, "account", name=erasures.account_name(gone.pk)) == {"account": 1}
    assert list(Member.objects.all()) == [stays]


def test_replaying_twice_changes_nothing_more() -> None:
    letter, reply = a_letter(), a_reply(a_letter())
    for text, line in ((letter, "removed cruel"), (reply, "burned")):
        again(text, line)
    before = list(Decision.objects.values_list("pk", flat=True))
    assert again(letter, "removed cruel") == {}
    assert again(reply, "burned") == {}
    assert list(Decision.objects.values_list("pk", flat=True)) == before


def test_lines_about_other_texts_touch_nothing() -> None:
    letter = a_letter(key=a_key())
    assert again(letter, "burned", name="k3m9qxw2hd7pz") == {}
    assert letter.status == Status.PUBLISHED
