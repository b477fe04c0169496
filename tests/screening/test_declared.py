"""What language a letter is said to be in reaches the screens that want to know."""

from screening import screens
from screening.findings import Facts
from writing import nudges, screened

SHORT = "Perrin lacht. Tante Wehmut, Onkel Abschied."


def codes(language: str) -> set[str]:
    return {one.code for one in screened.look("letter", SHORT, language=language)}


def test_a_letter_declared_german_has_no_names_in_its_nouns() -> None:
    assert "name" not in codes("de")
    assert "name" in codes("und") & codes("")


def test_the_screens_read_it_from_the_facts() -> None:
    assert screens.for_writer(Facts(text=SHORT, language="de")) == []
    assert screens.for_writer(Facts(text=SHORT))


def test_an_edit_in_another_language_is_compared_as_it_is_read_now() -> None:
    before = "kommt Perrin?"
    said = nudges.of("letter", before + " Er heißt Perrin.", before=before, language="de")
    assert [one.marked for one in said.known] == ["Perrin"]


def test_a_softened_german_letter_keeps_its_nouns() -> None:
    text = "Ich war mit Martin am Fluss, und der Abend hat nach Heu gerochen."
    said = nudges.of("letter", text, language="de")
    assert [(one.marked, one.softer) for one in said.known] == [("Martin", "M.")]
