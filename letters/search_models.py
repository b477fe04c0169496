"""What search knows of a letter, and which letters stand near it."""

from __future__ import annotations

from django.db import models


class SearchText(models.Model):
    """The words of one public letter as tokens (writing.tokens), with a space between them.

    `place` is its place in every list, newest last; the index of the database goes by it.
    `others` are the words of updates that are not safe, `facets` what one can filter by. The
    tables of the index follow this one by triggers: letters.search.schema.
    """

    place = models.BigAutoField(primary_key=True)
    letter = models.OneToOneField(
        "letters.Letter", models.CASCADE, related_name="search_text", editable=False
    )
    title = models.TextField(blank=True)
    words = models.TextField(blank=True)
    updates = models.TextField(blank=True)
    others = models.TextField(blank=True)
    facets = models.TextField()
    version = models.PositiveSmallIntegerField(db_index=True)

    def __str__(self) -> str:
        return str(self.letter_id)


class Near(models.Model):
    """Another letter that speaks of the same things, the nearest with `rank` 0."""

    letter = models.ForeignKey("letters.Letter", models.CASCADE, related_name="near")
    other = models.ForeignKey("letters.Letter", models.CASCADE, related_name="near_to")
    rank = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["letter", "rank"]
        constraints = [
            models.UniqueConstraint(fields=["letter", "rank"], name="one_letter_for_a_rank"),
            models.CheckConstraint(
                condition=~models.Q(letter=models.F("other")), name="no_letter_is_near_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter_id}~{self.rank}"
