"""What the traces of a person say together: one says little, a few say who it is. Pure."""

import re
from collections.abc import Iterable

from screening.findings import Finding
from screening.folding import fold
from screening.lists import choice
from screening.weights import CONTACT, FULL_NAME, HIGH, JOB, ONLY, SECOND, SMALL_PLACE

_JOBS = choice("jobs")
JOBS = re.compile(rf"\b{_JOBS}\b")
UNIQUE = re.compile(
    rf"\b(?:{choice('only_one')}|{_JOBS} (?:of|in|at)|"
    r"miss (?:[a-z]{2,20} ){1,3}(?:19|20)\d\d)\b"
)
YEAR = re.compile(r"\b(?:19[3-9]|20[0-3])\d\b")
NAMED_BOX = re.compile(r"[^\W\d_]{2,20}[._-][^\W\d_]{2,20}@")
_LEVELS = frozenset({"name", "place", "employer", "school", "nation", "date", *CONTACT})
_ANCHORS = ("place", "employer", "school")


def level(findings: Iterable[Finding], text: str = "") -> str:
    """What the traces say together: "none", "some" or "high" (somebody would be recognised)."""
    told = [finding for finding in findings if finding.code in _LEVELS]
    weights: dict[str, dict[object, float]] = {}
    for finding in told:
        surface = text[finding.start : finding.end].casefold() or finding.softer
        weights.setdefault(finding.code, {})[surface] = _weight(finding, text)
    total = sum(_together(each.values()) for each in weights.values())
    if any(one.weight >= SMALL_PLACE and one.code in _ANCHORS for one in told):
        total += _role(text)
    return "high" if total >= HIGH else "some" if total else "none"


def _weight(finding: Finding, text: str) -> float:
    if finding.code == "email" and NAMED_BOX.match(text, finding.start):
        return FULL_NAME
    return CONTACT.get(finding.code, finding.weight)


def _together(weights: Iterable[float]) -> float:
    """What several traces of one kind add: the strongest, and a little for the rest."""
    first, *rest = sorted(weights, reverse=True)
    return first + min(SECOND * sum(rest), first / 2)


def _role(text: str) -> float:
    """What a job or a unique part adds, once the place is known."""
    small = fold(text).text.lower()
    only = ONLY if UNIQUE.search(small) else 0.0
    job = JOB if JOBS.search(small) else 0.0
    return only + job + (JOB if only and YEAR.search(small) else 0.0)
