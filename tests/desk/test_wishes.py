"""Behaviour 2.8: what an author needs can be changed, and who may reply is theirs to say."""

import re
from typing import Any

import pytest
from django.test import Client

from letters.models import Letter
from tests.comments.pages import html_of
from tests.desk.rooms import desk_of, edit_form, form_in, holding, text_of
from tests.letters.pages import kept_words, latest, source
from tests.make import a_letter, a_reply, a_voice, post_reply
from tests.moderation.rooms import a_volunteer, act

pytestmark = pytest.mark.django_db
WORDS = "Words of <mine>."


@pytest.fixture
def letter() -> Letter:
    """A letter that asks for stories, with nothing under it."""
    return a_letter(title="The coat", needs="stories")


def wish(letter: Letter, client: Client | None = None, **sent: str) -> Any:
    """Save what stands on the desk's form."""
    return (client or holding(letter)).post(desk_of(letter, "replies/"), sent)


def shown(letter: Letter) -> str:
    """The public page."""
    return html_of(Client(), Letter.objects.get(pk=letter.pk))


def try_to_reply(letter: Letter, **sent: str) -> Any:
    """A stranger with the page still open sends a reply."""
    form = {"body": WORDS, "name": "old heron", "act": "preview"} | sent
    return Client().post(f"/letters/{letter.public_id}/reply/", form)


def test_the_form_says_what_stands_and_saves_it(letter: Letter) -> None:
    wish(letter, needs="advice", replies="closed")
    main = text_of(holding(letter).get(desk_of(letter))).partition('id="wishes"')[2]
    assert form_in("<main" + main)[0] == desk_of(letter, "replies/")
    checked = re.findall(r'name="(\w+)" value="(\w+)" checked', main.partition("</form>")[0])
    assert checked == [("needs", "advice"), ("replies", "closed")]


@pytest.mark.parametrize(
    ("needs", "address"),
    [("stories", "stories"), ("advice", "advice"), ("listen", "listening")],
)
def test_another_wish_moves_the_letter_to_another_list(
    needs: str, address: str, letter: Letter
) -> None:
    before = {a: Client().get(f"/wants/{a}/")["ETag"] for a in ("stories", "advice", "listening")}
    wish(letter, needs=needs, replies="open")
    for other, etag in before.items():
        page = Client().get(f"/wants/{other}/", headers={"if-none-match": etag})
        assert page.status_code == 200
        assert (latest(page) == ["The coat"]) == (other == address)


def test_an_unknown_list_of_wishes_is_not_there() -> None:
    assert Client().get("/wants/no_replies/").status_code == 404
    assert Client().get("/wants/listen/").status_code == 404


def test_no_replies_closes_the_form_and_the_words_of_who_had_it_open_come_back(
    letter: Letter,
) -> None:
    assert 'action="/letters/' in shown(letter)
    wish(letter, needs="no_replies", replies="open")
    page = shown(letter)
    assert "The author asked for no replies" in page
    assert f"/letters/{letter.public_id}/reply/" not in page
    for act_ in ("preview", "post"):
        answer = try_to_reply(letter, act=act_)
        assert answer.status_code == 403
        assert {WORDS, "old heron"} <= set(kept_words(answer))
        assert "The author asked for no replies" in source(answer)
    assert not letter.replies.exists()


def test_an_author_closes_and_opens_the_replies(letter: Letter) -> None:
    wish(letter, needs="stories", replies="closed")
    assert "Replies are closed" in shown(letter)
    answer = try_to_reply(letter)
    assert answer.status_code == 403
    assert WORDS in kept_words(answer)
    assert "replies closed" in text_of(holding(letter).get(desk_of(letter)))
    wish(letter, needs="stories", replies="open")
    assert post_reply(Client(), letter).status_code == 200
    assert letter.replies.count() == 1


def test_replies_that_are_here_stay_and_stop_offering_an_answer(letter: Letter) -> None:
    a_reply(letter, body="I was there.")
    offer = f"/letters/{letter.public_id}/reply/?to=1"
    assert offer in shown(letter)
    for closing in ({"needs": "no_replies", "replies": "open"}, {"replies": "closed"}):
        wish(letter, **closing)
        assert "I was there." in shown(letter)
        assert offer not in shown(letter)
        wish(letter, needs="stories", replies="open")
        assert offer in shown(letter)


