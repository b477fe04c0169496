"""Behaviour 2.1: an author adds to a letter, reading it through first; nothing typed is lost."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from letters.models import Letter, Update
from tests.desk.adding import BETTER, add, preview, public, ready, update_form, where
from tests.desk.rooms import desk_of, form_in, holding, text_of
from tests.letters.pages import body_field, hidden_fields, kept_words, source
from tests.make import a_letter, a_reply, a_voice
from tests.moderation.rooms import a_volunteer, act
from writing.models import Deed

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter() -> Letter:
    """A public letter, with a note."""
    return a_letter(title="The coat", notes=["death"], rating="not_rated", language="de")


def test_the_page_for_an_update_is_empty_and_rated_as_the_letter_is(letter: Letter) -> None:
    page = holding(letter).get(where(letter))
    assert page.status_code == 200
    assert page["Cache-Control"] == "no-store"
    assert body_field(page) == ""
    checked = set(re.findall(r'name="(\w+)" value="([\w-]+)" checked', source(page)))
    assert checked == {("rating", "not_rated"), ("notes", "death")}


def test_only_the_button_on_a_preview_adds_anything(letter: Letter) -> None:
    client = holding(letter)
    client.get(where(letter), update_form(act="post"))
    for act_ in ("preview", "post", "edit", "change", "add"):
        answer = client.post(where(letter), update_form(act=act_))
        assert answer.status_code == 200
        forged = client.post(where(letter), update_form(act=act_, token="0" * 40))
        assert forged.status_code == 200
    assert not Update.objects.exists()


def test_the_preview_shows_it_as_it_will_stand(letter: Letter) -> None:
    page = preview(letter, title="One <year> on", rating="not_safe", notes=["sex", "death"])
    text = source(page)
    assert page["Cache-Control"] == "no-store"
    assert "One &lt;year&gt; on</h2>" in text
    assert "<p>I sold the coat.</p>" in text
    assert "Not safe for work" in text
    assert "Content notes: death of a loved one, sex" in text
    assert "It is not added yet." in text
    assert 'lang="de"' in text


def test_adding_it_gives_it_a_number_its_words_and_its_own_rating(letter: Letter) -> None:
    update = add(letter, title="One year on", rating="safe", notes=["sex"])
    assert (update.number, update.heading, update.source) == (1, "One year on", BETTER)
    assert (update.rating, [note.slug for note in update.notes.all()]) == ("safe", ["sex"])
    assert (update.status, update.language) == ("published", "de")
    assert "One year on" in text_of(holding(letter).get(desk_of(letter)))


def test_the_desks_short_form_asks_for_words_and_takes_the_rest_from_the_letter(
    letter: Letter,
) -> None:
    client = holding(letter)
    panel = text_of(client.get(desk_of(letter))).partition('id="updates"')[2]
    action, hidden = form_in("<main" + panel)
    assert action == where(letter)
    seen = client.post(action, {**hidden, "title": "Later", "body": BETTER, "act": "preview"})
    client.post(action, hidden_fields(seen) | {"act": "post"})
    update = Update.objects.get()
    assert (update.heading, update.rating) == ("Later", "not_rated")
    assert [note.slug for note in update.notes.all()] == ["death"]


def test_going_on_writing_keeps_every_field(letter: Letter) -> None:
    client = holding(letter)
    body = "  indented\n\n\n\nand “quoted” 🙂"
    seen = preview(letter, client, title="A <b> & c", body=body, rating="not_safe", notes=["sex"])
    page = client.post(where(letter), hidden_fields(seen) | {"act": "edit"})
    assert body_field(page) == body
    assert 'value="A &lt;b&gt; &amp; c"' in source(page)
    checked = set(re.findall(r'name="(\w+)" value="([\w-]+)" checked', source(page)))
    assert checked == {("rating", "not_safe"), ("notes", "sex")}


def test_a_double_click_adds_one(letter: Letter) -> None:
    client = holding(letter)
    form = ready(letter, client)
    first, second = (client.post(where(letter), form) for _ in range(2))
    assert first["Location"] == second["Location"] == desk_of(letter)
    assert Update.objects.count() == 1
    letter.refresh_from_db()
    assert letter.last_update == 1


def test_a_double_click_over_the_limit_of_a_hand_is_no_second_update(
    letter: Letter, settings: Any
) -> None:
    settings.LIMITS = settings.LIMITS | {"letter": 1}
    client = holding(letter)
    form = ready(letter, client)
    assert [client.post(where(letter), form).status_code for _ in range(2)] == [302, 302]
    assert Update.objects.count() == 1


def test_the_same_form_with_other_words_is_refused_and_hands_them_back(letter: Letter) -> None:
    client = holding(letter)
    form = ready(letter, client)
    client.post(where(letter), form)
    page = client.post(where(letter), form | {"body": "Other words.", "title": "Another"})
    assert page.status_code == 409
    assert {"Other words.", "Another"} <= set(kept_words(page))
    assert Update.objects.get().source == BETTER


def test_the_form_of_one_letter_adds_nothing_to_another(letter: Letter) -> None:
    other = a_letter(title="The scarf", body="It was blue.")
    client = holding(letter, other)
    form = ready(letter, client)
    client.post(where(letter), form)
    assert client.post(where(other), form).status_code == 409
    assert not other.updates.exists()


@pytest.mark.parametrize(
    "wrong", [{"body": ""}, {"body": " \n\u200b"}, {"title": "x" * 121}, {"body": "y" * 20_001}]
)
def test_an_update_with_something_wrong_comes_back_with_its_words(
    wrong: dict[str, Any], letter: Letter
) -> None:
    given = {"title": "A heading", "body": BETTER} | wrong
    page = preview(letter, **given)
    text = text_of(page, 422)
    assert 'id="problems"' in text
    assert f'value="{given["title"]}"' in text
    assert body_field(page) == given["body"]


@pytest.mark.parametrize("forged", [{"rating": "harmless"}, {"notes": ["free-money"]}])
def test_a_choice_no_form_offers_is_refused_and_the_words_come_back(
    forged: dict[str, Any], letter: Letter
) -> None:
    page = preview(letter, **forged)
    assert page.status_code == 400
    assert BETTER in kept_words(page)
    assert not Update.objects.exists()


def test_over_the_limit_of_a_hand_the_words_come_back_in_a_form_to_send_again(
    letter: Letter, settings: Any
) -> None:
    settings.LIMITS = settings.LIMITS | {"letter": 1}
    client = holding(letter)
    add(letter, client)
    more = "Spring came.\n\nI bought a thinner coat."
    page = client.post(where(letter), ready(letter, client, body=more, notes=["sex"]))
    assert page.status_code == 429
    assert page["Retry-After"]
    assert body_field(page) == more
    assert hidden_fields(page)["notes"] == ["sex"]
    assert Update.objects.count() == 1


@pytest.mark.parametrize("deed", [Deed.REMOVE, Deed.HIDE, Deed.HOLD, Deed.TAKE_BACK])
def test_a_letter_that_is_not_public_takes_no_update_and_the_words_come_back(
    deed: Deed, letter: Letter
) -> None:
    client = holding(letter)
    form = ready(letter, client, title="One year on")
    letter.turn(deed, ground="" if deed == Deed.TAKE_BACK else "findable")
    for sent in (form, update_form(title="One year on")):
        page = client.post(where(letter), sent)
        assert page.status_code == 403
        assert "No update can be added now" in source(page)
        assert {BETTER, "One year on"} <= set(kept_words(page))
    assert client.get(where(letter)).status_code == 403
    assert "Add an update" not in text_of(client.get(desk_of(letter)))
    assert not Update.objects.exists()


def test_only_the_key_of_the_letter_adds_to_it_and_others_words_come_back(letter: Letter) -> None:
    voice = a_voice(letter, "Tall heron")
    a_reply(letter, voice=voice)
    form = ready(letter)
    for client in (Client(), holding(voice), holding(a_letter(title="Other"))):
        page = client.post(where(letter), form)
        assert page.status_code == 403
        assert "This desk is locked" in source(page)
        assert BETTER in kept_words(page)
    assert not Update.objects.exists()


def test_six_words_on_the_locked_page_go_on_where_it_stopped() -> None:
    words = "acorn bridge candle ferry lantern willow"
    letter = a_letter(words=words)
    stranger = Client()
    form = ready(letter)
    page = stranger.post(where(letter), form)
    again = stranger.post(where(letter), hidden_fields(page) | {"six_words": words})
    assert again.status_code == 302
    assert Update.objects.get().source == BETTER


def test_a_form_from_another_site_is_refused_and_the_words_come_back(letter: Letter) -> None:
    client = holding(letter, checks=True)
    page = client.post(where(letter), update_form(), headers={"Sec-Fetch-Site": "cross-site"})
    assert page.status_code == 403
    assert BETTER in kept_words(page)


def test_a_preview_shows_what_could_lead_to_somebody_and_offers_softer_words(
    letter: Letter,
) -> None:
    client = holding(letter)
    seen = preview(letter, client, body="It is over.\n\nMy number is 07700 900 142.")
    assert '<mark title="a phone number">07700 900 142</mark>' in source(seen)
    form = hidden_fields(seen) | {"soften": "07700 900 142", "act": "post"}
    page = client.post(where(letter), form)
    assert page.status_code == 200  # read once more, whichever button was pressed
    assert "07700" not in hidden_fields(page)["body"][0]
    assert not Update.objects.exists()


def test_softer_words_are_in_the_language_of_the_letter() -> None:
    german = a_letter(language="de")
    client = holding(german)
    seen = preview(german, client, body="Vorbei.\n\nMy number is 07700 900 142.")
    assert '“<bdi><span lang="de">[Nummer]</span></bdi>”' in source(seen)
    form = hidden_fields(seen) | {"soften": "07700 900 142", "act": "post"}
    page = client.post(where(german), form)
    assert hidden_fields(page)["body"] == ["Vorbei.\n\nMy number is [Nummer]."]


def test_a_phone_number_holds_the_update_and_not_the_letter(letter: Letter) -> None:
    before = public(letter)
    update = add(letter, body="It is over.\n\nMy number is 07700 900 142.", title="Wisteria")
    letter.refresh_from_db()
    assert (update.status, letter.status) == ("held", "published")
    assert update.published_on is None
    assert public(letter) == before
    desk = text_of(holding(letter).get(desk_of(letter)))
    assert "Wisteria" in desk
    assert "Waiting for a volunteer" in desk
    decision = update.decisions.get()
    assert (decision.deed, decision.automated, decision.codes) == ("hold", True, "phone")
    assert not letter.decisions.exists()


def test_where_a_volunteer_reads_first_an_update_waits_for_one(
    letter: Letter, settings: Any
) -> None:
    settings.PUBLISH = "after_reading"
    update = add(letter)
    assert update.status == "held"
    assert BETTER.partition("\n")[0] not in public(letter)
    update.turn(Deed.PUBLISH)
    assert BETTER.partition("\n")[0] in public(letter)


def test_after_a_volunteer_closed_the_replies_its_author_can_still_add(letter: Letter) -> None:
    act(a_volunteer(), letter, "close")
    assert add(letter).is_public


def test_nothing_but_the_desk_cookie_is_left_in_the_browser(letter: Letter) -> None:
    client = holding(letter)
    add(letter, client)
    assert set(client.cookies) == {settings.DESK_COOKIE_NAME}
