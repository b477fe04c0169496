"""What readers report and what volunteers decide. A decision is never changed or deleted."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import Q

from authors.clock import this_minute, today
from comments.models import Reply
from letters.models import Letter
from moderation.reasons import Ground, label_for, rule_for
from writing.models import Deed

_ONE_SUBJECT = Q(letter__isnull=False, reply__isnull=True) | Q(
    letter__isnull=True, reply__isnull=False
)


IN_THE_PAST = {
    Deed.PUBLISH: "Published",
    Deed.HOLD: "Held for a closer look",
    Deed.HIDE: "Hidden for now",
    Deed.REMOVE: "Taken down",
    Deed.RESTORE: "Put back",
    Deed.CORRECT: "Rating, categories or notes corrected",
}


class Report(models.Model):
    """Somebody's word that a letter or a reply needs a look. It hides nothing by itself."""

    letter = models.ForeignKey(
        Letter, models.CASCADE, null=True, blank=True, related_name="reports"
    )
    reply = models.ForeignKey(Reply, models.CASCADE, null=True, blank=True, related_name="reports")
    ground = models.CharField(max_length=12, choices=Ground)
    words = models.TextField(blank=True)
    reported_on = models.DateField(default=today)
    settled = models.BooleanField(default=False)

    class Meta:
        constraints = [models.CheckConstraint(condition=_ONE_SUBJECT, name="report_of_one_thing")]
        indexes = [models.Index(fields=["settled", "reported_on"], name="reports_open")]

    def __str__(self) -> str:
        return f"report of {self.subject}"

    @property
    def subject(self) -> Letter | Reply:
        """What was reported."""
        found = self.letter or self.reply
        assert found is not None  # noqa: S101 - the database keeps it so
        return found


class NeverChanged(models.QuerySet[Any]):
    """Refuses what a ledger must refuse. A trigger in the database refuses it once more."""

    def update(self, **_: Any) -> NoReturn:
        """Never."""
        raise TypeError("A decision is never changed.")

    def delete(self) -> NoReturn:
        """Never."""
        raise TypeError("A decision is never deleted.")


class Decision(models.Model):
    """One act of moderation on one letter or reply: codes only, for ever."""

    letter = models.ForeignKey(
        Letter, models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    reply = models.ForeignKey(
        Reply, models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    deed = models.CharField(max_length=10, choices=Deed)
    ground = models.CharField(max_length=12, choices=Ground, blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    automated = models.BooleanField(default=False)
    decided_at = models.DateTimeField(default=this_minute)

    objects = NeverChanged.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=_ONE_SUBJECT, name="decision_on_one_thing"),
            models.CheckConstraint(
                condition=Q(automated=True) | Q(actor__isnull=False), name="somebody_decided"
            ),
        ]
        permissions = [("decide", "Can decide about letters and replies")]

    def __str__(self) -> str:
        return f"decision {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Only ever once."""
        if not self._state.adding:
            raise TypeError("A decision is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        """Never."""
        raise TypeError("A decision is never deleted.")

    @property
    def subject(self) -> Letter | Reply:
        """What was decided about."""
        found = self.letter or self.reply
        assert found is not None  # noqa: S101 - the database keeps it so
        return found

    @property
    def done(self) -> str:
        """What happened, as its author reads it."""
        return IN_THE_PAST[Deed(self.deed)]

    @property
    def restricts(self) -> bool:
        """Whether it took something away, so that a rule has to be named."""
        return self.deed not in (Deed.PUBLISH, Deed.RESTORE)

    @property
    def rule(self) -> tuple[str, str]:
        """(anchor on the help page, the rule in one sentence)."""
        return rule_for(self.ground)

    @property
    def ground_in_words(self) -> str:
        """The ground as a reader sees it."""
        return label_for(self.ground)


class DecisionWords(models.Model):
    """What was said to the author with a decision. Beside the ledger, so that it can be erased."""

    decision = models.OneToOneField(Decision, models.PROTECT, related_name="said")
    words = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"words of decision {self.decision_id}"
