"""Strangers who write: browsers as they are, with a header that says the form is our own."""

import pytest
from django.test import Client


def a_stranger(**headers: str) -> Client:
    """A browser without cookies. CSRF checks are on, and it says where its forms come from."""
    return Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "same-origin"}, **headers)


@pytest.fixture
def stranger(shelves: None) -> Client:
    """Somebody nobody knows, on a site with pigeonholes."""
    return a_stranger()


@pytest.fixture
def another(shelves: None) -> Client:
    """Somebody else, from another network."""
    return a_stranger(REMOTE_ADDR="198.51.100.7")
