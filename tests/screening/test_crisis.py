"""Who is in danger now is shown help; who grieves, jokes or remembers is left in peace."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from screening import crisis

SEEN = Path(__file__).parents[1] / "data" / "screening" / "crisis.seen.jsonl"


def shares(find: Callable[[str], object], file: Path) -> tuple[float, float]:
    """(precision, recall) over labelled examples."""
    examples = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    found = [one["expect"] for one in examples if find(one["text"])]
    return sum(found) / len(found), sum(found) / sum(one["expect"] for one in examples)


def test_of_the_hardest_examples_most_are_found_and_hardly_one_wrongly() -> None:
    precision, recall = shares(crisis.find, SEEN)
    assert precision >= 0.95
    assert recall >= 0.6


# One or more of each family, so that a test fails when a family is taken out.
DANGER = {
    "intent": [
        "I'm going to kill myself.",
        "im gonna kms tonight",
        "I have decided to hang myself after the weekend.",
        "I am ending my life today, the letters are posted.",
        "This is my suicide note.",
        "I'm suicidal and there is nobody in the house.",
        "Tonight my life ends.",
        "I will be dead by the time the post comes.",
    ],
    "selfharm": [
        "I might kill myself.",
        "I'm so tempted to end my life.",
        "I want to hurt myself.",
    ],
    "die": ["I want to die.", "I wish I was dead.", "I just want to end it all."],
    "alive": ["I don't want to be alive anymore.", "There is no reason to live."],
    "asleep": ["I'm going to sleep and I won't wake up.", "I hope to never wake up."],
    "gone": [
        "By the time you read this I will be gone.",
        "I won't be around to see the tulips.",
        "I won't see another Christmas.",
        "There is no tomorrow for me.",
    ],
    "taken": [
        "I took all of Nan's sleeping pills.",
        "ive swallowed forty pills",
        "I've taken the whole bottle.",
        "I overdosed an hour ago.",
        "I am going to take all my pills.",
    ],
    "bleeding": [
        "I’ve cut too deep and I feel odd.",
        "The bleeding won't stop.",
        "I've slit my wrists.",
    ],
    "cutting and blood": ["I've been cutting all night. There is blood all over the sheets."],
    "took and effect": ["I took them all. My fingers are going numb."],
    "late and took": ["It's too late now, I have done it already."],
    "means and resolve": ["I have the rope. My mind is made up."],
    "inhand": ["I'm sitting here with the blade against my wrist.", "The noose is tied."],
    "ledge": ["I'm standing on the ledge."],
    "place and jump": ["I'm on the roof. When I jump it will be quick."],
    "throw": ["I'm going to step in front of a train.", "I'm walking into the sea tonight."],
    "doit and goodbye": ["I'm doing it tonight. Goodbye everyone."],
    "suicide and resolve": ["I've chosen Saturday. Suicide, I mean."],
    "ending and nofault": ["Tomorrow it all ends. It is not your fault."],
    "joining and sorry": ["I'm coming to join you tonight, Grandpa. Sorry, Mum."],
    "found and messages": ["I don't want the girls to find me. Tell them I loved them."],
    "papers and burden": [
        "The passwords are in the desk drawer. They will all be better off without me."
    ],
    "resolve and calm": ["I have picked the day. I'm not scared anymore."],
    "ending and cannot": ["I can't go on. It stops tomorrow."],
    "joining and affairs": ["I gave away my records. I'm going home to be with Dad tonight."],
    "intruder and weapon": ["My stepdad is outside the bedroom door and he has a hammer."],
    "intruder and plea": ["He's smashing the window. Please, somebody."],
    "violent and plea": ["We are locked in the bathroom. He wants to hurt us."],
    "threat": ["My husband says he is going to kill me tonight."],
}


@pytest.mark.parametrize("text", [text for texts in DANGER.values() for text in texts])
def test_danger_now_is_seen(text: str) -> None:
    assert {finding.code for finding in crisis.find(text)} == {"crisis"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I was sobbing for weeks and could not eat my dinner.",  # behaviour 0.6
        "I could see myself with him until the day I die.",  # 1.5
        "I would never wish it upon even my worst enemies.",
        "It felt like a knife in the throat. I fell down my stairs. I end up hating myself.",  # 3.5
    ],
)
def test_the_phrases_of_the_five_texts_are_no_danger(text: str) -> None:
    assert crisis.find(text) == []


QUIET = {
    "grief": [
        "Goodbye, Dad. I miss you, I am sorry, and I wish it had been me who drove.",
        "I'm so tired. The house is empty and I miss you.",
        "My brother killed himself in March. I found him. I still set his alarm.",
        "We scattered her from the cliff and the wind took half of it home.",
    ],
    "past": [
        "When I was seventeen I took all of the pills in the house. I am sixty and I keep bees.",
        "I tried to kill myself at nineteen. I keep bees now.",
        "I used to think about ending my life. These days I think about the allotment.",
        "I was going to kill myself that night, and then the dog barked.",
    ],
    "others": [
        "She kept telling me she would kill herself if I left.",
        "My daughter took an overdose in May. She is home and eating toast.",
        "You told me you wanted to die and I did not sleep until you rang.",
        "He was on the roof with a gun, the newspaper said.",
        "I'm on the bridge where you died. Goodbye, my love.",
    ],
    "illness": [
        "The oncologist gives me weeks. By the time you read this I will be gone.",
        "The surgeon comes at eight. If I don't wake up, tell the kids I loved them.",
    ],
    "parting": [
        "This is goodbye. I blocked your number. Tomorrow it all ends.",
        "I'm going to end it tonight with him. My mind is made up.",
        "I am leaving tonight and I won't be back. The divorce papers are in the drawer.",
        "I can't do this anymore. I can't keep waiting for your texts. Goodbye.",
    ],
    "negated": [
        "I'm not going to kill myself, don't worry.",
        "I have no plans to kill myself, only to sleep.",
    ],
    "idiom": [
        "If I have to hear that song again I will kill myself.",
        "I want to die of embarrassment.",
        "I'd kill myself if I forgot your birthday.",
        "I'm dying to know how it ends.",
        "I can't live with him anymore.",
    ],
    "quoted": ["She said “I am going to kill myself” and hung up. An hour later she rang: sorry."],
    "story": ["In my novel I wrote: I am on the bridge. When I jump nobody will know."],
    "accident": ["There was so much blood. Three stitches, and a new tin opener for Easter."],
    "support": ["Please don't kill yourself. Ring somebody tonight."],
    "places": ["I was on the bridge every morning that winter, looking for your red coat."],
    "soft alone": ["I'm sorry, Mum. Goodbye. It was not your fault."],
}


@pytest.mark.parametrize("text", [text for texts in QUIET.values() for text in texts])
def test_grief_jokes_and_memories_are_left_in_peace(text: str) -> None:
    assert crisis.find(text) == []


def test_the_five_real_texts_show_no_panel(five_texts: dict[str, str]) -> None:
    assert [name for name, text in five_texts.items() if crisis.find(text)] == []


def test_the_span_is_the_sentence_that_says_it() -> None:
    text = "The dahlias were lovely. I am going to kill myself tonight. You were right."
    [finding] = crisis.find(text)
    assert text[finding.start : finding.end] == "I am going to kill myself tonight"


def test_the_span_leads_back_through_disguises() -> None:
    text = "Hello. I am go\u200bing to k\u0456ll mys\u0435lf t\u00f6night!"
    [finding] = crisis.find(text)
    assert (finding.start, finding.end) == (7, len(text) - 1)


def test_hints_far_away_do_not_add_up() -> None:
    between = "We planted beans. It rained on them. The cat sat in the sink. You laughed. "
    said = "My mind is made up. {}She will be better off without me."
    assert crisis.find(said.format(""))
    assert not crisis.find(said.format(between))
