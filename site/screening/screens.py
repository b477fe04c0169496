"""THE ordered list of what is looked at before anything is kept. Pure.

Three checks come before these and are answers of their own: an empty or overlong text goes
back to its writer (writing.fields), a closed conversation takes no reply (NotOpen), and too
many posts from one hand or in one heated thread have to wait (screening.limits, TooFast).
Nothing here refuses: a finding either speaks to the writer or holds the text for a volunteer.
"""

from collections.abc import Callable
from dataclasses import dataclass

from screening import (
    contact,
    crisis,
    guess,
    language,
    links,
    personal,
    repeats,
    shape,
    spam,
    urging,
)
from screening import learner as learned
from screening.findings import Facts, Finding

Found = list[Finding]
Find = Callable[[Facts, Found], Found]  # facts, and what the screens before it found


@dataclass(frozen=True)
class Screen:
    """One screen, and whether the writer sees its findings before posting."""

    find: Find
    speaks: bool = False
    keeps: bool = True  # its findings matter to what becomes of the text


SCREENS = (
    # Not words at all: one letter ten thousand times, a wall of signs.
    Screen(lambda facts, _: shape.find(facts.text)),
    # The same text again, or nearly: a flood, or something removed that comes back.
    Screen(lambda facts, _: repeats.find(facts.fingerprint, facts.earlier)),
    # Web addresses: nobody can check where they lead, next year least of all.
    Screen(lambda facts, _: links.find(facts.text), speaks=True),
    # A way to reach somebody: phone, e-mail, street, handle. Held until a volunteer has read it.
    Screen(lambda facts, _: contact.find(facts.text), speaks=True),
    # Selling: signs that add up, lowered by the work a browser did.
    Screen(lambda facts, found: spam.find(facts, links=sum(one.code == "link" for one in found))),
    # What volunteers called spam before.
    Screen(lambda facts, _: learned.find(facts.text, facts.weights)),
    # "Sam? Is this you?" A reply must not try to find the author or the addressee.
    Screen(lambda facts, _: guess.find(facts.text) if facts.kind == "reply" else [], speaks=True),
    # Pushing somebody towards death. The author of the letter must never read it.
    Screen(lambda facts, _: urging.find(facts.text)),
    # Acute danger: the writer sees where help is, and a volunteer reads it first. Holds nothing.
    Screen(lambda facts, _: crisis.find(facts.text), speaks=True),
    # Would someone who knows them recognise this? The writer decides; nothing is stored.
    Screen(lambda facts, _: personal.find(facts.text, facts.language), speaks=True, keeps=False),
    # Strong language: a hint that the rating may be another one. Nothing is stored.
    Screen(lambda facts, _: language.find(facts.text), speaks=True, keeps=False),
)


def for_writer(facts: Facts) -> list[Finding]:
    """What the writer is shown before posting."""
    return _run(facts, [screen for screen in SCREENS if screen.speaks])


def before_keeping(facts: Facts) -> list[Finding]:
    """What decides whether a text is published or waits."""
    return _run(facts, [screen for screen in SCREENS if screen.keeps])


def _run(facts: Facts, chosen: list[Screen]) -> list[Finding]:
    found: list[Finding] = []
    for screen in chosen:
        found += screen.find(facts, found)
    return found
