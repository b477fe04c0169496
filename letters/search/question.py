"""What somebody asks of the index: a query, and what its answers have to be besides. Pure."""

from dataclasses import dataclass

from letters.search.query import Query


@dataclass(frozen=True)
class Question:
    """`groups`: facets of which one each has to be there; `without`: facets that must not be.

    `safe_only` leaves what is not safe out of the words that are looked through.
    """

    query: Query
    groups: tuple[tuple[str, ...], ...]
    without: tuple[str, ...] = ()
    safe_only: bool = True
