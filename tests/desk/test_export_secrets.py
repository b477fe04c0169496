"""Nothing in any export is a key or leads to one, and no hidden word of anybody else is in it."""

import json
from base64 import b64encode
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from authors.clock import today
from authors.models import Key
from comments.models import Felt, Voice
from letters.models import Letter
from tests.desk.exports import FORMS, an_update, letter_file, taken, voice_file
from tests.desk.rooms import holding
from tests.make import a_letter, a_member, a_reply, a_voice
from writing.earlier import keep
from writing.models import Deed

pytestmark = pytest.mark.django_db
WORDS = "abacus abdomen abide ability ablaze able"
SECRET = "CANARY"  # in everything that the one who asks must not get


@pytest.fixture
def letter(db: None) -> Letter:
    """A letter in the middle of a life: every kind of hidden thing hangs on it."""
    letter = a_letter(words=WORDS, body="Mine. Once: nothing.", hand="CANARY-hand")
    keep(letter, title="CANARY-earlier")
    heron, fox = a_voice(letter, "Tall heron"), a_voice(letter, "Grey fox")
    a_reply(letter, voice=heron, body="A reply all can read.", hand="CANARY-hand")
    for status in ("held", "hidden", "taken_back"):
        a_reply(letter, voice=fox, status=status, body=f"CANARY-{status}")
    for deed in (Deed.REMOVE, Deed.MUTE):
        reply = a_reply(letter, voice=fox, body=f"CANARY-{deed}")
        reply.turn(deed, by=a_member(f"mod{deed}"), ground="cruel", words="CANARY-words")
    a_reply(letter, by_author=True, body="My answer.")
    an_update(letter, "My update.")
    Felt.objects.create(letter=letter, mark=b"CANARY-felt" + bytes(21))
    letter.refresh_from_db()
    return letter


def everything_of(letter: Letter, browser: Client) -> str:
    """Every file that a browser can save, one after the other."""
    found = [taken(browser, "/desk/export.json").decode()]
    voices = letter.voices.exclude(role=Voice.Role.AUTHOR)
    for form in FORMS:
        answer = browser.get(f"/desk/{letter.public_id}/export.{form}")
        if answer.status_code == 200:
            found.append(letter_file(browser, letter, form))
        if voices:
            answer = browser.get(f"/desk/{letter.public_id}/voice/export.{form}")
            if answer.status_code == 200:
                found.append(voice_file(browser, letter, form))
    return "\n".join(found)


def test_no_hidden_word_of_others_is_in_what_the_author_takes(letter: Letter) -> None:
    content = everything_of(letter, holding(letter))
    assert SECRET not in content
    assert "A reply all can read." in content
    assert "Grey fox" not in content, "a voice of which nothing can be read"


def test_no_hidden_word_of_others_is_in_what_a_voice_takes(letter: Letter) -> None:
    content = everything_of(letter, holding(letter.voices.get(name="Tall heron")))
    assert SECRET not in content
    for other in ("Mine. Once", "My answer.", "My update.", "Grey fox"):
        assert other not in content


def _forms_of(value: Any) -> set[str]:
    """How a secret could be written."""
    raw = bytes(value)
    return {raw.hex(), raw.hex().upper(), b64encode(raw).decode().rstrip("="), repr(raw)}


def test_no_key_no_digest_and_no_secret_of_the_site_is_in_any_file(letter: Letter) -> None:
    browser = holding(letter, *letter.voices.exclude(role=Voice.Role.AUTHOR))
    content = everything_of(letter, browser)
    for key in Key.objects.all():
        assert str(key.pk) not in content
        assert f"{key.pk:x}" not in content
        assert not any(form in content for form in _forms_of(key.digest))
    secrets = settings.SECRETS
    for secret in (secrets.pepper, secrets.salt, secrets.seal, secrets.django, *secrets.cookies):
        assert not any(form in content for form in _forms_of(secret))
    assert WORDS not in content.lower()
    assert "abdomen" not in content
    assert browser.cookies[settings.DESK_COOKIE_NAME].value not in content


def test_no_seal_and_no_row_number_is_in_any_file(letter: Letter) -> None:
    for voice in letter.voices.all():
        voice.seal = 987_654_000 + voice.pk % 900
        voice.save()
    content = everything_of(letter, holding(letter))
    assert "987654" not in content
    assert '"pk"' not in content
    assert "felt" not in content.lower()


def test_nothing_says_who_decided_or_who_reported(letter: Letter) -> None:
    volunteer = a_member("zebedee")
    letter.turn(Deed.HIDE, by=volunteer, ground="cruel", words="Please change the ending.")
    content = everything_of(letter, holding(letter))
    assert "Please change the ending." in content
    assert "zebedee" not in content
    told = json.loads(taken(holding(letter), "/desk/export.json"))["letters"][0]["decisions"]
    assert [one["month"] for one in told] == [f"{today():%Y-%m}"]
    assert f"{today():%Y-%m-%d}" not in json.dumps(told)


def test_decisions_about_others_are_not_in_what_the_author_takes(letter: Letter) -> None:
    content = taken(holding(letter), "/desk/export.json").decode()
    assert "CANARY-words" not in content
    assert '"remove"' not in content


@pytest.mark.parametrize("owner", ["letter", "voice"])
def test_a_file_does_not_say_that_two_keys_are_one_persons(letter: Letter, owner: str) -> None:
    own = letter if owner == "letter" else letter.voices.get(name="Tall heron")
    elsewhere = a_letter(title="Another of mine", body="Elsewhere.")
    browser = holding(own, elsewhere)
    save = letter_file if owner == "letter" else voice_file
    for form in FORMS:
        content = save(browser, letter, form)
        assert "Elsewhere." not in content
        assert elsewhere.public_id not in content
