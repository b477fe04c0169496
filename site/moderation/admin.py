"""The volunteers' room: reports and a ledger that only grows; queue and texts stand beside."""

from django.contrib import admin
from django.utils.safestring import SafeString

from authors.clock import this_hour
from moderation import admin_queue, admin_texts, admin_views, deciders  # noqa: F401 - registered
from moderation.admin_lists import ReadOnly
from moderation.models import Decision, Phrase, Report


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
    list_select_related = ("letter", "reply__letter", "update__letter")
    exclude = ("hand", "receipt", "hour")
    ordering = ("settled", "hour", "pk")

    @admin.display(description="About")
    def subject_link(self, report: Report) -> SafeString:
        """To the text, with the reporter's words beside it."""
        return admin_views.link_to(report.subject)

    @admin.display(description="Age", ordering="hour")
    def age(self, report: Report) -> str:
        """How long ago."""
        return admin_views.hours(this_hour() - report.hour)


@admin.register(Decision)
class DecisionAdmin(ReadOnly):
    """The ledger: to read."""

    list_display = ("decided_at", "subject_link", "deed", "ground", "decided_by", "automated")
    list_display_links = None
    list_filter = ("deed", "ground", "automated")
    list_select_related = ("letter", "reply__letter", "update__letter", "actor")
    actions = None

    @admin.display(description="About")
    def subject_link(self, decision: Decision) -> SafeString:
        """To the text."""
        return admin_views.link_to(decision.subject)

    @admin.display(description="Decided by", ordering="actor")
    def decided_by(self, decision: Decision) -> str:
        """A volunteer, or who else."""
        return deciders.who(decision)
