"""The shelves letters stand on, each with its counts, so that no page ever counts rows."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy


class Shelf(models.Model):
    """Something letters are counted on, so that no page ever counts rows."""

    all_count = models.PositiveIntegerField(default=0, editable=False)
    safe_count = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        abstract = True

    @property
    def left_out(self) -> int:
        """How many letters safe mode does not show here."""
        return self.all_count - self.safe_count


class Category(Shelf):
    """Whom a letter is to, or what it is about."""

    class Kind(models.TextChoices):
        """To You is a recipient, heartbreak a topic: two kinds of pigeonhole."""

        TO = "to", gettext_lazy("Addressed to")
        ABOUT = "about", gettext_lazy("About")

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=60, unique=True)
    hint = models.CharField(max_length=120, blank=True)
    kind = models.CharField(max_length=5, choices=Kind, default=Kind.TO)
    order = models.PositiveSmallIntegerField(default=100)

    class Meta:
        ordering = ["-kind", "order", "name"]
        verbose_name_plural = "categories"

    def __str__(self) -> str:
        return gettext(self.name)  # those a new site begins with have translations

    def get_absolute_url(self) -> str:
        """Its own list of letters."""
        return reverse(f"letters:{self.kind}", args=[self.slug])


class ContentNote(models.Model):
    """What is inside, so that someone who cannot read about it tonight can pass by."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=60, unique=True)
    order = models.PositiveSmallIntegerField(default=100)

    class Meta:
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return gettext(self.name)  # those a new site begins with have translations


class Month(Shelf):
    """One month of the archive; `first` is its first day."""

    first = models.DateField(unique=True)

    class Meta:
        ordering = ["first"]

    def __str__(self) -> str:
        return self.first.strftime("%Y-%m")


class Edition(models.Model):
    """One row that counts every change a list could show: the ETag of all lists.

    `untidy`: something was erased whose words may still stand in the pages of the search index.
    """

    number = models.PositiveBigIntegerField(default=0)
    untidy = models.BooleanField(default=False)

    def __str__(self) -> str:
        return str(self.number)
