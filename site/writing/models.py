"""What a letter and a reply have in common: words, markup made once, and a status."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models, transaction

from authors.clock import today
from screening.verdict import PASSED, Verdict
from writing import erasures, markup
from writing.deeds import AUTHORS, AWAY, CURATING, TURNS, Deed, Status
from writing.signals import status_changed

__all__ = [
    "AUTHORS",
    "AWAY",
    "CURATING",
    "KEPT_AFTER_TAKING_BACK",
    "TURNS",
    "Deed",
    "EarlierText",
    "Echo",
    "Language",
    "Status",
    "Writing",
    "WritingQuerySet",
    "WrongTurn",
]


KEPT_AFTER_TAKING_BACK = 30  # days in which only the author can still read it


class WrongTurn(Exception):  # noqa: N818 - a fact about the text, told to a volunteer
    """The text is not where this deed could begin: somebody else may have decided first."""


class Language(models.TextChoices):
    """The languages a writer can say a text is in; it decides hyphens and line height."""

    ENGLISH = "en", "English"
    ARABIC = "ar", "العربية"
    GERMAN = "de", "Deutsch"
    SPANISH = "es", "Español"
    PERSIAN = "fa", "فارسی"
    FRENCH = "fr", "Français"
    HEBREW = "he", "עברית"
    ITALIAN = "it", "Italiano"
    JAPANESE = "ja", "日本語"
    DUTCH = "nl", "Nederlands"
    POLISH = "pl", "Polski"
    PORTUGUESE = "pt", "Português"
    OTHER = "und", "Another language"


class WritingQuerySet(models.QuerySet[Any]):
    """The verbs every list of texts understands."""

    def visible(self) -> Self:
        """Those that anybody may read."""
        return self.filter(status=Status.PUBLISHED)

    def due_to_be_erased(self) -> Self:
        """Those taken back 30 days ago that still have their words."""
        due = today() - timedelta(days=KEPT_AFTER_TAKING_BACK)
        return self.filter(status=Status.TAKEN_BACK, taken_back_on__lte=due).exclude(source="")

    def held(self) -> Self:
        """Those that wait for a volunteer."""
        return self.filter(status=Status.HELD)


class Writing(models.Model):
    """Words of one person. `html` and the stored markup are made by set_words(), never on read.

    `kind` is what it is called in a row that names one text, and str() is its name everywhere.
    """

    kind: ClassVar[str]

    source = models.TextField(help_text="As typed, after normalising.")
    html = models.TextField()
    language = models.CharField(max_length=3, choices=Language, default=Language.ENGLISH)
    status = models.CharField(max_length=10, choices=Status, default=Status.HELD)
    was_public = models.BooleanField(default=False)
    written_on = models.DateField(default=today)
    taken_back_on = models.DateField(null=True, blank=True, editable=False)
    came_from = models.CharField(
        max_length=10,
        choices=Status,
        blank=True,
        editable=False,
        help_text="Where it stood before.",
    )
    edited_on = models.DateField(null=True, blank=True)
    markup_version = models.PositiveSmallIntegerField(default=0)
    open_reports = models.PositiveIntegerField(default=0, editable=False)
    hand = models.TextField(
        null=True, editable=False, help_text="Sealed by authors.hands; emptied after 72 hours."
    )

    class Meta:
        abstract = True

    def set_words(self, source: str) -> None:
        """Take new words and make their HTML. The caller saves."""
        self.source, self.html = source, markup.to_html(source)

    def start(self, verdict: Verdict = PASSED) -> None:
        """Give a new text its first status: held where a screen says so, else by PUBLISH."""
        if verdict.ground or settings.PUBLISH == "after_reading":
            self._tell(Deed.HOLD, ground=verdict.ground, codes=verdict.codes)
        else:
            self.turn(Deed.PUBLISH, codes=verdict.codes)

    def was_edited(self, verdict: Verdict) -> bool:
        """After its author's edit: back to a volunteer where that is due; whether it moved.

        A hidden text is sent back by editing it. A public one, or one that waits for its day,
        is held when a screen says so, or where everything is read first.
        """
        self.refresh_from_db(fields=["status"])
        goes_up = self.status in (Status.PUBLISHED, Status.SCHEDULED)
        if self.status == Status.HIDDEN:
            self.turn(Deed.RESUBMIT, codes=verdict.codes)
        elif goes_up and (verdict.ground or settings.PUBLISH == "after_reading"):
            self.turn(Deed.HOLD, ground=verdict.ground, codes=verdict.codes)
        else:
            self._tell(Deed.EDIT, codes=verdict.codes)
            return False
        return True

    def turn(
        self,
        deed: Deed,
        *,
        by: Any = None,
        ground: str = "",
        words: str = "",
        codes: tuple[str, ...] = (),
    ) -> None:
        """Change the status in one step, once; WrongTurn if it is not where the deed begins.

        `by` is a member of staff or None (the author, the site). Counts, stored markup and
        the decision follow in the same transaction.
        """
        begins = TURNS[deed][0]
        with transaction.atomic():
            rows = type(self)._default_manager.filter(pk=self.pk, status__in=begins)
            found = (
                rows.select_for_update().values_list("status", "came_from", "was_public").first()
            )
            if found is None:
                self.refresh_from_db()
                raise WrongTurn(self.get_status_display())
            before, self.came_from, was_public = found
            values = self.values_as(self.goes_to(deed))
            values["came_from"] = before if deed == Deed.TAKE_BACK else ""
            if deed in (Deed.TAKE_BACK, Deed.BURN):
                Echo.objects.filter(text=str(self)).delete()
                EarlierText.objects.filter(text=str(self)).delete()
            rows.update(**values)
            for name, value in values.items():
                setattr(self, name, value)
            self.after_turn(Status(before))
            self._tell(deed, actor=by, ground=ground, words=words, codes=codes)
            if was_public or self.status not in (Status.PUBLISHED, Status.SCHEDULED):
                erasures.note(self.status, str(self), ground)

    def goes_to(self, deed: Deed) -> Status:
        """Where a deed leads: what its author puts back stands again as it stood before."""
        if deed == Deed.PUT_BACK and self.came_from:
            return Status(self.came_from)
        return TURNS[deed][1]

    def values_as(self, status: Status) -> dict[str, Any]:
        """The fields that change together with the status; a kind of text may add its own."""
        return {
            "status": status,
            "was_public": self.was_public or status == Status.PUBLISHED,
            "taken_back_on": today() if status == Status.TAKEN_BACK else None,
        }

    def erase(self) -> None:
        """Empty a text that was taken back; its place and its status stay. The caller saves."""
        self.source = self.html = ""

    def _tell(self, deed: Deed, **more: Any) -> None:
        told = {"actor": None, "ground": "", "words": "", "codes": ()} | more
        status_changed.send(type(self), subject=self, deed=deed, **told)

    def after_turn(self, before: Status) -> None:
        """Bring counts and stored markup in line; each kind of text says how."""
        raise NotImplementedError

    @property
    def is_public(self) -> bool:
        """Whether anybody may read it now."""
        return self.status == Status.PUBLISHED


class EarlierText(models.Model):
    """What an author's edit replaced, for volunteers, for the days in settings.EARLIER_DAYS.

    Gone as soon as the text is taken back, burned, redacted or erased. `text` is what str() says
    of it.
    """

    text = models.CharField(max_length=24, db_index=True)
    title = models.CharField(max_length=120, blank=True)
    source = models.TextField()
    day = models.DateField(default=today, db_index=True)

    def __str__(self) -> str:
        return f"an earlier text of {self.text}"


class Echo(models.Model):
    """A piece of a text's fingerprint, to know a copy by: screening.repeats says how it is made.

    Kept for the days in settings.ECHO_DAYS, and gone as soon as the text is taken back,
    redacted or erased. `text` is what str() says of the letter or reply.
    """

    shingle = models.BigIntegerField(db_index=True)
    text = models.CharField(max_length=24, db_index=True)
    day = models.DateField(default=today, db_index=True)

    def __str__(self) -> str:
        return "an echo"
