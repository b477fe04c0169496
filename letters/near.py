"""Letters near one: those that share its telling words. Kept, and looked for again now and then."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import timedelta
from math import sqrt

from django.db import transaction
from django.db.models import F, Q
from django.db.models.functions import Length

from authors.clock import today
from letters import near_words, shown
from letters.models import Letter, LetterQuerySet, Near, SearchText
from letters.search import counting, facets, find
from writing.reading import Reading

KEPT = 12  # neighbours: a reader who is not shown all of them still has some
SHOWN = 5
OFTEN = 7  # days after which neighbours are looked for again
SHORT = 500  # characters of tokens: a shorter letter counts as this long, or lists of words win
_CLOSE = 200  # letters that are looked at closely
FIELD = 4  # how much more a shared field tells than a shared word (docs/performance.md)
_AT_ONCE = 200  # letters in one round of `manage.py tick`


def near_for(letter: Letter, reading: Reading) -> LetterQuerySet:
    """The nearest letters that this reader may be shown."""
    near = shown.letters(reading).filter(near_to__letter=letter)
    return near.order_by("near_to__rank")[:SHOWN]


def nearest(letter: Letter) -> list[int]:
    """The primary keys of the letters nearest to a public one, at most KEPT, the nearest first.

    First by what they share, then, of the closest, also by how much each speaks of it. A long
    letter has much by chance, so what is shared counts less in it.
    """
    own = facets.fields_in(letter.search_text.facets)
    words, fields = near_words.weights(letter), near_words.field_weights(own)
    shared, spoken = _sharing(words, find.all_with), _sharing(fields, _with_field)
    close = Counter(shared) + Counter({pk: FIELD * much for pk, much in spoken.items()})
    del close[letter.pk]
    rows = SearchText.objects.filter(letter__in=dict(close.most_common(_CLOSE)))
    scores = {}
    for pk, kept, long in rows.values_list("letter_id", "facets", Length("words")):
        levels = facets.fields_in(kept)
        much = sum(weight * levels.get(name, 0) for name, weight in fields.items())
        scores[pk] = (shared.get(pk, 0.0) + FIELD * much) / sqrt(max(long, SHORT))
    return sorted(scores, key=lambda pk: (-scores[pk], pk))[:KEPT]


def _with_field(name: str, most: int) -> list[int]:
    return find.all_of(facets.field(name), most)


def _sharing(
    weights: Mapping[str, float], having: Callable[[str, int], list[int]]
) -> dict[int, float]:
    """Letter -> the weight of all that it shares, of the newest letters that do."""
    shared: dict[int, float] = {}
    for name, weight in weights.items():
        for other in having(name, counting.MANY):
            shared[other] = shared.get(other, 0.0) + weight
    return shared


def look(pk: int, *, new: bool = False) -> None:
    """Look for the neighbours of one letter, if it is public, and keep them.

    Those of a `new` one are looked at again on the next round: it may be near them, too.
    """
    with transaction.atomic():
        letter = Letter.objects.visible().select_for_update().filter(pk=pk).first()
        if letter is None:
            return
        found = nearest(letter)
        if found != list(letter.near.order_by("rank").values_list("other", flat=True)):
            letter.near.all().delete()
            Near.objects.bulk_create(
                Near(letter=letter, other_id=other, rank=rank) for rank, other in enumerate(found)
            )
            letter.touch()
        Letter.objects.filter(pk=pk).update(near_on=today())
    if new:
        Letter.objects.filter(pk__in=found).update(near_on=None)


def refresh(most: int = _AT_ONCE) -> int:
    """Look again for those of the letters that were looked at longest ago; how many letters."""
    due = Q(near_on=None) | Q(near_on__lte=today() - timedelta(days=OFTEN))
    rows = Letter.objects.visible().filter(due).order_by(F("near_on").asc(nulls_first=True))
    found = list(rows.values_list("pk", flat=True)[:most])
    for pk in found:
        look(pk)
    return len(found)


def forget(letter: Letter) -> None:
    """A letter that is not public is near none, and none is near it."""
    Near.objects.filter(Q(letter=letter) | Q(other=letter)).delete()
    Letter.objects.filter(pk=letter.pk).update(near_on=None)
