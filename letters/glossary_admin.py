"""The admin's form for the glossary: a changed meaning is printed on every text that uses it."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import F, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest

from letters import shelves
from letters.models import Letter, Term
from writing.models import Language


@admin.register(Term)
class TermAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """What short forms mean. A change is printed on every English text, and so is a deletion."""

    list_display = ("term", "meaning")
    search_fields = ("term", "meaning")

    def save_model(
        self, request: HttpRequest, obj: Term, form: ModelForm[Term], change: bool
    ) -> None:
        """Only what really changed costs a rendering."""
        super().save_model(request, obj, form, change)
        if form.has_changed():
            explain_anew()

    def delete_model(self, request: HttpRequest, obj: Term) -> None:
        """One term."""
        super().delete_model(request, obj)
        explain_anew()

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Term]) -> None:
        """Several at once."""
        super().delete_queryset(request, queryset)
        explain_anew()


def explain_anew() -> None:
    """Mark the stored markup of English letters, and of replies to them, as old.

    The letters' floor does not know comments, so replies are reached through their relation.
    """
    replies = Letter._meta.get_field("replies").related_model._default_manager
    replies.filter(letter__language=Language.ENGLISH).update(markup_version=0)
    english = Letter.objects.filter(language=Language.ENGLISH)
    english.update(markup_version=0, version=F("version") + 1)
    shelves.new_edition()
