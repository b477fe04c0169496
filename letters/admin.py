"""The admin's forms for shelves. Letters themselves are in moderation.admin, with the grounds."""

from django.contrib import admin
from django.db.models import F
from django.http import HttpRequest

from letters import shelves
from letters.glossary_admin import TermAdmin
from letters.models import Category, ContentNote, Letter

__all__ = ["CategoryAdmin", "ContentNoteAdmin", "NamesOnCards", "TermAdmin"]


class NamesOnCards(admin.ModelAdmin):  # type: ignore[type-arg]
    """For things whose names are printed on letters: a new name renders those letters anew."""

    prepopulated_fields = {"slug": ("name",)}

    def save_model(self, request: HttpRequest, obj: object, form: object, change: bool) -> None:
        """Mark the stored markup of its letters as old; reading renews it, and so does `tick`."""
        super().save_model(request, obj, form, change)
        if isinstance(obj, Category | ContentNote):
            printed_on = Letter.objects.filter(pk__in=obj.letters.values("pk"))
            printed_on.update(markup_version=0, version=F("version") + 1)
        shelves.new_edition()


@admin.register(Category)
class CategoryAdmin(NamesOnCards):
    """Whom letters are to, and what they are about."""

    list_display = ("name", "kind", "order", "all_count", "safe_count")
    readonly_fields = ("all_count", "safe_count")

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """An empty one only: a letter must not lose its place."""
        empty = not isinstance(obj, Category) or not obj.letters.exists()
        return empty and obj is not None and super().has_delete_permission(request, obj)


@admin.register(ContentNote)
class ContentNoteAdmin(NamesOnCards):
    """What may be inside a letter."""

    list_display = ("name", "order")

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """An unused one only: a reader may rely on it."""
        unused = not isinstance(obj, ContentNote) or not obj.letters.exists()
        return unused and obj is not None and super().has_delete_permission(request, obj)
