"""Which pigeonholes an old site's categories are here."""

from urllib.parse import unquote

from django.utils.text import slugify

from exchange.wordpress import plan
from exchange.wordpress.parts import Term
from letters.models import Category
from writing import text

_NO_CATEGORY = frozenset({"uncategorized", "uncategorised"})
_LAST = 200  # the order of a pigeonhole that nobody has given a place yet
LONGEST = 60  # characters of a name


def holes(terms: tuple[Term, ...]) -> list[Category]:
    """The pigeonholes for these categories; those that only say the rating are none."""
    return [hole(term) for term in terms if not _says_nothing(term)]


def _says_nothing(term: Term) -> bool:
    bare = term.name.strip("* ").casefold()
    return not bare or bare in _NO_CATEGORY or plan.rating_in(term.name) is not None


def is_cut(term: Term) -> bool:
    """Whether its name is longer than one of a pigeonhole."""
    return not _says_nothing(term) and len(text.one_line(term.name)) > LONGEST


def hole(term: Term) -> Category:
    """The one of this name or address, made if there is none: to somebody, or about something."""
    name = text.one_line(term.name)[:LONGEST]
    slug = slugify(unquote(term.nicename) or name)[:50].strip("-") or "category"
    found = Category.objects.filter(name__iexact=name).first()
    if found:
        return found
    if Category.objects.filter(slug=slug).exists():
        taken = Category.objects.filter(slug__startswith=slug).values_list("slug", flat=True)
        slug = next(s for n in range(2, 10**6) if (s := f"{slug[:44]}-{n}") not in set(taken))
    kind = Category.Kind.TO if name.casefold().startswith("to ") else Category.Kind.ABOUT
    return Category.objects.create(slug=slug, name=name, kind=kind, order=_LAST)
