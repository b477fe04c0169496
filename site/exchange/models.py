"""Where a letter or a reply came from, so that nothing comes twice and old addresses still lead."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from comments.models import Reply
from letters.models import Category, Letter


class Origin(models.Model):
    """One post or comment of an older site that is here now.

    `site` is the old site's host and folder, `number` what it called the text. A row stays when
    its text is burned, so that a second import brings nothing back.
    """

    site = models.CharField(max_length=200)
    number = models.BigIntegerField()
    letter = models.ForeignKey(Letter, models.CASCADE, null=True, related_name="origins")
    reply = models.ForeignKey(Reply, models.CASCADE, null=True, related_name="origins")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(letter=None) ^ Q(reply=None), name="origin_of_one_text"
            ),
            models.UniqueConstraint(
                fields=["site", "number"], condition=Q(reply=None), name="one_letter_for_a_post"
            ),
            models.UniqueConstraint(
                fields=["site", "number"], condition=Q(letter=None), name="one_reply_for_a_comment"
            ),
        ]

    def __str__(self) -> str:
        return "an origin"


class OldAddress(models.Model):
    """An address of the older site, and what it leads to: a letter, a pigeonhole, a month, or home.

    Only a digest of the path is kept: a path often holds the words of a title, and those of a
    burned letter must be gone.
    """

    digest = models.BinaryField(max_length=32, unique=True)
    letter = models.ForeignKey(Letter, models.CASCADE, null=True, related_name="+")
    category = models.ForeignKey(Category, models.CASCADE, null=True, related_name="+")
    month = models.DateField(null=True)

    def __str__(self) -> str:
        return "an old address"
