"""Selling is heard by families of phrases; what grief says of money and doctors is not one."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening import lists, promotion

# For each family: two sentences that have it, and two of grief that come close and do not.
SAID = {
    "reach": (
        ("Whatsapp her on +44 7700 900 150.", "Kindly email Dr Amaru at amaru@post.example."),
        ("I still text your old number.", "You were last online on WhatsApp at six."),
    ),
    "details": (
        ("It was help@home.example, I think.", "Her line: 07700 900 123."),
        ("We met at 14 Mill Road in 1987.", "I was at the sea."),
    ),
    "ask": (
        ("Search for the official page.", "Just tell him Rosa sent you."),
        ("Tell him you love him.", "I looked for you at the market."),
    ),
    "invite": (
        ("Comment READY and I will send it.", "I can pass on her details if you like."),
        ("Ask your sister to sit with you.", "I will send you my love."),
    ),
    "introduced": (
        ("Then I came across Baba Keita.", "Until I met Mr Hollis, I had no hope."),
        ("My friend told me you had moved.", "I met your mother at the bus stop."),
    ),
    "saved": (
        ("What finally worked was the tea.", "She brought my husband back."),
        ("I went back for my coat.", "I wanted you to be happy."),
    ),
    "result": (
        ("He returned within three days.", "They approved it in 24 hours."),
        ("She died within three days.", "I have not slept for three days."),
    ),
    "testimony": (
        ("I am here to testify.", "I was skeptical, but it is real."),
        ("I never thought that you would go.", "I recommend crying."),
    ),
    "offer": (
        ("We offer readings and candles.", "I help widows find their feet."),
        ("You offered me your coat.", "I help my mother with the stairs."),
    ),
    "terms": (
        ("No collateral, no credit check.", "From just $12 a month."),
        ("There was no note.", "You owe me £40 and a bicycle."),
    ),
    "scarce": (
        ("Only three places left.", "Offer ends before midnight, hurry up."),
        ("There was only one cup left.", "We left before the snow."),
    ),
    "crowd": (
        ("Ladies, do not suffer in silence.", "Are you struggling with debt?"),
        ("Are you cold where you are?", "The ladies at church sent a card."),
    ),
    "plug": (
        ("Please subscribe to my channel.", "My new single is out now."),
        ("I watched your channel last night.", "I wrote a song about you once."),
    ),
    "act": (
        ("Apply now and start today.", "Click the link below."),
        ("I applied for the job in May.", "We joined the queue."),
    ),
    "recruit": (
        ("Hiring now, no experience needed.", "Earn £200 per day from home."),
        ("You lost your job in the spring.", "I work nights at the depot."),
    ),
    "fraud": (
        ("I seek your consent as next of kin.", "He deposited the sum of two million dollars."),
        ("The bank gave me back nothing.", "My late husband liked the sea."),
    ),
    "spirit": (
        ("She does love spells and binding.", "The man of God showed me your future."),
        ("I was under the stairs.", "We prayed for you on Sunday."),
    ),
    "brand": (
        ("It was SilverRest all along.", "We rang Harbour Recovery."),
        ("McDonald laughed.", "I rang you on WhatsApp."),
    ),
    "seller": (
        ("They deliver everything to you.", "She is still processing for people."),
        ("They buried you on a Monday.", "She is still my sister."),
    ),
    "brief": (
        ("It needs only two minutes.", "No mess, no smell, and you rest."),
        ("You were early.", "There was a smell of smoke."),
    ),
    "claims": (
        ("100% guaranteed and lab tested.", "Fast, discreet and licensed."),
        ("I was not sure of you.", "You were fast asleep."),
    ),
    "excuse": (
        ("Not an advert, I promise.", "He doesn't advertise."),
        ("I am not angry.", "It does not matter."),
    ),
    "chain": (
        ("Send this to nine other people.", "Copy it to everyone you know."),
        ("I sent you nine letters.", "Keep this to yourself."),
    ),
    "keywords": (
        ("cheap loans online cheap cars near me", "guest posts and backlinks"),
        ("The shop near me is cheap.", "I keep your posts."),
    ),
    "warning": (
        ("I was scammed as well.", "Don't send her any money."),
        ("Send her my love.", "I believe you."),
    ),
    "regret": (
        ("I laughed in the car.", "I am so ashamed."),
        ("I cried in the car.", "I was cold."),
    ),
    "thou": (
        ("You never said goodbye.", "I kept your coat."),
        ("He never said goodbye.", "I kept the coat."),
    ),
}


def heard(text: str) -> set[str]:
    """The families that a text has, whatever they add up to."""
    places = {place for words in promotion.plain(text) for place in promotion.said(words)[0]}
    return {promotion.PHRASES[place].family for place in places}


def cases(which: int) -> list[tuple[str, str]]:
    return [(family, text) for family, both in SAID.items() for text in both[which]]


@pytest.mark.parametrize(("family", "text"), cases(0))
def test_a_family_is_heard(family: str, text: str) -> None:
    assert family in heard(text)


@pytest.mark.parametrize(("family", "text"), cases(1))
def test_what_only_comes_close_is_not(family: str, text: str) -> None:
    assert family not in heard(text)


def test_every_family_is_listened_for_here() -> None:
    assert set(SAID) == set(promotion.WEIGHTS) == {one.family for one in promotion.PHRASES}


def test_no_family_holds_a_text_with_one_phrase_but_pass_it_on() -> None:
    strong = {family for family, weight in promotion.WEIGHTS.items() if weight >= 2}
    assert strong == {"chain"}


def test_hints_that_letters_also_give_are_nothing_by_themselves() -> None:
    assert promotion.signs("What finally helped was the dog. Within a week I slept.") == {}


def test_words_of_one_trade_weigh_more_than_of_several() -> None:
    one = promotion.signs("A loan, a lender, collateral.")
    several = promotion.signs("A loan, a casino, a passport.")
    assert one["trade"] > several["trade"] > 0


def test_the_words_of_a_trade_are_never_enough() -> None:
    every = promotion.signs(", ".join(promotion.TRADES))
    assert every["trade"] == promotion.MOST_OF_TRADES < 2.1


def test_more_phrases_of_a_family_add_less_and_less() -> None:
    one = promotion.signs("No collateral.")["terms"]
    two = promotion.signs("No collateral. From just £5.")["terms"]
    many = promotion.signs(
        "No collateral. Pay after results. From just £5. First week free. 20% off. Free trial."
    )["terms"]
    assert one < two < 2 * one
    assert many <= 2 * one


def test_one_phrase_said_a_hundred_times_counts_once() -> None:
    assert promotion.signs("dm me. " * 100) == promotion.signs("dm me. ")


def test_quoted_adverts_are_somebody_elses() -> None:
    assert "act" in heard("Apply now, he read out.")
    assert heard('"Apply now, no credit check," he read out.') == set()


def test_who_warns_is_believed_unless_he_asks_for_something() -> None:
    assert promotion.signs("Those loan people are scammers.")["warning"] < 0
    assert "warning" not in promotion.signs("The others are scammers. DM me for a loan.")


def test_signs_far_apart_do_not_add_up() -> None:
    between = "I fed the cat and sat by the window. " * promotion.NEAR
    near = promotion.signs("No collateral. Please subscribe to my channel.")
    far = promotion.signs(f"No collateral. {between} Please subscribe to my channel.")
    assert {"terms", "plug"} <= set(near)
    assert sum(far.values()) < sum(near.values())


def test_a_text_that_tells_nothing_is_a_sign_beside_words_of_a_trade() -> None:
    advert = "Handmade jewellery and engraved pendants for any home, sent to all towns here."
    assert "untold" in promotion.signs(advert)
    assert "untold" not in promotion.signs(f"{advert} I kept mine.")


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("it cost $1,200 then", "£"),
        ("rs 500 only", "£"),
        ("at 12.5% now", "%"),
        ("on +1 (202) 555-0143 today", "#"),
        ("to a.b@c.example now", "@"),
        ("see tea-house.example now", "@"),
        ("for 14 days", "0"),
        ("by SleepWell now", "brand"),
        ("by Dr. Amaru Keita now", "&"),
    ],
)
def test_amounts_numbers_and_names_are_read_as_signs(text: str, sign: str) -> None:
    assert sign in promotion.plain(text)[0]


def test_short_forms_are_written_out() -> None:
    assert promotion.plain("I'm sure we'll go, don't you?") == [
        ["i", "am", "sure", "we", "will", "go", ",", "do", "not", "you", "?"]
    ]


@given(st.text(max_size=400))
def test_any_text_can_be_read(text: str) -> None:
    assert all(value for value in promotion.signs(text).values())


def near_misses() -> list[str]:
    """For each phrase, its words over and over without the last."""
    rows = []
    for line in lists.lines("promotion"):
        if " = " in line or line.startswith("["):
            continue
        words = ["zz" if part in ("..", "~") else part.split("|")[0] for part in line.split()]
        rows.append(" ".join(word.strip("@?_") or "?" for word in words[:-1]) + " ")
    return rows


def test_near_misses_of_every_phrase_take_no_time() -> None:
    for unit in near_misses():
        assert took((unit * 40_000)[:20_000], tries=1) < 1, unit


def test_all_words_at_once_take_no_time() -> None:
    every = " ".join(sorted(promotion.BY_WORD)) + " "
    long = (every * 20)[:40_000]
    assert took(long) < 4 * took(long[:20_000]) + 0.05


def took(text: str, tries: int = 3) -> float:
    times = []
    for _ in range(tries):
        start = time.process_time()
        promotion.signs(text)
        times.append(time.process_time() - start)
    return min(times)
