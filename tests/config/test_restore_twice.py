"""A number that a restore made free again, given to somebody else's reply."""

from pathlib import Path

from tests.config import own_site
from tests.config.own_site import rows


def test_a_new_reply_is_not_burned_for_one_that_had_its_number(tmp_path: Path) -> None:
    site = own_site.built(tmp_path / "data")
    site.play("write")
    first = site.backup()
    burned = site.play("answer", "burned")
    site.restore(first)
    left = site.play("answer", "left")
    assert left == burned
    second = site.backup().rename(tmp_path / "second.sqlite3")
    assert "burned again" not in site.restore(second)
    found = rows(site.database, "SELECT source FROM comments_reply WHERE number = 2")
    assert found == [("A reply that is left.",)]
