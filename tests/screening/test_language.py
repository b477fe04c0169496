"""Strong language is found in its disguises, mild words never are, and notes are only offered."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from letters.starter import NOTES
from screening import language, verdict

SEEN = Path(__file__).parents[1] / "data" / "screening" / "language.seen.jsonl"
EXAMPLES = [json.loads(line) for line in SEEN.read_text("utf-8").splitlines()]


def found(text: str) -> list[str]:
    """The pieces of a text that are strong."""
    return [text[finding.start : finding.end] for finding in language.find(text)]


def test_the_examples_are_told_apart() -> None:
    right = [bool(found(each["text"])) == each["expect"] for each in EXAMPLES]
    assert len(right) == 80
    assert sum(right) >= 76


def test_a_finding_speaks_to_the_writer_and_holds_nothing() -> None:
    findings = language.find("Oh shit, the boiler.")
    assert [finding.code for finding in findings] == ["strong"]
    assert verdict.of(findings).ground == ""


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("Well, fuck the boiler.", "fuck"),
        ("You said BULLSHIT to the bishop.", "BULLSHIT"),
        ("abso-fucking-lutely", "fucking"),
        ("It was a clusterfuck, sir.", "clusterfuck"),
        ("what a load of sh1te", "sh1te"),
        ("fuuuuck, I forgot the cake", "fuuuuck"),
        ("sh\u200bit, it rained", "sh\u200bit"),
        ("so ｓｈｉｔ a summer", "ｓｈｉｔ"),
        ("a ѕhіt summer", "ѕhіt"),
        ("he drew f*ck on my cast", "f*ck"),
        ("the b***h from the bank", "b***h"),
        ("those f***ing bins", "f***ing"),
        ("S.H.I.T, I said", "S.H.I.T"),
        ("never mind, f u c k them", "f u c k"),
        ("you motherf… sorry", "motherf"),
        ("Honestly, such a selfish prick.", "such a selfish prick"),
        ("they called me a fag on the bus", "called me a fag"),
    ],
)
def test_a_strong_word_is_found_where_it_stands(text: str, piece: str) -> None:
    assert found(text) == [piece]


@pytest.mark.parametrize(
    "text",
    [
        "fcuk it, I am going to the sea",
        "phuking rain",
        "sh!t happens, said the vicar",
        "you f@cked up my spice rack",
        "go f— yourself, Colin",
        "a$$hole",
        "the fu cking door",
        "c-u-n-t",
        "I miss your tongue between my legs and your hands in my hair.",
        "You came in my mouth and we laughed until the dog barked.",
        "Muslims are vermin, he wrote, and we bought our bread from him.",
        "gas the refugees, said the note under our door",
        "Your kind should be shot, the letter said.",
    ],
)
def test_a_disguise_or_a_passage_is_found(text: str) -> None:
    assert found(text)


@pytest.mark.parametrize(
    "text",
    [
        "damn you, you silly old sod, and your bloody crossword",
        "What the heck, it sucks, this crappy dumb thing, oh bugger",
        "wtf, said my gran, and asked what it means",
        "Scunthorpe, Penistone, Clitheroe and a cockle van",
        "Ishita and Mr Yamashita ate shiitake in Phuket",
        "It finally hit me. This hit you too.",
        "Mr Dick, a weathercock, and two great tits at the feeder",
        "Our bitch had her litter, six puppies",
        "You will feel a little prick, the nurse said, and I did",
        "faggots and mushy peas every Thursday",
        "a chink of light, a maine coon, kaffir lime leaves",
        "magna cum laude, and a kitchen-cum-diner",
        "Pa…is that you? Pa...is it?",
        "I counted: i c u, u c me, as if u could",
        "Her name is I-S-H-I-T-A, I spelled",
        "the biopsy took the nipple and a drain sits between my legs",
        "The baby sucked the nipple raw and the midwife laughed",
        "it was hard for you and you came inside and shut the door",
        "My three boys are animals, they are monkeys, I love them",
        "The refugees are people. They are not a number.",
        "so...it ended. s... t... e...",
        "FK5 4AB is where you moved",
    ],
)
def test_an_innocent_or_mild_text_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_findings_come_in_order_and_do_not_overlap() -> None:
    text = "shit. You are a fucking lying prick. Bull\u00adshit! f u c k"
    spans = [(finding.start, finding.end) for finding in language.find(text)]
    assert len(spans) > 3
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(0 <= start < end <= len(text) for start, end in spans)


def test_the_five_texts_say_what_they_say(five_texts: dict[str, str]) -> None:
    loud = {number for number, text in five_texts.items() if language.find(text)}
    notes = {number: language.themes(text) for number, text in five_texts.items()}
    assert loud == {"000", "003"}
    assert notes == {
        "000": ["strong-language"],
        "001": [],
        "002": ["drink-drugs", "mental-health"],
        "003": ["strong-language"],
        "004": [],
    }


def test_every_note_of_the_site_has_its_words() -> None:
    assert list(language.SLUGS) == [slug for slug, _ in NOTES]


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("what a shit year", ["strong-language"]),
        ("Dad died in the spring.", ["death"]),
        ("Nan, you died before the plums were ripe", ["death"]),
        ("I wore your coat to my uncle's funeral", ["death"]),
        ("We scattered his ashes off the pier", ["death"]),
        ("she passed away on a Tuesday", ["death"]),
        ("After he killed himself nobody said his name", ["self-harm"]),
        ("I was suicidal at nineteen", ["self-harm"]),
        ("My sister took an overdose and lived", ["self-harm"]),
        ("I have stopped cutting myself", ["self-harm"]),
        ("He raped me and I was believed", ["abuse"]),
        ("my dad hit me with the good shoes on", ["abuse"]),
        ("You were abusive, and I left", ["abuse"]),
        ("she grew up with domestic violence", ["abuse"]),
        ("We had sex once and never spoke of it", ["sex"]),
        ("you slept with my best friend", ["sex"]),
        ("She has never once gone down on me.", ["sex"]),
        ("You were drunk at the christening", ["drink-drugs"]),
        ("ninety days sober and counting", ["drink-drugs"]),
        ("The heroin took you first", ["drink-drugs"]),
        ("my mother's drinking had its own chair", ["drink-drugs"]),
        ("I counted calories on the bus", ["eating-body"]),
        ("anorexia had your handwriting", ["eating-body"]),
        ("I made myself sick after lunch", ["eating-body"]),
        ("the miscarriage was in May", ["pregnancy-loss"]),
        ("I was pregnant and told only the cat", ["pregnancy-loss"]),
        ("four rounds of IVF", ["pregnancy-loss"]),
        ("My depression has your chin", ["mental-health"]),
        ("I had a panic attack in the cheese aisle", ["mental-health"]),
        ("She was sectioned in March", ["mental-health"]),
        (
            "Since mum died I am drinking again. Fuck this depression.",
            ["strong-language", "death", "drink-drugs", "mental-health"],
        ),
    ],
)
def test_a_note_is_offered_for_what_a_letter_speaks_of(text: str, slugs: list[str]) -> None:
    assert language.themes(text) == slugs


@pytest.mark.parametrize(
    "text",
    [
        "I laughed until I nearly died, and my phone died too",
        "You are dead to me, and dead wrong about plums",
        "my brother was dying to tell you",
        "it hit me on the stairs, and you hit me up for a lift",
        "you beat me at chess and never let me forget it",
        "the oilseed rape was yellow all the way to Ely",
        "You were drinking tea by the window",
        "I am addicted to you, to your awful singing",
        "a pregnant pause in the vestry",
        "a miscarriage of justice, Dad called the raffle",
        "the Great Depression in your history book",
        "a depression in the sofa where the dog sleeps",
        "I made myself sick with worry over the car",
        "the opposite sex, as you called them",
        "she slept with her phone under the pillow",
        "it was career suicide and you clapped",
        "cutting myself some slack this week",
        "cutting himself shaving, again",
        "until the day I die I will hate that hat",
        "a broken heart, a long winter, a letter you never sent",
    ],
)
def test_no_note_is_offered_for_a_manner_of_speaking(text: str) -> None:
    assert language.themes(text) == []
