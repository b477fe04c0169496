"""docs/threat-model.md, row by row: what each party can get at, and what it cannot.

Every row is one word that stands in one place only. Readers, strangers, authors and volunteers
look at all the pages they have; the thief has every byte of every table.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from authors import hands, keys
from authors.models import Key
from comments import thanks
from comments.models import Reply
from letters.models import Letter
from members import rings
from moderation import appeals
from moderation.models import Appeal, Decision, Report
from tests.authors import scan
from tests.desk.rooms import desk_of, edit_form, holding
from tests.make import PASSWORD, a_letter, a_member, a_reply, a_voice, an_update, signed_in
from writing.models import Deed

pytestmark = pytest.mark.django_db
TABLE = Path(settings.BASE_DIR) / "docs" / "threat-model.md"
SIX = "porch lantern ribbon candle umbrella teapot"
ADDRESS = "203.0.113.77"
NOBODY: frozenset[str] = frozenset()
EVERYBODY = frozenset({"reader", "stranger", "author", "volunteer", "thief"})

# row of the table -> who sees its word
SEES = {
    1: EVERYBODY,
    2: frozenset({"author", "thief"}),
    3: frozenset({"author", "volunteer", "thief"}),
    4: frozenset({"author", "thief"}),
    5: NOBODY,
    6: frozenset({"volunteer", "thief"}),
    7: NOBODY,
    10: NOBODY,
    11: NOBODY,
    15: frozenset({"volunteer"}),
    16: frozenset({"author", "volunteer", "thief"}),
    18: frozenset({"author", "stranger"}),
    20: NOBODY,
}


def word(row: int) -> str:
    """The one word of a row."""
    return f"quillon{row}q"


class World:
    """A site in which each row of the table has its word, and the people who look at it."""

    def __init__(self) -> None:
        self.public = a_letter(words=SIX, title="", body=word(6))
        author = holding(self.public)
        author.post(desk_of(self.public, "edit/"), edit_form(self.public, body=word(1)))
        an_update(self.public, body="It is better.")
        self.voice = a_voice(self.public, "hallway")
        self.reply = a_reply(self.public, voice=self.voice, body="Mine is a lamp.")
        thanks.thank(self.reply, "again")
        self.waiting = self.theirs(status="held", body=word(2))
        Letter.objects.filter(pk=self.waiting.pk).update(status="scheduled")
        self.hidden = self.theirs(body=word(3))
        self.volunteer = a_member("vera")
        hide = {"by": self.volunteer, "ground": "cruel", "words": "A word."}
        self.hidden.turn(Deed.HIDE, **hide)
        appeals.appeal(Decision.objects.get(letter=self.hidden), word(16))
        self.back = self.theirs(body=word(4))
        self.back.turn(Deed.TAKE_BACK)
        burned = a_letter(title=word(5), body=f"{word(5)} in the words.")
        from desk import leaving

        assert burned.key
        leaving.burn(burned.key)
        Report.objects.create(
            letter=self.public, ground="cruel", facts=word(15), contact=f"{word(15)}@mail.example"
        )
        self.member = a_member("robin", moderator=False)
        rings.bring(self.member, [self.public.key_id or 0])
        Client(REMOTE_ADDR=ADDRESS).post(f"/letters/{self.public.public_id}/felt/")

    def theirs(self, **given: str) -> Letter:
        """Another letter of the same author."""
        return a_letter(title="", **given)

    def author(self) -> Client:
        """The author's browser, with the keys of all that can still be opened."""
        return holding(self.public, self.waiting, self.hidden, self.back)

    def pages(self, party: str) -> Iterator[str]:
        """The addresses a party has."""
        letters = list(Letter.objects.all())
        yield from ("/?show=all", "/archive/", "/waiting/", "/log/", "/log/feed/", "/journals/")
        for letter in letters:
            yield f"/letters/{letter.public_id}/"
            yield f"/letters/{letter.public_id}/reply/"
            yield f"/report/letter/{letter.public_id}/"
            yield desk_of(letter)
            yield desk_of(letter, "export.txt")
            yield desk_of(letter, "voice/")
            yield desk_of(letter, "replies/1/")
            yield desk_of(letter, "edit/")
            if party == "volunteer":
                yield f"/admin/letters/letter/{letter.pk}/change/"
        yield "/desk/export.json"
        yield "/accounts/desk/"
        if party == "volunteer":
            yield from (f"/admin/moderation/{room}/" for room in ("case", "report", "decision"))

    def seen_by(self, party: str) -> str:
        """All that a party can get at, in one text."""
        if party == "thief":
            return scan.database().decode(errors="replace")
        people = {
            "reader": Client,
            "stranger": lambda: holding(self.voice),
            "author": self.author,
            "volunteer": lambda: signed_in(self.volunteer),
        }
        client = people[party]()
        found = (client.get(page, follow=True) for page in self.pages(party))
        return "\n".join(self.text(answer) for answer in found)

    @staticmethod
    def text(answer: object) -> str:
        streaming = getattr(answer, "streaming", False)
        parts = answer.getvalue() if streaming else answer.content  # type: ignore[attr-defined]
        return str(parts.decode())


