"""A private feed: an address that only says how much is new, for one letter or one voice."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from authors.clock import today
from comments.models import Voice
from letters.models import Letter


class PrivateFeed(models.Model):
    """The only secret in an address of this site: `token` is its SHA-256, made on request.

    Of a letter or of a voice, one each; a new address takes the place of the old one.
    """

    letter = models.OneToOneField(
        Letter, models.CASCADE, null=True, blank=True, related_name="private_feed"
    )
    voice = models.OneToOneField(
        Voice, models.CASCADE, null=True, blank=True, related_name="private_feed"
    )
    token = models.BinaryField(max_length=32, unique=True)
    made_on = models.DateField(default=today)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(letter__isnull=False, voice__isnull=True)
                | Q(letter__isnull=True, voice__isnull=False),
                name="feed_of_one_thing",
            )
        ]

    def __str__(self) -> str:
        return "a private feed"
