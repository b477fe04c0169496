"""Django's admin, with the site's own name, and allauth at its door."""

from allauth.account.decorators import secure_admin_login
from django.contrib.admin.sites import AdminSite
from django.http import HttpRequest, HttpResponse


class StaffSite(AdminSite):
    """The volunteers' room. config.middleware.StaffDoor asks for the second factor."""

    site_header = "Dear Stranger"
    site_title = "Dear Stranger"
    index_title = "The volunteers’ room"
    enable_nav_sidebar = False

    def login(self, request: HttpRequest, extra_context: object = None) -> HttpResponse:
        """There is one way to sign in, and it is not the admin's own."""
        answer: HttpResponse = secure_admin_login(super().login)(request)  # type: ignore[no-untyped-call]
        return answer
