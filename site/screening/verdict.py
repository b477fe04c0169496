"""What follows from findings: publish or hold, on which ground, and what the writer is shown."""

from collections.abc import Iterable
from dataclasses import dataclass

from screening.findings import Finding

# code -> the ground (a code of moderation.reasons) on which it holds a text, or "" where it
# only speaks to the writer. Never a refusal: a screen can err, and words must not be lost.
CODES = {
    "honeypot": "spam",
    "spam": "spam",
    "learned": "spam",
    "repeat": "spam",
    "shape": "spam",
    "link": "spam",
    "phone": "findable",
    "email": "findable",
    "handle": "findable",
    "street": "findable",
    "recipient_guess": "recipient_guess",
    "urging": "self_harm",
    "crisis": "",
    "name": "",
    "place": "",
    "employer": "",
    "school": "",
    "nation": "",
    "date": "",
    "strong": "",
    "theme": "",
}
CARE = "crisis"


@dataclass(frozen=True)
class Verdict:
    """`ground` holds the text unless it is ""; `codes` are what volunteers are told."""

    ground: str = ""
    codes: tuple[str, ...] = ()


PASSED = Verdict()


def of(findings: Iterable[Finding]) -> Verdict:
    """The verdict on one text: the first finding that holds it names the ground."""
    found = list(dict.fromkeys(finding.code for finding in findings))
    holding = [code for code in found if CODES[code]]
    told = [code for code in found if CODES[code] or code == CARE]
    return Verdict(CODES[holding[0]] if holding else "", tuple(told))
