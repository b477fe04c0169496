"""`manage.py train_screen`: learn about spam from volunteers' decisions, and say how well."""

from typing import Any

from django.core.management.base import BaseCommand

from moderation import learning


class Command(BaseCommand):
    """Make the learner's table anew. The fifth of the texts it is measured on, it never saw."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Precision and recall on the held-back share, or what is still missing."""
        measured = learning.train()
        if measured is None:
            self.stdout.write(
                "Too few decisions to learn from yet: at least 20 texts taken away as spam and 20 "
                "that were left. The learner stays silent until then."
            )
            return
        self.stdout.write(
            f"Learned from {measured.trained} texts. On {measured.held_back} it never saw: "
            f"precision {measured.precision:.2f}, recall {measured.recall:.2f}."
        )
