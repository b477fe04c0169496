"""The second run leaves out what has asked for no database, and nothing else."""

import pytest

from tests.engines import only_on_postgresql, only_on_sqlite
from tests.second_run import needs_database


def test_a_test_without_a_database_is_left_out(request: pytest.FixtureRequest) -> None:
    assert not needs_database(request.node)


@only_on_sqlite("only its mark is looked at")
def test_one_about_sqlite_is_left_out(request: pytest.FixtureRequest) -> None:
    assert not needs_database(request.node)


@pytest.mark.django_db
def test_one_with_the_mark_stays(request: pytest.FixtureRequest) -> None:
    assert needs_database(request.node)


def test_one_with_a_fixture_that_asks_stays(shelves: None, request: pytest.FixtureRequest) -> None:
    assert needs_database(request.node)


@only_on_postgresql("only its mark is looked at")
def test_one_about_postgresql_stays(request: pytest.FixtureRequest) -> None:
    assert needs_database(request.node)


class TestOfDjango:
    """What pytest-django makes of a test class is told apart by its base."""

    def test_a_plain_class_is_left_out(self, request: pytest.FixtureRequest) -> None:
        assert not needs_database(request.node)
