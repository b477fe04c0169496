"""Accounts in the admin, for operators: who may come in, and a second factor that was lost.

allauth's own pages would show what a second factor is made of, and addresses nobody has.
"""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from authors import keys, once
from members import invitations, sessions
from members.models import Invitation, Member

admin.site.unregister(EmailAddress)
admin.site.unregister(Authenticator)


class NotMadeHere(admin.ModelAdmin):  # type: ignore[type-arg]
    """Something the admin shows but does not make."""

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Never."""
        return False


@admin.register(Member)
class MemberAdmin(NotMadeHere):
    """Accounts: invitations and `manage.py make_moderator` make them; one that has ended is
    switched off."""

    list_display = ("username", "is_active", "is_staff", "is_superuser")
    fields = ("username", "is_active", "is_staff", "is_superuser", "groups")
    readonly_fields = ("username",)
    filter_horizontal = ("groups",)

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Never: decisions keep the name of who took them."""
        return False


@admin.register(Authenticator)
class AuthenticatorAdmin(NotMadeHere):
    """Second factors, without what they are made of: deleting one lets a volunteer set up anew.

    It also ends what that volunteer has open: whoever found the lost device is out.
    """

    list_display = ("user", "type")
    fields = ("user", "type")

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Never."""
        return False

    def delete_model(self, request: HttpRequest, obj: Authenticator) -> None:
        """One, with the sessions of whose it was."""
        obj.delete()
        sessions.end(obj.user, but=request.session.session_key)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """The chosen ones."""
        owners = {one.user for one in queryset.select_related("user")}
        queryset.delete()
        for owner in owners:
            sessions.end(owner, but=request.session.session_key)


@admin.register(Invitation)
class InvitationAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """Inviting a volunteer: the six words are shown once, on the answer to the form."""

    list_display = ("made_on", "good_until", "state")
    list_display_links = ("made_on",)
    fields = ("made_on", "good_until", "state")
    readonly_fields = fields

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Never: one is made, used once, or withdrawn."""
        return False

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Make one and show its words. A reload of the answer shows them once more at most."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        context = self.admin_site.each_context(request) | {
            "title": "Invite a volunteer",
            "opts": self.opts,
            "words": "",
            "invitation": None,
        }
        token = request.POST.get("token", "")
        if request.method == "POST" and once.is_token(token):
            context["invitation"], context["words"] = self._made(request, token)
        context["token"] = keys.new_token()
        return render(request, "members/invite.html", context)

    def _made(self, request: HttpRequest, token: str) -> tuple[Invitation, str]:
        before = Invitation.objects.count()
        made, words = invitations.make(token)
        if Invitation.objects.count() > before:
            self.log_addition(request, made, "Invited a volunteer.")
        return made, words
