"""A stranger replies, comes back as the same voice, feels, reports."""

from playwright.sync_api import Page, expect

from tests.browser import steps


def test_a_stranger_replies_twice_and_stays_one_voice(page: Page, other: Page) -> None:
    steps.write_letter(other)
    other.get_by_role("link", name="Go to the letter").click()
    letter = other.url

    page.goto(letter)
    steps.reply(page, "I know that porch.", name="porch swing")
    words = steps.key_on(page)
    page.goto(letter)
    steps.reply(page, "I drove past it again.")
    expect(page.get_by_text("You spoke with a voice you already had")).to_be_visible()

    page.context.clear_cookies()
    page.goto(letter)
    page.get_by_text("You have written here before?").click()
    page.get_by_label("Your six words").fill(words)
    steps.reply(page, "A third time, from another machine.")
    page.goto(letter)
    names = page.locator(".reply h3 bdi")
    expect(names).to_have_text(["porch swing"] * 3)
    seals = page.locator(".reply header .seal").evaluate_all("all => all.map(s => s.outerHTML)")
    assert len(set(seals)) == 1


def test_a_taken_name_comes_back_with_the_words(page: Page, other: Page) -> None:
    steps.write_letter(other)
    other.get_by_role("link", name="Go to the letter").click()
    letter = other.url
    page.goto(letter)
    steps.reply(page, "First.", name="porch swing")
    other.context.clear_cookies()
    other.goto(letter)
    other.get_by_label("Your reply").fill("Second.")
    other.get_by_label("Sign as").fill("Pоrch Swing")  # a Cyrillic о
    other.get_by_role("button", name="Read it through").click()
    expect(other.locator("#problems")).to_be_focused()
    expect(other.get_by_label("Your reply")).to_have_value("Second.")


def test_a_stranger_feels_and_reports_a_letter(page: Page, other: Page) -> None:
    steps.write_letter(other)
    other.get_by_role("link", name="Go to the letter").click()
    page.goto(other.url)
    page.get_by_role("button", name="I felt this").click()
    expect(page.get_by_role("heading", name="You felt this")).to_be_visible()
    page.get_by_role("link", name="Back to the letter").click()
    expect(page.get_by_text("1 stranger felt this.")).to_be_visible()
    page.get_by_role("link", name="Report this letter").click()
    page.get_by_label("It is cruel").check()
    page.get_by_label("What happened", exact=False).fill("The last line.")
    page.get_by_label("I believe that what I report", exact=False).check()
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_role("heading", name="Thank you.")).to_be_visible()
    assert page.context.cookies() == []
