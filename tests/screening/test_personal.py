"""Traces that lead to a person are found and weighed together; what all know stays quiet."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening import contact, personal
from screening.findings import Finding

SEEN = Path(__file__).parents[1] / "data" / "screening" / "personal.seen.jsonl"


def traces(text: str) -> set[tuple[str, str]]:
    return {(found.code, text[found.start : found.end]) for found in personal.find(text)}


def level(text: str) -> str:
    return personal.level(personal.find(text) + contact.find(text), text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I saw Thaddeus Quillimore at the bus stop.", ("name", "Thaddeus Quillimore")),
        ("We buried Perrin on a Monday.", ("name", "Perrin")),
        ("Perrin was seven.", ("name", "Perrin")),
        ("dear tavish, are you well", ("name", "tavish")),
        ("my ex ilse has the cat", ("name", "ilse")),
        ("Mrs. Adelheim-Roy taught me to read.", ("name", "Adelheim-Roy")),
        ("I DID IT FOR YOU THEODOSIA WREXALL AND YOU LEFT", ("name", "THEODOSIA WREXALL")),
        ("justice, #PerrinQuillimore", ("name", "PerrinQuillimore")),
        ("QUILLIMORE, Perrin: absent again.", ("name", "QUILLIMORE, Perrin")),
        (
            "She is P e r r i n  Q u i l l i m o r e to me.",
            ("name", "P e r r i n  Q u i l l i m o r e"),
        ),
        ("They told P3rrin Qu1llimore first.", ("name", "P3rrin Qu1llimore")),
        ('Perrin "Perry" Quillimore it said.', ("name", 'Perrin "Perry" Quillimore')),
        ("My brother Will never rang.", ("name", "Will")),
        ("Rоsаmund Quillimore hid it.", ("name", "Rоsаmund Quillimore")),
        ("I moved to Brambleholt in spring.", ("place", "Brambleholt")),
        ("He lives in Norway now.", ("place", "Norway")),
        ("She works at Fennimore & Sons.", ("employer", "Fennimore")),
        ("my shift at Amazon ended at six", ("employer", "Amazon")),
        ("Nurses at Brambleholt Infirmary knew.", ("employer", "Brambleholt Infirmary")),
        ("I went to the University of Utrecht.", ("school", "University of Utrecht")),
        ("We studied at Uppsala together.", ("school", "Uppsala")),
        ("He was the only Estonian on the ward.", ("nation", "Estonian")),
        ("You died on 9 May 2016.", ("date", "9 May 2016")),
        ("You died on 09/05/2016.", ("date", "09/05/2016")),
    ],
)
def test_a_trace_is_found_where_it_stands(text: str, found: tuple[str, str]) -> None:
    assert found in traces(text)


@pytest.mark.parametrize(
    "text",
    [
        "My roommate says he is not coming back. He is scared.",
        "WHY DID YOU GO. I HATE THIS HOUSE AND EVERYTHING IN IT.",
        "The Kettle Is Cold And So Am I\nThe Door Is Shut",
        "Dear You, Dear Nobody, Dear God,",
        "On Friday in March we watched Titanic and then Netflix asked if we were there.",
        "Will you? May I? Hope helps. Mark my words. Rose petals everywhere.",
        "Mum and Grandad came for Christmas, and Eid was quiet.",
        "You were my Romeo, and Harry Potter was on.",
        "It was Alzheimer's, not Parkinson's.",
        "My French is bad and his German is worse.",
        "Dr Google says so, and Mr Right is late.",
        "Like Paris in the films, it rained.",
        "Liverpool lost again.",
        "i love you so much idk what to do anymore tbh",
        "I'd like to see you in August, or in a week.",
        "Yours, A Tired Mother",
        "Jack of all trades, every Tom, Dick and Harry.",
        "I sang a song by Quorvane.",
    ],
)
def test_what_everybody_knows_and_what_is_nobody_stays_quiet(text: str) -> None:
    assert traces(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He is not coming back.", "none"),
        ("Kate was right.", "some"),
        ("Kate and Tom were right.", "some"),
        ("We buried Perrin on a Monday.", "some"),
        ("I moved to London.", "some"),
        ("He drives nights for Amazon.", "some"),
        ("You died on 9 May 2016.", "some"),
        ("I wrote to Perrin Quillimore.", "high"),
        ("We buried Perrin in Brambleholt.", "high"),
        ("I miss Kate from the nandos in brambleholt.", "high"),
        ("Perrin, we studied at Uppsala and now he works at Google in Norway.", "high"),
        ("You are the only vet in Brambleholt.", "high"),
        ("write to perrin.quillimore@mail.example", "high"),
    ],
)
def test_the_combination_decides_and_not_one_trace(text: str, expected: str) -> None:
    assert level(text) == expected


def test_the_same_trace_again_adds_nothing() -> None:
    once = "We buried Perrin on a Monday. "
    assert level(once * 20) == level(once) == "some"


def test_contact_adds_to_what_the_name_says() -> None:
    assert level("Kate is on 07700 900 555.") == "high"
    assert level("Kate is on the phone.") == "some"


def test_a_level_needs_no_text() -> None:
    found = [Finding("name", 0, 4, ("K.",), 2.0), Finding("school", 9, 12, ("school",), 3.0)]
    assert personal.level(found) == "high"
    assert personal.level(found[:1]) == "some"
    assert personal.level([]) == "none"


def test_what_is_not_a_trace_does_not_count() -> None:
    assert personal.level([Finding("link", 0, 9), Finding("crisis", 0, 9)]) == "none"


def test_the_journal_of_the_five_is_high_and_says_why(five_texts: dict[str, str]) -> None:
    text = five_texts["003"]
    assert level(text) == "high"
    assert {"Ayato", "Berkeley", "Space X", "Japan"} <= {words for _, words in traces(text)}


@pytest.mark.parametrize("number", ["000", "001", "002", "004"])
def test_the_other_four_are_not_high_and_name_nobody(
    five_texts: dict[str, str], number: str
) -> None:
    text = five_texts[number]
    assert level(text) != "high"
    assert {code for code, _ in traces(text)} <= {"date"}


def test_the_seen_examples_are_told_apart() -> None:
    rows = [json.loads(line) for line in SEEN.read_text().splitlines()]
    said = [(row["id"], row["expect"], level(row["text"]) == "high") for row in rows]
    assert len([one for one in said if one[1] and not one[2]]) <= 2, said
    assert len([one for one in said if one[2] and not one[1]]) <= 2, said


def test_the_marks_of_the_seen_examples_are_pointed_at() -> None:
    marks = missed = 0
    for row in map(json.loads, SEEN.read_text().splitlines()):
        found = personal.find(row["text"]) + contact.find(row["text"])
        for mark in row["marks"]:
            start = row["text"].index(mark["text"])
            end = start + len(mark["text"])
            marks += 1
            missed += not any(one.start < end and start < one.end for one in found)
    assert missed <= marks // 20


@given(st.text(alphabet="AaZq .,\n-'’\"@#1é\u200bА", max_size=120))
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for finding in personal.find(text):
        assert end <= finding.start < finding.end <= len(text)
        assert finding.softer
        end = finding.end


GERMAN = (
    "Ich habe dich im Garten gesehen, und die Stachelbeeren waren noch nicht reif. Ich weiß nicht, "
    "wie das ist, wenn ein Haus leer steht. Dein Enkel fragt nach dir, und der Hund auch."
)


def test_nouns_of_a_german_letter_are_no_names() -> None:
    assert personal.find(GERMAN) == []
    assert [one.code for one in personal.find(GERMAN + " Und Martin hat mir geschrieben.")]


def test_a_few_german_words_in_an_english_letter_change_nothing() -> None:
    letter = "I met Ayumi at the station and we walked to the harbour for hours. Ich liebe dich."
    assert personal.find(letter)
