"""Every kind of page, light and dark: axe finds nothing, nothing scrolls sideways."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page

from letters.models import Letter
from tests import make
from tests.browser import steps
from tests.browser.conftest import watched

READING = [
    "/", "/?show=all", "/to/you/?show=all", "/archive/", "/waiting/", "/help/", "/privacy/",
    "/wants/listening/", "/journals/", "/search/", "/search/?q=ordinary", "/search/?q=nothing",
    "/tonight/", "/preferences/", "/key/", "/write/", "/accounts/login/", "/accounts/signup/",
    "/nothing/here/",
]  # fmt: skip
STAFF = [
    "/admin/", "/admin/letters/letter/", "/admin/comments/reply/", "/admin/moderation/report/",
    "/admin/moderation/decision/", "/admin/letters/category/", "/admin/letters/term/",
    "/accounts/2fa/", "/accounts/password/", "/accounts/logout/",
]  # fmt: skip


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, browser: Browser, site: str) -> Iterator[Page]:
    """A phone in one light."""
    context = browser.new_context(
        base_url=site, color_scheme=request.param, viewport={"width": 390, "height": 800}
    )
    yield watched(context.new_page())
    context.close()


def look(page: Page) -> None:
    """What axe finds on this page, and whether it is wider than a phone."""
    levels = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
    # Preloading would fetch style sheets from a script, which the CSP rightly blocks.
    found = Axe().run(page, options={"runOnly": levels, "preload": False})
    assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
    wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wider <= 0, f"{page.url} is {wider} px too wide"


def press(button: Locator) -> None:
    """Press it, and be on the page it leads to: axe must not look at the one that is left."""
    with button.page.expect_navigation():
        button.click()


@pytest.fixture
def letters(site: str) -> dict[str, Letter]:
    """One letter of each kind, with a conversation."""
    plain = make.a_letter(title="An ordinary one", byline="left-hand tap", notes=["death"])
    first = make.a_reply(plain, name="lost umbrella")
    make.a_reply(plain, parent=first, by_author=True, body="w" * 400)
    make.a_reply(plain, parent=first, folded=True)
    make.a_reply(plain, status="hidden")
    return {
        "plain": plain,
        "folded": make.a_letter(rating="not_safe", notes=["sex", "abuse"], title=""),
        "closed": make.a_letter(needs="no_replies", title="x" * 120),
        "back": make.a_letter(status="taken_back"),
    }


def test_reading_pages(page: Page, letters: dict[str, Letter]) -> None:
    for url in READING + [letter.get_absolute_url() for letter in letters.values()]:
        page.goto(url)
        look(page)
    page.goto(letters["folded"].get_absolute_url())
    page.get_by_text("Open the letter").click()
    look(page)
    for kind in ("letter", "reply"):
        number = "" if kind == "letter" else "1/"
        page.goto(f"/report/{kind}/{letters['plain'].public_id}/{number}")
        look(page)


def test_writing_pages(page: Page, letters: dict[str, Letter]) -> None:
    page.goto("/write/")
    press(page.get_by_role("button", name="Read it through"))
    look(page)  # the errors
    steps.write_letter(page)
    look(page)  # the key
    page.goto("/desk/")
    look(page)
    press(page.get_by_role("link", name="The porch light"))
    look(page)
    press(page.get_by_role("link", name="full page"))
    look(page)
    page.goto(letters["plain"].get_absolute_url())
    page.get_by_label("Your reply").fill("One of ours.")
    press(page.get_by_role("button", name="Read it through"))
    look(page)
    press(page.get_by_role("button", name="Send the reply"))
    look(page)
    page.goto(f"/desk/{letters['plain'].public_id}/voice/")
    look(page)
    page.goto(f"/desk/{letters['folded'].public_id}/")
    look(page)  # locked


def test_desk_pages(page: Page, letters: dict[str, Letter]) -> None:
    words = steps.write_letter(page)
    letter = Letter.objects.get(title="The porch light")
    make.a_reply(letter, name="hallway")
    make.an_update(letter, rating="not_safe", heading="Four days later")
    desk = f"/desk/{letter.public_id}/"
    for url in (letter.get_absolute_url(), desk, "/desk/"):
        page.goto(url)
        look(page)
    for url in ("updates/", "updates/1/", "replies/1/", "leave/"):
        page.goto(desk + url)
        look(page)
    page.locator("#burn summary").click()
    press(page.locator("#burn").get_by_role("button"))
    look(page)  # without the six words
    page.goto(desk)
    press(page.get_by_role("button", name="Make an address"))
    look(page)
    page.goto(desk + "leave/")
    page.locator("#burn summary").click()
    page.locator("#burn").get_by_label("Your six words, once more").fill(words)
    press(page.locator("#burn").get_by_role("button"))
    look(page)


def test_account_pages(page: Page, letters: dict[str, Letter]) -> None:
    steps.write_letter(page)
    page.goto("/accounts/signup/")
    page.get_by_label("A name to sign in with").fill("robin")
    for field in page.locator("input[type=password]").all():
        field.fill("a long enough passphrase")
    press(page.get_by_role("main").get_by_role("button").first)
    assert page.url.endswith("/accounts/desk/"), page.content()
    for url in ("", "bring/"):
        page.goto(f"/accounts/desk/{url}")
        look(page)
    for url in ("sessions/", "delete/", "2fa/", "password/", "logout/"):
        page.goto(f"/accounts/{url}")
        look(page)


def test_staff_pages(page: Page, letters: dict[str, Letter]) -> None:
    client = make.signed_in(make.a_member("vera"))
    cookie = client.cookies["session"].value
    page.context.add_cookies([{"name": "session", "value": cookie, "url": page_base(page)}])
    pk = letters["plain"].pk
    more = [
        f"/admin/letters/letter/{pk}/change/",
        f"/admin/letters/letter/decide/?deed=hide&chosen={pk}",
        f"/admin/letters/letter/{pk}/correct/",
    ]
    for url in STAFF + more:
        page.goto(url)
        assert page.url.endswith(url), page.url
        look(page)


def page_base(page: Page) -> str:
    """The address the site is at."""
    page.goto("/healthz")
    return page.url.removesuffix("/healthz")
