"""What the lists of the volunteers' room have in common."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse

from authors.refusals import Forged
from moderation import admin_views
from moderation.models import Subject
from writing.models import Deed


class ReadOnly(admin.ModelAdmin):  # type: ignore[type-arg]
    """Nobody adds, changes or deletes here by form, not even an operator."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False


class DecidingAdmin(ReadOnly):
    """A list on which one act can be chosen for many texts at once."""

    list_per_page = 50
    show_full_result_count = False

    def get_urls(self) -> list[URLPattern]:
        """Also decide/."""
        page = self.admin_site.admin_view(self.decide_view)
        name = f"{self.opts.model_name}_decide"
        return [path("decide/", page, name=name), *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The list; what is ticked has to be numbers of rows."""
        for ticked in request.POST.getlist(ACTION_CHECKBOX_NAME):
            if not (ticked.isascii() and ticked.isdecimal() and len(ticked) < 16):
                raise Forged
        return super().changelist_view(request, extra_context)

    def decide_view(self, request: HttpRequest) -> HttpResponse:
        """Ground and words for what was chosen."""
        return admin_views.decide(request, self)

    def subjects(self, request: HttpRequest, chosen: list[str]) -> list[Subject]:
        """The texts that are chosen: for a list of texts, their numbers."""
        return list(self.get_queryset(request).filter(pk__in=admin_views.numbers(chosen)))

    def name_of(self, row: Any) -> str:
        """What a chosen row is called in the address: its number."""
        return str(row.pk)

    def has_decide_permission(self, request: HttpRequest) -> bool:
        """Whether this member of staff may decide."""
        return bool(request.user.has_perm("moderation.decide"))

    def go(self, request: HttpRequest, deed: Deed, rows: Any) -> HttpResponseRedirect | None:
        """To the page that asks for ground and words."""
        chosen = [self.name_of(row) for row in rows[: admin_views.MOST_AT_ONCE + 1]]
        if len(chosen) > admin_views.MOST_AT_ONCE:
            self.message_user(request, admin_views.TOO_MANY, messages.WARNING)
            return None
        page = reverse(f"admin:{self.opts.model_name}_decide")
        return HttpResponseRedirect(f"{page}?deed={deed.value}&chosen={','.join(chosen)}")

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """One for each deed that can be done to many, for those who may decide."""
        if not self.has_decide_permission(request):
            return {}
        deeds = admin_views.DONE
        return {deed.value: (_action(deed), deed.value, f"{deed.label}…") for deed in deeds}


def _action(deed: Deed) -> Callable[[DecidingAdmin, HttpRequest, Any], HttpResponseRedirect | None]:
    def act(room: DecidingAdmin, request: HttpRequest, rows: Any) -> HttpResponseRedirect | None:
        return room.go(request, deed, rows)

    return act
