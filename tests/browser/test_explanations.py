"""What a short form means can be read with a mouse, on a touch screen and on paper."""

import pytest
from playwright.sync_api import Browser, Page

from tests import make

pytestmark = pytest.mark.django_db(transaction=True)
BESIDE = "getComputedStyle(document.querySelector('abbr'), '::after').content"


def opened(browser: Browser, site: str, *, touch: bool) -> Page:
    """A letter with a short form, on a screen one touches or one that has a mouse."""
    letter = make.a_letter(title="Low contact", body="We had LC for a week.")
    size = {"width": 390, "height": 800} if touch else {"width": 1200, "height": 800}
    context = browser.new_context(base_url=site, has_touch=touch, is_mobile=touch, viewport=size)
    page = context.new_page()
    page.goto(letter.get_absolute_url())
    assert page.locator("abbr").get_attribute("title") == "low contact"
    return page


def test_with_a_mouse_the_meaning_waits_until_it_is_asked_for(browser: Browser, site: str) -> None:
    page = opened(browser, site, touch=False)
    assert page.evaluate(BESIDE) == "none"


def test_on_a_touch_screen_the_meaning_stands_beside_the_word(browser: Browser, site: str) -> None:
    page = opened(browser, site, touch=True)
    assert page.evaluate(BESIDE).replace('"', "") in (" ( low contact )", " (low contact)")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_on_paper_the_meaning_stands_beside_the_word(browser: Browser, site: str) -> None:
    page = opened(browser, site, touch=False)
    page.emulate_media(media="print")
    assert "low contact" in page.evaluate(BESIDE)
