"""Somebody looks for a letter like theirs, with and without JavaScript, and by keyboard."""

import re

from playwright.sync_api import Page, expect

from letters import near
from letters.models import Letter
from tests.make import a_letter


def letters() -> list[Letter]:
    """Three about an animal, of which one is not safe, and one about something else."""
    made = [
        a_letter(title="The dish by the door", body="The vet was kind. Her leash is on its hook."),
        a_letter(title="Seven minutes of birdsong", body="Our parrot’s cage; the vet was sorry."),
        a_letter(title="Kennel", body="The damned vet. That damned kennel.", rating="not_safe"),
        a_letter(title="The boat", body="We sold the boat and the nets."),
    ]
    for letter in made:
        near.look(letter.pk)
    return made


def test_from_the_front_page_to_a_letter_and_on_to_one_near_it(page: Page, site: str) -> None:
    letters()
    page.goto("/")
    page.get_by_label("Search the letters").fill("vets")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="2 letters with “vets”")).to_be_visible()
    expect(page.get_by_text("Kennel")).to_have_count(0)
    expect(page.locator("mark").first).to_have_text("vet")
    page.get_by_role("link", name="The dish by the door").click()
    page.locator(".related").get_by_role("link", name="Seven minutes of birdsong").click()
    expect(page.locator("h1")).to_have_text("Seven minutes of birdsong")


def test_letters_that_are_not_safe_are_found_only_by_who_asks(page: Page, site: str) -> None:
    letters()
    page.goto("/search/?q=vet")
    page.get_by_role("link", name="Look among all letters").click()
    expect(page.get_by_role("heading", name="3 letters with “vet”")).to_be_visible()
    expect(page.get_by_role("link", name="Kennel")).to_be_visible()
    expect(page.get_by_text("damned")).to_have_count(0)
    page.get_by_label("Also letters not marked safe for work").uncheck()
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("heading", name="2 letters with “vet”")).to_be_visible()


def test_nothing_found_offers_the_next_step_and_keeps_the_words(page: Page, site: str) -> None:
    letters()
    page.goto("/search/")
    page.get_by_label("Words to look for").fill("the exact words I said")
    page.get_by_label("Who it is to").select_option("To You")
    page.get_by_role("button", name="Search").click()
    expect(page.get_by_role("heading", name="No letter has these words yet")).to_be_visible()
    expect(page.get_by_label("Words to look for")).to_have_value("the exact words I said")
    expect(page.get_by_label("Who it is to")).to_have_value("you")
    page.get_by_role("link", name="Open one at random").click()
    expect(page).to_have_url(re.compile("/letters/"))


def test_one_can_read_on_along_the_list_one_came_from(page: Page, site: str) -> None:
    letters()
    page.goto("/to/you/")
    links = page.locator("ul.letters h3 a")
    names = links.all_inner_texts()
    assert len(names) == 3
    links.first.click()
    for name in names[1:]:
        page.get_by_role("link", name=name).last.click()
        expect(page.locator("h1")).to_have_text(name)
