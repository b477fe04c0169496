"""Letters. Their shelves, their updates and the choices they are made of stand beside."""

from __future__ import annotations

import secrets
from typing import Any, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext

from authors import seals
from authors.clock import today
from authors.models import Key
from letters.choices import Form, Needs, Rating
from letters.glossary_models import Term
from letters.search_models import Near, SearchText
from letters.shelf_models import Category, ContentNote, Edition, Month, Shelf
from letters.update_models import Update
from writing import text
from writing.models import Deed, Status, Writing, WritingQuerySet

__all__ = [
    "Category",
    "ContentNote",
    "Edition",
    "Form",
    "Letter",
    "LetterQuerySet",
    "Month",
    "Near",
    "Needs",
    "Rating",
    "SearchText",
    "Shelf",
    "Term",
    "Update",
    "new_public_id",
]

# Without 0, 1, i, l, o: an address may be read aloud or copied from paper.
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
_ID_LENGTH = 13  # 64 bits
_TAKEN_SLUGS = frozenset({"reply", "felt", "feed"})  # addresses under a letter
AUTHOR = "author"  # the author's voice, in the name a seal is drawn from


def new_public_id() -> str:
    """A random id for an address: no order, no count, nothing to guess from."""
    return "".join(secrets.choice(ALPHABET) for _ in range(_ID_LENGTH))


class LetterQuerySet(WritingQuerySet):
    """The verbs of letters."""

    def safe(self) -> Self:
        """Those marked safe for work."""
        return self.filter(rating=Rating.SAFE)

    def waiting(self) -> Self:
        """Those that nobody has answered yet and that want an answer."""
        open_ones = self.filter(reply_count=0, closed=False, closed_by_author=False)
        return open_ones.exclude(needs=Needs.NO_REPLIES)

    def due(self) -> Self:
        """Those whose author slept on them, and whose day has come."""
        return self.filter(status=Status.SCHEDULED, publish_on__lte=today())

    def newest_first(self) -> Self:
        """The order of every list: by day, and within a day by chance (docs/decisions/0007)."""
        return self.order_by("-published_on", "-public_id")


