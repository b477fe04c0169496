"""Behaviours 4.11, 4.13 and item 3: a name belongs to its first user, inside one thread."""

import pytest
from django.test import Client

from authors import keys
from comments.models import Reply, Voice
from letters.models import Letter
from tests.comments.pages import html_of, one_reply
from tests.make import a_letter, a_reply, a_voice, post_letter, post_reply, words_in

pytestmark = pytest.mark.django_db
TAKEN = "Somebody in this conversation already has that name"
RESERVED = "That name could be taken for the author of the letter"
ALIKE = {
    "case": "STRANGER WITH A STORY",
    "spacing": "Stranger  with a-Story",
    "width": "Ｓｔｒａｎｇｅｒ with a Story",
    "zero-width": "Stran\u200bger with a\u2060 Story",
    "accents": "Stránger with a Story",
    "digits": "$tranger with a $tory",
    "Cyrillic, one letter": "Strаnger with a Story",
}
NOT_THE_AUTHOR = (
    "Author of the letter",
    "Author Of the Letter",
    "AUTHOR",
    "ａｕｔｈｏｒ of the letter",
    "Au\u200bthor of the letter",
    "Аuthоr of the letter",
    "The author",
    "The real author of this letter",
)


def _try(name: str, letter: Letter) -> tuple[int, str]:
    url = f"/letters/{letter.public_id}/reply/"
    page = Client().post(url, {"body": "I was there too.", "name": name, "act": "preview"})
    return page.status_code, page.content.decode()


@pytest.mark.parametrize("how", ALIKE)
def test_a_name_belongs_to_its_first_user_also_in_disguise(how: str) -> None:
    letter = a_letter()
    a_voice(letter, "Stranger with a Story")
    status, page = _try(ALIKE[how], letter)
    assert status == 422
    assert (TAKEN in page) or ("letters of one alphabet" in page)
    assert "I was there too." in page


def test_a_name_all_in_lookalikes_of_another_alphabet_is_taken_too() -> None:
    letter = a_letter()
    a_voice(letter, "coax")
    status, page = _try("соах", letter)  # four Cyrillic letters
    assert (status, TAKEN in page) == (422, True)


def test_the_same_name_is_free_under_another_letter_and_other_names_here() -> None:
    letter, other = a_letter(), a_letter()
    a_voice(letter, "Tall heron")
    assert _try("Tall heron", other)[0] == 200
    assert _try("Tall herons", letter)[0] == 200


def test_a_name_that_was_taken_between_preview_and_post_keeps_the_body() -> None:
    letter, late = a_letter(), Client()
    url = f"/letters/{letter.public_id}/reply/"
    form = {"body": "I was there too.", "name": "Tall heron", "voice": "new"}
    assert late.post(url, form).status_code == 200
    post_reply(Client(), letter, name="tall heron")
    page = late.post(url, form | {"act": "post", "token": keys.new_token()})
    assert page.status_code == 422
    assert TAKEN in page.content.decode()
    assert "I was there too." in page.content.decode()
    assert Reply.objects.count() == 1


@pytest.mark.parametrize("name", NOT_THE_AUTHOR)
def test_nobody_can_be_called_the_author_of_the_letter(name: str) -> None:
    status, page = _try(name, a_letter())
    assert status == 422
    assert (RESERVED in page) or ("letters of one alphabet" in page)


@pytest.mark.parametrize("name", ["Marlow", "MARLOW", "Márlow", "Mar\u200blow"])
def test_a_stranger_cannot_take_the_authors_byline(name: str) -> None:
    status, page = _try(name, a_letter(byline="Marlow"))
    assert (status, TAKEN in page) == (422, True)


def test_the_casing_and_the_emoji_of_a_name_are_kept(client: Client) -> None:
    letter = a_letter()
    post_reply(Client(), letter, name="Stranger Of the 🌊")
    assert "<bdi>Stranger Of the 🌊</bdi>" in html_of(client, letter)


def test_the_badge_is_worn_by_whoever_comes_back_with_the_letters_six_words(
    client: Client, shelves: None
) -> None:
    words = words_in(post_letter(Client()))
    author = Client()
    assert author.post("/key/", {"six_words": words}).status_code == 302
    letter = Letter.objects.get()
    post_reply(author, letter, body="I am the one who wrote it.")
    post_reply(Client(), letter, body="And I am not.")
    html = html_of(client, letter)
    badge = '<span class="badge">Author of the letter</span>'
    assert badge in one_reply(html, 1)
    assert badge not in one_reply(html, 2)
    assert html.count(badge) == 1


def test_the_authors_words_typed_into_the_reply_form_give_the_badge_too(shelves: None) -> None:
    words = words_in(post_letter(Client(), name="Marlow"))
    letter = Letter.objects.get()
    post_reply(Client(), letter, six_words=words)
    voice = Voice.objects.get()
    assert (voice.role, voice.name, voice.seal) == ("author", "Marlow", letter.seal)


def test_a_stranger_who_forges_the_authors_voice_is_refused() -> None:
    letter = a_letter(byline="Marlow")
    a_reply(letter, by_author=True)
    stranger = Client()
    post_reply(stranger, letter, name="Tall heron")
    form = {"body": "I am the author.", "voice": str(letter.seal)}
    for act in ("preview", "post"):
        page = stranger.post(
            f"/letters/{letter.public_id}/reply/", form | {"act": act, "token": keys.new_token()}
        )
        assert page.status_code == 422
        assert "badge" not in page.content.decode().partition("<form")[0]
    assert Reply.objects.filter(voice__role="author").count() == 1


def test_the_author_of_one_letter_is_a_stranger_under_another(shelves: None) -> None:
    author = Client()
    post_letter(author)
    other = a_letter()
    post_reply(author, other)
    assert Voice.objects.get(letter=other).role == "stranger"


def test_a_name_longer_than_forty_characters_comes_back_whole() -> None:
    status, page = _try("x" * 41, a_letter())
    assert status == 422
    assert "x" * 41 in page
