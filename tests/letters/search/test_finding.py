"""What a search finds and what it does not."""

import datetime

import pytest

from letters.models import Letter
from tests.letters.pages import source
from tests.letters.search.asking import all_found, ask, found
from tests.make import a_letter, a_reply, an_update
from writing.models import Language

pytestmark = pytest.mark.django_db


@pytest.fixture
def drawer() -> None:
    """A few letters that differ."""
    a_letter(title="Oak", body="The old leaf fell in the garden. I’ve kept it.")
    a_letter(title="Elm", body="An old tree. The leaf of a book fell out.")
    a_letter(title="Ash", body="I am leaving the garden. Nobody waters the tree.")
    a_letter(title="Café", body="A leaflet lay on the table.", categories=["myself", "thanks"])


@pytest.mark.usefixtures("drawer")
@pytest.mark.parametrize(
    ("typed", "titles"),
    [
        ("leaf", {"Oak", "Elm"}),
        ("GARDENS", {"Oak", "Ash"}),
        ("old leaf", {"Oak", "Elm"}),
        ('"old leaf"', {"Oak"}),
        ("“Old Leaf”", {"Oak"}),
        ('"leaf old"', set()),
        ('"leaf fell"', {"Oak"}),
        ("leaf -garden", {"Elm"}),
        ("leaf -gardens", {"Elm"}),
        ('leaf -"old leaf"', {"Elm"}),
        ("-leaf", {"Ash", "Café"}),
        ("-leaf -water", {"Café"}),
        ("-leaf*", {"Ash"}),
        ("lea*", {"Oak", "Elm", "Ash", "Café"}),
        ("leaf*", {"Oak", "Elm", "Café"}),
        ('"old lea*"', {"Oak"}),
        ('"old le*"', {"Oak"}),
        ("waters", {"Ash"}),
        ("water", {"Ash"}),
        ("watering", {"Ash"}),
        ("left", set()),
        ("cafe", {"Café"}),
        ("CAFÉ", {"Café"}),
        ("I've", {"Oak"}),
        ("i’ve", {"Oak"}),
        ("ash", {"Ash"}),
        ("oak elm", set()),
        ("OR", set()),
        ("leaf OR", set()),
        ("title:leaf", set()),
        ("garden NOT leaf", set()),
        ("leaf*garden", set()),
    ],
    ids=lambda value: ascii(sorted(value) if isinstance(value, set) else value),
)
def test_words_find_their_letters(typed: str, titles: set[str]) -> None:
    assert all_found(typed) == titles


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        ("私は東京都に住んでいます。", "東京都"),
        ("私は東京都に住んでいます。", "東京 住んで"),
        ("私は東京都に住んでいます。", "京"),
        ("東京 大阪へ行きました。", '"東京 大阪"'),
        ("東京tower の下で。", "東京tower"),
        ("ガラスの靴。", "ｶﾞﾗｽ"),
        ("妈妈，我想你。", "想你"),
        ("妈妈，我想你。", "妈*"),
        ("사랑해 엄마.", "사랑"),
        ("사랑해 엄마.", '"사랑해 엄마"'),
        ("ฉันรักเธอมาก", "รักเธอ"),
        ("Ich wünschte, du wärst hier.", "wunschte"),
        ("میخواهم بروم", "می\u200cخواهم"),
        ("Zażółć gęślą jaźń.", "zazolc"),
        ("L’amour d’antan.", "amour"),
        ("L’amour d’antan.", '"l\'amour"'),
        ("So it goes 🙂 today.", "🙂"),
        ("On ⑴ and ½.", "2031 ⑴ -3"),
    ],
    ids=ascii,
)
def test_every_script_is_found(words: str, typed: str) -> None:
    a_letter(title="2031", body=words, language=Language.OTHER)
    a_letter(title="Another", body="Nothing of the kind.")
    assert found(typed) == ["2031"]


def test_half_a_word_of_a_script_without_spaces_is_not_what_was_asked_for() -> None:
    a_letter(title="Kyoto", body="京都に行きました。")
    assert found("東京") == []
    assert found("東京都") == []


def test_a_phrase_does_not_cross_from_the_title_into_the_letter() -> None:
    a_letter(title="The old", body="Leaf.")
    assert found('"old leaf"') == []
    assert found("old leaf") == ["The old"]


