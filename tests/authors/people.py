"""Browsers for the tests of keys."""

from typing import Any

from django.test import Client


def a_browser(**environ: Any) -> Client:
    """A browser with no cookies that names the site its forms come from, as all do today."""
    headers = {"Sec-Fetch-Site": "same-origin"}
    return Client(enforce_csrf_checks=True, headers=headers, **environ)
