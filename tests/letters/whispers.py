"""A site full of words that safe mode must not show. Each of them begins with xeno."""

import datetime
import re
from dataclasses import dataclass, field

from authors.clock import today
from desk import leaving
from letters import linking, shelves
from letters.models import Letter, Update
from tests.make import a_letter, a_member, a_reply, an_update
from writing.models import Deed

SECRET = re.compile(r"xeno\w+")
DAY = datetime.date(2031, 3, 20)


def whisper(kind: str, part: str) -> str:
    """A sentence whose every long word stands in one text only."""
    word = f"Xeno{kind}{part}".replace("_", "")
    return f"{word}a kept the {word}b and the {word}c"


def a_whisper(kind: str, **given: object) -> Letter:
    """A letter of such words, by default public and not safe."""
    given = {
        "title": whisper(kind, "title"),
        "body": f"{whisper(kind, 'first')}.\n\n{whisper(kind, 'second')}.\n\nPlain words.",
        "byline": f"Xeno{kind}byline".replace("_", ""),
        "rating": "not_safe",
        "published_on": DAY,
        "form": "journal",
        **given,
    }
    replied = given.pop("replied", True)
    letter = a_letter(**given)
    if replied:
        a_reply(letter, body=f"{whisper(kind, 'reply')}.", name="Somebody")
    heading, body = whisper(kind, "heading"), f"{whisper(kind, 'update')}."
    an_update(letter, heading=heading, body=body, rating=letter.rating)
    return Letter.objects.get(pk=letter.pk)


@dataclass
class Whispers:
    """What the_site() made. `left_out` are public and not shown in safe mode, `gone` are those
    nobody may read; `open_at` says which words a reader opens on which page."""

    left_out: list[Letter] = field(default_factory=list)
    gone: list[Letter] = field(default_factory=list)
    folded_at: str = ""
    open_at: dict[str, set[str]] = field(default_factory=dict)


def the_site(plain: int = 22) -> Whispers:
    """Safe letters, more than a page of them, among letters of every other kind."""
    for number in range(plain):
        day = DAY - datetime.timedelta(days=3 * number)
        a_letter(title=f"Saucepan {number}", body="Umbrella. Plain words.", published_on=day)
    made = Whispers()
    _left_out(made)
    _with_updates(made)
    _gone(made)
    _safe_ones(made)
    return made


def _left_out(made: Whispers) -> None:
    given = {"categories": ["you", "thanks"], "notes": ["sex", "death"]}
    made.left_out = [
        a_whisper("noted", **given),
        a_whisper("bare", replied=False),
        a_whisper("untitled", title=""),
        a_whisper("unrated", rating="not_rated", **given),
        a_whisper("unratedbare", rating="not_rated", title="", needs="no_replies"),
        a_whisper("german", language="de", published_on=datetime.date(2030, 7, 7)),
        a_whisper("noindex", noindex=True, needs="advice"),
    ]
    corrected = a_whisper("corrected", rating="safe")
    updates = Update.objects.filter(letter=corrected)
    updates.update(rating="not_safe")
    later = a_letter(title="Saucepan with one before", published_on=DAY)
    linking.link(later, corrected)
    shelves.correct(corrected, "not_safe", corrected.categories.all(), [])
    made.left_out.append(corrected)


def _with_updates(made: Whispers) -> None:
    """Safe letters with updates that are not: read on that letter's page only."""
    folded = a_letter(title="Saucepan that goes on", published_on=DAY, form="journal")
    body, heading = f"{whisper('later', 'body')}.", whisper("later", "heading")
    an_update(folded, body=body, heading=heading, rating="not_safe", notes=["death"])
    an_update(folded, body=f"{whisper('held', 'update')}.", status="held")
    an_update(folded, body=f"{whisper('hidden', 'update')}.", rating="safe", status="hidden")
    made.folded_at = folded.get_absolute_url()
    unrated = a_letter(title="Saucepan with an unrated day", published_on=DAY)
    body, heading = f"{whisper('undone', 'body')}.", whisper("undone", "heading")
    an_update(unrated, body=body, heading=heading, rating="not_rated")
    words = set(SECRET.findall(f"{body} {heading}".lower()))
    made.open_at[unrated.get_absolute_url()] = words


def _gone(made: Whispers) -> None:
    safe = {"rating": "safe"}
    made.gone = [
        a_whisper(kind, **safe) for kind in ("held", "hidden", "away", "removed", "burned")
    ]
    held, hidden, away, removed, burned = made.gone
    held.turn(Deed.HOLD, by=a_member("holder"), ground="worried")
    hidden.turn(Deed.HIDE, by=a_member("hider"), ground="spam")
    leaving.take_back(away)
    removed.turn(Deed.REMOVE, by=a_member("remover"), ground="findable", words="Xenowhy.")
    leaving.burn_text(burned)
    sleeping = {"publish_on": today() + datetime.timedelta(days=2), "published_on": None}
    title = whisper("asleep", "title")
    asleep = a_letter(title=title, body=whisper("asleep", "body"), status="held", **sleeping)
    asleep.turn(Deed.PUBLISH)
    assert asleep.status == "scheduled"
    made.gone.append(asleep)


def _safe_ones(made: Whispers) -> None:
    """Safe letters with replies nobody may read, and one after a letter that is not safe."""
    talk = a_letter(title="Saucepan with a conversation", published_on=DAY)
    a_reply(talk, body="Umbrella.")
    for status in ("held", "hidden", "taken_back"):
        a_reply(talk, body=f"{whisper(status, 'answer')}.", status=status)
    later = a_letter(title="Saucepan after that", published_on=DAY)
    linking.link(later, made.left_out[0])
