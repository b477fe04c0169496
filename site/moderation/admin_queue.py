"""The queue in the volunteers' room."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.safestring import SafeString

from authors.clock import this_hour
from moderation import admin_views, facts, shields
from moderation.admin_lists import DecidingAdmin
from moderation.cases import others_today
from moderation.filters import Why
from moderation.models import Case, Subject
from moderation.subjects import KINDS


@admin.register(Case)
class CaseAdmin(DecidingAdmin):
    """The queue: what waits, care first, then the oldest. No text and no title in the list."""

    change_list_template = "admin/moderation/queue.html"
    list_display = ("item", "why", "age", "length", "notes", "rating", "hand")
    list_display_links = None
    list_filter = (Why,)
    list_select_related = ("letter", "reply__letter", "reply__voice", "update__letter", "proposal")
    ordering = ("-urgent", "since", "pk")

    def get_urls(self) -> list[URLPattern]:
        """Also shield/ and feed/, each volunteer's own."""
        wrap = self.admin_site.admin_view
        return [
            path("shield/", wrap(shields.shield), name="case_shield"),
            path("feed/", wrap(shields.feed_address), name="case_feed"),
            *super().get_urls(),
        ]

    def get_queryset(self, request: HttpRequest) -> Any:
        """Without the topics this volunteer does not want to read today."""
        rows = super().get_queryset(request)
        return shields.offered(rows, request.user).prefetch_related(
            "letter__notes", "reply__letter__notes", "update__notes", "update__letter__notes"
        )

    def subjects(self, request: HttpRequest, chosen: list[str]) -> list[Subject]:
        """The texts that are chosen, also those that somebody else decided about meanwhile."""
        found: list[Subject] = []
        for kind, model in KINDS.items():
            mine = [name[1:] for name in chosen if name[:1] == kind[0]]
            found += model._default_manager.filter(pk__in=admin_views.numbers(mine))
        return found

    def name_of(self, row: Case) -> str:
        """l12 is a letter, r12 a reply, u12 an update."""
        return f"{row.subject.kind[0]}{row.subject.pk}"

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """The list, and how much of the whole it shows."""
        page = super().changelist_view(
            request, {"title": "The queue", **shields.totals(request.user)}
        )
        shown = getattr(page, "context_data", {}).get("cl")
        if shown is not None:
            others = others_today([case.subject for case in shown.result_list])
            for case in shown.result_list:
                case.others = others[str(case.subject)]
        return page

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """An item's page is the page of its text."""
        case = self.get_object(request, object_id)
        if not self.has_view_permission(request, case):
            raise PermissionDenied
        if case is None:
            raise Http404
        return redirect(admin_views.address(case.subject))

    @admin.display(description="Item")
    def item(self, case: Case) -> SafeString:
        """To its page."""
        return admin_views.link_to(case.subject)

    @admin.display(description="Why")
    def why(self, case: Case) -> str:
        """For which reasons it waits."""
        return ", ".join(facts.reasons_of(case))

    @admin.display(description="Waiting", ordering="since")
    def age(self, case: Case) -> str:
        """For how long."""
        return admin_views.hours(this_hour() - case.since)

    @admin.display(description="Length")
    def length(self, case: Case) -> str:
        """How much there is to read."""
        return f"{len(case.subject.source.split()):,} words"

    @admin.display(description="Content notes")
    def notes(self, case: Case) -> str:
        """What is inside, before anybody reads it."""
        return facts.notes_of(case.subject)

    @admin.display(description="Rating")
    def rating(self, case: Case) -> str:
        """Its own, or that of the letter a reply stands under."""
        return facts.rating_of(case.subject)

    @admin.display(description="Same hand today")
    def hand(self, case: Case) -> str:
        """How many other texts the same hand sent today."""
        count = getattr(case, "others", 0)
        return f"{count} other item{'' if count == 1 else 's'}" if count else ""
