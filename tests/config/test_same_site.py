"""A form is taken only from this site: by Sec-Fetch-Site and Origin, without a token."""

from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from letters.models import Letter
from tests.config.pages import inside
from tests.make import WORDS, a_form, a_letter, a_member, post_letter, words_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelves")]

REFUSED: list[dict[str, str]] = [
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://testserver.evil.example"},
    {"Origin": "http://testserver:8080"},
    {"Origin": "https://testserver"},
    {"Origin": ""},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "null"},
    {"Sec-Fetch-Site": ""},
]
TAKEN: list[dict[str, str]] = [
    {"Sec-Fetch-Site": "same-origin"},
    {"Sec-Fetch-Site": "same-origin", "Origin": "http://testserver"},
    {"Origin": "http://testserver"},
    {},
]


def send(client: Client, headers: dict[str, str], path: str = "/write/") -> Any:
    """A letter's form with these headers."""
    return client.post(path, a_form(title="Mine & yours"), headers=headers)


@pytest.mark.parametrize("headers", REFUSED)
def test_a_form_from_elsewhere_is_refused_and_its_words_are_handed_back(
    headers: dict[str, str],
) -> None:
    page = send(Client(enforce_csrf_checks=True), headers)
    assert page.status_code == 403
    text = page.content.decode()
    assert "That form came from somewhere else" in text
    assert "Mine &amp; yours" in text
    assert WORDS.splitlines()[0] in text


@pytest.mark.parametrize("headers", TAKEN)
def test_a_form_of_this_site_or_of_no_browser_is_taken(headers: dict[str, str]) -> None:
    assert send(Client(enforce_csrf_checks=True), headers).status_code == 200


def test_no_post_of_any_room_passes_from_elsewhere() -> None:
    letter = a_letter()
    paths = (
        "/write/",
        "/key/",
        "/key/file/",
        "/preferences/",
        "/desk/forget/",
        f"/letters/{letter.public_id}/reply/",
        f"/letters/{letter.public_id}/felt/",
        f"/report/letter/{letter.public_id}/",
        f"/desk/{letter.public_id}/leave/",
        f"/desk/{letter.public_id}/put-back/",
        f"/desk/{letter.public_id}/voice/leave/",
        f"/desk/{letter.public_id}/voice/1/move/",
        "/accounts/login/",
        "/accounts/2fa/webauthn/login/",
        "/admin/letters/letter/decide/",
    )
    client = Client(enforce_csrf_checks=True)
    foreign = {"Origin": "https://evil.example"}
    assert {
        path: client.post(path, headers=foreign).status_code for path in paths
    } == dict.fromkeys(paths, 403)


def with_a_desk() -> tuple[Client, str]:
    """A browser that has just posted a letter and holds its key; the six words."""
    client = Client(enforce_csrf_checks=True)
    words = words_in(post_letter(client))
    assert settings.DESK_COOKIE_NAME in client.cookies
    return client, words


def test_a_bare_post_with_a_desk_cookie_is_refused() -> None:
    client, words = with_a_desk()
    path = f"/desk/{Letter.objects.get().public_id}/leave/"
    form = {"way": "take_back", "six_words": words}
    bare = client.post(path, form)
    assert bare.status_code == 403
    assert Letter.objects.get().status == "published"
    own = client.post(path, form, headers={"Sec-Fetch-Site": "same-origin"})
    assert own.status_code == 302
    assert Letter.objects.get().status == "taken_back"


def test_a_bare_post_with_a_session_is_refused() -> None:
    letter = a_letter()
    signed = inside(a_member())
    client = Client(enforce_csrf_checks=True)
    client.cookies = signed.cookies
    form = {"deed": "remove", "chosen": letter.pk, "ground": "spam"}
    assert client.post("/admin/letters/letter/decide/", form).status_code == 403
    assert Letter.objects.get().status == "published"


def test_a_foreign_get_is_a_link_and_is_followed() -> None:
    headers = {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}
    assert Client(enforce_csrf_checks=True).get("/", headers=headers).status_code == 200


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_change_nothing(method: str) -> None:
    letter = a_letter()
    answer = getattr(Client(enforce_csrf_checks=True), method)(letter.get_absolute_url())
    assert answer.status_code == 405
    assert "GET" in answer["Allow"]
