"""What allauth shows of accounts and second factors is said in our words, in every language."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from members.models import Member
from tests.config.pages import inside
from tests.config.test_sign_in import code_of, secret_in
from tests.make import PASSWORD, with_totp
from tests.members.passkeys import ADD, add_through_the_page, credential, with_passkey
from tests.members.people import LOGIN, LOGOUT, SIGN_UP, somebody
from tests.members.spoken import not_ours, texts

pytestmark = pytest.mark.django_db
LANGUAGES = ["de", "es", "fr", "ar"]
FACTORS, KEYS = "/accounts/2fa/", "/accounts/2fa/webauthn/"
APP_ON, APP_OFF = "/accounts/2fa/totp/activate/", "/accounts/2fa/totp/deactivate/"
CODES, NEW_CODES = "/accounts/2fa/recovery-codes/", "/accounts/2fa/recovery-codes/generate/"
CHANGE, AGAIN = "/accounts/password/", "/accounts/reauthenticate/"
AGAIN_CODE, AGAIN_KEY = "/accounts/2fa/reauthenticate/", "/accounts/2fa/webauthn/reauthenticate/"
ASKED = "/accounts/2fa/authenticate/"
NOT_RIGHT = "That code or passkey is not right."
WRONG_KEY = json.dumps(credential("not asked for"))

Scene = Callable[[Client, Member], Any]


@pytest.fixture(autouse=True)
def _no_limits_left_over() -> None:
    cache.clear()


def bare(client: Client, member: Member) -> None:
    """Somebody who has no second factor yet."""
    member.authenticator_set.all().delete()


def app_page(client: Client, member: Member) -> Any:
    """The page that sets an app up."""
    bare(client, member)
    return client.get(APP_ON)


def app_set_up(client: Client, member: Member) -> Any:
    """After the right code: the app is there, and recovery codes came with it."""
    secret = secret_in(app_page(client, member))
    return client.post(APP_ON, {"code": code_of(secret)}, follow=True)


def app_refused(client: Client, member: Member) -> Any:
    """After a wrong code."""
    bare(client, member)
    return client.post(APP_ON, {"code": "?"})


def codes_refused(client: Client, member: Member) -> Any:
    """Recovery codes are asked for by somebody without a second factor."""
    bare(client, member)
    return client.post(NEW_CODES)


def codes_seen(client: Client, member: Member) -> Any:
    """The page of the codes, looked at a second time."""
    RecoveryCodes.activate(member)
    client.get(CODES)
    return client.get(CODES)


def keys_page(client: Client, member: Member) -> Any:
    """A passkey, and a security key that was used."""
    with_passkey(member, "blue key")
    with_passkey(member, "brass key", alone=False).record_usage()
    return client.get(KEYS)


def of_a_key(path: str, *, sent: bool = False) -> Scene:
    """A page of one passkey, or what follows when its form is sent empty."""

    def scene(client: Client, member: Member) -> Any:
        address = f"{KEYS}keys/{with_passkey(member).pk}/{path}/"
        return client.post(address, follow=True) if sent else client.get(address)

    return scene


def got(path: str) -> Scene:
    """A page."""
    return lambda client, member: client.get(path)


def sent(path: str, **fields: str) -> Scene:
    """What follows when a form is sent."""
    return lambda client, member: client.post(path, fields, follow=True)


def again(path: str, **fields: str) -> Scene:
    """One of the pages that ask who is there, for somebody with every second factor."""

    def scene(client: Client, member: Member) -> Any:
        with_passkey(member)
        return client.post(path, fields, follow=True) if fields else client.get(path)

    return scene


def at_the_door(**fields: str) -> Scene:
    """The step after the password, or what follows when it is sent."""

    def scene(client: Client, member: Member) -> Any:
        client.logout()
        page = client.post(LOGIN, {"login": "robin", "password": PASSWORD}, follow=True)
        return client.post(ASKED, fields, follow=True) if fields else page

    return scene


def switched_off(client: Client, member: Member) -> Any:
    """The right password of an account that somebody switched off."""
    client.logout()
    Member.objects.update(is_active=False)
    return client.post(LOGIN, {"login": "robin", "password": PASSWORD}, follow=True)


def too_often(client: Client, member: Member) -> Any:
    """A wrong password again and again, on the page that asks who is there."""
    for _ in range(11):
        page = client.post(AGAIN, {"password": "?"})
    return page


def outside(scene: Scene) -> Scene:
    """The same, for somebody who is not signed in."""

    def seen(client: Client, member: Member) -> Any:
        client.logout()
        return scene(client, member)

    return seen


# Each with a few of its English words, so that no scene ends on another page unseen.
SCENES: dict[str, tuple[str, Scene]] = {
    "factors": ("It is set up: after the password", got(FACTORS)),
    "app": ("The code that the app shows", app_page),
    "app, set up": ("I have kept them", app_set_up),
    "app, wrong code": (NOT_RIGHT, app_refused),
    "app, taking away": ("Its codes then open nothing here.", got(APP_OFF)),
    "app, taken away": ("The app is taken away.", sent(APP_OFF)),
    "codes, making": ("New recovery codes", got(NEW_CODES)),
    "codes, made": ("I have kept them", sent(NEW_CODES)),
    "codes, refused": ("They come with a second factor.", codes_refused),
    "codes, seen": ("10 codes are left.", codes_seen),
    "keys, none": ("Add one", got(KEYS)),
    "keys": ("It comes after the password.", keys_page),
    "key, adding": ("Sign in with it alone", got(ADD)),
    "key, added": ("It is added.", lambda c, m: add_through_the_page(c)),
    "key, wrong": (NOT_RIGHT, sent(ADD, credential=WRONG_KEY)),
    "key, name": ("A name, to tell it from others", of_a_key("edit")),
    "key, no name": ("This field is required.", of_a_key("edit", sent=True)),
    "key, taking away": ("then opens nothing here.", of_a_key("remove")),
    "key, taken away": ("It is taken away.", of_a_key("remove", sent=True)),
    "again": ("With a code", again(AGAIN)),
    "again, wrong": ("Incorrect password.", again(AGAIN, password="?")),
    "again, code": ("With the password", again(AGAIN_CODE)),
    "again, wrong code": (NOT_RIGHT, again(AGAIN_CODE, code="?")),
    "again, key": ("Use a passkey or security key", again(AGAIN_KEY)),
    "too often": ("so it rests for a minute", too_often),
    "password": ("New Password (again)", got(CHANGE)),
    "password, wrong": ("Please type your current password.", sent(CHANGE, oldpassword="?")),
    "sign out": ("Stay signed in", got(LOGOUT)),
    "sign in": ("Sign in with a passkey", outside(got(LOGIN))),
    "sign up": ("A name to sign in with", outside(got(SIGN_UP))),
    "door": ("One more step", at_the_door()),
    "door, wrong code": (NOT_RIGHT, at_the_door(code="?")),
    "door, wrong key": (NOT_RIGHT, at_the_door(credential=WRONG_KEY)),
    "switched off": ("The account is switched off", switched_off),
}  # fmt: skip


def play(scene: str, language: str) -> Any:
    """The page a scene ends on, for somebody with an app who reads this language."""
    member = somebody("robin")
    with_totp(member)
    client = inside(member)
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = language
    page = SCENES[scene][1](client, member)
    assert page.status_code in (200, 422, 429)
    return page


@pytest.mark.parametrize("scene", SCENES)
def test_a_scene_ends_where_it_should(scene: str) -> None:
    words = SCENES[scene][0]
    assert any(words in text for text in texts(play(scene, "en")))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scene", SCENES)
def test_a_page_of_an_account_says_nothing_that_is_not_ours(scene: str, language: str) -> None:
    assert not_ours(play(scene, language), language) == []


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "Bitte geben Sie den Code ein."),
        ("de", "Sign In"),
        ("es", "Por favor, ingrese el código."),
        ("fr", "Votre compte"),
        ("ar", "أدخل كلمة المرور"),
    ],
)
def test_words_that_are_not_ours_are_found(language: str, said: str) -> None:
    page = HttpResponse(f"<p>Dear Stranger</p><h1>{said}</h1>")
    assert not_ours(page, language) == [said]


def test_what_was_done_is_told_in_the_language_of_the_page_that_tells_it() -> None:
    with_totp(member := somebody("robin"))
    client = inside(member)
    client.post(APP_OFF, headers={"Accept-Language": "de"})
    page = client.get(FACTORS, headers={"Accept-Language": "es"})
    assert "La aplicación se quitó." in texts(page)
