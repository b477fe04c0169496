"""Whether a text urges somebody else towards suicide or grave self-harm. Pure; it holds the text.

data/urging.txt has the families of phrases: an order, a plain wish, a disguise of either; and
hints that count only where two of them stand together. Who pleads against it, tells of having
been told it, or means the job, the boyfriend or the bad habit stays silent. Insinuation alone
holds nothing. screening.sentences reads and weighs, as for screening.crisis.
"""

from screening.findings import Finding
from screening.sentences import families, telling

FAMILIES = families("urging")


def find(text: str) -> list[Finding]:
    """The sentences that tell or nudge another person to harm themselves."""
    return [Finding("urging", at.start, at.end) for at in telling(text, FAMILIES)]
