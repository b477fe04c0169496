"""The same pages in another language, on a phone: nothing runs sideways, axe finds nothing."""

from pathlib import Path

import pytest
from django.utils import translation
from playwright.sync_api import Browser, Page, expect

from letters import starter
from letters.models import Category
from tests import make
from tests.browser.conftest import watched
from tests.browser.test_every_page import look, press
from writing.counts import grouped

PAGES = ["/", "/write/", "/help/", "/preferences/", "/key/", "/search/", "/log/", "/tonight/"]


def phone(browser: Browser, site: str, locale: str, *, script: bool = True) -> Page:
    """A phone whose browser asks for this language."""
    size = {"width": 390, "height": 800}
    context = browser.new_context(
        base_url=site,
        locale=locale,
        viewport=size,  # type: ignore[arg-type]
        java_script_enabled=script,
    )
    return watched(context.new_page())


@pytest.mark.parametrize("locale", ["de", "ar"])
def test_pages_in_another_language(browser: Browser, site: str, locale: str) -> None:
    letter = make.a_letter(notes=["death"], byline="left-hand tap")
    make.a_reply(letter, name="lost umbrella")
    make.an_update(letter, heading="Four days later")
    page = phone(browser, site, locale)
    for url in [*PAGES, letter.get_absolute_url()]:
        page.goto(url)
        assert page.locator("html").get_attribute("lang") == locale
        look(page)
        assert page.locator("html").get_attribute("dir") == ("rtl" if locale == "ar" else None)
    page.context.close()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_language_that_was_chosen_stays_until_it_is_forgotten(
    browser: Browser, site: str, script: bool
) -> None:
    page = phone(browser, site, "en", script=script)
    page.goto("/preferences/")
    page.get_by_label("Español").last.check()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("html")).to_have_attribute("lang", "es")
    page.goto("/write/")
    expect(page.locator("html")).to_have_attribute("lang", "es")
    page.goto("/preferences/")
    page.locator("button[name=forget]").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.context.close()


def test_a_letter_is_kept_as_an_e_book(browser: Browser, site: str, tmp_path: Path) -> None:
    letter = make.a_letter()
    page = phone(browser, site, "en", script=False)
    page.goto(letter.get_absolute_url())
    with page.expect_download() as waiting:
        page.get_by_role("link", name="E-book").click()
    kept = tmp_path / "kept.epub"
    waiting.value.save_as(kept)
    assert waiting.value.suggested_filename == "the-ticket.epub"
    assert kept.read_bytes()[:2] == b"PK"
    page.context.close()


def test_mistakes_in_a_form_are_told_in_the_language(browser: Browser, site: str) -> None:
    page = phone(browser, site, "fr")
    page.goto("/write/")
    press(page.locator("main form button").last)
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.locator("#problems-h")).to_be_visible()
    look(page)
    page.context.close()


@pytest.mark.parametrize("locale", ["de", "es", "fr", "ar"])
def test_the_counter_writes_numbers_as_the_page_does(
    browser: Browser, site: str, locale: str
) -> None:
    page = phone(browser, site, locale)
    page.goto("/write/")
    with translation.override(locale):
        limit, left = grouped(20_000), grouped(19_998)
    expect(page.locator("#body-hint")).to_contain_text(limit)
    page.locator("#body").fill("ab")
    expect(page.locator("#body + p")).to_contain_text(left)
    page.context.close()


@pytest.mark.parametrize(
    ("locale", "left", "said"),
    [
        ("en", 1, "1 character left"),
        ("en", -1, "1 character too many"),
        ("de", 1, "Noch 1 Zeichen übrig"),
        ("es", 1, "Queda 1 carácter"),
        ("es", 2, "Quedan 2 caracteres"),
        ("fr", 0, "encore 0 caractère"),
        ("fr", -2, "2 caractères de trop"),
        ("ar", 0, "لم يبق أي حرف"),
        ("ar", 1, "بقي حرف واحد"),
        ("ar", 2, "بقي حرفان"),
        ("ar", 3, "بقيت 3 أحرف"),
        ("ar", 11, "بقي 11 حرفًا"),
        ("ar", -100, "زيادة 100 حرف على الحدّ"),
    ],
)
def test_the_counter_says_each_number_as_the_language_does(
    browser: Browser, site: str, locale: str, left: int, said: str
) -> None:
    page = phone(browser, site, locale)
    page.goto("/write/")
    page.locator("#body").fill("a" * (20_000 - left))
    expect(page.locator("#body + p")).to_have_text(said)
    page.context.close()


def test_an_old_browser_counts_with_what_fits_most_numbers(browser: Browser, site: str) -> None:
    page = phone(browser, site, "ar")
    page.add_init_script("delete Intl.PluralRules")
    page.goto("/write/")
    page.locator("#body").fill("a" * 19_997)
    expect(page.locator("#body + p")).to_have_text("بقي 3 حرف")
    page.context.close()


def test_a_long_category_does_not_push_a_page_sideways(browser: Browser, site: str) -> None:
    starter.load_shelves()
    Category.objects.filter(slug="you").update(name="w" * 60)
    letter = make.a_letter()
    page = phone(browser, site, "en")
    for url in ("/waiting/", letter.get_absolute_url()):
        page.goto(url)
        expect(page.locator(".meta").get_by_text("w" * 60).first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.context.close()


@pytest.mark.parametrize("locale", ["de", "es", "fr", "ar"])
def test_today_fits_into_the_ring_of_the_stamp(browser: Browser, site: str, locale: str) -> None:
    starter.load_shelves()
    page = phone(browser, site, locale)
    page.goto("/write/")
    page.locator("#body").fill("I kept the ticket.")
    page.locator("input[name=categories]").first.check()
    page.locator("input[name=rating]").first.check()
    press(page.locator("main form button[value=preview]"))
    ring = page.locator(".postmark")
    expect(ring).to_be_visible()
    words = ring.locator("span").evaluate("""(one) => {
        const range = document.createRange();
        range.selectNodeContents(one);
        return range.getBoundingClientRect().width;
    }""")
    assert words < ring.evaluate("(one) => one.clientWidth") - 8
    page.context.close()
