"""Ways to reach somebody, in a text: numbers, e-mail, streets, names on other sites. Pure.

What is found holds the text for a volunteer, so it has to look like a way to reach somebody and
not only like a number: letters are full of years, prices, verses and bus routes. The text is
folded first, so that look-alikes, other digits and zero-width characters do not hide anything.
"""

from collections.abc import Callable, Iterator

from screening import emails, handles, phones, streets
from screening.findings import Finding
from screening.folding import fold
from screening.placing import placed
from screening.soften import SOFTER

KINDS: dict[str, Callable[[str], Iterator[tuple[int, int]]]] = {
    "email": emails.find,
    "street": streets.find,
    "handle": handles.find,
    "phone": phones.find,
}


def find(text: str) -> list[Finding]:
    """Every way to reach somebody in a text, in the order of the text, none inside another."""
    folded = fold(text)
    found = [
        (start, -end, code) for code, spans in KINDS.items() for start, end in spans(folded.text)
    ]
    return placed(
        folded,
        (Finding(code, start, -end, softer=SOFTER[code]) for start, end, code in sorted(found)),
    )
