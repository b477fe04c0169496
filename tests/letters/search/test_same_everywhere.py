"""Both databases find what a plain reading of the letters finds."""

from collections.abc import Callable

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from letters.models import Rating
from letters.search import facets, find
from letters.search.query import understand
from letters.search.question import Question
from tests.letters.search.asking import found
from tests.letters.search.test_query import TYPED
from tests.make import a_letter, an_update
from writing.models import Language
from writing.text import normalise
from writing.tokens import stems, stream, tokens

pytestmark = pytest.mark.django_db
calm = settings(
    max_examples=40,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
LETTERS = {
    "Oak": ("The old leaf fell. I’ve kept it, and I keep it.", "en", "safe"),
    "Elm": ("A leaf of an old book; leaving was hard.", "en", "safe"),
    "Ash": ("Nobody waters the old tree in the garden.", "en", "not_safe"),
    "Eins": ("Ich wünschte, die alten Briefe wären hier.", "de", "safe"),
    "Un": ("L’amour d’antan, les chansons du matin.", "fr", "safe"),
    "Dos": ("Las cartas viejas, el árbol del jardín.", "es", "not_rated"),
    "Tokyo": ("東京都に住んでいます。I keep it.", "ja", "safe"),
    "Kyoto": ("京都の朝。東京の夜。", "ja", "safe"),
    "Seoul": ("사랑해 엄마. 보고 싶어.", Language.OTHER, "safe"),
    "Smile": ("So it goes 🙂 the old 🙂🙂 way.", "en", "safe"),
    "Zima": ("Zażółć gęślą jaźń, stary list.", "pl", "safe"),
    "Nameh": ("می‌خواهم بروم به خانه", "fa", "safe"),
}
WORDS = [
    "leaf",
    "old",
    "I've",
    "keep",
    "kept",
    "leaving",
    "tree",
    "the",
    "Briefe",
    "wünschte",
    "alt",
]
WORDS += [
    "chanson",
    "amour",
    "carta",
    "jardin",
    "東京",
    "京都",
    "東",
    "朝",
    "사랑",
    "엄마",
    "🙂",
    "list",
]
WORDS += ["list", "zazolc", "خانه", "میخواهم", "nothing", "oak", "kyoto", "it", "a", "d"]


@pytest.fixture
def library(db: None) -> dict[str, list[str]]:
    """Twelve letters, and the stream of words of each."""
    streams = {}
    for title, (body, language, rating) in LETTERS.items():
        letter = a_letter(title=title, body=body, language=language, rating=rating)
        an_update(letter, body="Gramophone.", rating=Rating.NOT_SAFE)
        streams[title] = [*stream(title, language), "\0", *stream(body, language)]
    return streams


def stands_in(title: str, words: list[str]) -> Callable[[str], bool]:
    """Whether a word, as typed or as the letter's language stems it, is one of these."""

    def stands(word: str) -> bool:
        typed = [token.word for token in tokens(word)]
        if len(typed) == 2 and typed[0].endswith(typed[1]):
            typed = typed[:1]  # the last character of a run: more may follow
        forms = [stems(typed, LETTERS[title][1]), typed]
        if len(typed[0]) == 1 and typed[0] > "\u2e80" and typed[0] < "\U00010000":
            return any(one.startswith(typed[0]) for one in words)
        return any(words[at : at + len(form)] == form for form in forms for at in range(len(words)))

    return stands


@calm
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3), st.sampled_from(WORDS),
       st.booleans(), st.booleans())  # fmt: skip
def test_words_find_what_reading_every_letter_finds(
    library: dict[str, list[str]], wanted: list[str], unwanted: str, minus: bool, all_of_them: bool
) -> None:
    expected = {
        title
        for title, words in library.items()
        if all(map(stands_in(title, words), wanted))
        and not (minus and stands_in(title, words)(unwanted))
        and (all_of_them or LETTERS[title][2] == "safe")
    }
    typed = " ".join(wanted) + f" -{unwanted}" * minus
    answers = found(typed, show="all" if all_of_them else "safe")
    assert set(answers) == expected
    assert len(answers) == len(expected)


@calm
@given(st.data())
def test_any_neighbours_are_found_as_a_phrase(
    library: dict[str, list[str]], data: st.DataObject
) -> None:
    title = data.draw(
        st.sampled_from([name for name, kept in LETTERS.items() if kept[2] == "safe"])
    )
    words = LETTERS[title][0].split()
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    phrase = " ".join(words[start:end]).replace('"', "")
    assert title in found(f'"{phrase}"')
    assert title not in found(f'-"{phrase}"')


@calm
@given(TYPED, st.sampled_from(["safe", "all"]))
def test_any_string_is_answered(library: dict[str, list[str]], typed: str, show: str) -> None:
    page = Client().get("/search/", {"q": typed.encode(errors="replace").decode(), "show": show})
    assert page.status_code == 200


@calm
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
def test_any_letter_can_be_kept_and_found_by_its_words(text: str) -> None:
    letter = a_letter(title="", body=normalise(text) or "Oak", language=Language.OTHER)
    for word in dict.fromkeys(letter.search_text.words.split()):
        if [token.word for token in tokens(word)] == [word]:
            question = Question(understand(f'"{word}"'), ((facets.EVERY,),))
            assert find.find(question).letters == [letter.pk]
    letter.delete()
