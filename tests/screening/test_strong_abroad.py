"""Strong words of German, French, Spanish and Arabic raise the same nudge as English ones."""

from itertools import pairwise

import pytest

from screening import language, verdict


def found(text: str) -> list[str]:
    return [text[one.start : one.end] for one in language.find(text)]


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("So eine Scheiße, sagte ich zum Hund.", "Scheiße"),
        ("Du ARSCHLOCH, du hast gelacht.", "ARSCHLOCH"),
        ("Fick dich, Sommer.", "Fick dich"),
        ("Putain, il pleut encore.", "Putain"),
        ("Quelle merde, ce train.", "merde"),
        ("Tu n’es qu’un enculé.", "enculé"),
        ("Espèce de connard, tu es parti.", "connard"),
        ("Va te faire foutre avec tes roses.", "Va te faire foutre"),
        ("Vaya mierda de verano.", "mierda"),
        ("Eres un hijo de puta.", "hijo de puta"),
        ("¿Qué coño quieres?", "Qué coño"),
        ("Eres un CABRÓN y lo sabes.", "CABRÓN"),
        ("Jódete, le dije al mar.", "Jódete"),
        ("قال لي يا شرموطة وأغلق الباب", "شرموطة"),
        ("كُسّ أُمّك يا صيف", "كُسّ أُمّك"),
        ("أنت ابن الكلب", "ابن الكلب"),
        ("يا ابن القحبة", "ابن القحبة"),
        ("والقحبة ضحكت", "والقحبة"),
    ],
)
def test_a_strong_word_is_found_where_it_stands(text: str, piece: str) -> None:
    assert found(text) == [piece]
    assert "strong-language" in language.themes(text)


@pytest.mark.parametrize(
    "text",
    [
        "Verdammt, so ein Mist, du Idiot.",
        "Das Fischerdorf, die Dschunke, der Scheitel, die Arche.",
        "Zut, mince, flûte, quel idiot, ce con de réveil.",
        "La députée répute ses putti, le computer, la dispute.",
        "Le merdier? Non: la mère, la mer, l'amer.",
        "Caramba, qué tonto, qué rabia, maldita lluvia.",
        "La reputación, el diputado, la disputa, un cono de helado.",
        "Cabra, cabritos y un pollo.",
        "يا حمار، يا غبي، أين كنت؟",
        "كلب الجيران نام في بيتنا، وابن عمي ضحك.",
        "أكلت الزبيب مع نيك جارنا",
        "Computation, imputed, con artist, chinchilla, polka.",
    ],
)
def test_a_mild_or_innocent_one_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_it_only_speaks_and_never_holds() -> None:
    assert verdict.of(language.find("Quelle merde. Vaya mierda. يا شرموطة")).ground == ""


def test_findings_come_in_order_and_do_not_overlap() -> None:
    text = "Fuck, merde, hijo de puta, putain de shit, كـس امك, scheiße"
    spans = [(one.start, one.end) for one in language.find(text)]
    assert len(spans) > 4
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
