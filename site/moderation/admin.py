"""The volunteers' room: the queue, letters, replies, reports, and a ledger that only grows."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.safestring import SafeString

from authors.clock import this_hour
from comments.models import Reply
from letters.models import Letter, Rating
from moderation import admin_views, items, shields
from moderation.admin_lists import DecidingAdmin, ReadOnly
from moderation.cases import others_today
from moderation.filters import Age, Why
from moderation.models import Case, Decision, Phrase, Report
from writing.models import Status

_NOT_ASKED = frozenset(
    {
        *("source", "html", "title", "excerpt", "card", "sheet"),
        *("markup", "byline", "slug", "hand", "key"),
    }
)


class SubjectAdmin(DecidingAdmin):
    """Letters and replies: to read, and to decide about on a page of its own."""

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
        """Never by words that their author took back."""
        found, repeats = super().get_search_results(request, queryset, search_term)
        if search_term:
            found = found.exclude(status=Status.TAKEN_BACK)
        return found, repeats

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """An address must not feel its way through words, names or marks."""
        return not _NOT_ASKED.intersection(lookup.split("__")) and super().lookup_allowed(
            lookup, value, request
        )

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

    def get_queryset(self, request: HttpRequest) -> Any:
        """With what the list prints of each."""
        return super().get_queryset(request).prefetch_related("categories", "notes")

    @admin.display(description="Title")
    def safe_title(self, letter: Letter) -> str:
        """The title of a letter that may be read over a volunteer's shoulder."""
        shown = letter.rating == Rating.SAFE and letter.status != Status.TAKEN_BACK
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


@admin.register(Case)
class CaseAdmin(DecidingAdmin):
    """The queue: what waits, care first, then the oldest. No text and no title in the list."""

    change_list_template = "admin/moderation/queue.html"
    list_display = ("item", "why", "age", "length", "notes", "rating", "hand")
    list_display_links = None
    list_filter = (Why,)
    list_select_related = ("letter", "reply__letter", "reply__voice", "proposal")
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
            "letter__notes", "reply__letter__notes"
        )

    def subjects(self, request: HttpRequest, chosen: list[str]) -> list[Letter | Reply]:
        """The texts that are chosen, also those that somebody else decided about meanwhile."""
        found: list[Letter | Reply] = []
        for model in (Letter, Reply):
            mine = [name[1:] for name in chosen if name[:1] == model.__name__[0].lower()]
            found += model._default_manager.filter(pk__in=admin_views.numbers(mine))
        return found

    def name_of(self, row: Case) -> str:
        """l12 is a letter, r12 a reply."""
        return f"l{row.letter_id}" if row.letter_id else f"r{row.reply_id}"

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
        return ", ".join(items.reasons_of(case))

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
        return items.notes_of(case.subject)

    @admin.display(description="Rating")
    def rating(self, case: Case) -> str:
        """Of the letter it is, or stands under."""
        return str(items.letter_of(case.subject).get_rating_display())

    @admin.display(description="Same hand today")
    def hand(self, case: Case) -> str:
        """How many other texts the same hand sent today."""
        count = getattr(case, "others", 0)
        return f"{count} other item{'' if count == 1 else 's'}" if count else ""


@admin.register(Phrase)
class PhraseAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Words to begin from, when telling an author what was decided."""

    list_display = ("name", "order")
    ordering = ("order", "name")


@admin.register(Report)
class ReportAdmin(ReadOnly):
    """What readers reported, the oldest open one first."""

    list_display = ("subject_link", "ground", "age", "settled")
    list_display_links = None
    list_filter = ("settled", "ground")
    list_select_related = ("letter", "reply__letter")
    exclude = ("hand", "receipt", "hour")
    ordering = ("settled", "hour", "pk")

    @admin.display(description="About")
    def subject_link(self, report: Report) -> SafeString:
        """To the letter or reply, with the reporter's words beside it."""
        return admin_views.link_to(report.subject)

    @admin.display(description="Age", ordering="hour")
    def age(self, report: Report) -> str:
        """How long ago."""
        return admin_views.hours(this_hour() - report.hour)


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
