"""Selling is held when its signs add up; grief that names prices, spells and loans is not."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening import links, spam
from screening.findings import Facts

DATA = Path(__file__).parents[1] / "data" / "screening"
OTHERS = ("crisis", "personal", "guess", "language", "urging", "links")
PITCH = (
    "My cousin told me about Bright Path Funding, no credit check, from 2% a month. Apply today."
)
LETTER = (
    "Dad, I sold the van. The man gave me £900 for it and asked if it had ever broken down, and "
    "I said only on birthdays. I kept the tape that was in the player."
)


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
    assert len(held) <= 1, held


def test_the_five_texts_are_not_held(five_texts: dict[str, str]) -> None:
    assert [name for name, text in five_texts.items() if is_held(text)] == []
    assert [name for name, text in five_texts.items() if spam.shape(text)] == []


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


def test_the_form_alone_never_holds_a_letter() -> None:
    assert not is_held(LETTER, worked=False, form_age=0, others_today=500)


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
    assert not is_held(f"{LETTER} https://a.example https://b.example https://c.example")


def test_a_title_counts_with_the_text() -> None:
    assert is_held("Apply today.", title="Bright Path Funding, no credit check, from 2% a month")


def test_a_long_letter_may_say_more_before_it_is_held() -> None:
    faint = "A friend told me about an app. It was £4."
    assert sum(spam.signs(f"{faint} {LETTER}").values()) > 0
    assert not is_held(f"{faint} {LETTER * 20}")


def test_one_phrase_said_a_hundred_times_counts_once() -> None:
    once, often = spam.signs("dm me. "), spam.signs("dm me. " * 100)
    assert once["reach"] == often["reach"]


def test_every_phrase_can_be_reached_by_its_first_word() -> None:
    assert len(spam.PHRASES) > 300
    assert all(word.isalpha() or word == "" for word in spam.PHRASES)
    assert all(spam.PHRASES.values())


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10_000,
        "?!" * 500,
        "lol " * 3000,
        "=-=-" * 100,
        "qwertzuiop" * 40,
        "x1/" * 400,
        "🔥" * 400,
        "I\nI\n" * 2000,
    ],
)
def test_what_is_no_words_at_all_is_held(text: str) -> None:
    assert [one.code for one in spam.shape(text)] == ["shape"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "🙂🙂🙂❤️",
        "❤️" * 30,
        "ha ha ha " * 60,
        "no " * 200,
        "I am sorry. " * 200,
        "aaaaaaah" + "h" * 80,
        "* * *\n" * 12,
        "milk\neggs\nbread\n" * 20,
        "1. the kite\n2. the knife\n3. your side of the wardrobe\n" * 10,
        "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente",
        "あなたが植えた木は今朝ひとつだけ花をつけました" * 60,
        "你走的那天下雨我在车站等到最后一班车" * 80,
        "ฉันยังเก็บจดหมายของคุณไว้ในลิ้นชักใต้หน้าต่าง" * 40,
        "តើអ្នកនៅឯណាឥឡូវនេះខ្ញុំនឹកអ្នករាល់ថ្ងៃ" * 40,
        LETTER * 8,
    ],
)
def test_what_people_write_has_a_shape(text: str) -> None:
    assert spam.shape(text) == []


@given(st.text(max_size=400))
def test_any_text_can_be_looked_at(text: str) -> None:
    assert all(value for value in spam.signs(text).values())
    assert {one.code for one in spam.shape(text)} <= {"shape"}
