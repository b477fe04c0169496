"""The volunteers' room: letters, replies, reports, and a ledger that only grows."""

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from comments.models import Reply
from letters.models import Letter, Rating
from moderation import admin_views
from moderation.acts import deeds_for
from moderation.filters import Age
from moderation.models import Decision, Report
from writing.models import Deed, Status


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


class SubjectAdmin(ReadOnly):
    """Letters and replies: to read, and to decide about on a page of its own."""

    change_form_template = "admin/moderation/subject.html"
    actions = ("publish", "hold", "hide", "remove", "restore")
    list_per_page = 50
    show_full_result_count = False
    date_hierarchy = None

    def get_urls(self) -> list[URLPattern]:
        """Also decide/ and <pk>/correct/."""
        name = self.opts.model_name
        wrap = self.admin_site.admin_view
        return [
            path("decide/", wrap(self.decide_view), name=f"{name}_decide"),
            path("<int:pk>/correct/", wrap(self.correct_view), name=f"{name}_correct"),
            *super().get_urls(),
        ]

    def decide_view(self, request: HttpRequest) -> HttpResponse:
        """Ground and words for what was chosen."""
        return admin_views.decide(request, self)

    def correct_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Correct what is printed on it."""
        return admin_views.correct(request, self, pk)

    def has_decide_permission(self, request: HttpRequest) -> bool:
        """Whether this member of staff may decide."""
        return bool(request.user.has_perm("moderation.decide"))

    def _go(self, request: HttpRequest, deed: Deed, rows: Any) -> HttpResponseRedirect | None:
        chosen = list(rows.values_list("pk", flat=True)[: admin_views.MOST_AT_ONCE + 1])
        if len(chosen) > admin_views.MOST_AT_ONCE:
            self.message_user(request, admin_views.TOO_MANY, messages.WARNING)
            return None
        page = reverse(f"admin:{self.opts.model_name}_decide")
        numbers = ",".join(map(str, chosen))
        return HttpResponseRedirect(f"{page}?deed={deed.value}&chosen={numbers}")

    @admin.action(description="Publish…", permissions=["decide"])
    def publish(self, request: HttpRequest, rows: Any) -> HttpResponseRedirect | None:
        """Bulk action: asks for ground and words next."""
        return self._go(request, Deed.PUBLISH, rows)

    @admin.action(description="Hold for a closer look…", permissions=["decide"])
    def hold(self, request: HttpRequest, rows: Any) -> HttpResponseRedirect | None:
        """Bulk action: asks for ground and words next."""
        return self._go(request, Deed.HOLD, rows)

    @admin.action(description="Hide…", permissions=["decide"])
    def hide(self, request: HttpRequest, rows: Any) -> HttpResponseRedirect | None:
        """Bulk action: asks for ground and words next."""
        return self._go(request, Deed.HIDE, rows)

    @admin.action(description="Remove…", permissions=["decide"])
    def remove(self, request: HttpRequest, rows: Any) -> HttpResponseRedirect | None:
        """Bulk action: asks for ground and words next."""
        return self._go(request, Deed.REMOVE, rows)

    @admin.action(description="Restore…", permissions=["decide"])
    def restore(self, request: HttpRequest, rows: Any) -> HttpResponseRedirect | None:
        """Bulk action: asks for ground and words next."""
        return self._go(request, Deed.RESTORE, rows)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The text, what was decided and reported, and what can be done."""
        subject = self.get_object(request, object_id)
        extra: dict[str, Any] = {"name": self.opts.model_name}
        if subject:
            extra |= {
                "deeds": deeds_for(subject) if self.has_decide_permission(request) else [],
                "decisions": subject.decisions.select_related("said", "actor"),
                "reports": subject.reports.all(),
            }
        return super().change_view(request, object_id, form_url, extra | (extra_context or {}))

    @admin.display(description="Words")
    def words(self, subject: Letter | Reply) -> SafeString:
        """The text as readers see it; what its author took back is nobody else's any more."""
        if subject.status == Status.TAKEN_BACK:
            return SafeString("(taken back by its author)")
        return format_html('<div class="ds-words" dir="auto">{}</div>', SafeString(subject.html))

    @admin.display(description="Age", ordering="written_on")
    def age(self, subject: Letter | Reply) -> str:
        """How long ago it was written, in days."""
        return admin_views.days(subject.written_on)


@admin.register(Letter)
class LetterAdmin(SubjectAdmin):
    """Letters. A title stands in the list only where the letter is safe for work."""

    list_display = ("public_id", "safe_title", "status", "rating", "shelves", "age", "reply_count")
    list_filter = ("status", "rating", Age, "needs", "categories", "notes")
    search_fields = ("public_id", "title", "source")
    ordering = ("-pk",)
    fields = ("safe_title", "status", "rating", "shelves", "content_notes", "needs", "signed",
              "language", "written_on", "published_on", "edited_on", "reply_count", "felt_count",
              "words")  # fmt: skip
    readonly_fields = fields

    def get_queryset(self, request: HttpRequest) -> Any:
        """With what the list prints of each."""
        return super().get_queryset(request).prefetch_related("categories", "notes")

    @admin.display(description="Title")
    def safe_title(self, letter: Letter) -> str:
        """The title of a letter that may be read over a volunteer's shoulder."""
        shown = letter.rating == Rating.SAFE and letter.status != Status.TAKEN_BACK
        return letter.heading if shown else "(folded)"

    @admin.display(description="Signed")
    def signed(self, letter: Letter) -> str:
        """The byline of a letter that is still its readers'."""
        return "" if letter.status == Status.TAKEN_BACK else letter.byline

    @admin.display(description="Categories")
    def shelves(self, letter: Letter) -> str:
        """Its categories."""
        return ", ".join(category.name for category in letter.categories.all())

    @admin.display(description="Content notes")
    def content_notes(self, letter: Letter) -> str:
        """Its notes."""
        return ", ".join(note.name for note in letter.notes.all()) or "none"


@admin.register(Reply)
class ReplyAdmin(SubjectAdmin):
    """Replies."""

    list_display = ("__str__", "status", "speaker", "folded", "age")
    list_filter = ("status", "folded", Age, "letter__rating", "letter__categories")
    search_fields = ("letter__public_id", "source")
    list_select_related = ("letter", "voice")
    ordering = ("-pk",)
    fields = ("__str__", "status", "speaker", "folded", "created_at", "edited_on", "words")
    readonly_fields = fields

    @admin.display(description="Voice")
    def speaker(self, reply: Reply) -> str:
        """Its name in that conversation."""
        return reply.voice.shown_name


@admin.register(Report)
class ReportAdmin(ReadOnly):
    """What readers reported, the oldest open one first."""

    list_display = ("subject_link", "ground", "reported_on", "settled")
    list_display_links = None
    list_filter = ("settled", "ground")
    list_select_related = ("letter", "reply__letter")
    ordering = ("settled", "reported_on", "pk")

    @admin.display(description="About")
    def subject_link(self, report: Report) -> SafeString:
        """To the letter or reply, with the reporter's words beside it."""
        return admin_views.link_to(report.subject)


@admin.register(Decision)
class DecisionAdmin(ReadOnly):
    """The ledger: to read."""

    list_display = ("decided_at", "subject_link", "deed", "ground", "actor", "automated")
    list_display_links = None
    list_filter = ("deed", "ground", "automated")
    list_select_related = ("letter", "reply__letter", "actor")
    actions = None

    @admin.display(description="About")
    def subject_link(self, decision: Decision) -> SafeString:
        """To the letter or reply."""
        return admin_views.link_to(decision.subject)
