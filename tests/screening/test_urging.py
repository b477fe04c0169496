"""Nobody is told to die here; who pleads, remembers or means the job may speak."""

import pytest

from screening import crisis, urging
from tests.screening.test_crisis import SEEN, shares


def test_of_the_hardest_examples_about_half_are_found_and_hardly_one_wrongly() -> None:
    precision, recall = shares(urging.find, SEEN.with_name("urging.seen.jsonl"))
    assert precision >= 0.95
    assert recall >= 0.45


# One or more of each family, so that a test fails when a family is taken out.
URGING = {
    "bare": [
        "kys",
        "k.y.s",
        "K Y S",
        "k!ll y0ur$elf",
        "kіll yоurself",
        "lol just kys already",
        "kys. no therapist wants you",
    ],
    "order": [
        "kill\u200b your\u00adself",
        "Just go and die.",
        "End your miserable life.",
        "Jump off a bridge.",
        "drink bleach hun",
        "go lie down on the tracks",
    ],
    "should": [
        "You should honestly drop dead.",
        "Why don't you just hang yourself?",
        "A man like you ought to take his own life, you should end your life.",
        "Do us all a favour and stop breathing.",
        "If I were you I would shoot myself.",
        "Have you considered suicide?",
        "Stop writing about it and just die.",
    ],
    "wish": [
        "I hope you die.",
        "I wish you were dead.",
        "You don't deserve to live.",
        "You should have died, not her.",
        "Better dead than here, you are worth more dead than alive.",
    ],
    "itself": [
        "Have the decency to shoot yourself.",
        "Nobody would notice if you died.",
        "We all want you dead.",
        "Take the whole lot tonight.",
        "Pull the trigger.",
        "Slit your wrists then.",
    ],
    "failed": ["Shame you survived.", "Next time do it properly.", "should have taken more lol"],
    "disguise": ["take the forever nap", "do a flip", "I'd bring you the rope"],
    "nobody and nudge": ["Nobody would miss you. Do it.", "They'd be better off. Go ahead."],
    "advice and method": ["One word of advice. Jump."],
    "taunt and method": ["Jump. You are too much of a coward, though."],
    "joining and nudge": ["Your wife is waiting. Go and join her. What's stopping you?"],
}


@pytest.mark.parametrize("text", [text for texts in URGING.values() for text in texts])
def test_telling_somebody_to_die_is_found(text: str) -> None:
    assert {finding.code for finding in urging.find(text)} == {"urging"}


QUIET = {
    "pleading": [
        "Please don't kill yourself. I would miss you.",
        "If you want to kill yourself, ring somebody first.",
        "You don't have to kill yourself to make it stop.",
        "You said you wanted to end your life. Write to me again.",
        "I hope you never think about killing yourself again.",
        "Do it when you're ready. Nobody would miss you, you wrote. You are not alone.",
    ],
    "reported": [
        "My ex told me to kill myself and I laughed, and then I cried.",
        "Somebody wrote KYS on my locker in year nine.",
        "“Kill yourself,” he said. I was nine. I am forty now.",
        "I was sixteen when they wrote it on my bag. Nobody would miss you. Do it.",
        "Every day they shouted drop dead across the yard.",
        "I lost my brother to suicide. Please don't blame yourself.",
    ],
    "the job, the boyfriend": [
        "Do it! Hand in your notice. Nobody will miss you there.",
        "End it with him. Tonight. You know what to do.",
        "Jump! The job is yours. What are you waiting for?",
    ],
    "idiom": [
        "Kill your darlings.",
        "Hang in there.",
        "You'll kill yourself on that ladder one day.",
        "Don't kill yourself over a bad mark.",
        "You will have died of boredom by page two.",
        "You should die your hair red again.",
        "Delete yourself from that group chat.",
    ],
    "comfort": [
        "It is okay to let go of him now. You have suffered enough.",
        "Sleep well. Everything looks worse at three in the morning.",
        "You are not a burden. Whoever told you that was wrong.",
        "The world would be poorer without you.",
    ],
    "insinuation alone": [
        "Nobody would miss you.",
        "They would be better off.",
        "The bridge is free.",
        "You know what to do.",
    ],
    "harsh, no more": ["You are a liar and a coward.", "Grow up and ring your mother."],
}


@pytest.mark.parametrize("text", ["", *(text for texts in QUIET.values() for text in texts)])
def test_pleading_memories_and_other_meanings_pass(text: str) -> None:
    assert urging.find(text) == []


def test_the_five_real_texts_pass(five_texts: dict[str, str]) -> None:
    assert [name for name, text in five_texts.items() if urging.find(text)] == []


def test_the_span_is_the_sentence_that_urges() -> None:
    text = "I read your letter twice. Just kill yourself. Nice weather."
    [finding] = urging.find(text)
    assert text[finding.start : finding.end] == "Just kill yourself"


def test_the_writers_own_danger_is_not_urging() -> None:
    text = "I am going to kill myself tonight. Goodbye everyone."
    assert crisis.find(text)
    assert not urging.find(text)


def test_urging_is_not_the_writers_own_danger() -> None:
    text = "Kill yourself. Nobody would miss you."
    assert urging.find(text)
    assert not crisis.find(text)
