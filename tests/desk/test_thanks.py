"""Behaviour 4.21: an author thanks one stranger, and nobody else ever sees it."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from comments.models import Reply, Thanks, Voice
from desk import leaving
from letters.models import Letter
from tests.desk.rooms import desk_of, holding, text_of
from tests.make import a_letter, a_reply, a_voice

pytestmark = pytest.mark.django_db
SENTENCE = "Thank you. I feel less alone with it."


@dataclass(frozen=True)
class Scene:
    """A letter with two strangers under it; the first one said something that helped."""

    letter: Letter
    voice: Voice
    other: Voice
    reply: Reply

    def act(self, client: Client | None = None, **sent: str) -> Any:
        """Press a button on the reply's page; by default as the letter's author."""
        client = client or holding(self.letter)
        return client.post(desk_of(self.letter, f"replies/{self.reply.number}/"), sent)

    def thank(self, words: str = "alone") -> Any:
        """Say one of the sentences."""
        return self.act(act="thank", words=words)

    def desk(self, voice: Voice) -> str:
        """What a stranger's desk shows."""
        return text_of(holding(voice).get(desk_of(self.letter, "voice/")))


@pytest.fixture
def scene() -> Scene:
    """Nobody has been thanked."""
    letter = a_letter(title="The coat")
    voice, other = a_voice(letter, "Tall heron"), a_voice(letter, "Night ferry")
    reply = a_reply(letter, voice=voice)
    a_reply(letter, voice=other, body="So it was.")
    return Scene(letter, voice, other, reply)


def test_only_the_desk_of_that_voice_shows_it(scene: Scene) -> None:
    assert SENTENCE not in scene.desk(scene.voice)
    answer = scene.thank()
    assert answer["Location"] == desk_of(scene.letter, "replies/1/")
    desk = scene.desk(scene.voice)
    assert f'<a href="#own-1">reply 1</a>: “{SENTENCE}”' in desk
    assert "Only you see this." in desk
    assert SENTENCE not in scene.desk(scene.other)


def test_no_public_page_changes_by_a_byte(scene: Scene) -> None:
    addresses = ("/", "/waiting/", "/archive/", scene.letter.get_absolute_url(), "/log/")
    before = {at: (Client().get(at).content, Client().get(at).get("ETag")) for at in addresses}
    scene.thank()
    after = {at: (Client().get(at).content, Client().get(at).get("ETag")) for at in addresses}
    assert after == before
    scene.letter.refresh_from_db()
    scene.reply.refresh_from_db()
    assert (scene.letter.felt_count, scene.reply.felt_count) == (0, 0)


@pytest.mark.parametrize("ext", ["txt", "html"])
def test_no_other_person_takes_it_home(ext: str, scene: Scene) -> None:
    scene.thank()
    answer = holding(scene.other).get(desk_of(scene.letter, f"voice/export.{ext}"))
    got = b"".join(answer) if answer.streaming else answer.content
    assert b"So it was." in got
    assert SENTENCE.encode() not in got
    everything = holding(scene.other).get("/desk/export.json")
    assert SENTENCE.encode() not in b"".join(everything)


def test_the_author_sees_what_was_said_and_can_take_it_back(scene: Scene) -> None:
    scene.thank()
    page = text_of(holding(scene.letter).get(desk_of(scene.letter, "replies/1/")))
    assert f"You said: “{SENTENCE}”" in page
    assert "You said thank you." in text_of(holding(scene.letter).get(desk_of(scene.letter)))
    for _ in range(2):
        assert scene.act(act="unthank").status_code == 302
    assert SENTENCE not in scene.desk(scene.voice)
    assert not Thanks.objects.exists()


def test_a_second_click_says_it_once_and_another_choice_takes_its_place(scene: Scene) -> None:
    for words in ("alone", "alone", "helped"):
        scene.thank(words)
    assert Thanks.objects.get().words == "helped"
    assert "This helped." in scene.desk(scene.voice)


@pytest.mark.parametrize("words", ["", "Call me on 07700 900 142", "ALONE", "alone\n"])
def test_only_the_sentences_there_are_can_be_said(words: str, scene: Scene) -> None:
    answer = scene.act(act="thank", words=words)
    assert answer.status_code == 400
    assert not Thanks.objects.exists()


def test_looking_says_nothing(scene: Scene) -> None:
    page = holding(scene.letter).get(
        desk_of(scene.letter, "replies/1/"), {"act": "thank", "words": "alone"}
    )
    assert page.status_code == 200
    assert page["Cache-Control"] == "no-store"
    assert not Thanks.objects.exists()


def test_nobody_but_the_letters_author_can_say_it(scene: Scene) -> None:
    for client in (Client(), holding(scene.other), holding(scene.voice), holding(a_letter())):
        assert scene.act(client, act="thank", words="alone").status_code == 403
    assert not Thanks.objects.exists()


def test_a_form_from_another_site_says_nothing(scene: Scene) -> None:
    client = holding(scene.letter, checks=True)
    where, sent = desk_of(scene.letter, "replies/1/"), {"act": "thank", "words": "alone"}
    assert client.post(where, sent, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert not Thanks.objects.exists()


def test_the_authors_own_reply_cannot_be_thanked(scene: Scene) -> None:
    own = a_reply(scene.letter, by_author=True, body="I add this.")
    where = desk_of(scene.letter, f"replies/{own.number}/")
    answer = holding(scene.letter).post(where, {"act": "thank", "words": "alone"})
    assert answer.status_code == 404
    assert not Thanks.objects.exists()


@pytest.mark.parametrize("status", ["held", "hidden", "taken_back"])
def test_a_reply_that_the_author_cannot_read_has_no_page(status: str, scene: Scene) -> None:
    gone = a_reply(scene.letter, body="Gramophone.", status=status)
    where = desk_of(scene.letter, f"replies/{gone.number}/")
    client = holding(scene.letter)
    assert client.get(where).status_code == 404
    assert client.post(where, {"act": "thank", "words": "alone"}).status_code == 404


def test_a_reply_that_was_put_away_is_not_thanked(scene: Scene) -> None:
    scene.act(act="put_away")
    assert scene.thank().status_code == 302  # a page that was open before
    assert not Thanks.objects.exists()


def test_burning_the_letter_or_the_reply_takes_the_thanks_along(scene: Scene) -> None:
    scene.thank()
    assert scene.letter.key
    leaving.burn(scene.letter.key)
    assert not Thanks.objects.exists()
    assert SENTENCE not in scene.desk(scene.voice)
    letter = a_letter(title="The scarf")
    reply = a_reply(letter)
    holding(letter).post(desk_of(letter, "replies/1/"), {"act": "thank", "words": "alone"})
    assert reply.voice.key
    assert Thanks.objects.exists()
    leaving.burn(reply.voice.key)
    assert not Thanks.objects.exists()


def test_a_letter_that_is_not_public_has_nobody_to_thank(scene: Scene) -> None:
    leaving.take_back(scene.letter)
    assert scene.thank().status_code == 403
    assert not Thanks.objects.exists()
