"""DATABASE_URL: PostgreSQL by the address its own programs take, SQLite without one."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from config import databases

HERE = Path("/data")


def test_without_an_address_it_is_a_file_of_sqlite_that_loses_nothing() -> None:
    chosen = databases.chosen("", HERE)
    assert chosen["NAME"] == HERE / "letters.sqlite3"
    assert chosen["ENGINE"].endswith("sqlite3")
    for pragma in ("synchronous=FULL", "secure_delete=ON", "journal_mode=WAL"):
        assert pragma in chosen["OPTIONS"]["init_command"]


def test_an_address_over_a_unix_socket() -> None:
    chosen = databases.chosen("postgresql:///letters?host=/var/run/postgresql", HERE)
    assert chosen["ENGINE"].endswith("postgresql")
    assert (chosen["NAME"], chosen["HOST"]) == ("letters", "/var/run/postgresql")
    assert (chosen["USER"], chosen["PASSWORD"], chosen["PORT"]) == ("", "", "")


def test_an_address_over_the_network_with_a_password_and_what_else_it_says() -> None:
    address = "postgres://pen:a%20b%2Fc@db.example:6432/letters?sslmode=verify-full"
    chosen = databases.chosen(address, HERE)
    assert (chosen["USER"], chosen["PASSWORD"]) == ("pen", "a b/c")
    assert (chosen["HOST"], chosen["PORT"]) == ("db.example", "6432")
    assert chosen["OPTIONS"] == {"sslmode": "verify-full"}


def test_a_connection_that_has_died_is_made_anew_for_the_next_reader() -> None:
    chosen = databases.chosen("postgresql:///letters", HERE)
    assert (chosen["CONN_MAX_AGE"], chosen["CONN_HEALTH_CHECKS"]) == (60, True)


@pytest.mark.parametrize(
    "address",
    ["letters", "mysql://localhost/letters", "postgresql://", "postgresql://[/x", "sqlite:///x"],
)
def test_any_other_address_stops_the_start_with_a_sentence(address: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="Leave it out to use SQLite"):
        databases.chosen(address, HERE)


@given(st.text(min_size=1))
def test_no_address_breaks_it_in_another_way(address: str) -> None:
    for tried in (address, f"postgresql://{address}"):
        try:
            databases.chosen(tried, HERE)
        except ImproperlyConfigured as refused:
            assert "DATABASE_URL" in str(refused)  # noqa: PT017
