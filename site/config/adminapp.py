"""Puts config.staff.StaffSite in the place of Django's own admin site."""

from django.contrib.admin.apps import AdminConfig


class SiteAdmin(AdminConfig):
    """Django's admin with our front door."""

    default_site = "config.staff.StaffSite"