def test_the_author_cannot_speak_under_closed_replies_either(letter: Letter) -> None:
    wish(letter, replies="closed")
    form = {"body": WORDS, "act": "preview"}
    answer = holding(letter).post(f"/letters/{letter.public_id}/reply/", form)
    assert answer.status_code == 403
    assert "Write under your letter" not in text_of(holding(letter).get(desk_of(letter)))


def test_what_a_volunteer_closed_stays_closed(letter: Letter) -> None:
    act(a_volunteer(), letter, "close")
    wish(letter, needs="advice", replies="open")
    letter.refresh_from_db()
    assert (letter.closed, letter.closed_by_author, letter.needs) == (True, False, "advice")
    assert try_to_reply(letter).status_code == 403
    desk = text_of(holding(letter).get(desk_of(letter)))
    assert "they stay closed whatever you choose here" in desk


def test_a_volunteer_who_opens_again_leaves_the_authors_closing_alone(letter: Letter) -> None:
    wish(letter, replies="closed")
    volunteer = a_volunteer()
    act(volunteer, letter, "close")
    act(volunteer, Letter.objects.get(pk=letter.pk), "open")
    letter.refresh_from_db()
    assert (letter.closed, letter.closed_by_author) == (False, True)
    assert try_to_reply(letter).status_code == 403


def test_the_shelf_of_letters_without_a_reply_follows(letter: Letter) -> None:
    def waiting() -> list[str]:
        return latest(Client().get("/waiting/"))

    assert waiting() == ["The coat"]
    for closing in ({"needs": "no_replies", "replies": "open"}, {"replies": "closed"}):
        wish(letter, **closing)
        assert waiting() == []
        wish(letter, needs="stories", replies="open")
        assert waiting() == ["The coat"]


def test_a_card_says_what_is_so(letter: Letter) -> None:
    assert "Waiting for a first reply" in source(Client().get("/"))
    wish(letter, replies="closed")
    assert "Replies are closed" in source(Client().get("/"))
    wish(letter, needs="no_replies", replies="open")
    assert "No replies asked for" in source(Client().get("/"))


def test_closed_letters_are_on_no_list_of_wishes(letter: Letter) -> None:
    wish(letter, replies="closed")
    assert latest(Client().get("/wants/stories/")) == []


def test_editing_the_words_leaves_the_closing_alone(letter: Letter) -> None:
    wish(letter, replies="closed")
    form = edit_form(letter, body="Other words.\n\nQuite other ones.")
    holding(letter).post(desk_of(letter, "edit/"), form)
    letter.refresh_from_db()
    assert (letter.source.partition("\n")[0], letter.closed_by_author) == ("Other words.", True)


def test_the_letter_itself_is_not_said_to_be_edited(letter: Letter) -> None:
    wish(letter, needs="advice", replies="closed")
    letter.refresh_from_db()
    assert letter.edited_on is None
    assert letter.renewed_on == letter.published_on


@pytest.mark.parametrize(
    "forged", [{"needs": "money"}, {"replies": "ajar"}, {"needs": "", "replies": "open"}]
)
def test_what_no_form_offers_is_refused(forged: dict[str, str], letter: Letter) -> None:
    assert wish(letter, **forged).status_code == 400
    letter.refresh_from_db()
    assert (letter.needs, letter.closed_by_author) == ("stories", False)


def test_only_the_key_of_the_letter_changes_it_and_only_by_a_form(letter: Letter) -> None:
    voice = a_voice(letter, "Tall heron")
    a_reply(letter, voice=voice)
    for client in (Client(), holding(voice), holding(a_letter(title="Other"))):
        assert wish(letter, client, needs="no_replies", replies="closed").status_code == 403
    sent = {"needs": "no_replies", "replies": "closed"}
    assert holding(letter).get(desk_of(letter, "replies/"), sent).status_code == 405
    foreign = holding(letter, checks=True)
    foreign_form = {"headers": {"Sec-Fetch-Site": "cross-site"}}
    assert foreign.post(desk_of(letter, "replies/"), sent, **foreign_form).status_code == 403
    letter.refresh_from_db()
    assert (letter.needs, letter.closed_by_author) == ("stories", False)


def test_a_letter_that_is_gone_has_nothing_to_choose() -> None:
    letter = a_letter(status="taken_back")
    assert wish(letter, needs="advice", replies="open").status_code == 403
    letter.refresh_from_db()
    assert letter.needs == "stories"
