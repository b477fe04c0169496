"""Leaving is done whole or not at all, and whoever was typing meanwhile brings nothing back."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from authors.models import Key
from authors.refusals import NotOpen
from comments import posting as replying
from desk import leaving, proof
from letters import posting, updating
from letters.models import Letter
from screening.verdict import PASSED
from tests.desk import traces
from tests.desk.exports import a_letter_that_is
from tests.desk.rooms import desk_of, edit_form, holding, text_of
from tests.desk.traces import SIX, leave, leave_voice, rows
from tests.letters.pages import hidden_fields
from tests.make import a_letter, a_reply, a_voice, an_update, token_in
from writing import erasures, screened
from writing.models import Deed, EarlierText, Echo

pytestmark = pytest.mark.django_db
WAYS = ("take_back", "orphan", "burn", "cancel")


def a_letter_for(way: str) -> Letter:
    """One with updates and own replies where there can be any."""
    letter = a_letter_that_is("scheduled" if way == "cancel" else "published", words=SIX)
    if way != "cancel":
        a_reply(letter, body="A strangers words.")
        a_reply(letter, by_author=True, body="Mine.")
        an_update(letter, body="It is better.")
        letter.refresh_from_db()
    return letter


class _Breaks:
    """Notes on the list, until the time to fail has come."""

    def __init__(self, after: int, how: Exception) -> None:
        self.left, self.how, self.note = after, how, erasures.note

    def __call__(self, *args: Any, **given: Any) -> None:
        """One line, or the mishap."""
        if not self.left:
            raise self.how
        self.left -= 1
        self.note(*args, **given)


MISHAPS = [OSError("The disk is full."), RuntimeError("Killed.")]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("after", [0, 1, 2])
@pytest.mark.parametrize("how", MISHAPS, ids=["disk", "killed"])
def test_broken_off_at_any_line_nothing_is_half_done_and_it_works_again(
    way: str, after: int, how: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = a_letter_for(way)
    browser = holding(letter)
    browser.raise_request_exception = False
    before = rows()
    with monkeypatch.context() as patched:
        patched.setattr(erasures, "note", _Breaks(after, how))
        lines = {"take_back": 1, "cancel": 1, "orphan": 2, "burn": 3}[way]
        answer = leave(browser, letter, way)
        if after >= lines:
            assert answer.status_code in (200, 302)
            return
        page = text_of(answer, 500)
        assert "disk" not in page
        assert SIX not in page
        assert rows() == before
        assert text_of(browser.get(desk_of(letter)))
    assert leave(browser, letter, way).status_code in (200, 302)
    assert rows() != before


@pytest.mark.parametrize("step", ["_burn_voice", "_blank", "_unlink"])
def test_a_burn_that_is_broken_off_at_a_later_step_burned_nothing(
    step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = a_letter_for("burn")
    before = rows()
    with monkeypatch.context() as patched:
        patched.setattr(leaving, step, _raise)
        with pytest.raises(RuntimeError):
            leave(holding(letter), letter, "burn")
    assert rows() == before
    leave(holding(letter), letter, "burn")
    assert "i kept the ticket" not in traces.database()


def _raise(*_: Any) -> None:
    raise RuntimeError("Killed.")


@pytest.mark.parametrize("way", ["orphan", "burn"])
def test_of_a_voice_nothing_is_half_done_either(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    letter = a_letter()
    voice = a_voice(letter, "Tall heron", words=SIX)
    for _ in range(2):
        a_reply(letter, voice=voice, body="I was on that train.")
    before = rows()
    browser = holding(voice)
    browser.raise_request_exception = False
    with monkeypatch.context() as patched:
        patched.setattr(erasures, "note", _Breaks(1, MISHAPS[0]))
        assert leave_voice(browser, voice, way).status_code == 500
    assert rows() == before
    assert leave_voice(browser, voice, way).status_code == 200
    assert not Key.objects.filter(pk=voice.key_id).exists()


def test_a_burn_that_failed_left_lines_that_only_take_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    letter = a_letter_for("burn")
    start = erasures.size() if erasures.path().exists() else 0
    with monkeypatch.context() as patched:
        patched.setattr(erasures, "note", _Breaks(1, MISHAPS[0]))
        with pytest.raises(OSError, match="full"):
            leave(holding(letter), letter, "burn")
    [lines] = erasures.read(after=start).values()
    assert [line.what for line in lines] == ["burned"]


# --- two clicks at once -----------------------------------------------------------------------


def _faster(monkeypatch: pytest.MonkeyPatch, act: Callable[[], Any], *, before: bool) -> None:
    """Another click does it all while the six words of this one are being tried."""
    tried = proof.try_key

    def try_key(*args: Any) -> Any:
        monkeypatch.undo()
        if before:
            act()
        found = tried(*args)
        if not before:
            act()
        return found

    monkeypatch.setattr(proof, "try_key", try_key)


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("way", WAYS)
def test_of_two_clicks_at_once_both_are_answered_alike(
    way: str, before: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = a_letter_for(way)
    answers = []
    _faster(monkeypatch, lambda: answers.append(leave(holding(letter), letter, way)), before=before)
    answers.append(leave(holding(letter), letter, way))
    assert len(answers) == 2
    assert answers[0].status_code == answers[1].status_code in (200, 302)
    assert answers[0].content == answers[1].content


@pytest.mark.parametrize("before", [True, False])
@pytest.mark.parametrize("way", ["orphan", "burn"])
def test_of_a_voice_too(way: str, before: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    voice = a_voice(a_letter(), "Tall heron", words=SIX)
    a_reply(voice.letter, voice=voice)
    answers = []
    _faster(
        monkeypatch, lambda: answers.append(leave_voice(holding(voice), voice, way)), before=before
    )
    answers.append(leave_voice(holding(voice), voice, way))
    assert len(answers) == 2
    assert {answer.status_code for answer in answers} == {200}
    assert answers[0].content == answers[1].content


def test_a_key_that_went_after_it_was_proved_is_no_mishap() -> None:
    letter, waiting = a_letter_for("burn"), a_letter_that_is("scheduled")
    stale = Letter.objects.get(pk=waiting.pk)
    assert letter.key
    for _ in range(2):
        leaving.burn(letter.key)
        leaving.orphan(letter.key)
        leaving.cancel(stale)
    assert not Letter.objects.filter(public_id=waiting.public_id).exists()


# --- typing meanwhile, on another device ------------------------------------------------------


def _letter_form(letter: Letter) -> Callable[[], Any]:
    stale = Letter.objects.get(pk=letter.pk)
    fields = edit_form(stale, body="Back again: quillwort.") | {"when": "now"}
    return lambda: posting.edit(stale, fields, PASSED)


def _update_form(letter: Letter) -> Callable[[], Any]:
    stale = letter.updates.get()
    fields = {"title": "", "body": "Back again: quillwort.", "rating": "safe", "notes": []}
    return lambda: updating.edit(stale, fields, PASSED)


def _reply_form(letter: Letter) -> Callable[[], Any]:
    stale = letter.replies.select_related("letter", "voice").get(number=2)
    return lambda: replying.edit(stale, "Back again: quillwort.", False, PASSED)


@pytest.mark.parametrize("form", [_letter_form, _update_form, _reply_form])
@pytest.mark.parametrize("way", ["burn", "take_back"])
def test_an_edit_that_comes_too_late_writes_nothing(form: Any, way: str) -> None:
    letter = a_letter_for(way)
    save = form(letter)
    leave(holding(letter), letter, way)
    if way == "take_back" and form is _reply_form:
        letter.replies.get(number=2).turn(Deed.TAKE_BACK)
    before = rows()
    with pytest.raises(NotOpen):
        save()
    assert rows() == before
    assert "quillwort" not in traces.database()
    assert not EarlierText.objects.exists()
    assert not Echo.objects.filter(text__startswith=letter.public_id).exists()


def test_nor_does_one_of_an_update_that_was_taken_back_alone() -> None:
    letter = a_letter_for("burn")
    save = _update_form(letter)
    holding(letter).post(desk_of(letter, "updates/1/move/"), {"act": "take_back"})
    with pytest.raises(NotOpen):
        save()
    assert letter.updates.get().source == "It is better."


@pytest.mark.parametrize("page", ["edit/", "voice/2/", "updates/1/"])
def test_who_saves_while_it_burns_gets_the_words_back(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = a_letter_for("burn")
    check, key = screened.check, letter.key
    assert key

    def burned_on_another_device(*args: Any, **given: Any) -> Any:
        leaving.burn(key)
        return check(*args, **given)

    monkeypatch.setattr(screened, "check", burned_on_another_device)
    form = edit_form(letter, body="Back again: quillwort.")
    answer = holding(letter).post(desk_of(letter, page), form)
    assert "Back again: quillwort." in text_of(answer, 403)
    assert "quillwort" not in traces.database()


@pytest.mark.parametrize("kind", ["reply", "update"])
def test_who_adds_as_the_author_while_it_burns_adds_nothing(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = a_letter_for("burn")
    key = letter.key
    assert key
    browser = holding(letter)
    browser.raise_request_exception = False
    where = (
        f"/letters/{letter.public_id}/reply/" if kind == "reply" else desk_of(letter, "updates/")
    )
    form = {"body": "Back again: quillwort.", "rating": "safe", "title": "", "act": "preview"}
    preview = browser.post(where, form)
    ready = hidden_fields(preview) | {"token": token_in(preview), "act": "post"}
    check = screened.check

    def burned_on_another_device(*args: Any, **given: Any) -> Any:
        leaving.burn(key)
        return check(*args, **given)

    monkeypatch.setattr(screened, "check", burned_on_another_device)
    answer = browser.post(where, ready)
    assert answer.status_code >= 400
    assert "quillwort" not in traces.database()
    letter.refresh_from_db()
    assert letter.status == "burned"


def test_a_stranger_who_answers_while_it_burns_keeps_the_words(shelves: None) -> None:
    letter = a_letter(words=SIX)
    leave(holding(letter), letter, "burn")
    answer = Client().post(f"/letters/{letter.public_id}/reply/", {"body": "I know that train."})
    assert "I know that train." in text_of(answer, 410)
