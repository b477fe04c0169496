"""Letters, replies and updates in the volunteers' room."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from comments.models import Reply
from letters.models import Letter, Rating, Update
from moderation import admin_views, items
from moderation.admin_lists import DecidingAdmin
from moderation.filters import Age
from moderation.models import Subject
from writing.models import AWAY, Status

_NOT_ASKED = frozenset(
    {
        *("source", "html", "title", "heading", "excerpt", "card", "sheet"),
        *("markup", "byline", "slug", "hand", "key"),
    }
)


class SubjectAdmin(DecidingAdmin):
    """Letters, replies and updates: to read, and to decide about on a page of its own."""

    def get_urls(self) -> list[URLPattern]:
        """Also <pk>/correct/ and <pk>/judge/."""
        name, wrap = self.opts.model_name, self.admin_site.admin_view
        return [
            path("<int:pk>/correct/", wrap(self.correct_view), name=f"{name}_correct"),
            path("<int:pk>/judge/", wrap(self.judge_view), name=f"{name}_judge"),
            *super().get_urls(),
        ]

    def correct_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Correct what is printed on it."""
        return admin_views.correct(request, self, pk)

    def judge_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Answer an appeal or another volunteer's proposal."""
        return items.judge(request, self, pk)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The text, all that is known about it, and what can be done."""
        return items.item(request, self, object_id)

    def get_search_results(
        self, request: HttpRequest, queryset: Any, search_term: str
    ) -> tuple[Any, bool]:
        """Never by words that their author took away."""
        found, repeats = super().get_search_results(request, queryset, search_term)
        if search_term:
            found = found.exclude(status__in=AWAY)
        return found, repeats

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """An address must not feel its way through words, names or marks."""
        return not _NOT_ASKED.intersection(lookup.split("__")) and super().lookup_allowed(
            lookup, value, request
        )

    @admin.display(description="Age", ordering="written_on")
    def age(self, subject: Subject) -> str:
        """How long ago it was written, in days."""
        return admin_views.days(subject.written_on)


@admin.register(Letter)
class LetterAdmin(SubjectAdmin):
    """Letters. A title stands in the list only where the letter is safe for work."""

    list_display = ("public_id", "safe_title", "status", "rating", "shelves", "age", "reply_count")
    list_filter = ("status", "rating", Age, "needs", "categories", "notes")
    search_fields = ("public_id", "title", "source")
    ordering = ("-pk",)

    def get_queryset(self, request: HttpRequest) -> Any:
        """With what the list prints; without those that sleep and that nothing is asked about."""
        rows = super().get_queryset(request).exclude(status=Status.SCHEDULED, case__isnull=True)
        return rows.prefetch_related("categories", "notes")

    @admin.display(description="Title")
    def safe_title(self, letter: Letter) -> str:
        """The title of a letter that may be read over a volunteer's shoulder."""
        shown = letter.rating == Rating.SAFE and letter.status not in AWAY
        return letter.heading if shown else "(folded)"

    @admin.display(description="Categories")
    def shelves(self, letter: Letter) -> str:
        """Its categories."""
        return ", ".join(category.name for category in letter.categories.all())


@admin.register(Reply)
class ReplyAdmin(SubjectAdmin):
    """Replies."""

    list_display = ("__str__", "status", "speaker", "folded", "age")
    list_filter = ("status", "folded", Age, "letter__rating", "letter__categories")
    search_fields = ("letter__public_id", "source")
    list_select_related = ("letter", "voice")
    ordering = ("-pk",)

    @admin.display(description="Voice")
    def speaker(self, reply: Reply) -> str:
        """Its name in that conversation."""
        return reply.voice.shown_name


@admin.register(Update)
class UpdateAdmin(SubjectAdmin):
    """Updates. Like a letter's title, a heading is no more than a click away."""

    list_display = ("__str__", "status", "rating", "age")
    list_filter = ("status", "rating", Age, "notes")
    search_fields = ("letter__public_id", "heading", "source")
    list_select_related = ("letter",)
    ordering = ("-pk",)

    def get_search_results(
        self, request: HttpRequest, queryset: Any, search_term: str
    ) -> tuple[Any, bool]:
        """Nor by those that went with their letter."""
        found, repeats = super().get_search_results(request, queryset, search_term)
        if search_term:
            found = found.exclude(letter__status__in=AWAY)
        return found, repeats
