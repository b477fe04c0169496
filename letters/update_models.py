"""What an author adds to a letter weeks or years later."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse

from authors.clock import today
from letters.choices import Rating
from letters.shelf_models import ContentNote
from writing import text
from writing.counts import counted
from writing.models import Status, Writing, WritingQuerySet


class Update(Writing):
    """One dated, numbered entry under a letter, read and rated by itself.

    `after_number` is the number of the last reply written before it became public.
    """

    kind = "update"

    letter = models.ForeignKey("letters.Letter", models.CASCADE, related_name="updates")
    number = models.PositiveSmallIntegerField()
    heading = models.CharField(max_length=text.TITLE_LIMIT, blank=True)
    rating = models.CharField(max_length=9, choices=Rating)
    notes = models.ManyToManyField(ContentNote, blank=True, related_name="updates")
    published_on = models.DateField(null=True, blank=True)
    after_number = models.PositiveIntegerField(null=True, editable=False)

    objects = WritingQuerySet.as_manager()

    class Meta:
        ordering = ["letter", "number"]
        constraints = [
            models.UniqueConstraint(fields=["letter", "number"], name="one_update_for_a_number"),
            models.CheckConstraint(
                condition=~Q(status=Status.PUBLISHED) | Q(published_on__isnull=False),
                name="published_updates_have_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter.public_id}+{self.number}"

    def get_absolute_url(self) -> str:
        """Its permalink on the letter's page."""
        return f"{self.letter.get_absolute_url()}#update-{self.number}"

    @property
    def report_url(self) -> str:
        """Where to report it."""
        return reverse("moderation:report_update", args=[self.letter.public_id, self.number])

    @property
    def shown_heading(self) -> str:
        """Its heading, or what it is called without one."""
        return self.heading or counted(self.number, "Update")

    @property
    def heading_language(self) -> str | None:
        """The language its shown heading is in; None where that is ours."""
        return self.language if self.heading else None

    @property
    def is_folded(self) -> bool:
        """Whether it opens behind its notes."""
        return self.rating == Rating.NOT_SAFE

    def erase(self) -> None:
        """Also its heading."""
        super().erase()
        self.heading = ""

    def values_as(self, status: Status) -> dict[str, Any]:
        """One that becomes public for the first time gets its day and its place among replies."""
        values = super().values_as(status)
        if status == Status.PUBLISHED and self.published_on is None:
            self.letter.refresh_from_db(fields=["last_number"])
            values |= {"published_on": today(), "after_number": self.letter.last_number}
        return values

    def after_turn(self, before: Status) -> None:
        """The letter says that it was updated, or no longer does."""
        from letters import updating

        if self.is_public != (before == Status.PUBLISHED):
            updating.renew(self.letter)
