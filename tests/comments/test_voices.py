"""Behaviours 4.11, 4.12, 4.14: one stranger, one voice, inside one letter and nowhere else."""

import re

import pytest
from django.conf import settings
from django.test import Client

from authors import keys
from authors.models import Tally
from comments.models import Reply, Voice
from tests.comments.pages import html_of, one_reply
from tests.make import a_letter, a_voice, post_reply, words_in

pytestmark = pytest.mark.django_db
SEAL = re.compile(r'<svg class="seal.*?</svg>', re.DOTALL)
WRONG = "one two three four five six"


def _form(**given: str) -> dict[str, str]:
    return {"body": "I came back.", "name": "", "act": "preview"} | given


def _seals(html: str) -> list[str]:
    """The seals of the replies on a page, in order."""
    return SEAL.findall(html.partition('<section class="talk"')[2].partition("</section>")[0])


def test_the_same_stranger_has_the_same_name_and_seal_and_others_have_others(
    client: Client,
) -> None:
    letter, returning = a_letter(), Client()
    post_reply(returning, letter, name="Tall heron")
    post_reply(Client(), letter, name="Night ferry")
    post_reply(returning, letter)
    first, second, third = _seals(html_of(client, letter))
    assert first == third != second
    names = Reply.objects.order_by("number").values_list("voice__name", flat=True)
    assert list(names) == ["Tall heron", "Night ferry", "Tall heron"]


def test_seals_of_one_thread_differ_from_one_another_and_from_the_letters() -> None:
    letter = a_letter()
    seals = {a_voice(letter).seal for _ in range(40)} | {letter.seal}
    assert len(seals) == 41


def test_a_name_is_dealt_to_whoever_chose_none(client: Client) -> None:
    letter = a_letter()
    page = client.post(f"/letters/{letter.public_id}/reply/", _form())
    assert "this one was dealt to you" in page.content.decode()
    post_reply(Client(), letter)
    dealt = Voice.objects.get().name
    assert re.fullmatch("[a-z]+ [a-z]+", dealt)
    assert f"<bdi>{dealt}</bdi>" in html_of(client, letter)


def test_the_name_seen_in_the_preview_is_the_name_that_is_posted() -> None:
    letter = a_letter()
    url = f"/letters/{letter.public_id}/reply/"
    preview = Client().post(url, _form()).content.decode()
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', preview))
    Client().post(url, hidden | {"act": "post"})
    assert Voice.objects.get().name == hidden["name"]


def test_no_name_is_dealt_that_somebody_here_has(monkeypatch: pytest.MonkeyPatch) -> None:
    from comments import names

    monkeypatch.setattr(names, "_FIRST", ("quiet",))
    monkeypatch.setattr(names, "_SECOND", ("moth", "fern"))
    letter = a_letter(byline="Quiet Fern")
    a_voice(letter, "quiet moth")
    page = Client().post(f"/letters/{letter.public_id}/reply/", _form()).content.decode()
    found = re.search(r'name="name" value="([^"]*)"', page)
    assert found
    assert found[1] not in ("quiet moth", "quiet fern")
    assert post_reply(Client(), letter, name="").status_code == 200


def test_six_words_in_the_form_give_the_same_voice_to_a_fresh_browser(client: Client) -> None:
    letter = a_letter()
    words = words_in(post_reply(Client(), letter, name="Tall heron"))
    fresh = Client()
    preview = fresh.post(f"/letters/{letter.public_id}/reply/", _form(six_words=words))
    assert "<bdi>Tall heron</bdi>" in preview.content.decode()
    assert words not in preview.content.decode()
    posted = post_reply(fresh, letter, six_words=words.upper().replace(" ", "-"))
    assert "You spoke with a voice you already had" in posted.content.decode()
    assert Voice.objects.count() == 1
    first, second = _seals(html_of(client, letter))
    assert first == second


