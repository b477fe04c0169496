"""A browser as it really is: it says where a form comes from."""

import pytest
from django.test import Client

from tests.authors.people import a_browser


@pytest.fixture
def writer(shelves: None) -> Client:
    """Somebody with no cookies yet, on a site with pigeonholes."""
    return a_browser()
