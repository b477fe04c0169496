"""A search as its address says it: words, and the filters of the form."""

import re
from dataclasses import dataclass

from django.http import QueryDict

from authors.refusals import Forged
from letters.models import Category
from letters.search import facets
from letters.search.query import Query, understand
from letters.search.question import Question
from writing.reading import Reading

_YEAR = re.compile(r"[0-9]{1,4}")


@dataclass(frozen=True)
class Asked:
    """What was typed, the query in it, and the filters ("" or None for any)."""

    typed: str
    query: Query
    to: Category | None = None
    about: Category | None = None
    year: int | None = None
    waiting: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is asked for."""
        return not (self.query.terms or self.to or self.about or self.year or self.waiting)

    def question(self, reading: Reading) -> Question:
        """What to ask the index for this reader."""
        groups, without = facets.of_reader(reading)
        groups += [(facets.category(hole.pk),) for hole in (self.to, self.about) if hole]
        groups += [(facets.year(self.year),)] if self.year else []
        groups += [(facets.WAITING,)] if self.waiting else []
        every = groups or [(facets.EVERY,)]
        return Question(self.query, tuple(every), tuple(without), reading.safe_only)


def read(address: QueryDict) -> Asked:
    """What an address asks for. Forged for a category or a year that no form of ours offers."""
    typed = address.get("q", "")
    year = address.get("year", "")
    if year and not (_YEAR.fullmatch(year) and int(year)):
        raise Forged
    return Asked(
        typed,
        understand(typed),
        _hole("to", address),
        _hole("about", address),
        int(year) if year else None,
        "waiting" in address,
    )


def _hole(kind: str, address: QueryDict) -> Category | None:
    slug = address.get(kind, "")
    if not slug:
        return None
    hole = Category.objects.filter(kind=kind, slug=slug[:60]).first() if "\0" not in slug else None
    if hole is None:
        raise Forged
    return hole
