"""Whether somebody who writes is in danger now. Pure; it speaks to the writer, it never blocks.

No single word means danger: people die of shame, kill it at work and stand on bridges with a
bicycle. data/crisis.txt has the families of phrases: what somebody means to do, has done, has
at hand, leaves behind, or is about to suffer from another; and what else such words may be:
past, illness, parting, a story, a joke. screening.sentences reads and weighs them. They are
English; what is said outright in four other languages is screening.outright's.
"""

from screening import outright
from screening.findings import Finding
from screening.sentences import families, telling

FAMILIES = families("crisis")


def find(text: str) -> list[Finding]:
    """Signs that the writer's life is in danger now, at the sentences that say so."""
    spans = {(at.start, at.end) for at in telling(text, FAMILIES)} | {*outright.find(text)}
    return [Finding("crisis", start, end) for start, end in sorted(spans)]