@pytest.fixture
def world(shelves: None) -> World:
    return World()


def test_the_table_has_a_line_for_every_row_that_is_proved_here() -> None:
    lines = re.findall(r"^\| (\d+) ", TABLE.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(map(str, SEES)) <= set(lines)
    assert [int(line) for line in lines] == list(range(1, len(lines) + 1))


@pytest.mark.parametrize("party", sorted(EVERYBODY))
def test_each_party_sees_what_the_table_says(world: World, party: str) -> None:
    seen = world.seen_by(party)
    words = {row: word(row) for row in SEES}
    words |= {7: SIX, 11: ADDRESS, 18: str(thanks.of(world.reply).get_words_display())}  # type: ignore[union-attr]
    words |= {10: str(world.public.key_id), 20: PASSWORD}
    if party == "thief":  # the key is a row of its own; that the account holds it is not
        words[10] = f"robin|{world.public.key_id}"
        words[18] = "again"
    thief_reads_the_code = {18: party == "thief"}
    for row, said in words.items():
        expected = party in SEES[row] or thief_reads_the_code.get(row, False)
        assert (said in seen) == expected, (row, party)


def test_no_row_and_no_ring_joins_an_account_to_its_letters(world: World) -> None:
    """Rows 9 and 10: what a stolen database says of two letters of one person."""
    key = world.public.key_id
    with_key = {
        line.partition("|")[0]
        for line in scan_rows()
        if f"|{key}|" in f"|{line}|" and not line.startswith(("authors_", "letters_", "comments_"))
    }
    assert with_key == set()
    held = rings.held(world.member)
    assert list(held) == [key]  # and with the key file it opens


def scan_rows() -> Iterator[str]:
    """Every row of every table: its table, then its values."""
    from django.db import connection

    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            for row in cursor.fetchall():
                yield "|".join([table, *map(str, row)])


def test_a_digest_is_all_that_is_kept_of_six_words(world: World) -> None:
    """Row 7: and it is made with a secret that is not in the database."""
    digest = bytes(Key.objects.get(pk=world.public.key_id).digest)
    assert digest == keys.digest(SIX)
    assert settings.SECRETS.pepper not in scan.database()


def test_marks_of_one_day_mean_nothing_without_the_day_key(world: World) -> None:
    """Rows 11 and 12: no mark beside a text is like another."""
    request = Client(REMOTE_ADDR=ADDRESS).get("/write/").wsgi_request
    hand = hands.of(request)
    tables = ("letters_", "comments_", "moderation_", "writing_")
    beside_texts = [row for row in scan_rows() if row.startswith(tables)]
    assert not [row for row in beside_texts if str(hand) in row or hand.hex() in row]
    assert hands.seal(hand) != hands.seal(hand)


def test_letters_have_days_and_replies_a_minute(world: World) -> None:
    """Rows 13 and 14."""
    assert not hasattr(Letter.objects.get(pk=world.public.pk).published_on, "hour")
    reply = Reply.objects.get(pk=world.reply.pk)
    assert (reply.created_at.second, reply.created_at.microsecond) == (0, 0)


def test_words_of_an_appeal_are_emptied_when_their_author_leaves(world: World) -> None:
    from desk import leaving

    assert world.hidden.key
    leaving.burn(world.hidden.key)
    assert word(16) not in scan.database().decode(errors="replace")
    assert Appeal.objects.get().words == ""


def test_a_backup_holds_what_the_database_holds_and_no_secret(tmp_path: Path) -> None:
    """The last column: made by the command, read as a thief would."""
    environment = {"DATA_DIR": str(tmp_path), "PATH": "/usr/bin:/bin"}
    for command in (["migrate", "-v0"], ["load_starter", "--samples"], ["backup"]):
        run = [sys.executable, str(settings.BASE_DIR / "manage.py"), *command]
        subprocess.run(run, env=environment, check=True, capture_output=True)
    [made] = (tmp_path / "backups").glob("*")
    copy = made.read_bytes()
    assert b"SQLite format 3" in copy
    secrets = (tmp_path / "keys.json").read_text(encoding="utf-8")
    for value in re.findall(r'"([0-9a-f]{32,})"', secrets):
        assert value.encode() not in copy
        assert bytes.fromhex(value) not in copy
