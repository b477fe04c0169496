"""Sites of every kind, as hypothesis draws them, for the tests of archives."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from comments.models import Reply
from desk import leaving
from letters import linking, starter
from letters.models import Letter, Needs, Rating
from tests.make import a_letter, a_reply, an_update
from writing import text
from writing.models import Deed, Language

DAY = date(2031, 3, 20)
# Whatever a person can type, with more of what has a meaning to JSON, XML and a line.
DEEDS = ["hold", "hide", "remove", "take_back", "mute", "burn"]
TYPED = st.text(
    st.one_of(st.sampled_from("a ]>&<\"'\\\n\u2028é漢\U0001f642"), st.characters(codec="utf-8"))
)
WORDS = TYPED.map(text.normalise).filter(text.is_visible)
LINES = TYPED.map(lambda typed: text.one_line(typed)[:40].strip())
REPLIES = st.fixed_dictionaries(
    {
        "body": WORDS,
        "who": st.sampled_from(["newcomer", "the one before", "author"]),
        "to": st.integers(0, 6),  # which reply before it is answered, 0 for none
        "then": st.sampled_from(["", "", "never public", *DEEDS]),
        "folded": st.booleans(),
        "felt_count": st.integers(0, 3),
        "edited_on": st.sampled_from([None, DAY]),
    }
)
UPDATES = st.fixed_dictionaries(
    {
        "body": WORDS,
        "heading": LINES,
        "rating": st.sampled_from(Rating.values),
        "status": st.sampled_from(["published", "published", "hidden", "held"]),
        "notes": st.sets(st.sampled_from(["death", "sex"])),
    }
)
LETTERS = st.fixed_dictionaries(
    {
        "body": WORDS,
        "title": LINES,
        "byline": LINES,
        "published_on": st.dates(DAY, DAY + timedelta(days=40)),
        "edited_on": st.sampled_from([None, DAY]),
        "rating": st.sampled_from(Rating.values),
        "needs": st.sampled_from(Needs.values),
        "language": st.sampled_from(Language.values),
        "form": st.sampled_from(["letter", "journal"]),
        "categories": st.sets(st.sampled_from([row[0] for row in starter.CATEGORIES]), min_size=1),
        "notes": st.sets(st.sampled_from([row[0] for row in starter.NOTES])),
        "status": st.sampled_from(["published", "published", "published", "held", "hidden"]),
        "felt_count": st.integers(0, 5),
        "closed": st.booleans(),
        "closed_by_author": st.booleans(),
        "noindex": st.booleans(),
        "before": st.integers(0, 4),  # which letter is said to be the one before, 0 for none
        "under": st.lists(st.one_of(REPLIES, UPDATES), max_size=7),
    }
)
SITES = st.lists(LETTERS, max_size=4)


def build(site: list[dict[str, Any]]) -> list[Letter]:
    """A site as hypothesis drew it; its letters."""
    made: list[Letter] = []
    for drawn in site:
        given = dict(drawn)
        under, before = given.pop("under"), given.pop("before")
        letter = a_letter(**given)
        _put_under(letter, under)
        if 0 < before <= len(made):
            linking.link(letter, made[before - 1])
        made.append(letter)
    return made


def _put_under(letter: Letter, under: list[dict[str, Any]]) -> None:
    replies: list[Reply] = []
    deeds = []
    for drawn in under:
        given = dict(drawn)
        if "who" not in given:
            letter.refresh_from_db()
            an_update(letter, **given)
            continue
        then, to = given.pop("then"), given.pop("to")
        given |= {"parent": replies[to - 1] if 0 < to <= len(replies) else None}
        reply = _reply(letter, replies, given, status="held" if then == "never public" else "")
        replies.append(reply)
        if then in DEEDS:
            deeds.append((reply, then))
    for reply, deed in deeds:
        gone(reply, deed)


def _reply(letter: Letter, before: list[Reply], given: dict[str, Any], status: str) -> Reply:
    who = given.pop("who")
    if who == "author":
        given["by_author"] = True
    elif who == "the one before" and before and not before[-1].voice.is_author:
        given["voice"] = before[-1].voice
    return a_reply(letter, **given, status=status or "published")


def gone(reply: Reply, deed: str) -> None:
    """Take a reply from readers, in one of the ways that leave a line in its place."""
    if deed == "burn":
        leaving.burn_text(reply)
    else:
        reply.turn(Deed(deed))
