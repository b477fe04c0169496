"""What readers report and what volunteers decide. A decision is never changed or deleted."""

from __future__ import annotations

from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import Q

from authors.clock import this_hour, this_minute, today
from authors.sealed import SealedText
from comments.models import Reply
from letters.models import ContentNote, Letter, Update
from moderation.reasons import Ground, done_in_words, is_law, label_for, rule_for
from writing.models import CURATING, Deed

Subject = Letter | Reply | Update

# A code per screen's finding, space-separated.
_CODES = 120


def one_subject(name: str) -> models.CheckConstraint:
    """About a letter, a reply or an update, and about one of them only."""
    kinds = ("letter", "reply", "update")
    one = [Q(**{f"{kind}__isnull": kind != chosen for kind in kinds}) for chosen in kinds]
    return models.CheckConstraint(condition=one[0] | one[1] | one[2], name=name)


class About(models.Model):
    """Something about one letter, one reply or one update."""

    letter = models.ForeignKey(
        Letter, models.CASCADE, null=True, blank=True, related_name="%(class)ss"
    )
    reply = models.ForeignKey(
        Reply, models.CASCADE, null=True, blank=True, related_name="%(class)ss"
    )
    update = models.ForeignKey(
        Update, models.CASCADE, null=True, blank=True, related_name="%(class)ss"
    )

    class Meta:
        abstract = True

    @property
    def subject(self) -> Subject:
        """The letter, the reply or the update."""
        found = self.letter or self.reply or self.update
        assert found is not None  # noqa: S101 - the database keeps it so
        return found


class Report(About):
    """Somebody's word that a letter or a reply needs a look. It hides nothing by itself.

    `receipt` is the digest of six words that show the outcome; `hand` is a mark for this one
    text alone; it lets nobody report it many times, and is emptied after 72 hours. `facts` and
    `contact` are sealed.
    """

    ground = models.CharField(max_length=20, choices=Ground)
    facts = SealedText(blank=True)
    contact = SealedText(blank=True)
    hour = models.IntegerField(default=this_hour, help_text="Hours since 1970.")
    hand = models.BinaryField(max_length=32, null=True)
    receipt = models.BinaryField(max_length=32, null=True, unique=True)
    settled = models.BooleanField(default=False)
    decision = models.ForeignKey(
        "Decision", models.PROTECT, null=True, blank=True, related_name="reports"
    )

    class Meta:
        constraints = [one_subject("report_of_one_thing")]
        indexes = [models.Index(fields=["settled", "hour"], name="reports_by_hour")]

    def __str__(self) -> str:
        return f"report of {self.subject}"


class NeverChanged(models.QuerySet[Any]):
    """Refuses what a ledger must refuse. A trigger in the database refuses it once more."""

    def update(self, **_: Any) -> NoReturn:
        """Never."""
        raise TypeError("A decision is never changed.")

    def delete(self) -> NoReturn:
        """Never."""
        raise TypeError("A decision is never deleted.")


# What takes something away, and so names a rule and can be appealed against.
RESTRICTING = frozenset(
    {
        *(Deed.HOLD, Deed.REVISE, Deed.REDACT, Deed.HIDE, Deed.REMOVE, Deed.CORRECT, Deed.CLOSE),
        Deed.MUTE,
    }
)


