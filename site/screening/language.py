"""Strong language, however it is disguised, and content notes worth offering. Pure.

Both only suggest: the author decides, and nothing is refused for its words. Mild oaths never
count. Every pattern has bounded repeats, so that no text makes them slow.
"""

from collections.abc import Iterator

from screening import disguises, explicit, hate, strong, strong_abroad, thrown
from screening import themes as phrases
from screening.findings import Finding
from screening.folding import fold
from screening.placing import placed
from screening.plain import plain

SLUGS = (  # of letters.starter.NOTES, in its order
    *("strong-language", "death", "self-harm", "abuse", "sex"),
    *("drink-drugs", "eating-body", "pregnancy-loss", "mental-health"),
)


def find(text: str) -> list[Finding]:
    """Strong words, explicit passages and graphic hate, as findings in the order of the text."""
    folded = fold(text)
    read = plain(folded.text)
    spans = sorted({*_strong(read), *explicit.find(read)})
    return placed(folded, (Finding("strong", start, end) for start, end in spans))


def themes(text: str) -> list[str]:
    """Slugs of the content notes worth offering for a text, in the site's order."""
    read = plain(fold(text).text)
    noted = set(phrases.find(read))
    if any(True for _ in _strong(read)):
        noted.add("strong-language")
    if any(True for _ in explicit.find(read)):
        noted.add("sex")
    return [slug for slug in SLUGS if slug in noted]


def _strong(read: str) -> Iterator[tuple[int, int]]:
    for rule in (strong, strong_abroad, disguises, thrown, hate):
        yield from rule.find(read)
