"""Who is writing, without saying who: a digest, a short-lived count, a used form."""

import secrets

from django.db import models

from authors.clock import today


def random_id() -> int:
    """63 random bits: a key's place in the table tells nothing about when it was made."""
    return secrets.randbits(63)


class Key(models.Model):
    """One six-word key: opens one letter as its author, or one voice under one letter.

    `digest` is all that is kept of the words: authors.keys.digest() says how it is made.
    """

    id = models.BigIntegerField(primary_key=True, default=random_id)
    digest = models.BinaryField(max_length=32, unique=True)
    created_on = models.DateField(default=today)

    def __str__(self) -> str:
        return "a key"


class UsedForm(models.Model):
    """A preview that has been posted: makes a second click, a reload or a resend harmless.

    `token` is a digest of the form's one-time token; `content` one of its words, keyed with
    the token itself, so that without the token it matches nothing. Both are kept 48 hours.
    Once its key is destroyed the row is tied to nothing and only says that the form was used.
    """

    token = models.BinaryField(max_length=32, unique=True)
    content = models.BinaryField(max_length=32)
    key = models.ForeignKey(Key, models.SET_NULL, null=True, related_name="forms")
    quarter = models.IntegerField(help_text="Quarter hours since 1970, when it was posted.")
    quiet = models.BooleanField(default=False, help_text="It shows its key no more.")

    def __str__(self) -> str:
        return "a used form"


class Tally(models.Model):
    """How often one hand did one thing in one hour; gone with the day key after 72 hours."""

    hand = models.BinaryField(max_length=32)
    deed = models.CharField(max_length=8)
    hour = models.IntegerField(help_text="Hours since 1970.")
    count = models.PositiveIntegerField(default=0)
    wait_until = models.IntegerField(default=0, help_text="Seconds since 1970.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["hand", "deed", "hour"], name="one_tally_an_hour")
        ]

    def __str__(self) -> str:
        return "a tally"


class ForgottenDesk(models.Model):
    """A desk cookie that was forgotten: a copy of it, stolen before, opens nothing any more.

    `mark` is a digest of the random number in the cookie; it says nothing of the keys inside.
    Kept until the cookie would have run out by itself.
    """

    mark = models.BinaryField(max_length=32, unique=True)
    until = models.DateField()

    def __str__(self) -> str:
        return "a forgotten desk"


class SiteCheck(models.Model):
    """One row: which key file this database belongs to (authors.sitekeys)."""

    value = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        return "the check value"
