"""The room of volunteers."""

from django.apps import AppConfig


class Moderation(AppConfig):
    """Listens to what happens to texts."""

    name = "moderation"

    def ready(self) -> None:
        """Connect the receivers."""
        from moderation import receivers  # noqa: F401
