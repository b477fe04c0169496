"""A restore drill: what was taken from readers after the backup stays away, all else comes back."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.config import own_site, scenes
from tests.config.own_site import BEFORE_RESTORE, rows

SENTENCES = re.compile(r"(The|I answered the) burned (letter|one)")


@pytest.fixture(scope="module")
def drill(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """One drill for all tests of this file: write, back up, leave, restore; then look."""
    site = own_site.built(tmp_path_factory.mktemp("drill") / "data")
    site.play("write")
    backup = site.backup()
    before = site.play("look")
    site.play("leave")
    left = site.play("look")
    said = site.restore(backup)
    return {
        "site": site,
        "backup": backup,
        "before": before,
        "left": left,
        "said": said,
        "after": site.play("look"),
        "keys": site.play("keys"),
        "pages": site.play("crawl"),
    }


def test_the_drill_is_a_real_one(drill: dict[str, Any]) -> None:
    shown = {kind for kind, page in drill["before"].items() if page["status"] == 200}
    assert shown == {*scenes.KINDS} - {"cancelled"}
    assert SENTENCES.search(drill["backup"].read_text(errors="ignore"))
    assert "Jana Novak" in drill["before"]["redacted"]["page"]
    assert "Jana Novak" not in drill["left"]["redacted"]["page"]


@pytest.mark.parametrize("kind", [kind for kind in scenes.KINDS if kind != "redacted"])
def test_everything_stands_as_it_did_before_the_restore(drill: dict[str, Any], kind: str) -> None:
    for what in ("status", "stands"):
        assert drill["after"][kind][what] == drill["left"][kind][what], (kind, what)


def test_no_byte_of_a_burned_letter_is_in_the_database(drill: dict[str, Any]) -> None:
    content = drill["site"].bytes().decode(errors="ignore")
    for sentence in (scenes.SENTENCE.format("burned"), "The burned one"):
        assert sentence not in content
    assert scenes.SENTENCE.format("cancelled") not in content
    assert scenes.SENTENCE.format("kept") in content


def test_no_public_page_shows_a_sentence_of_what_was_taken_away(drill: dict[str, Any]) -> None:
    assert len(drill["pages"]) > 12
    whole = "".join(drill["pages"].values())
    for kind in ("burned", "removed", "taken_back", "hidden", "held", "cancelled", "redacted"):
        assert scenes.SENTENCE.format(kind) not in whole, kind
        assert f"The {kind} one" not in whole, kind
    for kind in ("kept", "orphaned", "again_public"):
        assert scenes.SENTENCE.format(kind) in whole, kind


def test_a_strangers_reply_to_a_burned_letter_is_still_theirs(drill: dict[str, Any]) -> None:
    assert scenes.ANSWER.format("burned") in drill["site"].bytes().decode(errors="ignore")


def test_the_counts_of_the_lists_are_true(drill: dict[str, Any]) -> None:
    count = "SELECT count(*) FROM letters_letter WHERE status = 'published'"
    shelf = "SELECT all_count FROM letters_category WHERE slug = 'you'"
    database = drill["site"].database
    assert rows(database, count) == rows(database, shelf) == [(3,)]


def test_a_key_still_opens_its_letter_and_a_destroyed_one_none(drill: dict[str, Any]) -> None:
    desk = re.compile(r"/desk/\w+/")
    assert desk.fullmatch(drill["keys"]["kept"])
    assert desk.fullmatch(drill["keys"]["taken_back"])
    assert not desk.fullmatch(drill["keys"]["orphaned"])
    assert not desk.fullmatch(drill["keys"]["burned"])


def test_a_removed_letter_names_the_rule_again_and_its_author_can_appeal(
    drill: dict[str, Any],
) -> None:
    assert drill["after"]["removed"]["status"] == 410
    assert "Be gentle" in drill["after"]["removed"]["page"]
    sql = "SELECT deed, ground, automated, actor_id FROM moderation_decision ORDER BY deed"
    found = rows(drill["site"].database, sql)
    assert ("remove", "cruel", 1, None) in found
    assert ("hide", "spam", 1, None) in found


def test_redacted_words_wait_for_a_volunteer_who_is_told_why(drill: dict[str, Any]) -> None:
    assert drill["after"]["redacted"]["status"] == 404
    assert drill["after"]["redacted"]["stands"] == "held"
    waiting = "SELECT l.title FROM moderation_case c JOIN letters_letter l ON l.id = c.letter_id"
    assert ("The redacted one",) in rows(drill["site"].database, waiting)
    words = rows(drill["site"].database, "SELECT words FROM moderation_decisionwords")
    assert [row for row in words if "put back from a backup" in row[0]]


def test_it_says_what_it_did_and_where_the_old_database_is(drill: dict[str, Any]) -> None:
    for counted in (
        *("burned again: 1", "without their keys again: 1", "removed again: 1", "hidden again: 1"),
        *("held again: 1", "taken back again: 1", "takes words out again: 1"),
        "cancelled again before their day: 1",
    ):
        assert counted in drill["said"]
    aside = next(drill["site"].folder.glob(f"{BEFORE_RESTORE}*"))
    assert str(aside) in drill["said"]
    assert rows(aside, "SELECT count(*) FROM letters_letter") == [(9,)]
    assert aside.stat().st_mode & 0o077 == drill["site"].database.stat().st_mode & 0o077 == 0


def test_nothing_of_the_work_is_left_behind(drill: dict[str, Any]) -> None:
    names = {name for name in drill["site"].files() if not name.startswith(BEFORE_RESTORE)}
    assert names - {"letters.sqlite3-wal", "letters.sqlite3-shm"} == {
        *("erasures", "keys.json", "letters.sqlite3", "scene.json"),
    }


def test_old_copies_in_browsers_are_never_told_that_they_still_stand(drill: dict[str, Any]) -> None:
    versions = "SELECT max(version) FROM letters_letter"
    aside = next(drill["site"].folder.glob(f"{BEFORE_RESTORE}*"))
    ((newest,),) = rows(aside, versions)
    ((oldest,),) = rows(drill["site"].database, "SELECT min(version) FROM letters_letter")
    assert oldest > newest
    ((edition,),) = rows(drill["site"].database, "SELECT number FROM letters_edition")
    assert edition > rows(aside, "SELECT number FROM letters_edition")[0][0]


def test_a_backup_of_the_restored_site_needs_nothing_replayed(
    drill: dict[str, Any], tmp_path: Path
) -> None:
    site = own_site.copied(drill["site"], tmp_path / "again")
    said = site.restore(site.backup())
    assert "again:" not in said
    after = site.play("look")
    assert {kind: page["stands"] for kind, page in after.items()} == {
        kind: page["stands"] for kind, page in drill["after"].items()
    }
