"""What came since the last visit, without keeping a time: replies are counted as they arrive."""

from dataclasses import dataclass, field

from django.db.models import QuerySet

from comments.models import Reply
from letters.models import Letter

LATEST = 30  # replies shown at a desk; the rest is on the letter's page


@dataclass(frozen=True)
class News:
    """The latest replies, newest first, how many are new, and what to remember as seen."""

    latest: list[Reply] = field(default_factory=list)
    new: int = 0

    @property
    def seen(self) -> int:
        """The arrival of the newest one."""
        return self.latest[0].arrival or 0 if self.latest else 0


def since(letter: Letter, replies: QuerySet[Reply], seen: int) -> News:
    """The news among `replies`. Under a letter nobody may read, others' words are not shown."""
    if not letter.is_public:
        return News()
    rows = replies.filter(letter=letter).select_related("voice", "letter").order_by("-arrival")
    return News(list(rows[:LATEST]), rows.filter(arrival__gt=seen).count())
