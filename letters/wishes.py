"""What an author wants from strangers, changed after the letter is up."""

from django.db import transaction

from letters import shelves
from letters.models import Letter


def change(letter: Letter, needs: str, closed: bool) -> None:
    """Another wish, and whether the author lets strangers write back.

    What a volunteer closed stays closed. The caller has the replies rendered anew.
    """
    with transaction.atomic():
        Letter.objects.filter(pk=letter.pk).update(needs=needs, closed_by_author=closed)
        shelves.changed(letter)
