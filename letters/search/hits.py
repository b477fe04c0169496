"""What a page of answers shows: folded letters, with the words that were looked for marked."""

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from letters import shown, stored
from letters.models import Letter, SearchText, Update
from letters.search.marking import marked, passage, spans
from letters.search.query import Query
from writing import tokens
from writing.reading import Reading


def cards(pks: list[int], query: Query, reading: Reading) -> list[SafeString]:
    """The cards of these letters in their order, of those the reader may be shown."""
    rows = shown.letters(reading).filter(pk__in=pks).select_related("search_text")
    rows = rows.defer("html", "sheet").prefetch_related("updates")  # one query for all cards
    found = {letter.pk: letter for letter in rows}
    return [card(found[pk], query) for pk in pks if pk in found]


def card(letter: Letter, query: Query) -> SafeString:
    """One of them. Of a letter that is not safe nothing but its heading is shown, as in lists."""
    kept, heading = letter.search_text, escape(letter.heading)
    if letter.title:
        found = spans(query, letter.title, kept.title.split(), letter.language)
        heading = marked(letter.title, found)
    excerpt = "" if letter.is_folded else _passage(letter, kept, query)
    return mark_safe(stored.found_card(letter, heading, excerpt))  # noqa: S308 - our own markup


def _passage(letter: Letter, kept: SearchText, query: Query) -> SafeString:
    """Where the words stand: in the letter, else in an update that may be shown, else its first."""
    found = spans(query, letter.source, kept.words.split(), letter.language)
    if found:
        return passage(letter.source, found)
    for update in _shown_updates(letter):
        stream = tokens.stream(update.source, letter.language)
        found = spans(query, update.source, stream, letter.language)
        if found:
            return passage(update.source, found)
    return escape(letter.excerpt)


def _shown_updates(letter: Letter) -> list[Update]:
    return [one for one in letter.updates.all() if one.is_public and shown.in_full(one)]