@pytest.mark.usefixtures("drawer")
def test_filters_narrow_a_search() -> None:
    assert found("leaf*", to="myself") == ["Café"]
    assert found("leaf*", about="thanks", to="myself") == ["Café"]
    assert all_found("leaf*", to="you") == {"Oak", "Elm"}
    assert found("leaf", to="myself") == []
    assert all_found("", to="myself") == {"Café"}


def test_a_year_and_waiting_are_filters_by_themselves() -> None:
    old = a_letter(title="Old", published_on=datetime.date(2029, 12, 31))
    a_letter(title="New", published_on=datetime.date(2030, 1, 1))
    a_letter(title="Closed", published_on=datetime.date(2030, 1, 1), needs="no_replies")
    assert found("", year="2029") == ["Old"]
    assert all_found("ticket", year="2030") == {"New", "Closed"}
    assert all_found("", waiting="on") == {"Old", "New"}
    a_reply(old)
    assert found("", waiting="on") == ["New"]
    assert found("ticket", year="2029", waiting="on") == []


def test_an_update_is_found_by_its_words_and_its_heading() -> None:
    letter = a_letter(title="Oak")
    an_update(letter, heading="Wisteria", body="The quillwort is in bloom.")
    assert found("quillwort") == found("wisteria") == found("ticket quillwort") == ["Oak"]
    assert found("-quillwort") == []


@pytest.mark.parametrize("rating", ["not_safe", "not_rated"])
def test_no_word_of_an_update_that_is_not_safe_can_be_felt_for_in_safe_mode(rating: str) -> None:
    an_update(a_letter(title="Oak"), rating=rating, heading="Wisteria", body="The quillwort.")
    for typed in ("quillwort", "wisteria", "quill*", "ticket quillwort"):
        assert found(typed) == []
        assert found(typed, show="all") == ["Oak"]
    assert found("ticket -quillwort") == ["Oak"]
    page = source(ask("ticket -quillwort"))
    assert "not marked safe for work. <a" not in page
    assert found("ticket -quillwort", show="all") == []


@pytest.mark.parametrize("rating", ["not_safe", "not_rated"])
def test_a_letter_that_is_not_safe_is_found_only_by_who_asks_for_all(rating: str) -> None:
    a_letter(title="Oak", rating=rating, body="The quillwort.")
    assert found("quillwort") == found("oak") == found("-elm") == found("", to="you") == []
    assert found("quillwort", show="all") == found("-elm", show="all") == ["Oak"]


@pytest.mark.parametrize("status", ["held", "hidden", "taken_back"])
def test_a_letter_that_is_not_public_is_found_by_nobody(status: str) -> None:
    a_letter(title="Oak", body="The quillwort.", status=status)
    assert found("quillwort", show="all") == found("-elm", show="all") == []


def test_an_update_that_is_not_public_is_found_by_nobody() -> None:
    letter = a_letter(title="Oak")
    for status in ("held", "hidden"):
        an_update(letter, body="The quillwort.", status=status)
    assert found("quillwort", show="all") == []


def test_the_name_under_a_letter_and_the_words_of_replies_are_not_searched() -> None:
    letter = a_letter(title="Oak", byline="Quillwort")
    a_reply(letter, name="Gramophone", body="A wisteria.")
    assert found("quillwort") == found("gramophone") == found("wisteria") == []


def test_a_letter_in_any_language_is_found_by_its_own_stems() -> None:
    a_letter(title="Eins", body="Die Briefe liegen hier.", language="de")
    a_letter(title="Un", body="Les chansons du matin.", language="fr")
    assert found("brief") == ["Eins"]
    assert found("chanson") == ["Un"]


def test_a_word_said_hundreds_of_times_hides_nothing_that_follows() -> None:
    a_letter(title="Long", body="la " * 300 + "the quillwort. " + "lo " * 300)
    an_update(Letter.objects.get(), body="The gramophone.", rating="not_safe")
    assert found("quillwort la lo") == ["Long"]
    assert found('"the quillwort lo"') == ["Long"]
    assert found("gramophone", show="all") == ["Long"]
    assert found("gramophone") == []


def test_the_last_word_of_the_longest_letter_is_found() -> None:
    a_letter(title="Long", body="o " * 9_900 + "the quillwort.")
    a_letter(title="Wide", body="東京、" * 6_600 + "天気。", language=Language.OTHER)
    assert found("quillwort") == ["Long"]
    assert found("天気") == ["Wide"]
