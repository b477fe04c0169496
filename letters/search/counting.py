"""How many letters have a word, from the index itself."""

import json

from django.db import connection
from django.db.models import Sum

from letters.models import Month

MANY = 500  # letters: beyond that a word tells nothing of what a letter is about
_SQLITE = "SELECT term, doc FROM letters_words WHERE term IN (SELECT value FROM json_each(%s))"
_POSTGRESQL = """SELECT word, (SELECT count(*) FROM (SELECT 1 FROM letters_searchtext
WHERE vector @@ quote_literal(word)::tsquery LIMIT %s) found) FROM unnest(%s::text[]) AS of(word)"""


def letters_with(words: list[str]) -> dict[str, int]:
    """How many public letters have each of these tokens; more than MANY may read as any more."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(_SQLITE, [json.dumps(words)])
        else:
            cursor.execute(_POSTGRESQL, [MANY + 1, words])
        return dict(cursor.fetchall())


def letters_in_all() -> int:
    """How many letters are public, from the kept counts: no table is counted."""
    return Month.objects.aggregate(number=Sum("all_count"))["number"] or 0
