"""What was found in the folded text, told of the text as it was written. Pure."""

from collections.abc import Iterable
from dataclasses import replace

from screening.findings import Finding
from screening.folding import Folded


def placed(folded: Folded, found: Iterable[Finding]) -> list[Finding]:
    """Findings of the folded text at their places in the written one, none inside another.

    Of those that overlap the first stays, so bring them in the order in which they matter.
    """
    kept: list[Finding] = []
    for finding in found:
        start, end = folded.span(finding.start, finding.end)
        if not kept or start >= kept[-1].end:
            kept.append(replace(finding, start=start, end=end))
    return kept
