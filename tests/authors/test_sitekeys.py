"""A key file that does not belong to the database is refused before it does harm."""

import dataclasses
import secrets
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from authors import sitekeys
from authors.models import SiteCheck


@pytest.fixture
def _started(db: None) -> None:
    SiteCheck.objects.all().delete()
    sitekeys.check()


@pytest.mark.usefixtures("_started")
def test_the_first_start_keeps_a_value_and_later_ones_agree() -> None:
    kept = bytes(SiteCheck.objects.get().value)
    sitekeys.check()
    assert bytes(SiteCheck.objects.get().value) == kept


@pytest.mark.usefixtures("_started")
@pytest.mark.parametrize("name", ["pepper", "salt", "words", "seal"])
def test_a_foreign_key_file_is_refused_and_named(settings: Any, name: str) -> None:
    settings.SECRETS = dataclasses.replace(settings.SECRETS, **{name: secrets.token_bytes(32)})
    settings.KEY_FILE = Path("/somewhere/keys.json")
    with pytest.raises(ImproperlyConfigured, match=r"/somewhere/keys\.json") as refused:
        sitekeys.check()
    assert "backed up together" in str(refused.value)


@pytest.mark.usefixtures("_started")
def test_new_cookie_keys_do_not_make_it_foreign(settings: Any) -> None:
    cookies = (secrets.token_bytes(32), *settings.SECRETS.cookies)
    settings.SECRETS = dataclasses.replace(settings.SECRETS, cookies=cookies)
    sitekeys.check()


@pytest.mark.usefixtures("_started")
def test_the_value_tells_no_secret(settings: Any) -> None:
    value = bytes(SiteCheck.objects.get().value)
    whole = dataclasses.astuple(settings.SECRETS)
    assert value not in whole
    assert len(value) == 32


def test_a_database_without_tables_is_told_so(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE authors_sitecheck RENAME TO gone")
    with pytest.raises(ImproperlyConfigured, match="migrate"):
        sitekeys.check()
