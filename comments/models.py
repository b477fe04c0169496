"""Voices under a letter, what they say, and what was felt."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy, pgettext_lazy

from authors.clock import this_minute, today
from authors.models import Key
from letters.models import Letter
from letters.search import index
from writing.models import Status, Writing, WritingQuerySet
from writing.plain_text import PlainText

STEP = 4  # characters of a path for each level
DEEPEST = 64  # levels a path grows to (docs/decisions/0007)


class Voice(models.Model):
    """One person inside one letter: a key, a name that is theirs here, a seal.

    The same person has another voice under every other letter, and nothing joins the two.
    """

    class Role(models.TextChoices):
        """The author of the letter is verified by the letter's key."""

        AUTHOR = "author", gettext_lazy("Author of the letter")
        STRANGER = "stranger", pgettext_lazy("one who replies", "Stranger")

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="voices")
    key = models.ForeignKey(Key, models.SET_NULL, null=True, related_name="voices")
    role = models.CharField(max_length=8, choices=Role, default=Role.STRANGER)
    name = models.CharField(max_length=40, blank=True)
    folded_name = models.CharField(max_length=80, null=True)
    seal = models.PositiveIntegerField()
    seen_number = models.PositiveIntegerField(default=0)
    seen_update = models.PositiveSmallIntegerField(default=0)
    unverified = models.BooleanField(
        default=False, editable=False, help_text="It speaks as the author; nobody proved it."
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["letter", "key"], name="one_voice_for_a_key"),
            models.UniqueConstraint(fields=["letter", "folded_name"], name="one_voice_for_a_name"),
            models.UniqueConstraint(fields=["letter", "seal"], name="one_voice_for_a_seal"),
            models.UniqueConstraint(
                fields=["letter"], condition=Q(role="author"), name="one_author"
            ),
        ]

    def __str__(self) -> str:
        return "a voice"

    @property
    def is_author(self) -> bool:
        """Whether this is the verified author of the letter."""
        return self.role == self.Role.AUTHOR

    @property
    def shown_name(self) -> str:
        """What to call it in a sentence."""
        return self.name or str(self.Role(self.role).label)


class ReplyQuerySet(WritingQuerySet):
    """The verbs of replies."""

    def in_thread(self) -> models.QuerySet[Reply]:
        """All that have a place on the page, read or taken down, in the order of the thread."""
        return self.filter(was_public=True).order_by("path")


class Reply(Writing):
    """One reply. `number` and `path` never change; what is taken down leaves its place."""

    kind = "reply"

    letter = models.ForeignKey(Letter, models.CASCADE, related_name="replies")
    parent = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="answers"
    )
    voice = models.ForeignKey(Voice, models.PROTECT, related_name="replies")
    number = models.PositiveIntegerField()
    path = PlainText(max_length=STEP * DEEPEST)
    children = models.PositiveIntegerField(default=0)
    arrival = models.PositiveIntegerField(
        null=True, editable=False, help_text="The how-manieth of its letter to become public."
    )
    created_at = models.DateTimeField(default=this_minute)
    folded = models.BooleanField("behind a content note", default=False)
    felt_count = models.PositiveIntegerField(default=0)
    markup = models.TextField(blank=True)

    objects = ReplyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "replies"
        constraints = [
            models.UniqueConstraint(fields=["letter", "path"], name="one_reply_for_a_path"),
            models.UniqueConstraint(fields=["letter", "number"], name="one_reply_for_a_number"),
        ]
        indexes = [
            models.Index(
                fields=["letter", "path"], condition=Q(was_public=True), name="replies_in_thread"
            ),
            models.Index(fields=["status", "written_on"], name="replies_by_status"),
        ]

    def __str__(self) -> str:
        return f"{self.letter.public_id}/{self.number}"

    @property
    def depth(self) -> int:
        """How deep its place is: 1 answers the letter itself."""
        return len(self.path) // STEP

    @property
    def anchor(self) -> str:
        """Its permalink: the page that begins with it."""
        return f"{self.letter.get_absolute_url()}?from={self.number}#reply-{self.number}"

    def get_absolute_url(self) -> str:
        """The same, under the name Django looks for."""
        return self.anchor

    @property
    def report_url(self) -> str:
        """Where to report it."""
        return reverse("moderation:report_reply", args=[self.letter.public_id, self.number])

    def erase(self) -> None:
        """Also what was made of the words."""
        super().erase()
        self.markup, self.markup_version = "", 0

    def values_as(self, status: Status) -> dict[str, Any]:
        """A reply that becomes public for the first time gets its arrival."""
        values = super().values_as(status)
        if status == Status.PUBLISHED and self.arrival is None:
            letter = Letter.objects.filter(pk=self.letter_id)
            letter.update(arrivals=F("arrivals") + 1)
            values["arrival"] = letter.values_list("arrivals", flat=True).get()
        return values

    def after_turn(self, before: Status) -> None:
        """Count it in or out, and render anew it and what answers it."""
        from comments import stored

        by = self.is_public - (before == Status.PUBLISHED)
        if by:
            Letter.objects.filter(pk=self.letter_id).update(reply_count=F("reply_count") + by)
            index.answered(self.letter_id)
        stored.changed(self)


class Thanks(models.Model):
    """An author's thanks for one reply, seen at that voice's desk only, and counted nowhere.

    A choice of sentences and no words of one's own: nobody reads these, so they must not be a
    way to reach somebody.
    """

    class Words(models.TextChoices):
        """What an author can say."""

        THANKS = "thanks", gettext_lazy("Thank you.")
        HELPED = "helped", gettext_lazy("Thank you. This helped.")
        ALONE = "alone", gettext_lazy("Thank you. I feel less alone with it.")
        AGAIN = "again", gettext_lazy("Thank you. I come back and read this.")

    reply = models.OneToOneField(Reply, models.CASCADE, related_name="thanks")
    words = models.CharField(max_length=7, choices=Words)
    day = models.DateField(default=today)

    def __str__(self) -> str:
        return "thanks"


class Felt(models.Model):
    """One "I felt this" for each hand, subject and day. The mark means nothing after 72 hours."""

    letter = models.ForeignKey(Letter, models.CASCADE)
    reply = models.ForeignKey(Reply, models.CASCADE, null=True)
    mark = models.BinaryField(max_length=32, unique=True)
    day = models.DateField(default=today)

    def __str__(self) -> str:
        return "felt"


def subject_count(letter: Letter, reply: Reply | None) -> models.QuerySet[Any]:
    """The row that carries the felt count of a letter or of one reply."""
    if reply:
        return Reply.objects.filter(pk=reply.pk)
    return Letter.objects.filter(pk=letter.pk)
