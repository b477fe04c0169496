"""Very many letters, fast: enough of each for lists, search and feeds, none of it read by anybody.

Words come with the frequencies of a language (Zipf): the first is in nearly every letter, most
are in few. One word is in forty letters, whatever their number.
"""

import random
from collections import Counter
from datetime import date, timedelta
from itertools import accumulate

from django.db import connection, transaction
from django.db.models import Count, Q

from authors.clock import today
from letters import shelves, starter, stored
from letters.models import Category, Letter, Month, Needs, Rating, SearchText
from letters.sample_letters import SAMPLES
from letters.search import facets, index
from letters.starter import load_letter
from writing.models import Status

WORDS = 120  # of a letter
DAYS = 3650  # over which they are posted
BATCH = 2_000
RARE, RARE_IN = "kittiwake", 40
_SYLLABLES = [a + b for a in "bdfgklmnprstv" for b in ("a", "e", "i", "o", "u", "ar", "en", "ol")]
_VOCABULARY = 20_000
_random = random.Random(11)  # noqa: S311 - no secret, only filler


def _word(number: int) -> str:
    """A made-up word that no stemmer cuts."""
    first, second = divmod(number, len(_SYLLABLES))
    return f"{_SYLLABLES[first % len(_SYLLABLES)]}{_SYLLABLES[second]}{first // len(_SYLLABLES)}zk"


VOCABULARY = [_word(rank) for rank in range(_VOCABULARY)]
_WEIGHTS = list(accumulate(1 / (rank + 1) for rank in range(_VOCABULARY)))


def fill(total: int) -> None:
    """Add letters until there are so many, three in four safe, most of them answered."""
    starter.load_shelves()
    categories = list(Category.objects.all())
    known = Letter.objects.count()
    # The markup of one letter stands for all: pages join it, they do not read it.
    sample = load_letter(SAMPLES[0])
    for start in range(known, total, BATCH):
        _add(range(start, min(start + BATCH, total)), categories, sample)
    _count(categories)
    shelves.new_edition()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


@transaction.atomic
def _add(numbers: range, categories: list[Category], sample: Letter) -> None:
    letters = [_letter(number, sample) for number in numbers]
    Letter.objects.bulk_create(letters)
    links = Letter.categories.through
    joined = [(letter, _random.sample(categories, 2)) for letter in letters]
    links.objects.bulk_create(
        links(letter_id=letter.pk, category_id=hole.pk)
        for letter, holes in joined
        for hole in holes
    )
    SearchText.objects.bulk_create(
        SearchText(
            place=index.place(letter.published_on, letter.public_id),  # type: ignore[arg-type]
            letter=letter,
            title=letter.title.lower(),
            words=letter.source,
            facets=facets.of_letter(letter, [hole.pk for hole in holes], [], {}),
            version=index.VERSION,
        )
        for letter, holes in joined
    )


def _letter(number: int, sample: Letter) -> Letter:
    words = _random.choices(VOCABULARY, cum_weights=_WEIGHTS, k=WORDS)
    if number < RARE_IN:
        words[5] = RARE
    letter = Letter(title=f"filler {number}", slug=f"filler-{number}", needs=Needs.STORIES)
    letter.rating = Rating.NOT_SAFE if number % 4 == 3 else Rating.SAFE
    letter.source = letter.html = " ".join(words)
    letter.excerpt, letter.card, letter.sheet = letter.source[:280], sample.card, sample.sheet
    letter.markup_version, letter.status, letter.was_public = stored.VERSION, Status.PUBLISHED, True
    letter.published_on = letter.renewed_on = today() - timedelta(days=number * 7919 % DAYS)
    letter.reply_count = number % 10
    return letter


def _count(categories: list[Category]) -> None:
    safe = Count("pk", filter=Q(rating=Rating.SAFE))
    Month.objects.all().delete()
    counts: Counter[date] = Counter()
    safe_counts: Counter[date] = Counter()
    days = Letter.objects.values("published_on").annotate(every=Count("pk"), safe=safe)
    for day, every, some in days.values_list("published_on", "every", "safe"):
        first = (day or today()).replace(day=1)
        counts[first] += every
        safe_counts[first] += some
    Month.objects.bulk_create(
        Month(first=first, all_count=every, safe_count=safe_counts[first])
        for first, every in counts.items()
    )
    for hole in categories:
        both = hole.letters.aggregate(all_count=Count("pk"), safe_count=safe)
        Category.objects.filter(pk=hole.pk).update(**both)
