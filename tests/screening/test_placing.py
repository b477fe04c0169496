"""What is found behind a disguise is told of the text as it was written."""

from screening.findings import Finding
from screening.folding import fold
from screening.placing import placed


def spans(text: str, *found: tuple[int, int]) -> list[tuple[int, int]]:
    folded = fold(text)
    kept = placed(folded, [Finding("name", start, end) for start, end in found])
    return [(one.start, one.end) for one in kept]


def test_unseen_characters_inside_and_before_move_the_places() -> None:
    assert spans("\u200bPer\u200brin", (0, 6)) == [(1, 8)]


def test_of_two_that_overlap_the_first_one_stays() -> None:
    assert spans("Perrin Quill", (0, 12), (7, 12)) == [(0, 12)]
    assert spans("Perrin Quill", (0, 6), (7, 12)) == [(0, 6), (7, 12)]


def test_two_letters_of_one_character_are_one_place() -> None:
    assert spans("ﬀ", (0, 1), (1, 2)) == [(0, 1)]


def test_everything_else_of_a_finding_is_kept() -> None:
    folded = fold("e\u0301 Perrin")
    one = Finding("name", 2, 8, ("P.",), 2.0)
    assert placed(folded, [one]) == [Finding("name", 3, 9, ("P.",), 2.0)]
