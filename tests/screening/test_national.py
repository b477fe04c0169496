"""Numbers as France, Spain and Mexico write them are found; years, prices and countings are not."""

import pytest

from screening import contact


def found(text: str) -> list[tuple[str, str]]:
    return [(one.code, text[one.start : one.end]) for one in contact.find(text)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Mon numéro est le 06 12 34 56 78.", "06 12 34 56 78"),
        ("06.12.34.56.78", "06.12.34.56.78"),
        ("C'est le 06-12-34-56-78, le soir", "06-12-34-56-78"),
        ("Le 01 42 68 53 00 ne répond plus.", "01 42 68 53 00"),
        ("0612345678", "0612345678"),
        ("Es el 612 345 678.", "612 345 678"),
        ("es el 612345678, por la tarde", "612345678"),
        ("Apunta: 712 34 56 78", "712 34 56 78"),
        ("Madrid, 91 123 45 67.", "91 123 45 67"),
        ("El de casa es 912 34 56 78.", "912 34 56 78"),
        ("Soy el 55 1234 5678", "55 1234 5678"),
        ("Mi celular: 33 8765 4321, siempre", "33 8765 4321"),
        ("٦١٢ ٣٤٥ ٦٧٨", "٦١٢ ٣٤٥ ٦٧٨"),
    ],
)
def test_a_national_number_is_found_where_it_stands(text: str, number: str) -> None:
    assert found(text) == [("phone", number)]


@pytest.mark.parametrize(
    "text",
    [
        "10 20 30 40 50 60",
        "05 10 15 20 25",
        "J'ai compté 10, 20, 30, 40, 50.",
        "Le tirage : 04 17 22 29 36",
        "We drew 04 17 22 29 36 41 again.",
        "Nous nous sommes vus le 06.12.1998 et le 06.12.98.",
        "Entre 06.12.2011 et 07.01.2012, rien.",
        "Version 06.12.34.56 du programme",
        "La maison coûte 612 345 678 euros.",
        "Ganó 612 345 678 pesos, y 712345678 €.",
        "Somos 650 123 456 personas.",
        "Éramos 2 612 345 678 en el mundo.",
        "El total es 612.345.678.",
        "El total es 612,345,678.",
        "Eran 700 000 000.",
        "del 12 1990 2004",
        "En 1936 1939 1945 y 1953.",
        "De 1936 a 1939 y de 1940 a 1945",
        "123 456 789",
        "Cuesta $55 1234 5678.",
        "6 7 8 9",
        "Habitación 612, cama 34, 56 años, 78 kilos",
    ],
)
def test_years_prices_dates_and_countings_are_none(text: str) -> None:
    assert found(text) == []
