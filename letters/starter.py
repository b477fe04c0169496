"""What a new site begins with: pigeonholes, notes, a glossary, and a few letters of our own.

The letters were written for this project. They show what the site is for, and an operator
can take them down in the admin like any others.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_noop as _

from authors.clock import today
from letters.models import Category, ContentNote, Letter, Needs, Rating, Term
from writing.models import Deed

# slug, name, hint, kind
CATEGORIES = (
    ("you", _("To You"), _("a love, an ex, someone who left"), "to"),
    ("someone-who-died", _("To someone who died"), "", "to"),
    ("a-parent", _("To a parent"), "", "to"),
    ("a-friend", _("To a friend"), "", "to"),
    ("my-child", _("To my child"), "", "to"),
    ("myself", _("To myself"), _("then, now or later"), "to"),
    ("no-one", _("To no one"), "", "to"),
    ("heartbreak", _("Heartbreak"), "", "about"),
    ("distance", _("Long distance"), "", "about"),
    ("letting-go", _("Letting go"), "", "about"),
    ("healing", _("Healing"), "", "about"),
    ("thanks", _("Thank you"), "", "about"),
)
NOTES = (
    ("strong-language", _("Strong language")),
    ("death", _("Death of a loved one")),
    ("self-harm", _("Suicide or self-harm")),
    ("abuse", _("Abuse or violence")),
    ("sex", _("Sex")),
    ("drink-drugs", _("Drink or drugs")),
    ("eating-body", _("Eating and body")),
    ("pregnancy-loss", _("Pregnancy or loss")),
    ("mental-health", _("Mental health")),
)
# Capitals are found as they are typed; "SO" is left out, because people also shout.
TERMS = {
    "LC": "low contact",
    "NC": "no contact",
    "LDR": "long-distance relationship",
    "idk": "I don’t know",
    "ily": "I love you",
    "imo": "in my opinion",
    "irl": "in real life",
    "tbh": "to be honest",
}


@dataclass(frozen=True)
class Sample:
    """A letter of our own."""

    title: str
    days_ago: int
    categories: tuple[str, ...]
    body: str
    rating: Rating = Rating.SAFE
    notes: tuple[str, ...] = ()
    needs: Needs = Needs.STORIES
    byline: str = ""


def load_shelves() -> bool:
    """Make the pigeonholes, notes and glossary of a new site; False when it has some already."""
    if Category.objects.exists():
        return False
    with transaction.atomic():
        for place, (slug, name, hint, kind) in enumerate(CATEGORIES):
            Category.objects.create(slug=slug, name=name, hint=hint, kind=kind, order=place)
        for place, (slug, name) in enumerate(NOTES):
            ContentNote.objects.create(slug=slug, name=name, order=place)
        Term.objects.bulk_create(
            [Term(term=term, meaning=meaning) for term, meaning in TERMS.items()],
            ignore_conflicts=True,
        )
    return True


def load_letter(sample: Sample) -> Letter:
    """Publish one sample letter, dated back, with a key nobody holds."""
    with transaction.atomic():
        day = today() - timedelta(days=sample.days_ago)
        letter = Letter(rating=sample.rating, needs=sample.needs, byline=sample.byline)
        letter.set_words(sample.body)
        letter.set_title(sample.title)
        letter.published_on = letter.written_on = day
        letter.save()
        letter.categories.set(Category.objects.filter(slug__in=sample.categories))
        letter.notes.set(ContentNote.objects.filter(slug__in=sample.notes))
        letter.turn(Deed.PUBLISH)
    return letter
