"""A moderator signs in with a password and a second factor, hides a letter and says why."""

from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from playwright.sync_api import Page, expect

from tests import make
from tests.browser import steps


def code_of(secret: str) -> str:
    """What an authenticator app shows now."""
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def test_a_moderator_needs_totp_and_hides_with_a_reason(page: Page, other: Page) -> None:
    words = steps.write_letter(other)
    other.get_by_role("link", name="Go to the letter").click()
    letter = other.url
    secret = make.with_totp(make.a_member("vera"))

    page.goto("/admin/")
    page.get_by_label("Username").fill("vera")
    page.get_by_label("Password").fill(make.PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_label("Code").fill(code_of(secret))
    page.get_by_role("button", name="Sign In").click()
    expect(page.get_by_role("heading", name="The volunteers’ room")).to_be_visible()

    page.locator(".model-letter th a").click()
    page.locator("#result_list tbody th a").first.click()
    page.get_by_label("Hide", exact=True).check()
    page.get_by_role("button", name="Decide", exact=True).click()
    expect(page.get_by_text("Every decision names its ground.")).to_be_visible()
    page.get_by_label("Ground").select_option("findable")
    page.locator("#id_words").fill("The street is named. Please leave it out.")
    page.get_by_role("button", name="Decide", exact=True).click()
    expect(page.get_by_text("1 hidden, with a decision for each.")).to_be_visible()

    answer = other.goto(letter)
    assert answer is not None
    assert answer.status == 404
    other.context.clear_cookies()
    steps.return_with(other, words)
    expect(other.get_by_text("The street is named. Please leave it out.")).to_be_visible()
    expect(other.get_by_text("No one can be found from what is posted")).to_be_visible()


def test_staff_without_a_second_factor_cannot_open_the_admin(page: Page) -> None:
    make.a_member("otto")
    page.goto("/admin/")
    page.get_by_label("Username").fill("otto")
    page.get_by_label("Password").fill(make.PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_text("needs a second factor")).to_be_visible()
    assert "/accounts/2fa/" in page.url
    page.goto("/admin/letters/letter/")
    assert "/accounts/2fa/" in page.url
