"""The words that volunteers explain to readers."""

from __future__ import annotations

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from writing import text


class Term(models.Model):
    """A short form that strangers use, and what it stands for.

    One in capitals is found as it is typed, one in small letters in any case
    (letters.glossary says where).
    """

    term = models.CharField(
        max_length=20,
        validators=[
            RegexValidator(
                r"\A(?=.*[^\W\d_])[^\W_]{2,}\Z",
                "Use letters and digits only, two or more, without spaces or hyphens.",
            )
        ],
        help_text="In capitals: found only as typed. In small letters: found in any case.",
    )
    meaning = models.CharField(
        max_length=80, help_text="In a few plain words, as they would stand in a sentence."
    )

    class Meta:
        ordering = ["term"]
        verbose_name_plural = "glossary"
        constraints = [
            models.UniqueConstraint(
                Lower("term"),
                name="one_meaning_for_a_term",
                violation_error_message="The glossary has this term already.",
            ),
            models.CheckConstraint(condition=~Q(term="") & ~Q(meaning=""), name="terms_mean"),
        ]

    def __str__(self) -> str:
        return self.term

    def clean(self) -> None:
        """Nothing that does not print may come between the words."""
        self.meaning = text.one_line(self.meaning)
