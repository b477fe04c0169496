"""What was typed into the search field, understood. Any string is a valid query."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from letters.search import query
from letters.search.query import LONGEST, MOST, Query, Term, understand
from writing import tokens

PIECES = [
    '"',
    "“",
    "”",
    "«",
    "-",
    "−",
    "--",
    "*",
    " ",
    "a",
    "lea",
    "I’ve",
    "東京",
    "字",
    "🙂",
    "\0",
]
PIECES += ["OR", "NOT", "NEAR(", ")", ":", "\\", "'", "title:", "\ud800", "\n", "é", "(", "^", "{}"]
ANYTHING = st.text(st.characters(), max_size=80)
TYPED = ANYTHING | st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def first_ways(typed: str) -> list[str]:
    """Each term of a query as it was typed: its words unstemmed, with its signs."""
    return [
        "-" * term.minus
        + " ".join(term.prefix or term.ways[0])
        + "*" * bool(term.prefix)
        for term in understand(typed).terms
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("", []),
        ("leaf", ["leaf"]),
        ("Leaf  and\tTree", ["leaf", "and", "tree"]),
        ("leaf leaf LEAF", ["leaf"]),
        ('"the old leaf"', ["the old leaf"]),
        ("“the old leaf”", ["the old leaf"]),
        ("„the old leaf“", ["the old leaf"]),
        ("«the old leaf»", ["the old leaf"]),
        ('“the old leaf"', ["the old leaf"]),
        ('"the old leaf', ["the", "old", "leaf"]),
        ('the old" leaf', ["the", "old", "leaf"]),
        ('"one two" three "four', ["one two", "three", "four"]),
        ('one"two three"four', ["one", "two three", "four"]),
        ('""', []),
        ('"" leaf', ["leaf"]),
        ("-leaf", ["-leaf"]),
        ("−leaf", ["-leaf"]),
        ("--leaf", ["-leaf"]),
        ("- leaf", ["leaf"]),
        ("leaf -", ["leaf"]),
        ('-"old leaf"', ["-old leaf"]),
        ('- "old leaf"', ["old leaf"]),
        ('tree -"old leaf" -root', ["tree", "-old leaf", "-root"]),
        ('tree-"old leaf"', ["tree", "old leaf"]),
        ("leaf -leaf", ["leaf", "-leaf"]),
        ("self-harm", ["self harm"]),
        ("-self-harm", ["-self harm"]),
        ("lea*", ["lea*"]),
        ("LEA*", ["lea*"]),
        ("-lea*", ["-lea*"]),
        ('"an old lea*"', ["an old lea*"]),
        ("l*", ["l"]),
        ("*", []),
        ("lea * f", ["lea", "f"]),
        ("*lea", ["lea"]),
        ("I've I’ve", ["ive"]),
        ("l’amour", ["l amour"]),
        ("café CAFE", ["cafe"]),
        ("OR AND NOT", ["or", "and", "not"]),
        ("title:leaf", ["title leaf"]),
        ("'; DROP TABLE letters; --", ["drop", "table", "letters"]),
        ("字", ["字*"]),
        ("東*", ["東*"]),
        ("東京", ["東京"]),
        ("東京都", ["東京 京都"]),
        ('"東京 大阪"', ["東京 京 大阪"]),
        ("東京tower", ["東京 京 tower"]),
        ("🙂", ["🙂"]),
        ("\0leaf\0", ["leaf"]),
        ("\ud800leaf", ["leaf"]),
        ("leaf\u202e\u200d", ["leaf"]),
    ],
    ids=ascii,
)
def test_what_is_typed_is_understood(typed: str, terms: list[str]) -> None:
    assert first_ways(typed) == terms


def test_a_word_is_looked_for_under_every_stem_it_can_have() -> None:
    [term] = understand("leaving").terms
    assert ("leaving",) in term.ways
    assert ("leav",) in term.ways
    assert {way[0] for way in term.ways} == set(tokens.all_stems("leaving"))


def test_each_word_of_a_phrase_is_stemmed_by_one_language_at_a_time() -> None:
    [term] = understand('"leaving letters"').terms
    assert ("leav", "letter") in term.ways
    assert all(len(way) == 2 for way in term.ways)


def test_a_beginning_is_not_stemmed_into_a_shorter_one() -> None:
    [term] = understand("leaves*").terms
    assert term.prefix == ("leaves",)
    [short] = understand("lea*").terms
    assert {way[0] for way in short.ways} <= {"lea"}


def test_of_many_words_the_first_are_looked_for() -> None:
    typed = " ".join(f"word{number}" for number in range(MOST))
    assert understand(typed).cut is False
    more = understand(f"{typed} another")
    assert more.cut is True
    assert more.terms == understand(typed).terms
    assert understand(f"{typed} word3 WORD4 word5!").cut is False


def test_of_a_long_phrase_the_first_words_are_looked_for() -> None:
    words = [f"word{number}" for number in range(LONGEST + 1)]
    whole = understand(f'"{" ".join(words[:LONGEST])}"')
    assert (len(whole.terms), whole.cut) == (1, False)
    cut = understand(f'"{" ".join(words)}"')
    assert (cut.terms, cut.cut) == (whole.terms, True)


def test_wanted_and_unwanted_are_all_there_is() -> None:
    found = understand("one -two three")
    assert [term.minus for term in found.wanted] == [False, False]
    assert [term.minus for term in found.unwanted] == [True]
    assert set(found.wanted + found.unwanted) == set(found.terms)


@given(TYPED)
@settings(deadline=None)
def test_any_string_is_a_query(typed: str) -> None:
    found = understand(typed)
    assert len(found.terms) <= MOST
    assert len(set(found.terms)) == len(found.terms)
    for term in found.terms:
        assert term.ways or term.prefix
        for way in (*term.ways, term.prefix):
            assert len(way) <= LONGEST
            assert all(way)


@given(TYPED)
@settings(deadline=None)
def test_spaces_around_it_change_nothing(typed: str) -> None:
    assert understand(f"  {typed}\n") == understand(typed)


@given(st.lists(st.text("abcdé", min_size=1, max_size=6), max_size=10))
@settings(deadline=None)
def test_saying_it_twice_is_saying_it_once(words: list[str]) -> None:
    typed = " ".join(words)
    assert understand(f"{typed} {typed}") == understand(typed)


@given(st.lists(st.text("abcdé", min_size=2, max_size=6), max_size=10, unique=True))
@settings(deadline=None)
def test_what_was_understood_means_the_same_when_typed_again(words: list[str]) -> None:
    again = " ".join(first_ways(" ".join(words)))
    assert understand(again) == understand(" ".join(words))


@pytest.mark.parametrize(
    "typed",
    ['"' * 10_000, "-" * 10_000, "* " * 5_000, "x" * 10_000, "字" * 10_000, "🙂" * 10_000,
     "('" * 5_000, " ".join("internationalizations" + "!" * n for n in range(100)),
     "\0" * 10_000, "l'ab " * 2_000],
    ids=lambda text: ascii(text[:4]),
)  # fmt: skip
def test_what_repeats_itself_is_stemmed_once(typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stemmed: list[int] = []
    stems = tokens.stems

    def counting(words: list[str], language: str) -> list[str]:
        stemmed.append(len(words))
        return stems(words, language)

    monkeypatch.setattr(query.tokens, "stems", counting)
    assert len(understand(typed).terms) <= 1
    assert sum(stemmed) <= LONGEST * len(tokens.STEMMED)


def test_nothing_is_asked_of_an_empty_query() -> None:
    assert understand(" ,;: ") == Query()
    assert Query().wanted == Query().unwanted == ()
    assert Term((("leaf",),)).minus is False
