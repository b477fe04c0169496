"""A passkey alone signs in: it is a possession and a proof of the person."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import make


@pytest.fixture
def page(browser: Browser, unlocked_ledger: None, live_server: Any) -> Iterator[Page]:
    """A browser with a built-in authenticator. Passkeys need https or this machine's own name."""
    base = f"http://localhost:{live_server.thread.port}"
    context = browser.new_context(base_url=base)
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    yield page
    context.close()


def test_a_volunteer_adds_a_passkey_and_signs_in_with_it_alone(page: Page) -> None:
    blocked: list[str] = []
    page.on("console", lambda message: blocked.append(message.text))
    make.a_member("iris")
    page.goto("/accounts/login/")
    page.get_by_label("Username").fill("iris")
    page.get_by_label("Password").fill(make.PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_text("needs a second factor")).to_be_visible()
    page.goto("/accounts/2fa/webauthn/add/")  # asks for the password once more
    page.get_by_label("Password").fill(make.PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    page.get_by_label("A name, to tell it from others").fill("this laptop")
    page.get_by_label("Sign in with it alone, without the password").check()
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_text("They are shown only now.")).to_be_visible()
    page.goto("/admin/")
    expect(page.get_by_role("heading", name="The volunteers’ room")).to_be_visible()

    page.context.clear_cookies()
    page.goto("/admin/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("heading", name="The volunteers’ room")).to_be_visible()
    assert [text for text in blocked if "Content Security Policy" in text] == []


def test_somebody_makes_an_account_adds_a_passkey_and_signs_in_with_it_alone(page: Page) -> None:
    blocked: list[str] = []
    page.on("console", lambda message: blocked.append(message.text))
    page.goto("/accounts/signup/")
    page.get_by_label("A name to sign in with").fill("robin")
    page.get_by_label("A password").fill(make.PASSWORD)
    page.get_by_label("The same password again").fill(make.PASSWORD)
    page.get_by_role("button", name="Make the account").click()
    expect(page.get_by_text("Your account holds no key yet.")).to_be_visible()
    page.goto("/accounts/2fa/webauthn/add/")  # asks for the password once more
    page.get_by_label("Password").fill(make.PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    page.get_by_label("A name, to tell it from others").fill("this laptop")
    page.get_by_label("Sign in with it alone, without the password").check()
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_text("They are shown only now.")).to_be_visible()

    page.context.clear_cookies()
    page.goto("/accounts/desk/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page.get_by_role("heading", name="Your account")).to_be_visible()
    page.goto("/admin/")
    expect(page.get_by_role("heading", name="The volunteers’ room")).to_have_count(0)
    assert [text for text in blocked if "Content Security Policy" in text] == []
