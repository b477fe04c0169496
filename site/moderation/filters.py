"""Filters of the admin's lists."""

import datetime
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.http import HttpRequest

from authors.clock import today


class Age(SimpleListFilter):
    """How long ago a text was written."""

    title = "age"
    parameter_name = "age"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """In days."""
        return [("1", "Since yesterday"), ("7", "Within a week"), ("old", "Older than a week")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The chosen part of the list."""
        week = today() - datetime.timedelta(days=7)
        if self.value() == "old":
            return queryset.filter(written_on__lt=week)
        if self.value() in ("1", "7"):
            since = today() - datetime.timedelta(days=int(self.value() or 0))
            return queryset.filter(written_on__gte=since)
        return queryset


class Why(SimpleListFilter):
    """For which reason something waits."""

    title = "why"
    parameter_name = "why"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """As the list says it."""
        return [
            ("care", "Care"),
            ("held", "Held"),
            ("reported", "Reported"),
            ("appealed", "Appealed"),
            ("proposed", "Proposed by another volunteer"),
            ("unrated", "Not rated"),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The chosen part of the queue."""
        chosen: dict[str | None, dict[str, Any]] = {
            "care": {"urgent": True},
            "held": {"held": True},
            "reported": {"reports__gt": 0},
            "appealed": {"appealed": True},
            "proposed": {"proposal__isnull": False},
            "unrated": {"unrated": True},
        }
        return queryset.filter(**chosen.get(self.value(), {}))
