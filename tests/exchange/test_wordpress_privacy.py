"""What tells who somebody is stays in memory, where it has a use, and is else never read."""

import json
from pathlib import Path

import pytest

from exchange.report import Report
from exchange.wordpress.clean import Clean
from exchange.wordpress.parser import Parser
from exchange.wordpress.parts import Post
from exchange.wordpress.reading import read
from exchange.wordpress.spool import IN_MEMORY
from exchange.wordpress.taking import Taking
from exchange.wordpress.walk import Walk
from tests.exchange.reads import export
from tests.exchange.wxr import a_comment, a_file, a_meta, an_author, an_item

# Put into every place of an export that may hold them.
NETWORK, BROWSER, PASSWORD = "203.0.113.7", "Mozilla", "open sesame"


def telling() -> str:
    """An item full of what must not come out."""
    meta = {"user_submit_ip": NETWORK, "user_submit_url": "https://ann.example.org/"}
    sent = a_meta("akismet_user_agent", BROWSER, "commentmeta")
    comments = [a_comment(n, "words " * 50, extra=sent) for n in range(1, 20)]
    return an_item(5, comments=comments, meta=meta, post_password=PASSWORD)


def test_network_addresses_browsers_and_passwords_never_come_out() -> None:
    [post] = export(telling(), about=an_author()).posts
    everything = repr(post) + repr(list(post.comments()))
    for secret in (NETWORK, BROWSER, "sesame", "ann.example.org/"):
        assert secret not in everything


class Recording(Taking):
    """Keeps everything that ever leaves the parser."""

    def __init__(self) -> None:
        super().__init__(Report())
        self.everything: list[str] = []

    def closed(self, name: str, fields: dict[str, str]) -> None:
        self.everything += fields.values()
        super().closed(name, fields)


def test_what_is_not_read_never_leaves_the_parser() -> None:
    recording = Recording()
    clean = Clean(a_file(telling()))
    parser = Parser(Walk(recording), clean)
    for piece in clean.pieces():
        parser.feed(piece)
    left = " ".join(recording.everything)
    assert "ann@example.org" in left
    for secret in (NETWORK, BROWSER, "sesame", "ann.example.org/"):
        assert secret not in left


def spooled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *items: str) -> bytes:
    """What the comments of these items leave in the temporary folder's open files."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    found = b""
    for post in read(a_file(*items), Report()):
        if isinstance(post, Post):
            file = post.comments.__self__.spool.file  # type: ignore[attr-defined]
            file.seek(0)
            found += file.read()
    return found


def test_the_spool_holds_no_address_of_any_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = spooled(tmp_path, monkeypatch, telling()).splitlines()
    assert len(lines) == 19
    assert set(json.loads(lines[0])) == {
        *("number", "parent", "name", "at", "html", "state", "kind", "person", "place")
    }
    assert not any(b"@" in line or NETWORK.encode() in line for line in lines)


def test_a_spool_on_disk_has_no_name_and_ends_with_its_post(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    comments = [a_comment(n, "long " * 5000) for n in range(1, 60)]
    found = spooled(tmp_path, monkeypatch, an_item(comments=comments))
    assert len(found) > IN_MEMORY
    assert list(tmp_path.iterdir()) == []


def test_the_report_holds_nobodys_words() -> None:
    bad = {"comment_approved": "Ann", "comment_parent": "Ann", "comment_date": "Ann"}
    odd = a_comment("Ann", "Ann", comment_type="Ann", comment_date_gmt="Ann", **bad)
    worse = a_comment(3, "Ann", comment_type="Ann", comment_date_gmt="Ann", **bad)
    item = an_item("Ann", "Ann", "Ann", comments=[odd, worse], tags=["Ann"], post_date="Ann")
    done = export(item, version="Ann", namespace="1.2")
    assert len(done.lines) >= 7
    assert "Ann" not in "".join(done.lines)
    assert "@" not in "".join(done.lines)
