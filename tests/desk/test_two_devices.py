"""Two devices at one text: the second save is shown both texts, and loses neither."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest
from django.test import Client

from comments import posting as replying
from comments.models import Reply
from letters import posting, updating
from letters.forms import fields_of
from letters.models import Letter, Update
from screening.verdict import PASSED
from tests.desk.adding import add, where
from tests.desk.rooms import desk_of, edit_form, form_in, holding, text_of
from tests.letters.pages import body_field, hidden_fields
from tests.make import a_letter, a_reply, a_voice
from writing import versions
from writing.models import EarlierText, Writing

pytestmark = pytest.mark.django_db
PHONE, TABLET = "I sold the coat.\n\nOn Monday.", "I kept the coat.\n\nAfter all."
MEANWHILE = "It was changed meanwhile, perhaps by you on another device"


@dataclass(frozen=True)
class Scene:
    """Something to edit: its page, a browser with its key, and the other fields of its form."""

    text: Writing
    page: str
    client: Client
    others: dict[str, Any]

    def opened(self) -> dict[str, Any]:
        """The form as one device has it on the screen."""
        hidden = hidden_fields(self.client.get(self.page))
        assert hidden["base"]
        return self.others | hidden

    def save(self, form: dict[str, Any], **words: Any) -> Any:
        """Press save with these words."""
        return self.client.post(self.page, form | words)

    def words(self) -> str:
        """What is kept now."""
        self.text.refresh_from_db()
        return self.text.source


def a_letter_to_edit() -> Scene:
    letter = a_letter(title="The coat")
    return Scene(letter, desk_of(letter, "edit/"), holding(letter), edit_form(letter))


def an_update_to_edit() -> Scene:
    letter = a_letter(title="The coat")
    update = add(letter)
    return Scene(update, where(letter, 1), holding(letter), {"rating": "safe", "act": "save"})


def a_reply_to_edit() -> Scene:
    voice = a_voice(a_letter(), "Tall heron")
    reply = a_reply(voice.letter, voice=voice)
    return Scene(reply, desk_of(voice.letter, "voice/1/"), holding(voice), {})


@pytest.fixture(params=[a_letter_to_edit, an_update_to_edit, a_reply_to_edit])
def scene(request: pytest.FixtureRequest) -> Scene:
    """A letter, an update or a reply."""
    made: Callable[[], Scene] = request.param
    return made()


def test_the_second_save_is_answered_with_both_texts(scene: Scene) -> None:
    phone, tablet = scene.opened(), scene.opened()
    assert scene.save(phone, body=PHONE).status_code == 302
    answer = scene.save(tablet, body=TABLET)
    page = text_of(answer, 409)
    assert MEANWHILE in page
    assert body_field(answer) == TABLET
    assert "I sold the coat.<br><br>On Monday." in page.replace("\n", "")
    assert "<title>Error: " in page
    assert scene.words() == PHONE


def test_saving_again_replaces_what_stood_there(scene: Scene) -> None:
    phone, tablet = scene.opened(), scene.opened()
    scene.save(phone, body=PHONE)
    seen = scene.save(tablet, body=TABLET)
    answer = scene.save(tablet | hidden_fields(seen), body=body_field(seen))
    assert answer.status_code == 302
    assert scene.words() == TABLET


def test_the_words_that_were_replaced_are_among_the_earlier_ones(scene: Scene) -> None:
    first, phone, tablet = scene.words(), scene.opened(), scene.opened()
    scene.save(phone, body=PHONE)
    seen = scene.save(tablet, body=TABLET)
    scene.save(tablet | hidden_fields(seen), body=TABLET)
    kept = EarlierText.objects.filter(text=str(scene.text)).order_by("pk")
    assert list(kept.values_list("source", flat=True)) == [first, PHONE]


def test_a_third_device_is_shown_the_text_of_the_second(scene: Scene) -> None:
    phone, tablet, desk = scene.opened(), scene.opened(), scene.opened()
    scene.save(phone, body=PHONE)
    seen = scene.save(tablet, body=TABLET)
    scene.save(desk | {"base": hidden_fields(seen)["base"]}, body="A third one.")
    again = scene.save(tablet | hidden_fields(seen), body=TABLET)
    assert again.status_code == 409
    assert "A third one." in text_of(again, 409)
    assert body_field(again) == TABLET


def test_the_same_words_from_two_devices_are_no_conflict(scene: Scene) -> None:
    phone, tablet = scene.opened(), scene.opened()
    assert scene.save(phone, body=PHONE).status_code == 302
    assert scene.save(tablet, body=PHONE).status_code == 302
    assert scene.words() == PHONE


def test_a_double_click_on_save_is_no_conflict(scene: Scene) -> None:
    form = scene.opened()
    assert [scene.save(form, body=PHONE).status_code for _ in range(2)] == [302, 302]
    assert EarlierText.objects.count() == 1


def test_a_form_that_says_nothing_of_what_it_began_from_is_taken_at_its_word(scene: Scene) -> None:
    scene.save(scene.opened(), body=PHONE)
    old = {name: value for name, value in scene.opened().items() if name != "base"}
    assert scene.save(old, body=TABLET).status_code == 302
    assert scene.words() == TABLET


def test_a_mark_that_was_never_ours_counts_as_words_that_changed(scene: Scene) -> None:
    form = scene.opened() | {"base": ["../../x"]}
    assert scene.save(form, body=TABLET).status_code == 409
    assert scene.words() != TABLET


def test_mistakes_come_before_the_comparison_and_keep_what_the_edit_began_from(
    scene: Scene,
) -> None:
    phone, tablet = scene.opened(), scene.opened()
    scene.save(phone, body=PHONE)
    wrong = scene.save(tablet, body="")
    assert wrong.status_code == 422
    assert scene.save(tablet | hidden_fields(wrong), body=TABLET).status_code == 409
    assert scene.words() == PHONE


def test_another_title_alone_is_a_change_too() -> None:
    for scene, title in ((a_letter_to_edit(), "title"), (an_update_to_edit(), "title")):
        phone, tablet = scene.opened(), scene.opened()
        body = scene.words()
        assert scene.save(phone, body=body, **{title: "A first title"}).status_code == 302
        answer = scene.save(tablet, body=body, **{title: "A second title"})
        page = text_of(answer, 409)
        assert "A first title</b>" in page
        assert 'value="A second title"' in page


def test_the_desks_short_form_compares_too_and_loses_nothing() -> None:
    letter = a_letter(title="The coat", notes=["death"])
    client = holding(letter)
    panel = text_of(client.get(desk_of(letter))).partition('id="edit"')[2]
    action, hidden = form_in("<main" + panel)
    client.post(action, {**hidden, "title": "The coat", "body": PHONE})
    answer = client.post(action, {**hidden, "title": "Its hook", "body": TABLET})
    page = text_of(answer, 409)
    assert MEANWHILE in page
    assert "On Monday." in page
    assert body_field(answer) == TABLET
    assert 'value="Its hook"' in page
    checked = set(re.findall(r'name="(\w+)" value="([\w-]+)" checked', page))
    assert {("notes", "death"), ("categories", "you"), ("rating", "safe")} <= checked
    assert Letter.objects.get().source == PHONE


def test_what_stands_there_is_shown_as_text() -> None:
    scene = a_reply_to_edit()
    phone, tablet = scene.opened(), scene.opened()
    scene.save(phone, body="<script>x</script>")
    page = text_of(scene.save(tablet, body=TABLET), 409)
    assert "&lt;script&gt;x&lt;/script&gt;" in page
    assert "<script>x" not in page


def test_the_mark_tells_nothing_of_the_words() -> None:
    letter = a_letter(title="The coat")
    base = hidden_fields(holding(letter).get(desk_of(letter, "edit/")))["base"][0]
    assert re.fullmatch(r"[0-9a-f]{16}", base)


def test_what_a_volunteer_took_out_meanwhile_is_not_put_back_unseen() -> None:
    scene = a_letter_to_edit()
    form = scene.opened()
    Letter.objects.filter(pk=scene.text.pk).update(source="I kept the [name removed].")
    answer = scene.save(form, body=TABLET)
    assert "[name removed]" in text_of(answer, 409)
    assert (Reply.objects.count(), Update.objects.count()) == (0, 0)
    assert scene.words() == "I kept the [name removed]."


@pytest.mark.parametrize("kind", ["letter", "update", "reply"])
def test_a_save_between_the_look_and_the_save_is_not_written_over(kind: str) -> None:
    letter = a_letter(title="The coat")
    reply, update = a_reply(letter), add(letter)
    text: Writing = {"letter": letter, "update": update, "reply": reply}[kind]
    title = "The coat" if kind == "letter" else ""
    began = versions.mark_of(title, text.source)
    type(text)._default_manager.filter(pk=text.pk).update(source=PHONE)  # it comes between
    fields = fields_of(letter) | {"title": title, "body": TABLET}
    save = {
        "letter": partial(posting.edit, letter, fields, PASSED),
        "update": partial(updating.edit, update, fields, PASSED),
        "reply": partial(replying.edit, reply, TABLET, False, PASSED),
    }[kind]
    with pytest.raises(versions.Overtaken):
        save(began)
    assert text.source == PHONE  # what the page then shows
    text.refresh_from_db()
    assert text.source == PHONE
    assert not EarlierText.objects.exists()
