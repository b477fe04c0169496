"""What a letter's desk says about replies, besides which are new."""

from collections.abc import Sequence

from comments.models import Reply, Thanks
from letters.models import Letter
from writing.models import Status


def put_away(letter: Letter) -> list[Reply]:
    """The replies under a letter that its author put away, newest first."""
    rows = Reply.objects.filter(letter=letter, status=Status.MUTED).select_related("voice")
    return list(rows.order_by("-number"))


def thanked(replies: Sequence[Reply]) -> set[int]:
    """The numbers of those that their author was thanked for."""
    rows = Thanks.objects.filter(reply__in=replies)
    return set(rows.values_list("reply__number", flat=True))
