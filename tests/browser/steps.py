"""What people do, step by step, by what they see: labels and buttons."""

import re

from django.conf import settings
from playwright.sync_api import Page, expect

from members.models import Member
from tests.make import signed_in

LETTER = "You left the porch light on.\n\nI have not had the heart to turn it off.\n\nGood night."


def write_letter(page: Page, title: str = "The porch light", when: str = "Now") -> str:
    """Write, read through and post a letter; the six words."""
    page.goto("/write/")
    page.get_by_label("Title").fill(title)
    page.get_by_label("Your letter").fill(LETTER)
    page.get_by_label("To You").check()
    page.get_by_label("Safe for work", exact=False).first.check()
    page.get_by_role("radio", name=re.compile(f"^{when}")).check()
    page.get_by_role("button", name="Read it through").click()
    expect(page.get_by_role("heading", name="Read it through")).to_be_visible()
    page.locator("button[value=post]").click()
    return key_on(page)


def key_on(page: Page) -> str:
    """The six words that a posted page shows."""
    words = page.locator(".key-card code").inner_text()
    assert len(words.split()) == 6
    return words


def reply(page: Page, words: str, name: str = "") -> None:
    """Reply from the form on the letter's page, and post after the second look."""
    page.get_by_label("Your reply").fill(words)
    if name:
        page.get_by_label("Sign as").fill(name)
    page.get_by_role("button", name="Read it through").click()
    page.get_by_role("button", name="Send the reply").click()


def return_with(page: Page, words: str) -> None:
    """Open a desk with six words."""
    page.goto("/key/")
    page.get_by_label("Your six words").fill(words)
    page.get_by_role("button", name="Open the desk").click()


def as_volunteer(page: Page, member: Member) -> None:
    """Let a volunteer be signed in here, with the second factor used."""
    client = signed_in(member)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    base = page.context.new_page()
    base.goto("/healthz")
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": base.url}])
    base.close()


def open_item(page: Page) -> None:
    """From the queue to the first item, with its text open."""
    page.goto("/admin/moderation/case/")
    page.locator("#result_list tbody th a, #result_list tbody td a").first.click()
    page.locator("summary").first.click()


def decide(page: Page, deed: str, ground: str, words: str) -> None:
    """Fill in the form of an item and send it."""
    page.get_by_label(deed, exact=True).check()
    page.get_by_label("Ground").select_option(label=ground)
    page.locator("#id_words").fill(words)
    page.get_by_role("button", name="Decide", exact=True).click()
