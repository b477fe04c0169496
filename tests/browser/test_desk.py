"""What a key opens, as people go through it: adding, curating, waiting, leaving, taking home."""

import re

from playwright.sync_api import Page, expect

from tests.browser import steps


def desk_of(page: Page, words: str) -> None:
    """Come back with six words, in a browser that knows nothing."""
    page.context.clear_cookies()
    steps.return_with(page, words)
    expect(page.get_by_text("The desk of")).to_be_visible()


def leave(page: Page, way: str, words: str) -> None:
    """From the desk to the page with the ways to leave, and one of them."""
    page.get_by_role("link", name=re.compile("Ways to take it down|Cancel the letter")).click()
    section = page.locator(f"#{way}")
    section.locator("summary").click()
    section.get_by_label("Your six words, once more").fill(words)
    section.get_by_role("button").click()


def test_a_letter_grows_and_finds_those_who_cared(page: Page, other: Page) -> None:
    words = steps.write_letter(page)
    page.get_by_role("link", name="Go to the letter").click()
    letter = page.url
    other.goto(letter)
    steps.reply(other, "Mine is a hallway lamp.", name="hallway")
    desk_of(page, words)
    page.get_by_label("Heading").fill("Four days later")
    page.get_by_label("What has happened since?").fill("The bulb went by itself.")
    page.locator("#updates").get_by_role("button", name="Read it through").click()
    expect(page.get_by_text("It is not added yet")).to_be_visible()
    page.get_by_role("button", name="Add the update").click()

    other.goto(letter)
    expect(other.get_by_role("heading", name="Four days later")).to_be_visible()
    other.get_by_role("link", name="update 1").click()
    assert other.url.endswith("#update-1")
    other.goto("/desk/")
    other.get_by_role("link", name="hallway").click()
    expect(other.get_by_role("heading", name="1 update since you were here")).to_be_visible()

    page.get_by_role("link", name="Thank, or put away").click()
    page.get_by_label("Thank you. This helped.").check()
    page.get_by_role("button", name="Say it").click()
    expect(page.get_by_text("You said: “Thank you. This helped.”")).to_be_visible()
    other.reload()
    expect(other.get_by_text("Thank you. This helped.")).to_be_visible()
    page.get_by_role("button", name="Put this reply away").click()
    other.goto(letter)
    expect(other.get_by_text("The author of the letter put it away.")).to_be_visible()
    expect(other.get_by_text("Mine is a hallway lamp.")).to_have_count(0)
    page.get_by_role("button", name="Show it again").click()
    other.reload()
    expect(other.get_by_text("Mine is a hallway lamp.")).to_be_visible()


def test_a_letter_waits_and_is_cancelled(page: Page, other: Page) -> None:
    words = steps.write_letter(page, when="Tomorrow")
    expect(page.get_by_role("heading", name="Your letter waits for its day")).to_be_visible()
    other.goto("/?show=all")
    expect(other.get_by_text("The porch light")).to_have_count(0)
    desk_of(page, words)
    expect(page.get_by_role("heading", name="It waits for its day")).to_be_visible()
    leave(page, "cancel", words)
    expect(page.get_by_role("heading", name="It is cancelled")).to_be_visible()
    steps.return_with(page, words)
    expect(page.get_by_text("These six words do not open a letter.").first).to_be_visible()


def test_a_letter_is_taken_back_put_back_and_burned(page: Page, other: Page) -> None:
    words = steps.write_letter(page)
    page.get_by_role("link", name="Go to the letter").click()
    letter = page.url
    other.goto(letter)
    steps.reply(other, "Mine is a hallway lamp.", name="hallway")
    desk_of(page, words)
    leave(page, "take_back", "none of these words is right")
    expect(page.locator("#take_back .wrong")).to_be_focused()
    page.locator("#take_back").get_by_label("Your six words, once more").fill(words)
    page.locator("#take_back").get_by_role("button").click()
    expect(page.get_by_role("heading", name="You took this letter back")).to_be_visible()
    other.goto(letter)
    expect(other.get_by_role("heading", name="Its author took this letter back")).to_be_visible()
    page.get_by_role("button", name="Put the letter back").click()
    other.goto(letter)
    expect(other.get_by_role("heading", name="The porch light", exact=True)).to_be_visible()
    leave(page, "burn", words)
    expect(page.get_by_role("heading", name="It is burned")).to_be_visible()
    answer = other.goto(letter)
    assert answer is not None
    assert answer.status == 410
    assert "porch" not in other.content().replace(letter, "").replace("/the-porch-light/", "")
    other.goto("/desk/")
    other.get_by_role("link", name="hallway").click()
    expect(other.get_by_text("Mine is a hallway lamp.")).to_be_visible()


def test_two_devices_lose_nothing(page: Page, other: Page) -> None:
    words = steps.write_letter(page)
    desk_of(page, words)
    steps.return_with(other, words)
    page.get_by_label("Your letter").fill("From the phone.")
    page.get_by_role("button", name="Save the letter").click()
    other.get_by_label("Your letter").fill("From the tablet.")
    other.get_by_role("button", name="Save the letter").click()
    expect(other.get_by_role("heading", name="It was changed meanwhile")).to_be_visible()
    expect(other.get_by_text("From the phone.")).to_be_visible()
    expect(other.get_by_label("Your letter")).to_have_value("From the tablet.")
    other.get_by_role("button", name="Save the letter").click()
    page.reload()
    expect(page.get_by_label("Your letter")).to_have_value("From the tablet.")


def test_words_are_taken_home_and_news_has_an_address(page: Page, other: Page) -> None:
    words = steps.write_letter(page)
    desk_of(page, words)
    for kind in ("web page", "text", "EPUB"):
        with page.expect_download() as loaded:
            page.locator("#export").get_by_role(
                "link", name=re.compile(kind, re.IGNORECASE)
            ).click()
        name = loaded.value.suggested_filename
        assert "porch" not in name
        if name.endswith(".txt"):
            assert steps.LETTER.partition("\n")[0] in loaded.value.path().read_text("utf-8")
    page.locator("#feed").get_by_role("button", name="Make an address").click()
    found = re.search(r"/news/[\w-]+/", page.content())
    assert found
    answer = other.goto(found[0])
    assert answer is not None
    assert answer.status == 200
    assert "porch" not in answer.text()
