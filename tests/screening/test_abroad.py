"""In German, French and Spanish a capital tells little: what is offered has to be a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening import personal

GERMAN = (
    "Ich gehe jeden Abend am Fluss entlang. Das Licht liegt auf dem Wasser, und die Straßenbahn "
    "klingelt. Vier Tage lang lag dein Brief auf dem Tisch. Ich habe ihn nicht geöffnet. "
)
FRENCH = (
    "Je marche le soir au bord du fleuve. La lumière est sur l'eau, et le tram passe. Ta lettre "
    "est restée quatre jours sur la table. Je ne l'ai pas ouverte. "
)
SPANISH = (
    "Camino cada tarde por la orilla del río. La luz está en el agua y pasa el tranvía. Tu carta "
    "estuvo cuatro días en la mesa. No la abrí porque no me atreví. "
)


def found(text: str, language: str = "") -> list[tuple[str, str]]:
    return [(one.code, text[one.start : one.end]) for one in personal.find(text, language)]


@pytest.mark.parametrize("letter", [GERMAN, FRENCH, SPANISH])
@pytest.mark.parametrize("language", ["", "und", "en", "de"])
def test_a_letter_about_a_river_names_nobody(letter: str, language: str) -> None:
    assert found(letter, language) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (GERMAN + "Er heißt Jonas.", [("name", "Jonas")]),
        (GERMAN + "Mein Bruder hieß Tavish.", [("name", "Tavish")]),
        (GERMAN + "Das Kind namens Perrin.", [("name", "Perrin")]),
        (GERMAN + "Dann kam Frau Lefebvre herein.", [("name", "Lefebvre")]),
        (GERMAN + "Gestern hat Martin angerufen.", [("name", "Martin")]),
        (GERMAN + "Martin Schneider hat angerufen.", [("name", "Martin Schneider")]),
        (GERMAN + "Ich weiß, dass Martin Kaffee kocht.", [("name", "Martin")]),
        (GERMAN + "Du wohnst in Hamburg.", [("place", "Hamburg")]),
        (FRENCH + "Camille Lefebvre attend.", [("name", "Camille Lefebvre")]),
        (FRENCH + "Je parle de toi avec Ousmane.", [("name", "Ousmane")]),
        (FRENCH + "je m'appelle camille", [("name", "camille")]),
        (FRENCH + "Il vit à Clermont-Ferrand.", [("place", "Clermont-Ferrand")]),
        (FRENCH + "Hier Madame Quillimore est venue.", [("name", "Quillimore")]),
        (SPANISH + "Ayer vi a Lucía de la Torre.", [("name", "Lucía de la Torre")]),
        (SPANISH + "Te escribo desde Zamora.", [("place", "Zamora")]),
        (SPANISH + "Me llamo Perrin.", [("name", "Perrin")]),
    ],
)
def test_what_a_clear_word_or_a_known_first_name_tells_is_found(
    text: str, named: list[tuple[str, str]]
) -> None:
    assert found(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "Liebe Mutter, " + GERMAN,
        "Lieber Fremder, Meine Straßenbahn kam nicht. " + GERMAN,
        GERMAN + "Das heißt Liebe, und Abschied heißt Ende.",
        GERMAN + "Weil meine Frau Kuchen backt, bleibe ich.",
        GERMAN + "Das Hotel am Bahnhof, die Bank, das Büro.",
        "Chère Inconnue, " + FRENCH,
        "Cher Toi, " + FRENCH,
        "Mon Amour, " + FRENCH,
        FRENCH + "Mon numéro est dans son carnet, son chien aussi.",
        FRENCH + "« Viens », disait-elle. Hier, Maman a ri.",
        FRENCH + "L'eau est claire, la pierre froide. Claire comme du verre.",
        FRENCH + "Un hôpital, un restaurant. Le bar du coin.",
        FRENCH + "Il dit : Non. Je CRIE.",
        "Querida Abuela, " + SPANISH,
        "Querido Desconocido, " + SPANISH,
        SPANISH + "Mis hijos son felices. Sean buenos, les digo.",
        SPANISH + "¿Vienes? ¡Ojalá! Mañana, tal vez. Gracias a Dios.",
        SPANISH + "El Hospital. Un Colegio.",
    ],
)
def test_nouns_greetings_and_beginnings_are_no_names(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (FRENCH + "C'était à Lilas. Camille est venue.", ["Lilas", "Camille"]),
        (FRENCH + "Je suis vers Lilas. Écris-moi.", ["Lilas"]),
        (SPANISH + "Vi a Lucía. Torre alta.", ["Lucía"]),
        (GERMAN + "Da war Martin. Schneider lachten.", ["Martin"]),
        ("I waited for Kate. Thornbury was empty.", ["Kate", "Thornbury"]),
        ("I wrote to Perrin. Quillimore wrote back.", ["Perrin", "Quillimore"]),
    ],
)
def test_no_name_goes_on_after_the_end_of_its_sentence(text: str, named: list[str]) -> None:
    assert [words for _, words in found(text)] == named


def test_a_word_that_the_text_has_in_small_letters_too_is_none() -> None:
    assert found(FRENCH + "Je vais vers Fleuve.") == []
    assert found(FRENCH.replace("fleuve", "canal") + "Je vais vers Fleuve.")


def test_what_is_declared_counts_where_the_words_do_not_tell() -> None:
    text = "Perrin lacht. Tante Wehmut, Onkel Abschied."
    assert found(text, "de") == []
    assert found(text, "und") == found(text) != []


def test_an_english_letter_that_is_called_german_is_read_as_english() -> None:
    assert found("I met Perrin at the harbour and we walked for hours.", "de")


@given(st.text(alphabet="AaZq .,\n-'’«é—ichund", max_size=120))
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for finding in personal.find(text, "fr"):
        assert end <= finding.start < finding.end <= len(text)
        end = finding.end
