"""Selling is held when its signs add up; grief that names prices, spells and loans is not."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening import links, spam
from screening.findings import Facts

DATA = Path(__file__).parents[1] / "data" / "screening"
OTHERS = ("crisis", "personal", "guess", "language", "urging", "contact", "links")
PITCH = (
    "My cousin told me about Bright Path Funding, no credit check, from 2% a month. Apply today."
)
LETTER = (
    "Dad, I sold the van. The man gave me £900 for it and asked if it had ever broken down, and "
    "I said only on birthdays. I kept the tape that was in the player."
)
BOMBS = [
    *("a", "1 ", "a.", "@", "Aa ", "(", "1-", " ", "\n", "a@", "I ", "1.", "£5 ", "$1", "dm me "),
    *("whatsapp the ", "if you have lost a ", "they have got a ", "contact him a a a a ", "Dr A "),
    *("in 3 days ", "Xx Yy & ", "zero ", "code A ", "anyone a a a a a a ", '"', "“", "AaaBbb"),
    *("send your a b ", "v1", "no aaa ", "free ", "call ", "😀", "字", "one two ", "? ", "x.com"),
    *("back in two a a a a a a a a a days ", "'s ", "e y e ", ", ", "no collateral "),
]


def seen(name: str) -> list[dict[str, object]]:
    lines = (DATA / f"{name}.seen.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def is_held(text: str, **given: object) -> bool:
    facts = Facts(text, **given)  # type: ignore[arg-type]
    return "spam" in {one.code for one in spam.find(facts, links=len(links.find(text)))}


def weight(text: str, addresses: int = 0, **given: object) -> float:
    """What everything adds up to, seen through a text that is held anyway."""
    facts = Facts(f"{PITCH} {text}", **given)  # type: ignore[arg-type]
    [finding] = [one for one in spam.find(facts, links=addresses) if one.code == "spam"]
    return finding.weight


@pytest.mark.parametrize(
    "text",
    [
        PITCH,
        "I cried for months until a friend introduced me to Dr Obara. In three days he was back "
        "on his knees. If your man has left you, WhatsApp him, he will not fail you.",
        "Your letter moved me. I made a video of it on my channel, please like and subscribe.",
        "anyone wants 5k real insta followers?? only £4, legit, dm me",
        "W h a t s a p p me for the price, pay after results, no side effects.",
        "Send this letter to seven other people before midnight or bad luck will follow you.",
        "I am Mrs Odile Brandt, a widow. My late husband deposited the sum of four million euros "
        "with a security company and I seek an honest person to receive it.",
        "We have written over 900 essays for students. Prices start at £10, plagiarism-free.",
        "Sweet ladies are waiting near you tonight, real photos, full satisfaction.",
        "best loans online cheap insurance free download casino bonus love spells quotes sad "
        "status video mp3 lawyer near me buy followers",
        "A loan saved me. ring zero seven seven double zero nine one two three four five",
        "Vi4gra caps, no prescription, pay after delivery.",
        "Hiring now: 30 packers, no experience, £14 per hour, interview on Telegram.",
        "The team at CalmHarbour hold you through it, and the first session is free.",
    ],
)
def test_a_pitch_is_held(text: str) -> None:
    assert is_held(text)


@pytest.mark.parametrize(
    "text",
    [
        LETTER,
        "I kept the voicemail.",
        "They took £9,000 off me, love. Don't pay anybody who says he can get it back.",
        "I paid a medium sixty pounds and she got your name wrong. I asked for the money back.",
        '"Buy one get one free," you read out, "limited time only, order now," and you laughed.',
        "Your shop closed in May. Seventy per cent off, then ninety. People carried off shelves.",
        "I took out a loan at nineteen per cent to fly home for the funeral. I don't regret it.",
        "He left me for a woman from a dating site. She sells candles. I bought one.",
        "WHO IS GOING TO CALL ME KIDDO NOW!!!! ANSWER ME!!!!!!",
        "Call me. Write to me. Text me. Anything. I leave the porch light on.",
        "Find a group near you, the hospice will know one. It's free and there are biscuits.",
        "The insurance paid out in ten days. They paid faster than I could say your name.",
        "She followed a guru who promised her a cure for cancer. We had the service on Friday.",
        "Thirty tablets, two a day, free delivery, and still you hid them in the plant.",
        "Look him up? I look him up every night. He has a new job and a beard.",
        "If you need someone to listen, I'm here most nights. I'm nobody special, only awake.",
        "What helped was the dog. What saved me was having to let him out.",
        "The tumour was back within two weeks. Nobody could have told us. Nobody tried.",
        "I wrote a song about you and played it once, in the kitchen, for the dog.",
        "I can't recommend widowhood. One star. The tea is cold and nobody says when it ends.",
        "Sign up for something. Anything. I did Spanish. I can be lonely in two languages now.",
        "won't make it to 18. that's in 5 days. was never meant to anyway",
    ],
)
def test_grief_that_names_a_price_is_not_held(text: str) -> None:
    assert not is_held(text)


def test_the_examples_are_told_apart() -> None:
    said = [(is_held(str(one["text"]), kind=one["kind"]), one["expect"]) for one in seen("spam")]
    right = said.count((True, True))
    assert right / max(1, right + said.count((True, False))) >= 0.95
    assert right / max(1, right + said.count((False, True))) >= 0.95


@pytest.mark.parametrize("name", OTHERS)
def test_the_letters_of_the_other_screens_are_not_taken_for_selling(name: str) -> None:
    held = [one["id"] for one in seen(name) if is_held(str(one["text"]))]
    assert len(held) <= (name == "links"), held  # an address is held by its own screen anyway


def test_the_five_texts_are_not_held(five_texts: dict[str, str]) -> None:
    assert [name for name, text in five_texts.items() if is_held(text)] == []


@pytest.mark.parametrize("value", ["x", " a ", "http://example.com"])
def test_the_field_nobody_sees_is_enough_alone(value: str) -> None:
    found = spam.find(Facts(LETTER, honeypot=value, worked=True), links=0)
    assert [one.code for one in found] == ["honeypot"]


def test_a_robots_pitch_gives_both_findings() -> None:
    found = spam.find(Facts(PITCH, honeypot="x"), links=0)
    assert [one.code for one in found] == ["honeypot", "spam"]
    assert found[1].weight >= spam.HELD_FROM


def test_a_letter_without_javascript_is_not_held_for_that() -> None:
    assert not is_held(LETTER, worked=False)


@pytest.mark.parametrize("text", [LETTER, "I kept the voicemail.", "I paid £60 for a loan."])
def test_the_form_alone_never_holds_a_letter(text: str) -> None:
    assert not is_held(text, worked=False, form_age=0, others_today=500)


@pytest.mark.parametrize("age", [None, spam.AT_ONCE, 60, 10**7])
def test_an_unknown_or_old_form_says_nothing(age: int | None) -> None:
    assert weight("", form_age=age) == weight("")


def test_posting_within_seconds_is_a_sign() -> None:
    assert weight("", form_age=spam.AT_ONCE - 1) > weight("")


def test_a_busy_hand_is_a_sign_and_a_few_texts_are_none() -> None:
    assert weight("", others_today=spam.MANY_TODAY) > weight("")
    assert weight("", others_today=spam.MANY_TODAY - 1) == weight("")


def test_work_done_by_the_browser_lowers_the_sum() -> None:
    assert weight("", worked=True) < weight("")
    assert is_held(PITCH, worked=True)


def test_addresses_add_up_to_a_limit() -> None:
    assert weight("") < weight("", 1) < weight("", 2)
    assert weight("", 10) == weight("", 1000)
    assert not is_held(f"{LETTER} See https://a.example and https://b.example.")


def test_a_title_counts_with_the_text() -> None:
    title = "Bright Path Funding, no credit check, from 2% a month"
    assert not is_held("I kept it.")
    assert is_held(f"{title}\n\nI kept it. Apply today.")


def test_a_long_letter_may_say_more_before_it_is_held() -> None:
    hints = [
        "My friend told me about an app. ",
        "It was £4 a month. ",
        "Only two places left at the table. ",
        "They said there was room for two. ",
        "I never thought that I would write. ",
    ]
    assert is_held("".join(hints))
    assert not is_held("".join(hint + LETTER * 6 for hint in hints))


@given(st.text(max_size=400))
def test_any_text_can_be_looked_at(text: str) -> None:
    assert all(value for value in spam.signs(text).values())


@pytest.mark.parametrize("unit", BOMBS)
def test_time_grows_with_the_length_and_no_faster(unit: str) -> None:
    long = (unit * 40_000)[:40_000]
    assert took(long) < 4 * took(long[:20_000]) + 0.03
    assert took(long) < 2


def took(text: str) -> float:
    times = []
    for _ in range(4):
        start = time.process_time()
        spam.find(Facts(text), links=0)
        times.append(time.process_time() - start)
    return min(times)
