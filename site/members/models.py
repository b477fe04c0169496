"""Accounts: volunteers, and whoever prefers one. A name and a password, no e-mail."""

from __future__ import annotations

import datetime
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.db.models.functions import Lower

from authors.clock import today

GOOD_FOR = 7  # days in which an invitation can be used


class MemberManager(BaseUserManager["Member"]):
    """Makes accounts."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> Member:
        """A new account, saved; without a password nobody can sign in to it."""
        member = self.model(username=self.model.normalize_username(username), **fields)
        member.set_password(password)
        member.save(using=self._db)
        return member


class Member(AbstractBaseUser, PermissionsMixin):
    """One account. No address, no real name, no day or hour, nothing that leads to a letter."""

    username = models.CharField(max_length=40, unique=True, validators=[UnicodeUsernameValidator()])
    last_login = None  # Django would keep the second of every sign-in
    is_staff = models.BooleanField(default=False)
    is_active = models.BooleanField(default=True)

    objects = MemberManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            # allauth signs "Robin" in as "robin" as well, so the two cannot be two accounts.
            models.UniqueConstraint(
                Lower("username"),
                name="one_account_for_a_name",
                violation_error_message="Somebody here has that name already.",
            )
        ]

    def __str__(self) -> str:
        return self.username


class KeyRing(models.Model):
    """Which keys an account holds, locked: members.ring says how. No row names a key.

    There is one for every account, and all have one size.
    """

    member = models.OneToOneField(Member, models.CASCADE, related_name="ring")
    sealed = models.TextField()

    def __str__(self) -> str:
        return "a key ring"


class Invitation(models.Model):
    """Six words that make one account of a volunteer, within a week. Only their digest is kept."""

    digest = models.BinaryField(max_length=32, unique=True)
    made_on = models.DateField(default=today)
    used = models.BooleanField(default=False)

    class Meta:
        ordering = ["-made_on", "-pk"]

    def __str__(self) -> str:
        return "an invitation"

    @property
    def good_until(self) -> datetime.date:
        """The last day on which it can be used."""
        return self.made_on + datetime.timedelta(days=GOOD_FOR)

    @property
    def state(self) -> str:
        """In a word, for the operator."""
        if self.used:
            return "used"
        return "open" if today() <= self.good_until else "over"
