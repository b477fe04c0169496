"""The headers of every page, good or bad, and what stands in its markup."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from letters.models import Letter
from tests.config.pages import STRICT, foreign_in, inline_in, inside, policy
from tests.config.test_addresses import TABLE, path_of
from tests.make import a_form, a_letter, a_member, a_reply, an_update

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter() -> Letter:
    """A letter with one reply and one update."""
    return an_update(a_reply(a_letter(categories=["you", "healing"])).letter).letter


def check(answer: Any) -> None:
    """Everything an HTML answer must carry, and must not."""
    assert policy(answer) | {"connect-src": ""} == STRICT | {"connect-src": ""}
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "browsing-topics=()" in answer["Permissions-Policy"]
    assert not {"Server", "X-Powered-By", "Via"} & set(answer.headers)
    if answer["Content-Type"].startswith("text/html"):
        assert inline_in(answer) == []
        assert foreign_in(answer) == []


@pytest.mark.parametrize("name", [name for name in TABLE if name != "mfa_activate_totp"])
@pytest.mark.parametrize("who", ["anybody", "volunteer"])
def test_every_page_is_strict(name: str, who: str, letter: Letter) -> None:
    client = inside(a_member()) if who == "volunteer" else Client()
    answer = client.get(path_of(name, letter))
    check(answer)
    under_accounts = path_of(name, letter).startswith("/accounts/")
    assert ("connect-src" in policy(answer)) is under_accounts


WRONG: dict[int, Callable[[Client], Any]] = {
    400: lambda client: client.post("/write/", a_form(rating="purple")),
    403: lambda client: client.post("/write/", a_form(), headers={"Origin": "https://a.example"}),
    404: lambda client: client.get("/letters/nothere/"),
    405: lambda client: client.post("/"),
    413: lambda client: client.post("/write/", a_form(body="x" * 1_100_000)),
    422: lambda client: client.post("/write/", a_form(body="")),
}


@pytest.mark.parametrize("status", WRONG)
def test_every_page_of_an_error_is_strict_and_is_never_kept(status: int, letter: Letter) -> None:
    answer = WRONG[status](Client(enforce_csrf_checks=True))
    assert answer.status_code == status
    check(answer)
    assert answer["Cache-Control"] == "no-store"
    assert "Leave quickly" in answer.content.decode()
    assert not answer.cookies


def test_the_page_of_a_letter_taken_back_is_strict() -> None:
    answer = Client().get(a_letter(status="taken_back").get_absolute_url())
    assert answer.status_code == 410
    check(answer)


def test_the_page_that_asks_to_slow_down_is_strict(settings: Any, letter: Letter) -> None:
    settings.LIMITS = settings.LIMITS | {"felt": 1}
    client = Client()
    client.post(f"/letters/{letter.public_id}/felt/")
    answer = client.post(f"/letters/{letter.public_id}/felt/")
    assert answer.status_code == 429
    check(answer)


def test_the_page_for_our_own_mistake_is_strict(monkeypatch: pytest.MonkeyPatch) -> None:
    letter = a_letter()
    monkeypatch.setattr(Letter, "get_absolute_url", lambda _: 1 / 0)
    answer = Client(raise_request_exception=False).get(f"/letters/{letter.public_id}/x/")
    assert answer.status_code == 500
    check(answer)


def test_a_foreign_host_gets_a_strict_400() -> None:
    answer = Client().get("/", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    check(answer)
    assert "evil.example" not in answer.content.decode()


@pytest.mark.parametrize(
    "path",
    ["", "letters/letter/", "comments/reply/", "moderation/report/", "moderation/decision/",
     "letters/category/", "letters/category/add/", "letters/contentnote/add/",
     "letters/term/", "letters/term/add/"],
)  # fmt: skip
def test_every_page_of_the_volunteers_room_is_strict(path: str, letter: Letter) -> None:
    answer = inside(a_member()).get(f"/admin/{path}")
    assert answer.status_code == 200
    check(answer)
    assert "no-store" in answer["Cache-Control"]


def test_the_pages_on_which_volunteers_decide_are_strict(letter: Letter) -> None:
    client = inside(a_member())
    room = f"/admin/letters/letter/{letter.pk}"
    for path in (f"{room}/change/", f"{room}/correct/", f"{room}/history/",
                 f"/admin/letters/letter/decide/?deed=hide&chosen={letter.pk}"):  # fmt: skip
        answer = client.get(path)
        assert answer.status_code == 200
        check(answer)


def test_leaving_quickly_goes_elsewhere_and_clears_this_browsers_copies(settings: Any) -> None:
    settings.EXIT_URL = "https://weather.example/"
    answer = Client().get("/leave")
    assert answer.status_code == 303
    assert answer["Location"] == "https://weather.example/"
    assert answer["Clear-Site-Data"] == '"cache"'
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies


def test_addresses_on_pages_do_not_come_from_the_request(letter: Letter, settings: Any) -> None:
    page = Client().get(letter.get_absolute_url(), headers={"Host": "letters.test"})
    assert "letters.test" not in page.content.decode()
