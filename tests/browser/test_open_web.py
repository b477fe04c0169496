"""The heads of pages in a browser: data for search engines runs nothing and breaks no rule."""

import json

from django.test import Client
from playwright.sync_api import Page

from letters.models import Letter
from tests import make

HARD = "</script><script>document.title='taken'</script>"


def test_the_facts_of_a_letter_are_data_and_nothing_is_refused(page: Page, site: str) -> None:
    """`page` fails on whatever the policy blocks and on every request to another site."""
    letter = make.a_letter(title=HARD, body=HARD)
    page.goto(letter.get_absolute_url())
    assert page.title() == f"{HARD} · Dear Stranger"
    assert page.locator("h1").inner_text() == HARD
    found = page.locator('script[type="application/ld+json"]')
    assert found.count() == 1
    assert json.loads(found.text_content() or "")["headline"] == HARD


def test_a_letter_left_out_of_search_engines_is_read_as_before(page: Page, site: str) -> None:
    page.goto("/write/")
    page.get_by_label("Your letter", exact=True).fill("I kept the ticket.")
    page.get_by_text("To You", exact=True).click()
    page.get_by_text("Safe for work", exact=True).click()
    page.get_by_text("Ask search engines to leave this letter out").click()
    page.get_by_role("button", name="Read it through").click()
    page.get_by_role("button", name="Post the letter").click()
    assert Letter.objects.get().noindex
    page.goto("/")
    page.get_by_role("link", name="I kept the ticket.").click()
    assert page.locator('meta[name="robots"]').get_attribute("content") == "noindex"
    assert page.locator("h1").inner_text() == "I kept the ticket."


def test_a_list_leads_to_its_feed(page: Page, site: str) -> None:
    letter = make.a_letter()
    page.goto("/")
    address = page.get_by_role("link", name="Feed of these letters").get_attribute("href")
    assert address == "/feed/"
    assert letter.public_id in Client().get(address).content.decode()