def test_the_words_of_another_letter_are_no_voice_here() -> None:
    letter, other = a_letter(), a_letter()
    words = words_in(post_reply(Client(), other, name="Tall heron"))
    fresh = Client()
    page = fresh.post(f"/letters/{letter.public_id}/reply/", _form(six_words=words))
    assert page.status_code == 422
    assert "These six words open another letter" in page.content.decode()
    assert "I came back." in page.content.decode()
    assert settings.DESK_COOKIE_NAME not in fresh.cookies


def test_wrong_words_are_refused_with_the_body_kept_and_count_towards_the_limit() -> None:
    letter, fresh = a_letter(), Client()
    url = f"/letters/{letter.public_id}/reply/"
    for _ in range(10):
        page = fresh.post(url, _form(six_words=WRONG))
        assert page.status_code == 422
    assert "I came back." in page.content.decode()
    assert "These six words do not open a letter." in page.content.decode()
    assert Tally.objects.get(deed="key").count == 10
    slowed = fresh.post(url, _form(six_words=WRONG))
    assert slowed.status_code == 429
    assert "I came back." in slowed.content.decode()
    assert 0 < int(slowed["Retry-After"]) <= 30
    assert WRONG not in slowed.content.decode()


def test_a_browser_speaks_with_the_voice_it_holds_or_as_somebody_new() -> None:
    letter, returning = a_letter(), Client()
    post_reply(returning, letter, name="Tall heron")
    inline = returning.post(f"/letters/{letter.public_id}/reply/", {"body": "Again."})
    assert "You speak with the voice you already have here." in inline.content.decode()
    post_reply(returning, letter, voice="new", name="Night ferry")
    assert set(Voice.objects.values_list("name", flat=True)) == {"Tall heron", "Night ferry"}
    page = returning.get(f"/letters/{letter.public_id}/reply/").content.decode()
    for voice in Voice.objects.all():
        assert f'name="voice" value="{voice.seal}"' in page


def test_of_two_voices_in_a_browser_the_chosen_one_speaks() -> None:
    letter, returning = a_letter(), Client()
    post_reply(returning, letter, name="Tall heron")
    post_reply(returning, letter, voice="new", name="Night ferry")
    for name in ("Tall heron", "Night ferry"):
        seal = Voice.objects.get(name=name).seal
        post_reply(returning, letter, voice=str(seal), body=f"{name} speaks")
        assert Reply.objects.get(source=f"{name} speaks").voice.name == name


@pytest.mark.parametrize("act", ["preview", "post"])
def test_a_voice_the_browser_does_not_hold_is_refused(act: str) -> None:
    letter = a_letter()
    post_reply(Client(), letter, name="Tall heron")
    theirs = str(Voice.objects.get().seal)
    form = _form(voice=theirs, act=act, token=keys.new_token())
    page = Client().post(f"/letters/{letter.public_id}/reply/", form)
    assert page.status_code == 422
    assert "This browser no longer holds that voice." in page.content.decode()
    assert "I came back." in page.content.decode()
    assert Reply.objects.count() == 1


def test_a_full_browser_says_why_it_did_not_take_the_voice() -> None:
    from authors import desk_cookie

    letter = a_letter()
    words = words_in(post_reply(Client(), letter, name="Tall heron"))
    full = Client()
    full.cookies[settings.DESK_COOKIE_NAME] = desk_cookie.seal(
        desk_cookie.Desk(tuple(range(1, 101)))
    )
    page = full.post(f"/letters/{letter.public_id}/reply/", _form(six_words=words))
    assert page.status_code == 422
    assert "This browser already holds 100 keys" in page.content.decode()


def test_an_imported_voice_without_a_name_of_its_own_is_marked_as_another_one(
    client: Client,
) -> None:
    from tests.make import a_reply

    letter = a_letter()
    voice = a_voice(letter, "Stranger with a Story")
    Voice.objects.filter(pk=voice.pk).update(folded_name=None)
    voice.refresh_from_db()
    a_reply(letter, voice=voice)
    assert "another voice" in one_reply(html_of(client, letter), 1)