class Letter(Writing):
    """One letter. It has a day, never a time.

    `publish_on` is the day its author chose for it; `renewed_on` the day of the latest public
    update, or else of the letter; `update_marks` says of each public update (its number, the last
    reply's number before it); `earlier` is a letter the author says was also theirs. `noindex` asks
    search engines to leave it out; `near_on` is the day its neighbours were looked for.
    """

    kind = "letter"

    public_id = models.CharField(max_length=_ID_LENGTH, unique=True, default=new_public_id)
    form = models.CharField(max_length=7, choices=Form, default=Form.LETTER)
    title = models.CharField(max_length=text.TITLE_LIMIT, blank=True)
    slug = models.CharField(max_length=60)
    rating = models.CharField(max_length=9, choices=Rating)
    needs = models.CharField(max_length=10, choices=Needs, default=Needs.STORIES)
    categories = models.ManyToManyField(Category, related_name="letters")
    notes = models.ManyToManyField(ContentNote, blank=True, related_name="letters")
    key = models.ForeignKey(Key, models.SET_NULL, null=True, blank=True, related_name="letters")
    byline = models.CharField(max_length=40, blank=True)
    seal = models.PositiveIntegerField(default=0)
    published_on = models.DateField(null=True, blank=True)
    publish_on = models.DateField(null=True, blank=True, editable=False)
    renewed_on = models.DateField(null=True, blank=True, editable=False)
    last_update = models.PositiveSmallIntegerField(default=0, editable=False)
    update_marks = models.JSONField(default=list, editable=False)
    earlier = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, editable=False, related_name="later"
    )
    excerpt = models.TextField(blank=True)
    minutes = models.PositiveSmallIntegerField(default=1)
    card = models.TextField(blank=True)
    sheet = models.TextField(blank=True)
    reply_count = models.PositiveIntegerField(default=0)
    felt_count = models.PositiveIntegerField(default=0)
    last_number = models.PositiveIntegerField(default=0)
    arrivals = models.PositiveIntegerField(default=0)
    top_replies = models.PositiveIntegerField(default=0)
    seen_number = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=0)
    closed = models.BooleanField(default=False, help_text="A volunteer closed the replies.")
    closed_by_author = models.BooleanField(default=False)
    noindex = models.BooleanField(default=False)
    near_on = models.DateField(null=True, blank=True, editable=False)

    objects = LetterQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(status=Status.PUBLISHED) | Q(published_on__isnull=False),
                name="published_letters_have_a_day",
            ),
            models.CheckConstraint(condition=Q(rating__in=Rating.values), name="rating_is_known"),
            models.CheckConstraint(condition=Q(needs__in=Needs.values), name="needs_are_known"),
            models.CheckConstraint(condition=Q(form__in=Form.values), name="form_is_known"),
        ]
        # Whole ones, not partial: Django binds the status as a parameter, and SQLite cannot tell
        # that a parameter meets the condition of a partial index.
        indexes = [
            models.Index("status", F("published_on").desc(), F("public_id").desc(), name="newest"),
            models.Index(
                "status",
                "rating",
                F("published_on").desc(),
                F("public_id").desc(),
                name="newest_by_rating",
            ),
            models.Index(fields=["status", "public_id"], name="letters_by_chance"),
            models.Index(
                fields=["status", "reply_count", "published_on", "public_id"],
                name="letters_waiting",
            ),
            models.Index(fields=["status", "written_on"], name="letters_by_status"),
            models.Index(
                "status",
                "needs",
                F("published_on").desc(),
                F("public_id").desc(),
                name="newest_by_needs",
            ),
            models.Index(
                "status", "form", F("renewed_on").desc(), F("public_id").desc(), name="renewed"
            ),
        ]

    def __str__(self) -> str:
        return self.public_id

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Draw the seal of a new letter; everything else is made by those who change it."""
        if self._state.adding:
            self.seal = seals.draw(settings.SECRETS.seal, self.public_id, AUTHOR)
        super().save(*args, **kwargs)

    def set_words(self, source: str) -> None:
        """Also what lists show of the words: excerpt and reading time."""
        super().set_words(source)
        self.excerpt, self.minutes = text.excerpt(source), text.reading_minutes(source)

    def set_title(self, title: str) -> None:
        """Take a title, which may be empty, and the end of the address made from it."""
        slug = text.slug(title)
        self.title, self.slug = title, f"{slug}-letter" if slug in _TAKEN_SLUGS else slug

    def erase(self) -> None:
        """Also what was made of the words."""
        super().erase()
        self.set_title("")
        self.byline = self.excerpt = self.card = self.sheet = ""

    def get_absolute_url(self) -> str:
        """Its one address."""
        return reverse("letters:letter", args=[self.public_id, self.slug])

    @property
    def has_heading(self) -> bool:
        """Whether it can be called by words of its own."""
        return bool(self.title) or self.rating == Rating.SAFE

    @property
    def heading(self) -> str:
        """The title, or the first words of a letter that may be read at work."""
        if self.title:
            return self.title
        return text.excerpt(self.source, 60) if self.has_heading else gettext("Untitled letter")

    @property
    def heading_language(self) -> str | None:
        """The language its heading is in; None where the heading is ours."""
        theirs = self.has_heading and (self.title or self.source)
        return self.language if theirs else None

    @property
    def is_folded(self) -> bool:
        """Whether it opens behind its notes."""
        return self.rating == Rating.NOT_SAFE

    @property
    def takes_replies(self) -> bool:
        """Whether strangers may write back."""
        return self.needs != Needs.NO_REPLIES and not (self.closed or self.closed_by_author)

    @property
    def sleeps(self) -> bool:
        """Whether its author wants it published on a later day."""
        return self.publish_on is not None and self.publish_on > today()

    def goes_to(self, deed: Deed) -> Status:
        """What would be published today waits where its author chose a later day."""
        ends = super().goes_to(deed)
        return Status.SCHEDULED if ends == Status.PUBLISHED and self.sleeps else ends

    def touch(self) -> None:
        """Something a reader of the letter's page could see has changed: a new ETag."""
        type(self).objects.filter(pk=self.pk).update(version=F("version") + 1)

    def values_as(self, status: Status) -> dict[str, Any]:
        """A letter that becomes public for the first time gets its day."""
        values = super().values_as(status)
        if status == Status.PUBLISHED:
            values["published_on"] = self.published_on or today()
            values["renewed_on"] = self.renewed_on or values["published_on"]
        return values

    def after_turn(self, before: Status) -> None:
        """The shelves count it in or out, and what is near it is looked for."""
        from letters import near, shelves

        shelves.moved(self, was_public=before == Status.PUBLISHED)
        if self.is_public:
            transaction.on_commit(lambda: near.look(self.pk, new=True), robust=True)
        else:
            near.forget(self)
        for later in self.later.all():  # each says whether this one may be read
            shelves.changed(later)
