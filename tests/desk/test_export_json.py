"""Everything a browser's keys open, as one JSON: complete, own words only, always in one order."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from desk.export import everything
from desk.export.stream import as_json, bundled
from letters.models import Letter
from moderation.appeals import appeal, judge
from tests.desk.exports import STATUSES, a_letter_that_is, an_update, burn, taken
from tests.desk.rooms import holding
from tests.make import a_letter, a_member, a_reply, a_voice
from writing.models import Deed

pytestmark = pytest.mark.django_db
HARD = '👩🏽‍🚀 𠜎\nسلام "quoted" \\ back </script>'


def saved(*owners: Any) -> dict[str, Any]:
    """The object in the file that a browser with these keys saves."""
    content: dict[str, Any] = json.loads(taken(holding(*owners), "/desk/export.json"))
    return content


def test_it_names_its_format_and_the_site(settings: Any) -> None:
    content = saved(a_letter())
    assert (content["format"], content["version"]) == ("dear-stranger-desk", 1)
    assert content["site"] == "http://testserver"
    assert list(content) == ["format", "version", "site", "made_on", "letters", "voices"]


def test_the_documentation_names_every_field(settings: Any) -> None:
    letter = a_letter()
    reply = a_reply(letter, name="Tall heron")
    a_reply(letter, parent=reply, by_author=True)
    an_update(letter, "Better.")
    own = letter.replies.get(number=2)
    own.turn(Deed.HIDE, by=a_member(), ground="cruel")
    appeal(own.decisions.get(), "It is about me.")
    content = saved(letter, reply.voice)
    assert {"others", "to", "appeal", "state", "heading"} <= _names(content)
    page = (settings.BASE_DIR / "docs" / "taking-home.md").read_text()
    assert {name for name in _names(content) if f"`{name}`" not in page} == set()


def _names(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {name for inner in value.values() for name in _names(inner)}
    return {name for inner in value for name in _names(inner)} if isinstance(value, list) else set()


@pytest.mark.parametrize("status", STATUSES)
def test_a_letter_is_there_whole_in_every_status(status: str) -> None:
    given = {"byline": "left hand", "notes": ["death"], "categories": ["you", "healing"]}
    letter = a_letter_that_is(status, body=HARD, needs="advice", rating="not_safe", **given)
    (found,) = saved(letter)["letters"]
    assert found["words"] == letter.source == HARD
    assert found["id"] == letter.public_id
    assert (found["status"], found["rating"], found["form"]) == (status, "not_safe", "letter")
    assert (found["title"], found["byline"]) == ("The ticket", "left hand")
    assert (found["asked_for"], found["notes"]) == ("advice", ["death"])
    assert sorted(found["pigeonholes"]) == ["healing", "you"]
    assert found["written_on"] == letter.written_on.isoformat()
    public = status == "published"
    assert (found["address"] is not None) is public
    assert (found["publish_on"] is not None) is (status == "scheduled")


def test_updates_and_own_replies_are_there_whatever_became_of_them() -> None:
    letter = a_letter()
    for status in ("published", "held", "hidden"):
        an_update(letter, f"Update {status}.", status=status, heading=f"On {status}")
        a_reply(letter, by_author=True, status=status, body=f"Answer {status}.")
    (found,) = saved(letter)["letters"]
    updates = [(one["number"], one["heading"], one["status"]) for one in found["updates"]]
    assert updates == [(1, "On published", "published"), (2, "On held", "held"), (3, "On hidden", "hidden")]  # fmt: skip  # noqa: E501
    assert [one["words"] for one in found["updates"]] == [
        "Update published.", "Update held.", "Update hidden."
    ]  # fmt: skip
    assert [(one["status"], one["words"]) for one in found["replies"]] == [
        ("published", "Answer published."), ("held", "Answer held."), ("hidden", "Answer hidden."),
    ]  # fmt: skip


def test_others_are_there_by_name_and_number_and_without_a_word() -> None:
    letter = a_letter()
    first = a_reply(letter, name="Tall heron", body="A word of a stranger.")
    a_reply(letter, parent=first, by_author=True, body="My answer.")
    a_reply(letter, parent=first, name="Grey fox", status="hidden", body="Hidden.")
    (found,) = saved(letter)["letters"]
    assert [(one["number"], one["name"], one["to"]) for one in found["others"]] == [
        (1, "Tall heron", None)
    ]
    assert found["replies"][0]["to"] == {"number": 1, "name": "Tall heron"}
    assert "A word of a stranger." not in json.dumps(found)


@pytest.mark.parametrize("status", [one for one in STATUSES if one != "published"])
def test_under_a_letter_that_nobody_can_read_nobody_else_is_named(status: str) -> None:
    letter = a_letter_that_is(status)
    first = a_reply(letter, name="Tall heron")
    a_reply(letter, parent=first, by_author=True)
    content = saved(letter, first.voice)
    (own,), (said,) = content["letters"], content["voices"]
    assert own["others"] == said["others"] == []
    assert own["replies"][0]["to"] == {"number": 1, "name": None}
    assert (said["title"], said["address"]) == (None, None)


def test_a_voice_has_its_words_its_name_and_who_answered_it() -> None:
    letter = a_letter(title="The ticket", body="A word of the letter.")
    voice = a_voice(letter, "Tall heron")
    said = a_reply(letter, voice=voice, body=HARD)
    a_reply(letter, parent=said, name="Grey fox", body="To the heron.")
    a_reply(letter, name="Blue jay", body="To nobody.")
    content = saved(voice)
    assert content["letters"] == []
    (found,) = content["voices"]
    assert (found["letter"], found["title"]) == (letter.public_id, "The ticket")
    assert found["name"] == "Tall heron"
    assert [one["words"] for one in found["replies"]] == [HARD]
    assert [one["name"] for one in found["others"]] == ["Grey fox"]
    assert "A word of the letter." not in json.dumps(content)


def test_under_a_burned_letter_a_voice_keeps_its_words() -> None:
    letter = a_letter(title="The blue ticket")
    voice = a_voice(letter, "Tall heron")
    a_reply(letter, voice=voice, body="Mine.")
    burn(letter)
    content = saved(voice)
    assert content["voices"][0]["replies"][0]["words"] == "Mine."
    assert "ticket" not in json.dumps(content)


def test_what_was_decided_is_told_with_its_reason_and_the_appeal() -> None:
    letter, deputy = a_letter(), a_member("deputy")
    letter.turn(Deed.HIDE, by=a_member(), ground="cruel", words="Change the <ending>.")
    made = appeal(letter.decisions.get(deed="hide"), "It is about me.")
    (before,) = saved(letter)["letters"][0]["decisions"]
    assert (before["deed"], before["done"]) == ("hide", "Hidden for now")
    assert (before["ground"], before["by"]) == ("cruel", "a volunteer")
    assert before["words"] == "Change the <ending>."
    assert (before["appeal"]["words"], before["appeal"]["state"]) == ("It is about me.", "waiting")
    judge(made, deputy, stands=False, words="You are right.")
    after = saved(letter)["letters"][0]["decisions"]
    assert after[0]["appeal"]["state"] == "answered"
    assert after[-1]["words"] == "You are right."


@pytest.mark.parametrize("kind", ["reply", "update"])
def test_decisions_about_replies_and_updates_stand_with_them(kind: str) -> None:
    letter = a_letter()
    text: Any = a_reply(letter, by_author=True) if kind == "reply" else an_update(letter, "Mine.")
    text.turn(Deed.HIDE, by=a_member(), ground="cruel", words="Please change it.")
    (found,) = saved(letter)["letters"]
    assert found["decisions"] == []
    where = found["replies" if kind == "reply" else "updates"]
    assert where[0]["decisions"][0]["words"] == "Please change it."


def test_a_reply_that_the_author_of_the_letter_put_away_says_so() -> None:
    reply = a_reply(a_letter(), name="Tall heron")
    reply.turn(Deed.MUTE)
    (decision,) = saved(reply.voice)["voices"][0]["replies"][0]["decisions"]
    assert (decision["deed"], decision["by"]) == ("mute", "the author of the letter")


def test_the_order_does_not_depend_on_the_order_of_the_keys() -> None:
    letters = [a_letter(title=f"Letter {number}") for number in range(4)]
    for number, letter in enumerate(letters):
        Letter.objects.filter(pk=letter.pk).update(
            written_on=letter.written_on - timedelta(days=number)
        )
    voices = [a_voice(letter, "Tall heron") for letter in letters]
    forwards = taken(holding(*letters, *voices), "/desk/export.json")
    backwards = taken(holding(*reversed([*letters, *voices])), "/desk/export.json")
    assert forwards == backwards
    titles = [one["title"] for one in json.loads(forwards)["letters"]]
    assert titles == ["Letter 3", "Letter 2", "Letter 1", "Letter 0"]


def test_it_is_utf8_and_not_written_in_escapes() -> None:
    content = taken(holding(a_letter(body=HARD)), "/desk/export.json")
    assert "👩🏽‍🚀 𠜎" in content.decode("utf-8")


def test_a_browser_without_keys_is_led_to_where_one_brings_a_key() -> None:
    answer = Client().get("/desk/export.json")
    assert (answer.status_code, answer["Location"]) == (302, "/key/")


def test_keys_that_open_nothing_any_more_make_an_empty_file() -> None:
    assert json.loads("".join(as_json(everything.opened_by([1, 2])))) | {"made_on": ""} == {
        "format": "dear-stranger-desk", "version": 1, "site": "http://testserver",
        "made_on": "", "letters": [], "voices": [],
    }  # fmt: skip


@pytest.mark.parametrize(
    "value",
    [{}, [], None, True, 1, "", {"a": {"b": [1, {"c": None}]}}, 'a"\\\n\u2028', {"ü\n": "👩🏽‍🚀"}],
)
def test_streamed_json_is_json(value: Any) -> None:
    assert json.loads("".join(as_json(value))) == value


def test_an_iterator_becomes_an_array_and_is_read_only_as_far_as_it_is_written() -> None:
    read = []

    def numbers() -> Any:
        for number in range(3):
            read.append(number)
            yield {"n": iter([number])}

    pieces = as_json({"all": numbers()})
    text = "".join(next(pieces) for _ in range(8))
    assert read == [0]
    assert json.loads(text + "".join(pieces)) == {"all": [{"n": [0]}, {"n": [1]}, {"n": [2]}]}


def test_bundles_hold_what_the_pieces_held() -> None:
    pieces = ["a" * 10_000, "ü", "👩🏽‍🚀" * 9_000, "", "end"]
    bundles = list(bundled(pieces))
    assert b"".join(bundles).decode() == "".join(pieces)
    assert len(bundles) == 2
    assert list(bundled([])) == []
