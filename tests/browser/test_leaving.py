"""Leaving quickly, drafts, and the small niceties of the scripts."""

from playwright.sync_api import Page, expect

from tests import make
from tests.browser import steps


def test_leaving_wipes_the_draft_and_back_shows_no_letter(other: Page) -> None:
    letter = make.a_letter(title="A letter somebody must not see")
    page = other
    page.goto("/write/")
    page.get_by_label("Your letter").fill("Half a sentence")
    page.goto(letter.get_absolute_url())
    page.get_by_role("link", name="Leave quickly").click()
    page.wait_for_url("**/healthz")
    assert page.evaluate("sessionStorage.length") == 0
    page.go_back()
    expect(page.get_by_text("A letter somebody must not see")).to_have_count(0)


def test_escape_three_times_leaves(other: Page) -> None:
    other.goto("/help/")
    for _ in range(3):
        other.keyboard.press("Escape")
    other.wait_for_url("**/healthz")


def test_without_scripts_leaving_still_leads_away(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Leave quickly").click()
    page.wait_for_url("**/healthz")


def test_a_draft_survives_a_reload_and_goes_with_the_posted_page(other: Page) -> None:
    other.goto("/write/")
    other.get_by_label("Your letter").fill("Half a sentence")
    other.reload()
    expect(other.get_by_label("Your letter")).to_have_value("Half a sentence")
    steps.write_letter(other)
    assert other.evaluate("sessionStorage.length") == 0


def test_the_counter_counts_code_points(other: Page) -> None:
    other.goto("/write/")
    other.get_by_label("Your letter").fill("🙂🙂")
    expect(other.get_by_text("19,998 characters left")).to_be_visible()
    other.get_by_label("Your letter").fill("a" * 21_234)
    expect(other.get_by_text("1,234 characters too many")).to_be_visible()


def test_a_page_can_be_walked_with_the_keyboard(other: Page) -> None:
    other.goto("/")
    other.keyboard.press("Tab")
    expect(other.get_by_role("link", name="Skip to the content")).to_be_focused()
    other.keyboard.press("Enter")
    assert other.evaluate("document.activeElement.id") == "main"


def test_the_key_can_be_saved_as_a_file(page: Page) -> None:
    words = steps.write_letter(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save as a text file").click()
    assert waiting.value.path().read_text().strip() == words
    assert waiting.value.suggested_filename == "note.txt"


def test_a_double_click_makes_one_letter(other: Page) -> None:
    from letters.models import Letter

    other.goto("/write/")
    other.get_by_label("Your letter").fill(steps.LETTER)
    other.get_by_label("To You").check()
    other.get_by_label("Safe for work", exact=False).first.check()
    other.get_by_role("button", name="Read it through").click()
    other.get_by_role("button", name="Post the letter").dblclick()
    words = steps.key_on(other)
    other.reload()
    assert steps.key_on(other) == words
    assert Letter.objects.count() == 1
