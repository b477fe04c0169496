"""A text as its page shows it: with the glossary, where its language is the glossary's.

Only the markup that is stored for a page has the explanations: no title, excerpt, card, feed
or export does, and neither do `source` and `html`.
"""

from collections.abc import Mapping
from typing import NamedTuple

from letters.glossary import explain
from letters.models import Term
from writing.models import Language, Writing


class Words(NamedTuple):
    """What letters/_words.html needs of a text."""

    html: str
    language: str


def terms() -> dict[str, str]:
    """Every term with its meaning: one query, for as many texts as are rendered together."""
    return dict(Term.objects.values_list("term", "meaning"))


def words(writing: Writing, known: Mapping[str, str], language: str = "") -> Words:
    """The words, explained with the `known` terms where they are in English.

    A reply's own language is not known: `language` is then that of the letter it answers.
    """
    in_english = (language or writing.language) == Language.ENGLISH
    html = explain(writing.html, known) if in_english else writing.html
    return Words(html, writing.language)
