"""The main journey: write, keep the key, come back in another browser, answer as the author."""

from playwright.sync_api import Page, expect

from tests.browser import steps


def test_an_author_writes_returns_with_the_key_and_answers(page: Page, other: Page) -> None:
    words = steps.write_letter(page)
    page.get_by_role("link", name="Go to the letter").click()
    letter = page.url
    expect(page.get_by_role("heading", name="The porch light", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name="0 replies to")).to_be_visible()

    other.goto(letter)
    steps.reply(other, "Mine is a hallway lamp. Nine years.", name="hallway")
    expect(other.get_by_role("heading", name="Your reply is posted")).to_be_visible()
    steps.key_on(other)

    page.context.clear_cookies()
    steps.return_with(page, words.upper().replace(" ", "-"))
    expect(page.get_by_role("heading", name="The porch light")).to_be_visible()
    expect(page.get_by_text("1 new since you were here")).to_be_visible()
    page.get_by_role("link", name="Answer hallway").click()
    expect(page.get_by_text("The verified author of the letter")).to_be_visible()
    page.get_by_label("Your reply").fill("Then there are two of us.")
    page.get_by_role("button", name="Read it through").click()
    expect(page.locator(".badge")).to_have_text("Author of the letter")
    page.get_by_role("button", name="Send the reply").click()

    other.goto(letter)
    answer = other.locator("#reply-2")
    expect(answer.locator(".badge")).to_have_text("Author of the letter")
    expect(answer.get_by_role("link", name="hallway", exact=True)).to_be_visible()
    expect(other.get_by_role("heading", name="2 replies to")).to_be_visible()


def test_an_author_edits_and_locks_the_desk(page: Page, other: Page) -> None:
    steps.write_letter(page)
    page.get_by_role("link", name="Go to the letter").click()
    letter = page.url
    page.goto("/desk/")
    page.get_by_role("link", name="The porch light").click()
    page.get_by_label("Your letter").fill("I turned it off today.")
    page.get_by_role("button", name="Save the letter").click()
    other.goto(letter)
    expect(other.get_by_text("I turned it off today.")).to_be_visible()
    expect(other.get_by_text("Edited on")).to_be_visible()

    page.get_by_role("button", name="Forget it on this device").click()
    expect(page.get_by_role("heading", name="Return with your key")).to_be_visible()
    assert [c["name"] for c in page.context.cookies()] == []


def test_mistakes_come_back_with_the_words(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Begin anywhere").fill("I began on the front page.")
    page.get_by_role("button", name="Keep writing").click()
    expect(page.get_by_label("Your letter")).to_have_value("I began on the front page.")
    page.get_by_role("button", name="Read it through").click()
    expect(page.locator("#problems")).to_be_focused()
    expect(page.get_by_role("heading", name="Two things need a look")).to_be_visible()
    expect(page.get_by_label("Your letter")).to_have_value("I began on the front page.")
