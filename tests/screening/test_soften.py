"""Words that say less stand where the others stood, and nothing else moves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening import contact, lists, personal, soften
from screening.findings import Finding


def softened(text: str, *chosen: str) -> str:
    return personal.soften(text, personal.find(text) + contact.find(text), chosen)


@pytest.mark.parametrize(
    ("text", "chosen", "said"),
    [
        ("We buried Perrin there.", "Perrin", "We buried P. there."),
        ("We buried Perrin.", "Perrin", "We buried P."),
        ("That is Perrin's coat.", "Perrin", "That is P.'s coat."),
        ("He went back to Norway in May.", "Norway", "He went back to another country in May."),
        ("I live in London now.", "London", "I live in another city now."),
        ("They left Brambleholt.", "Brambleholt", "They left my town."),
        ("He has a job at Google now.", "Google", "He has a job at a big company now."),
        ("We studied at Uppsala.", "Uppsala", "We studied at university."),
        ("She was a Danish nurse.", "Danish", "She was a foreign nurse."),
        ("You were the only Estonian.", "Estonian", "You were the only foreigner."),
        ("You died on 9 May 2016.", "9 May 2016", "You died on that day."),
        ("9 May 2016 was wet.", "9 May 2016", "That day was wet."),
        ("I'm on 07700 900 555 still.", "07700 900 555", "I'm on [a number] still."),
    ],
)
def test_the_softer_words_fit_where_the_others_stood(text: str, chosen: str, said: str) -> None:
    assert softened(text, chosen) == said


def test_every_occurrence_that_was_found_is_replaced() -> None:
    text = "We buried Perrin there. I told Perrin so, and Kate."
    assert softened(text, "Perrin") == "We buried P. there. I told P. so, and Kate."


def test_only_the_chosen_words_are_replaced() -> None:
    text = "We buried Perrin in Brambleholt."
    assert softened(text, "Brambleholt") == "We buried Perrin in my town."
    assert softened(text) == text


def test_words_that_were_not_found_stay_even_when_chosen() -> None:
    assert softened("The kettle is cold.", "kettle") == "The kettle is cold."


def test_a_capital_stays_at_the_beginning_of_a_sentence() -> None:
    found = [Finding("place", 0, 6, ("abroad",)), Finding("place", 17, 23, ("abroad",))]
    text = "Norway is cold. (Norway is far.)"
    assert soften.soften(text, found, {"Norway"}) == "Abroad is cold. (abroad is far.)"


def test_findings_that_overlap_do_not_eat_each_other() -> None:
    found = [Finding("name", 0, 6, ("P.",)), Finding("name", 0, 17, ("P.",))]
    assert soften.soften("Perrin Quillimore wept.", found, {"Perrin Quillimore"}) == "P. wept."


def test_a_finding_without_softer_words_changes_nothing() -> None:
    assert soften.soften("Perrin wept.", [Finding("name", 0, 6)], {"Perrin"}) == "Perrin wept."


def test_an_accent_or_a_look_alike_in_the_name_does_not_move_the_places() -> None:
    assert softened("We miss Zsófiа, Ödön and me.", "Zsófiа") == "We miss Z., Ödön and me."


def test_the_lists_hold_no_comments_and_no_blanks() -> None:
    names = lists.entries("first_names")
    assert "kate" in names
    assert not [name for name in names if not name or name.startswith("#") or name != name.lower()]


@given(st.text(alphabet="Perrin Kat.\n", max_size=60), st.sets(st.sampled_from(["Perrin", "Kat"])))
def test_softening_nothing_leaves_the_text_alone(text: str, chosen: set[str]) -> None:
    found = personal.find(text)
    surfaces = {text[one.start : one.end] for one in found}
    if not surfaces & chosen:
        assert personal.soften(text, found, chosen) == text
