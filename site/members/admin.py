"""Accounts in the admin, for operators: who may come in, and a second factor that was lost.

allauth's own pages would show what a second factor is made of, and addresses nobody has.
"""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib import admin
from django.http import HttpRequest

from members.models import Member

admin.site.unregister(EmailAddress)
admin.site.unregister(Authenticator)


class NotMadeHere(admin.ModelAdmin):  # type: ignore[type-arg]
    """Something the admin shows but does not make."""

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Never."""
        return False


@admin.register(Member)
class MemberAdmin(NotMadeHere):
    """Accounts: `manage.py make_moderator` makes them; one that has ended is switched off."""

    list_display = ("username", "is_active", "is_staff", "is_superuser")
    fields = ("username", "is_active", "is_staff", "is_superuser", "groups")
    readonly_fields = ("username",)
    filter_horizontal = ("groups",)

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Never: decisions keep the name of who took them."""
        return False


@admin.register(Authenticator)
class AuthenticatorAdmin(NotMadeHere):
    """Second factors, without what they are made of: deleting one lets a volunteer set up anew."""

    list_display = ("user", "type")
    fields = ("user", "type")

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        """Never."""
        return False
