"""`import_wordpress --dry-run` says, line by line, what a run that keeps things will say."""

from pathlib import Path

import pytest
from django.core.management import CommandError
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from authors.models import Key
from comments.models import Reply
from exchange.wordpress.bringing import Mover
from exchange.wordpress.foreseen import Foreseen
from exchange.wordpress.parts import Post
from letters.models import Letter
from tests.desk import traces
from tests.exchange import hard_cases
from tests.exchange.moving import command, move, move_bytes
from tests.exchange.wxr import a_comment, an_export, an_item

pytestmark = pytest.mark.django_db
SITE = "https://old.example.org"
COLLIDES = "address: another post has the same one, which leads to that one"


def told(path: Path, report: str, **options: object) -> tuple[list[str], list[str]]:
    """(the summary but for its first line and the name of the report, the report) of one run."""
    listed = path.with_name(report)
    said = command(path, report=listed, **options).splitlines()
    return said[1:-1], listed.read_text().splitlines()


@pytest.mark.parametrize(
    "options",
    [{}, {"wait": True}, {"closed_too": True}, {"bylines": "none"}, {"language": "de"}],
    ids=["plain", "wait", "closed too", "no bylines", "a language"],
)
@pytest.mark.parametrize("before", [False, True], ids=["new", "after an earlier export"])
def test_a_dry_run_says_what_the_run_after_it_says(
    tmp_path: Path, options: dict[str, object], before: bool
) -> None:
    if before:
        move(hard_cases.first(), an_item(200, link=f"{SITE}/2012/12/letter-201/"))
    path = tmp_path / "old.xml"
    path.write_bytes(hard_cases.everything())
    rows = traces.rows()
    dry = told(path, "dry.txt", dry_run=True, **options)
    assert traces.rows() == rows
    real = told(path, "real.txt", **options)
    assert dry == real
    assert sum(COLLIDES in line for line in real[1]) >= 5


def test_the_export_of_hard_cases_is_hard() -> None:
    """Else the test above would compare nothing with nothing."""
    lines = "\n".join(move_bytes(hard_cases.everything()))
    for what in (
        "number used twice", "no usable number", "no usable date", "no usable parent", "left out",
        "answers the letter", "date in the future", "older than its letter", "waits", "later",
        "long title", "long name", "name left out", "text left out", "sticky", "tags left out",
        "unknown state", "unknown kind of comment", "hidden text", "address",
    ):  # fmt: skip
        assert f": {what}: " in lines
    assert Letter.objects.count() > 15
    assert Reply.objects.count() > 25


def test_two_posts_at_one_address_are_foreseen() -> None:
    link = f"{SITE}/2012/12/the-ticket/"
    items = an_item(7, link=link), an_item(8, link=link), an_item(9, link=link.upper())
    found = [line for line in move(*items, dry=True) if "address" in line]
    assert found == [f"post 8: {COLLIDES}", f"post 9: {COLLIDES}"]


def test_what_one_dry_run_foresaw_is_nothing_to_the_next() -> None:
    for _ in range(2):
        assert move(an_item(7, comments=[a_comment(1)]), dry=True) == []


LINKS = st.sampled_from(["a/", "A", "b/", "2012/12/", "", "?p=3"])
COMMENTS = st.lists(
    st.builds(
        lambda number, parent, html, state: a_comment(
            number, html, comment_parent=parent, comment_approved=state
        ),
        st.integers(0, 6),
        st.integers(0, 7),
        st.sampled_from(["words", "words", "", hard_cases.HIDDEN]),
        st.sampled_from(["1", "1", "0", "spam"]),
    ),
    max_size=6,
)
POSTS = st.lists(
    st.builds(
        lambda number, html, link, status, comments: an_item(
            number, html=html, link=f"{SITE}/{link}", status=status, comments=comments
        ),
        st.integers(1, 3),
        st.sampled_from(["words", "words", ""]),
        LINKS,
        st.sampled_from(["publish", "publish", "draft"]),
        COMMENTS,
    ),
    max_size=5,
)


@given(POSTS)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_posts_and_comments_are_foreseen(items: list[str]) -> None:
    export = an_export(*items)
    foreseen = move_bytes(export, dry=True)
    with transaction.atomic():
        assert move_bytes(export) == foreseen
        transaction.set_rollback(True)


def test_a_dry_run_counts_the_keys_that_would_be_dealt_and_writes_none(tmp_path: Path) -> None:
    path, file = tmp_path / "old.xml", tmp_path / "keys.csv"
    mail = {"user_submit_email": "robin@example.org"}
    said = [a_comment(1), a_comment(2, ""), a_comment(3, comment_author="heron")]
    more = [a_comment(1), a_comment(4), a_comment(5, comment_author="moth")]
    items = [an_item(7, meta=mail, comments=said), an_item(8), an_item(7, comments=more)]
    path.write_bytes(an_export(*items, an_item(8, comments=[a_comment(6)])))
    dry = told(path, "dry.txt", dry_run=True, claim_keys=file)
    assert not file.exists()
    assert Key.objects.count() == 0
    real = told(path, "real.txt", claim_keys=file)
    assert "5 keys would be dealt. The file of keys has not been touched." in dry[0]
    assert any(line.startswith("5 keys dealt.") for line in real[0])
    assert any(line.startswith("Without a key: 2 letters.") for line in real[0])
    assert [line for line in dry[0] if "key" not in line] == [
        line for line in real[0] if "key" not in line
    ]
    assert [line for line in dry[0] if "Without" in line] == [
        line for line in real[0] if "Without" in line
    ]
    assert dry[1] == real[1]


def test_a_dry_run_that_is_stopped_says_that_nothing_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "old.xml"
    path.write_bytes(an_export(an_item(7), an_item(8)))

    def stop(self: Mover, post: Post) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Mover, "move", stop)
    with pytest.raises(CommandError, match=r"^Stopped\. Nothing has been kept\.$"):
        command(path, dry_run=True)
    with pytest.raises(CommandError, match="run it again"):
        command(path)


def test_what_is_foreseen_belongs_to_one_post() -> None:
    foreseen = Foreseen()
    foreseen.keep(7, [1, 2**63 - 1])
    foreseen.keep(8, [1, 3])
    assert [foreseen.has(number) for number in (7, 8, 9)] == [True, True, False]
    assert [foreseen.post_of(number) for number in (1, 2**63 - 1, 3, 4)] == [7, 7, 8, 0]
    assert foreseen.leads(b"x", 7)
    assert foreseen.leads(b"x", 7)
    assert not foreseen.leads(b"x", 8)
    assert not foreseen.leads(b"x", 0)
