"""A reply that plainly asks who somebody is, is held; fellow feeling, likeness and care are not."""

import json
from pathlib import Path

import pytest

from screening import guess, verdict

SEEN = Path(__file__).parents[1] / "data" / "screening" / "guess.seen.jsonl"

GUESSES = {
    "is this you": (
        *("Is this you?", "omg is this u??", "Anna, is it you?", "i hope this is you"),
        *("I am nearly sure that it's you.", "Ruth, if this is you, call."),
    ),
    "is it about me": (
        *("Is this about me?", "wait is it about me", "Did you write this to me?"),
        *("You wrote this about me, did you not.", "you're talking about my brother arent you"),
    ),
    "a name": (
        *("Sam? ", "Hey Nadia?", "Are you Tom from the choir?", "is this Joanna's letter?"),
        *("I think you're Marta.", "You must be Colin.", "Is his name Ibrahim?"),
        *("does his name start with J?", "if this is Marek, the answer is yes"),
    ),
    "I know who this is": (
        *("I think I know who you are.", "I know exactly who wrote this.", "pretty sure we went to"
          " the same school"),
        *("If you are who I think you are, come home.", "I recognised you at the second line."),
        *("my sister wrote this i can tell", "I believe I taught you."),
    ),
    "you are somebody I know": (
        *("you're the girl from the library in Leeds arent you", "Could you be my old flatmate?"),
        *("Did you live above the bakery in Cork?", "You work at Bellini's, don't you?"),
    ),
    "it is me": (
        *("It's me, the one you wrote this for.", "I'm the friend you wrote to."),
        *("I am your daughter.", "Tom, it's Katie. I saw this."),
    ),
    "tell me who you are": (
        *("text me if this is you", "Have we met?", "whats ur insta", "What is your real name?"),
    ),
}  # fmt: skip
NO_GUESS = (
    *("I went through this.", "This could be me.", "I feel like I wrote this.", "Are you okay?"),
    *("this is me and my sister exactly", "You sound like my brother.", "It feels like it is about"
      " me."),
    *("I know you don't know me.", "Is this what grief is?", "I thought of my Sam when reading."),
    *("I wish this was about me.", "Is it you who must be forgiven?", "I don't know who you are."),
    *("He once asked, is this you in the picture?", "“Is this you now?” broke my heart."),
    *("Whoever you are, thank you.", "Who hurt you like that?", "Do you still love him?"),
    *("Really?", "Why?", "Sorry?", "Do you know what I did? I kept the coat."),
    *("I am sure you know that it gets lighter.", "My name is nobody's business. Nor is yours."),
)  # fmt: skip


@pytest.mark.parametrize(("family", "text"), [(f, t) for f, all_ in GUESSES.items() for t in all_])
def test_a_plain_guess_is_found_and_holds_on_its_own_ground(family: str, text: str) -> None:
    found = guess.find(f"I read it twice. {text} Be well.")
    assert [finding.code for finding in found] == ["recipient_guess"], family
    assert verdict.of(found).ground == "recipient_guess"


def test_every_family_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(GUESSES) == set(guess.FAMILIES)
    for family, texts in GUESSES.items():
        ways = set(guess.FAMILIES[family])
        kept = tuple(one for one in guess.PATTERNS if one.pattern not in ways)
        with monkeypatch.context() as without:
            without.setattr(guess, "PATTERNS", kept)
            assert not all(guess.find(text) for text in texts), family


@pytest.mark.parametrize("text", NO_GUESS)
def test_fellow_feeling_likeness_and_care_are_no_guess(text: str) -> None:
    assert not guess.find(text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("I cried too. Is this you, Priya? Be well.", "Is this you, Priya?"),
        ("So sorry.\n\nAre you Tom from the choir?\nBe well.", "Are you Tom from the choir?"),
        ("Héllo — ｉｓ ｔｈｉｓ ｕ?", "Héllo — ｉｓ ｔｈｉｓ ｕ?"),
        ("Hm. Is th\u200bis you? Hm.", "Is th\u200bis you?"),
    ],
)
def test_the_sentence_that_asks_is_the_one_shown(text: str, sentence: str) -> None:
    found = guess.find(text)[0]
    assert text[found.start : found.end] == sentence


def test_of_the_hard_examples_none_that_is_no_guess_is_held() -> None:
    rows = [json.loads(line) for line in SEEN.read_text("utf-8").splitlines()]
    found = [row for row in rows if guess.find(row["text"])]
    assert len(rows) == 80
    assert len(found) >= 6
    assert all(row["expect"] for row in found)


def test_the_five_texts_are_silent(five_texts: dict[str, str]) -> None:
    assert not [number for number, text in five_texts.items() if guess.find(text)]
