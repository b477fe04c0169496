"""Nothing private is in an archive: no key, no mark, no word that only some may read."""

import base64
import datetime
from pathlib import Path

import pytest

from authors import keys
from authors.models import Key
from comments.models import Felt, Reply, Voice
from letters.models import Letter
from moderation.models import Decision, Report
from tests.desk import whole_life
from tests.exchange.archives import exported, records
from tests.letters import whispers
from tests.make import a_letter, a_reply, an_update
from writing.models import EarlierText, Echo

pytestmark = pytest.mark.django_db


def everything(folder: Path) -> str:
    """All files of an archive as one text."""
    return "\n".join(path.read_text() for path in sorted(folder.iterdir()))


def disguises(secret: bytes) -> set[str]:
    """How a secret could be written in a file of text."""
    found = {secret.hex(), base64.b64encode(secret).decode().rstrip("=")}
    return found | {base64.urlsafe_b64encode(secret).decode().rstrip("=")}


@pytest.fixture(scope="module")
def public() -> set[str]:
    """What of a whole life anybody can read."""
    return {"body", "title", "byline", "update", "heading", "own reply"}


def test_of_a_whole_life_only_what_anybody_can_read_is_there(
    tmp_path: Path, public: set[str]
) -> None:
    whole_life.a_whole_life()
    found = everything(exported(tmp_path / "out"))
    assert set(whole_life.places_in(found)) == public


def test_no_key_digest_mark_or_member_is_there(tmp_path: Path) -> None:
    life = whole_life.a_whole_life()
    assert Key.objects.count() > 3
    assert Felt.objects.count() == 1
    assert Decision.objects.exists()
    assert Report.objects.exists()
    found = everything(exported(tmp_path / "out"))
    for key in Key.objects.all():
        assert not any(one in found for one in disguises(bytes(key.digest)))
        assert str(key.pk) not in found
    [felt] = Felt.objects.all()
    assert not any(one in found for one in disguises(bytes(felt.mark)))
    for hand in Letter.objects.exclude(hand=None).values_list("hand", flat=True):
        assert hand not in found
    assert life.words not in found
    assert not any(one in found for one in disguises(keys.digest(life.words)))
    for feed in (life.feed, life.heron_feed):
        assert feed.rstrip("/").rsplit("/", 1)[-1] not in found
    for echo in Echo.objects.values_list("shingle", flat=True):
        assert str(echo) not in found
    assert not any(one.source in found for one in EarlierText.objects.all())
    assert "zither" not in found
    assert "alex" not in found


def test_no_word_of_a_letter_update_or_reply_that_nobody_can_read_is_there(tmp_path: Path) -> None:
    whispers.the_site()
    found = everything(exported(tmp_path / "out")).lower()
    for kind in ("held", "hidden", "away", "removed", "burned", "asleep", "takenback"):
        assert f"xeno{kind}" not in found, kind
    assert "xenowhy" not in found
    assert "xenobody" not in found
    assert "xenonotedfirsta" in found  # public, if not safe


@pytest.mark.parametrize("status", ["held", "hidden", "taken_back"])
def test_neither_name_nor_seal_nor_minute_of_a_gone_reply_is_there(
    tmp_path: Path, status: str
) -> None:
    letter = a_letter(published_on="2031-01-02")
    when = datetime.datetime(2031, 1, 2, 3, 47, tzinfo=datetime.UTC)
    reply = a_reply(letter, name="Tall heron", body="Marzipan.", created_at=when)
    Reply.objects.filter(pk=reply.pk).update(status=status, felt_count=737)
    folder = exported(tmp_path / "out")
    assert "heron" not in everything(folder)
    assert "Marzipan" not in everything(folder)
    [place] = records(folder, "replies")
    assert set(place) == {"letter", "number", "parent", "path", "gone"}


def test_a_burned_letter_leaves_nothing_behind(tmp_path: Path) -> None:
    life = whole_life.burned(whole_life.a_whole_life())
    folder = exported(tmp_path / "out")
    assert whole_life.places_in(everything(folder)) == []
    assert life.letter.public_id not in everything(folder)
    assert "Tall heron" not in everything(folder)
    assert len(records(folder, "letters")) == 3


def test_who_has_read_what_and_how_many_wrote_is_not_told(tmp_path: Path) -> None:
    """Two sites that look alike to a reader make the same archive."""
    letter = a_letter()
    reply = a_reply(letter)
    an_update(letter)
    first = exported(tmp_path / "first")
    a_reply(letter, status="held", body="Not read yet.")
    an_update(letter, status="held", body="Not read yet.")
    a_letter(status="held", body="Not read yet.")
    Voice.objects.filter(pk=reply.voice_id).update(seen_number=9, seen_update=3)
    Letter.objects.filter(pk=letter.pk).update(seen_number=4, near_on=None, open_reports=2)
    second = exported(tmp_path / "second")
    assert {p.name: p.read_bytes() for p in first.iterdir()} == {
        p.name: p.read_bytes() for p in second.iterdir()
    }
