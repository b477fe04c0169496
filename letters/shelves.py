"""Keeping every count and every list true when a letter changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction
from django.db.models import F
from django.utils.translation import gettext

from letters import stored
from letters.models import Category, ContentNote, Edition, Letter, Month, Near, Rating
from letters.search import index


def moved(letter: Letter, was_public: bool) -> None:
    """After a change of status: count the letter in or out where it stands."""
    if letter.is_public != was_public:
        count(letter, 1 if letter.is_public else -1)
    changed(letter)


def count(letter: Letter, by: int) -> None:
    """Add `by` (1 or -1) to the letter's categories and its month."""
    if letter.published_on is None:
        return
    safe = by if letter.rating == Rating.SAFE else 0
    first = letter.published_on.replace(day=1)
    _hold(letter.categories.values_list("pk", flat=True))
    Month.objects.get_or_create(first=first)
    for shelf in (Month.objects.filter(first=first), Category.objects.filter(letters=letter)):
        shelf.update(all_count=F("all_count") + by, safe_count=F("safe_count") + safe)


def _hold(categories: Iterable[int]) -> None:
    """Lock these rows in one order, where rows are locked: or two letters wait for each other."""
    if connection.features.has_select_for_update:
        rows = Category.objects.filter(pk__in=list(categories)).order_by("pk")
        list(rows.select_for_update().values_list("pk"))


def changed(letter: Letter) -> None:
    """Something readers of the letter or of a list may see is different: new ETags, new markup.

    The letter is read again first: words that changed since must not be rendered away.
    """
    letter.refresh_from_db()
    stored.render(letter)
    index.keep(letter)
    letter.touch()
    _touch_those_near(letter)
    if letter.was_public:  # of one that never was, nobody may notice anything
        new_edition()


def _touch_those_near(letter: Letter) -> None:
    """The pages that name it are different now.

    Touched only after the commit: two that are near each other would wait for each other.
    """
    near = list(Near.objects.filter(other=letter).values_list("letter", flat=True))
    rows = Letter.objects.filter(pk__in=near)
    if near:
        transaction.on_commit(lambda: rows.update(version=F("version") + 1), robust=True)


def new_edition() -> None:
    """A change some list may show."""
    if not Edition.objects.filter(pk=1).update(number=F("number") + 1):
        Edition.objects.create(pk=1, number=1)


def edition() -> int:
    """The number of the present edition of all lists."""
    return Edition.objects.filter(pk=1).values_list("number", flat=True).first() or 0


def correct(
    letter: Letter,
    rating: str,
    categories: Iterable[Category],
    notes: Iterable[ContentNote],
) -> None:
    """Put a letter on other shelves: its rating, categories and notes in one step."""
    with transaction.atomic():
        letter.refresh_from_db(from_queryset=Letter.objects.select_for_update())
        categories = list(categories)
        _hold({one.pk for one in (*letter.categories.all(), *categories)})
        if letter.is_public:
            count(letter, -1)
        letter.rating = rating
        letter.save(update_fields=["rating"])
        letter.categories.set(categories)
        letter.notes.set(notes)
        if letter.is_public:
            count(letter, 1)
        changed(letter)
        for later in letter.later.all():  # each says whether this one is safe
            changed(later)


def months(safe_only: bool) -> list[tuple[int, list[Month]]]:
    """The archive: years with their months, newest year first, without those empty in the mode."""
    years: dict[int, list[Month]] = {}
    for month in Month.objects.filter(**{"safe_count__gt" if safe_only else "all_count__gt": 0}):
        years.setdefault(month.first.year, []).append(month)
    return sorted(years.items(), reverse=True)


def left_out_this_month(day: date) -> int:
    """How many of this month's letters safe mode does not show."""
    month = Month.objects.filter(first=day.replace(day=1)).first()
    return month.left_out if month else 0


@dataclass(frozen=True)
class Hole:
    """One pigeonhole as a list shows it."""

    name: str
    url: str
    count: int


def pigeonholes(safe_only: bool) -> list[tuple[str, str, list[Hole]]]:
    """(heading, its anchor, holes) for whom letters are to, and for what they are about."""
    groups: dict[str, list[Hole]] = {"to": [], "about": []}
    for category in Category.objects.all():
        count = category.safe_count if safe_only else category.all_count
        groups[category.kind].append(Hole(str(category), category.get_absolute_url(), count))
    return [
        (gettext("Who they are to"), "sorted", groups["to"]),
        (gettext("What they are about"), "about", groups["about"]),
    ]
