"""Whether the replies under a letter make a conversation: places, parents and voices fit."""

from collections import Counter
from datetime import timedelta

from comments.models import STEP
from exchange.archive.groups import Group
from exchange.archive.lines import Line, Record
from exchange.archive.seen import Seen

_KINDS = ("number", "place", "voice", "seal")
CLOCKS = timedelta(days=1)  # comments that moved in are in the time of an older site's clock


def look_through(group: Group, seen: Seen) -> Counter[str]:
    """How many replies and how many gone ones. BadArchive where one does not fit."""
    counts: Counter[str] = Counter()
    authors, before = 0, ""
    for line in group.replies:
        reply = line.record
        if reply["path"] <= before:
            line.refuse("its place does not come after the one above it")
        before = reply["path"]
        _stands(line, seen)
        counts["gone" if "gone" in reply else "replies"] += 1
        if "gone" not in reply and _is_new(line, seen):
            authors += reply["voice"]["role"] == "author"
        if authors > 1:
            line.refuse("the letter has two voices of its author")
    seen.forget(*_KINDS)
    return counts


def _stands(line: Line, seen: Seen) -> None:
    """Its number is its own, what it answers stands above it, and so does what it stands under."""
    reply = line.record
    if "gone" not in reply:
        line.refuse_what_is_to_come("at", CLOCKS)
    if reply["parent"] is not None and not seen.has("number", reply["parent"]):
        line.refuse(f"it answers number {reply['parent']}, which does not stand above it")
    above = reply["path"][:-STEP]
    if above and not seen.has("place", above):
        line.refuse("nothing stands at the place above it")
    if not seen.add("number", reply["number"]):
        line.refuse(f"number {reply['number']} is there already")
    seen.add("place", reply["path"])


def _is_new(line: Line, seen: Seen) -> bool:
    """Whether a voice speaks for the first time. One voice has one seal, and is always the same."""
    voice: Record = line.record["voice"]
    same = repr(sorted(voice.items()))
    first = seen.add("voice", voice["number"], same)
    if first != seen.add("seal", voice["seal"]):
        line.refuse("two voices have one seal, or one voice has two")
    if seen.value("voice", voice["number"]) != same:
        line.refuse(f"voice {voice['number']} was another one above")
    return first
