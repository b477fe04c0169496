"""Accounts."""

from django.apps import AppConfig


class Members(AppConfig):
    """Listens to what happens to second factors."""

    name = "members"

    def ready(self) -> None:
        """Connect the receivers."""
        from members import receivers  # noqa: F401