class Decision(About):
    """One act of moderation on one letter, reply or update: codes only, for ever.

    An author who puts a stranger's reply away is named by the deed, and by nothing else.

    `hours` is how long the text had waited in the queue, None for one nobody had pointed at.
    `answers` is the decision that an appeal was about.
    """

    letter = models.ForeignKey(
        Letter, models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    reply = models.ForeignKey(
        Reply, models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    update = models.ForeignKey(
        Update, models.PROTECT, null=True, blank=True, related_name="decisions"
    )
    deed = models.CharField(max_length=10, choices=Deed)
    ground = models.CharField(max_length=20, choices=Ground, blank=True)
    codes = models.CharField(max_length=_CODES, blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    automated = models.BooleanField(default=False)
    decided_at = models.DateTimeField(default=this_minute)
    hours = models.PositiveIntegerField(null=True, blank=True)
    answers = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="answered_by"
    )

    objects = NeverChanged.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["decided_at"], name="decisions_by_time")]
        constraints = [
            one_subject("decision_on_one_thing"),
            models.CheckConstraint(
                condition=Q(automated=True) | Q(actor__isnull=False) | Q(deed__in=sorted(CURATING)),
                name="somebody_decided",
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
    def done(self) -> str:
        """What happened, as its author reads it."""
        return done_in_words(self.deed)

    @property
    def restricts(self) -> bool:
        """Whether it took something away, so that a rule has to be named."""
        return self.deed in RESTRICTING

    @property
    def rule(self) -> tuple[str, str]:
        """(anchor on the help page, the rule in one sentence)."""
        return rule_for(self.ground)

    @property
    def by_law(self) -> bool:
        """Whether it rests on a law, not on a rule of this site."""
        return is_law(self.ground)

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


class Appeal(models.Model):
    """An author's word against one decision. Another volunteer than the one who took it judges.

    Answered by the Decision whose `answers` is this one's `decision`; `closed` also when the
    text was taken back before that.
    """

    decision = models.OneToOneField(Decision, models.PROTECT, related_name="appeal")
    words = models.TextField(blank=True)
    hour = models.IntegerField(default=this_hour, help_text="Hours since 1970.")
    closed = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"appeal against decision {self.decision_id}"


class Case(About):
    """One letter or reply that waits for a volunteer, for any number of reasons at once.

    There is one row for as long as something waits, and none afterwards: what happened is in
    the ledger. moderation.cases keeps it true.
    """

    letter = models.OneToOneField(Letter, models.CASCADE, null=True, blank=True)
    reply = models.OneToOneField(Reply, models.CASCADE, null=True, blank=True)
    update = models.OneToOneField(Update, models.CASCADE, null=True, blank=True)
    urgent = models.BooleanField("care", default=False)
    held = models.BooleanField(default=False)
    reports = models.PositiveIntegerField(default=0)
    appealed = models.BooleanField(default=False)
    unrated = models.BooleanField("not rated", default=False)
    codes = models.CharField(max_length=_CODES, blank=True)
    since = models.IntegerField(default=this_hour, help_text="Hours since 1970.")

    class Meta:
        verbose_name = "item in the queue"
        verbose_name_plural = "items in the queue"
        constraints = [one_subject("case_of_one_thing")]
        indexes = [models.Index(fields=["-urgent", "since", "id"], name="oldest_case_first")]

    def __str__(self) -> str:
        return f"item {self.subject}"


class Proposal(models.Model):
    """A removal or redaction that waits for a second pair of eyes. The text is hidden meanwhile."""

    case = models.OneToOneField(Case, models.CASCADE)
    deed = models.CharField(max_length=10, choices=Deed)
    ground = models.CharField(max_length=20, choices=Ground)
    words = models.TextField(blank=True)
    pieces = models.TextField(blank=True, help_text="Words to take out, one a line.")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    hour = models.IntegerField(default=this_hour, help_text="Hours since 1970.")

    def __str__(self) -> str:
        return f"proposal about {self.case}"


class Phrase(models.Model):
    """Words for authors that volunteers use again and again, to begin from."""

    name = models.CharField(max_length=60, unique=True)
    words = models.TextField()
    order = models.PositiveSmallIntegerField(default=100)

    class Meta:
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name


class Shield(models.Model):
    """The topics one volunteer does not want to read today."""

    member = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    day = models.DateField(default=today)
    notes = models.ManyToManyField(ContentNote, blank=True)

    def __str__(self) -> str:
        return f"shield of {self.member}"


class StaffFeed(models.Model):
    """A private address that tells one volunteer how much waits. `token` is its digest."""

    member = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    token = models.BinaryField(max_length=32, unique=True)

    def __str__(self) -> str:
        return f"feed of {self.member}"


class Weight(models.Model):
    """What the learner took from decisions about spam: screening.learner says what a bucket is."""

    bucket = models.IntegerField(primary_key=True)
    value = models.FloatField()

    def __str__(self) -> str:
        return "a weight"
