"""House 6: whatever is wrong with a reply, its words come back whole."""

from typing import Any

import pytest
from django.test import Client

from authors import keys
from comments.models import Reply
from letters.models import Letter
from tests.make import a_letter, a_member, a_reply, post_reply
from writing.models import Deed

pytestmark = pytest.mark.django_db
BODY = "I kept these words, and I want them back."


def _send(letter: Letter, **given: str) -> Any:
    form = {"body": BODY, "name": "", "act": "preview"} | given
    return Client(enforce_csrf_checks=True).post(f"/letters/{letter.public_id}/reply/", form)


def _refused(page: Any, status: int) -> str:
    html: str = page.content.decode()
    assert page.status_code == status
    assert BODY in html
    return html


@pytest.mark.parametrize("act", ["preview", "post", "edit"])
def test_an_answer_to_a_number_of_another_letter_is_forged(act: str) -> None:
    letter, other = a_letter(), a_letter()
    a_reply(other)
    _refused(_send(letter, to="1", act=act, token=keys.new_token()), 400)
    assert Reply.objects.filter(letter=letter).count() == 0


@pytest.mark.parametrize("deed", [Deed.HIDE, Deed.REMOVE, Deed.TAKE_BACK])
def test_a_parent_that_was_taken_down_meanwhile_keeps_the_words(deed: Deed) -> None:
    letter = a_letter()
    parent = a_reply(letter, body="What went away.")
    by = None if deed == Deed.TAKE_BACK else a_member()
    parent.turn(deed, by=by, ground="cruel" if by else "")
    html = _refused(_send(letter, to="1", act="post", token=keys.new_token()), 422)
    assert "The reply you were answering has been taken down." in html
    assert "What went away." not in html
    assert 'name="to"' not in html
    assert Reply.objects.count() == 1


def test_a_letter_that_wants_no_replies_is_closed_and_hands_the_words_back() -> None:
    letter = a_letter(needs="no_replies")
    page = Client().get(f"/letters/{letter.public_id}/reply/")
    assert page.status_code == 403
    assert "The author asked for no replies" in page.content.decode()
    for act in ("preview", "post"):
        _refused(_send(letter, act=act, token=keys.new_token()), 403)
    assert Reply.objects.count() == 0
    public = Client().get(letter.get_absolute_url()).content.decode()
    assert "Leave a reply" not in public
    assert "The author asked for no replies" in public


def test_a_removed_letter_is_gone_and_hands_the_words_back() -> None:
    letter = a_letter()
    letter.turn(Deed.REMOVE, by=a_member(), ground="findable", words="A street name.")
    assert "This letter was taken down" in _refused(_send(letter), 410)
    taken_back = a_letter(status="taken_back")
    assert "Its author took this letter back" in _refused(_send(taken_back), 410)


@pytest.mark.parametrize("status", ["hidden", "held"])
def test_a_letter_nobody_may_read_is_not_found_and_hands_the_words_back(status: str) -> None:
    _refused(_send(a_letter(status=status)), 404)


def test_a_letter_that_never_was_hands_the_words_back_too() -> None:
    _refused(Client().post("/letters/2222222222222/reply/", {"body": BODY}), 404)


def test_a_reply_over_the_limit_comes_back_whole_and_one_at_the_limit_passes() -> None:
    letter = a_letter()
    long = "ü" * 10_003
    page = _send(letter, body=long)
    assert page.status_code == 422
    assert long in page.content.decode()
    assert "It is over the limit of 10,000 characters, by 3." in page.content.decode()
    assert _send(letter, body="ü" * 10_000).status_code == 200


@pytest.mark.parametrize("body", ["", "   \n \n", "\u200b\u200b", "\u2800"])
def test_a_reply_in_which_nothing_prints_is_empty(body: str) -> None:
    letter = a_letter()
    page = _send(letter, body=body, name="Tall heron", act="post", token=keys.new_token())
    assert page.status_code == 422
    assert "Write something first." in page.content.decode()
    assert 'value="Tall heron"' in page.content.decode()
    assert Reply.objects.count() == 0


def test_a_name_that_leads_to_somebody_is_refused_with_the_body_kept() -> None:
    letter = a_letter()
    for name in ("heron@example.org", "call 030 123 45 67", "www.heron.example"):
        html = _refused(_send(letter, name=name), 422)
        assert "This looks like a way to reach somebody." in html


def test_over_the_hours_limit_the_words_come_back_with_the_time_to_wait(settings: Any) -> None:
    settings.LIMITS = {**settings.LIMITS, "reply": 2}
    letter = a_letter()
    for _ in range(2):
        assert post_reply(Client(), letter).status_code == 200
    page = post_reply(Client(), letter, body=BODY, name="Tall heron")
    html = _refused(page, 429)
    assert 0 < int(page["Retry-After"]) <= 3600
    assert '<input type="hidden" name="name" value="Tall heron">' in html
    assert '<input type="hidden" name="act" value="post">' in html
    assert Reply.objects.count() == 2


def test_the_form_of_the_429_page_posts_once_the_wait_is_over(settings: Any) -> None:
    import html as entities
    import re

    given = dict(settings.LIMITS)
    settings.LIMITS = {**given, "reply": 1}
    letter = a_letter()
    post_reply(Client(), letter)
    page = post_reply(Client(), letter, body=BODY, name="Tall heron").content.decode()
    hidden = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page)
    settings.LIMITS = given
    form = {name: entities.unescape(value) for name, value in hidden} | {"body": BODY}
    posted = Client().post(f"/letters/{letter.public_id}/reply/", form)
    assert "Your reply is posted" in posted.content.decode()
    assert Reply.objects.filter(source=BODY, voice__name="Tall heron").count() == 1


def test_another_network_is_not_slowed_down_by_this_one(settings: Any) -> None:
    settings.LIMITS = {**settings.LIMITS, "reply": 1}
    letter = a_letter()
    post_reply(Client(), letter)
    assert post_reply(Client(), letter).status_code == 429
    assert post_reply(Client(REMOTE_ADDR="192.0.2.7"), letter).status_code == 200


def test_a_form_from_another_site_hands_the_words_back() -> None:
    letter = a_letter()
    page = Client(enforce_csrf_checks=True).post(
        f"/letters/{letter.public_id}/reply/",
        {"body": BODY},
        headers={"sec-fetch-site": "cross-site"},
    )
    assert "came from somewhere else" in _refused(page, 403)


def test_a_browser_with_a_desk_posts_from_the_site_itself_only() -> None:
    letter = a_letter()
    browser = Client(enforce_csrf_checks=True)
    post_reply(browser, letter)
    url = f"/letters/{letter.public_id}/reply/"
    _refused(browser.post(url, {"body": BODY}), 403)
    same = browser.post(url, {"body": BODY}, headers={"sec-fetch-site": "same-origin"})
    _refused(same, 200)
