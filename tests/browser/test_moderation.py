"""The whole way of a report: receipt, queue, removal with reasons, desk, appeal, another volunteer
restores, and the log counts it. Then what a writer is shown before posting."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import steps
from tests.browser.conftest import watched
from tests.make import a_member

WORDS = "The last line names a street. Please leave it out and send it back."


@pytest.fixture
def volunteer(browser: Browser, site: str) -> Iterator[Page]:
    """A volunteer's own browser, without JavaScript: the room works without."""
    theirs = browser.new_context(base_url=site, java_script_enabled=False)
    yield watched(theirs.new_page())
    theirs.close()


def test_from_a_report_to_the_log_and_back_again(page: Page, other: Page, volunteer: Page) -> None:
    ada, bea = a_member("ada"), a_member("bea")
    key = steps.write_letter(other)
    other.get_by_role("link", name="Go to the letter").click()
    letter = other.url

    # a stranger reports it and keeps the receipt
    page.goto(letter)
    page.get_by_role("link", name="Report this letter").click()
    page.get_by_label("Someone could be found from it", exact=False).check()
    page.get_by_label("What happened", exact=False).fill("The last line.")
    page.get_by_label("I believe that what I report", exact=False).check()
    page.get_by_role("button", name="Send the report").click()
    receipt = steps.key_on(page)

    # a volunteer finds it in the queue and removes it, with reasons
    steps.as_volunteer(volunteer, ada)
    steps.open_item(volunteer)
    expect(volunteer.get_by_text("I have not had the heart")).to_be_visible()
    expect(volunteer.get_by_text("The last line.")).to_be_visible()
    steps.decide(volunteer, "Remove", "Someone could be found from it", WORDS)
    expect(volunteer.get_by_text("0 items wait")).to_be_visible()
    answer = page.goto(letter)
    assert answer is not None
    assert answer.status == 410

    # the reporter hears of it, the author reads why and appeals
    see_outcome(page, receipt)
    expect(page.get_by_text("It was taken down", exact=False)).to_be_visible()
    other.context.clear_cookies()
    steps.return_with(other, key)
    expect(other.get_by_text(WORDS)).to_be_visible()
    other.get_by_text("Appeal against this decision").click()
    other.get_by_label("Why should it not stand?").fill("It is a street in a song.")
    other.get_by_role("button", name="Send the appeal").click()
    expect(other.get_by_text("Your appeal is with another volunteer", exact=False)).to_be_visible()

    # the same volunteer cannot answer it, another one does
    steps.open_item(volunteer)
    expect(volunteer.get_by_text("so another volunteer answers", exact=False)).to_be_visible()
    volunteer.context.clear_cookies()
    steps.as_volunteer(volunteer, bea)
    steps.open_item(volunteer)
    volunteer.get_by_label("It was wrong: put it right").check()
    volunteer.get_by_label("Words for the author").first.fill("A song it is. We are sorry.")
    volunteer.get_by_role("button", name="Answer").click()
    expect(volunteer.get_by_text("Answered, with a decision in the ledger.")).to_be_visible()

    # it is back, everybody hears of it, and the log counts it without a word of it
    answer = page.goto(letter)
    assert answer is not None
    assert answer.status == 200
    other.reload()
    expect(other.get_by_text("A song it is. We are sorry.")).to_be_visible()
    see_outcome(page, receipt)
    expect(page.get_by_text("took the decision back", exact=False)).to_be_visible()
    page.goto("/log/")
    expect(page.get_by_text("Taken down: letters", exact=False).first).to_be_visible()
    expect(page.get_by_text("porch", exact=False)).to_have_count(0)


def see_outcome(page: Page, receipt: str) -> None:
    """Open a receipt."""
    page.goto("/receipt/")
    page.get_by_label("The six words of your receipt").fill(receipt)
    page.get_by_role("button", name="Show the outcome").click()


def test_a_writer_sees_what_could_lead_to_somebody_and_says_it_more_softly(page: Page) -> None:
    page.goto("/write/")
    page.get_by_label("Your letter").fill(
        "Dear Oyinkansola,\n\nI still work at Hollerith Systems in Tartu, and I still have your "
        "scarf from the University of Tartu.\n\nMy number is 07700 900 142."
    )
    page.get_by_label("To You").check()
    page.get_by_label("Safe for work", exact=False).first.check()
    page.get_by_role("button", name="Read it through").click()
    expect(page.get_by_role("heading", name="Somebody who knows you, or them")).to_be_visible()
    expect(page.locator("mark", has_text="07700 900 142").first).to_be_visible()
    page.get_by_label("instead of Oyinkansola", exact=False).check()
    page.get_by_label("instead of 07700 900 142", exact=False).check()
    page.get_by_role("button", name="Make the changes I ticked").click()
    expect(page.locator("article")).not_to_contain_text("Oyinkansola")
    expect(page.locator("article")).not_to_contain_text("07700")
    expect(page.locator("article")).to_contain_text("Hollerith Systems")
    page.get_by_role("button", name="Post the letter").click()
    expect(page.get_by_role("heading", name="Your letter is posted")).to_be_visible()


def test_a_number_that_stays_waits_for_a_volunteer_and_nothing_is_lost(page: Page) -> None:
    page.goto("/write/")
    page.get_by_label("Your letter").fill("Call me.\n\nMy number is 07700 900 142.\n\nAlways.")
    page.get_by_label("To You").check()
    page.get_by_label("Safe for work", exact=False).first.check()
    page.get_by_role("button", name="Read it through").click()
    expect(page.get_by_text("a volunteer reads it before anyone else", exact=False)).to_be_visible()
    page.get_by_role("button", name="Post the letter").click()
    expect(page.get_by_role("heading", name="Your letter is with a volunteer")).to_be_visible()
    steps.key_on(page)


def test_words_of_danger_show_the_writer_where_help_is_and_post_all_the_same(page: Page) -> None:
    page.goto("/write/")
    page.get_by_label("Your letter").fill("I am going to kill myself tonight.\n\nI am sorry.")
    page.get_by_label("To You").check()
    page.get_by_label("Safe for work", exact=False).first.check()
    page.get_by_role("button", name="Read it through").click()
    expect(page.get_by_role("heading", name="If you are not safe tonight")).to_be_visible()
    page.get_by_text("Lines by country").click()
    expect(page.get_by_text("Samaritans").first).to_be_visible()
    page.get_by_role("button", name="Post the letter").click()
    expect(page.get_by_role("heading", name="Your letter is posted")).to_be_visible()
