"""The room of volunteers."""

from django.apps import AppConfig


class Moderation(AppConfig):
    """Listens to what happens to texts, and lends the screens what was learned."""

    name = "moderation"

    def ready(self) -> None:
        """Connect the receivers and the learner."""
        from moderation import learning, receivers  # noqa: F401
        from writing import screened

        screened.weights_for = learning.weights_for
