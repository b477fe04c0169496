"""A real Chromium against a live server, at a host that is not localhost, over plain http."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), "")
HOST = "letters.test"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the journeys; without a browser they are skipped, except where CI=true."""
    for item in items:
        if "tests/browser" not in str(item.path):
            continue
        item.add_marker(pytest.mark.browser)
        if not CHROMIUM and os.environ.get("CI") != "true":
            item.add_marker(pytest.mark.skip(reason="no Chromium (Debian: chromium)"))


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Debian's Chromium, quiet: no look-ups of its own, and our host name leads here."""
    assert CHROMIUM, "no Chromium: Debian's package is called chromium"
    quiet = ("disable-gpu", "disable-quic", "no-first-run", "disable-background-networking")
    more = ("disable-component-update", "disable-sync", "no-sandbox")
    rules = f"--host-resolver-rules=MAP {HOST} 127.0.0.1"
    return {"executable_path": CHROMIUM, "args": [f"--{arg}" for arg in quiet + more] + [rules]}


@pytest.fixture(scope="session", autouse=True)
def _static_as_it_is_served() -> None:
    """Let the live server answer for the collected files with hashed names, as whitenoise does."""
    from django.contrib.staticfiles import handlers
    from django.test.testcases import _StaticFilesHandler

    handlers.StaticFilesHandler = _StaticFilesHandler


@pytest.fixture
def site(unlocked_ledger: None, live_server: Any) -> str:
    """The address of a running site with pigeonholes and no letters."""
    return f"http://{HOST}:{live_server.thread.port}"


@pytest.fixture(params=[True, False], ids=["scripts", "no-scripts"])
def context(request: Any, browser: Browser, site: str) -> Iterator[BrowserContext]:
    """One person's browser, each journey once with JavaScript and once without."""
    context = browser.new_context(base_url=site, java_script_enabled=request.param)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """The page that person is on; a blocked script, style or request fails the test."""
    return watched(context.new_page())


def watched(page: Page) -> Page:
    """Fail on whatever the CSP blocks and on whatever asks another site for something."""

    def told(message: Any) -> None:
        assert "Content Security Policy" not in message.text, f"{page.url}: {message.text}"

    def asked(request: Any) -> None:
        assert HOST in request.url or request.url.startswith(("data:", "blob:")), request.url

    page.on("console", told)
    page.on("request", asked)
    return page


@pytest.fixture
def other(browser: Browser, site: str) -> Iterator[Page]:
    """Somebody else, or simply somebody, in a browser of their own with JavaScript."""
    theirs = browser.new_context(base_url=site)
    yield watched(theirs.new_page())
    theirs.close()
