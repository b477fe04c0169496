"""What people do, step by step, by what they see: labels and buttons."""

from playwright.sync_api import Page, expect

LETTER = "You left the porch light on.\n\nI have not had the heart to turn it off.\n\nGood night."


def write_letter(page: Page, title: str = "The porch light") -> str:
    """Write, read through and post a letter; the six words."""
    page.goto("/write/")
    page.get_by_label("Title").fill(title)
    page.get_by_label("Your letter").fill(LETTER)
    page.get_by_label("To You").check()
    page.get_by_label("Safe for work", exact=False).first.check()
    page.get_by_role("button", name="Read it through").click()
    expect(page.get_by_role("heading", name="Read it through")).to_be_visible()
    page.get_by_role("button", name="Post the letter").click()
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
