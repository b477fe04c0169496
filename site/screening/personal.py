"""Would someone who knows them recognise this? Names, places, schools, work, dates. Pure.

One first name says little; a rare one with a university, an employer and a country says who it
is. So every trace has a weight, and level() looks at what they say together. Rules and small
lists only: where a capital stands, what comes before it, and which words are ordinary.
"""

from screening import (
    abroad,
    capitals,
    dates,
    hidden_names,
    institutions,
    nations,
    small_letters,
    tongue,
)
from screening.findings import Finding
from screening.folding import fold
from screening.levels import level
from screening.page import Page, Trace
from screening.placing import placed
from screening.soften import soften, softer

__all__ = ["find", "level", "soften"]


def find(text: str, language: str = "") -> list[Finding]:
    """Every trace in a text that leads to a person, in its order, with words that say less.

    `language` is the code of the one that the text is said to be in, "" or "und" for none.
    """
    folded = fold(text)
    traces = sorted(
        _traces(folded.text, language), key=lambda one: (one.start, -one.end, -one.weight)
    )
    found = (
        Finding(code, start, end, softer(code, folded.text, start, end), weight)
        for start, end, code, weight in traces
    )
    return placed(folded, found)


def _traces(text: str, language: str) -> list[Trace]:
    """Rule by rule: each leaves alone the words that one before it took."""
    page = Page(text, language)
    found = [*dates.find(text), *nations.find(text)]
    if page.tongue != tongue.ENGLISH:
        capitals.set_aside(page)
        return [*found, *abroad.find(page)]
    found += hidden_names.find(text)
    found += institutions.find(page)
    capitals.set_aside(page)
    found += capitals.find(page)
    found += small_letters.find(page)
    return found
