"""Where a reply stands: its number, and its place in the materialised path."""

from django.db.models import F

from comments.models import DEEPEST, STEP, Reply
from letters.models import Letter

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def step(place: int) -> str:
    """Place 0, 1, 2 ... among siblings as four base-36 characters, so that text order is order."""
    out = ""
    for _ in range(STEP):
        place, digit = divmod(place, 36)
        out = _DIGITS[digit] + out
    if place:
        raise OverflowError("more than 36^4 replies in one place")
    return out


def allocate(letter: Letter, parent: Reply | None) -> tuple[int, str]:
    """(number, path) for the next reply. Call it in the transaction that inserts the reply.

    Past DEEPEST levels a reply stands beside its parent, under the last ancestor that has room.
    """
    Letter.objects.filter(pk=letter.pk).update(last_number=F("last_number") + 1)
    number = Letter.objects.values_list("last_number", flat=True).get(pk=letter.pk)
    if parent is None:
        Letter.objects.filter(pk=letter.pk).update(top_replies=F("top_replies") + 1)
        place = Letter.objects.values_list("top_replies", flat=True).get(pk=letter.pk)
        return number, step(place - 1)
    above = parent.path if parent.depth < DEEPEST else parent.path[:-STEP]
    host = Reply.objects.filter(letter=letter, path=above)
    host.update(children=F("children") + 1)
    return number, above + step(host.values_list("children", flat=True).get() - 1)
