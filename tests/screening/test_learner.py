"""It learns what volunteers called spam, keeps no words, and is silent until it knows enough."""

import json
import subprocess
import sys
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening import learner

DATA = Path(__file__).parents[1] / "data" / "screening"
SITE = Path(__file__).parents[2] / "site"
Example = tuple[str, bool]


def seen(name: str) -> list[Example]:
    """Spam is spam; of the other screens' examples nothing is."""
    lines = (DATA / f"{name}.seen.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return [(row["text"], name == "spam" and row["expect"]) for row in rows]


def a_campaign() -> list[Example]:
    """Forty mails of one seller who changes the middle, and forty letters."""
    things = "lamp boat wall tree coat door spoon cup bell stone".split()  # noqa: SIM905
    verbs = ("mended", "painted", "lost", "carried")
    pairs = [(verb, thing) for verb in verbs for thing in things]
    offers = [
        f"Golden Harvest pays double on every {thing} you {verb}, join Golden Harvest with Mr Lum"
        for verb, thing in pairs
    ]
    letters = [
        f"You {verb} the {thing} the winter before you left and I have not moved it since"
        for verb, thing in pairs
    ]
    return [(text, True) for text in offers] + [(text, False) for text in letters]


def test_it_knows_a_seller_again_in_words_it_has_not_seen() -> None:
    weights = learner.train(a_campaign())
    again = "My rent was due. Mr Lum of Golden Harvest pays double, join and bring a friend"
    [finding] = learner.find(again, weights)
    assert finding.code == "learned"
    assert learner.HELD_FROM <= finding.weight <= 1


def test_it_leaves_a_letter_about_the_same_things_alone() -> None:
    weights = learner.train(a_campaign())
    assert learner.find("I painted the boat. You would have hated the colour.", weights) == []
    assert learner.find("The harvest was golden and you were not there to see it.", weights) == []
    assert learner.find("", weights) == []


def test_it_measures_itself_on_what_it_has_not_learned_from() -> None:
    measured = learner.measure(a_campaign())
    assert measured is not None
    assert measured.held_back + measured.trained == 80
    assert 5 <= measured.held_back <= 30
    assert measured.precision >= 0.9
    assert measured.recall >= 0.8
    with pytest.raises(FrozenInstanceError):
        measured.precision = 1.0  # type: ignore[misc]


def test_with_labels_dealt_at_random_it_measures_no_skill() -> None:
    dealt = [(text, place % 2 == 0) for place, (text, _) in enumerate(seen("language"))]
    measured = learner.measure(dealt)
    assert measured is not None
    assert measured.recall <= 0.5


def test_the_order_of_the_examples_does_not_matter() -> None:
    examples = seen("spam")
    assert learner.measure(examples) == learner.measure(examples[::-1])
    assert learner.train(examples) == learner.train(examples[::-1])


def test_from_the_spam_examples_it_learns_a_little_and_stays_careful() -> None:
    """Forty sellers of forty kinds are few: what it learns is small, but it is something."""
    examples = seen("spam")
    sold, fair = [], []
    for part in range(5):
        weights = learner.train([one for place, one in enumerate(examples) if place % 5 != part])
        for text, is_spam in examples[part::5]:
            (sold if is_spam else fair).append(learner.score(learner.features(text), weights))
    ranked = sum((one > other) + 0.5 * (one == other) for one in sold for other in fair)
    assert ranked / (len(sold) * len(fair)) > 0.65  # chance is 0.5
    assert sum(score >= learner.HELD_FROM for score in fair) <= 2


def test_the_letters_of_the_other_screens_are_not_held() -> None:
    weights = learner.train(seen("spam"))
    others = [one for name in ("crisis", "personal", "guess", "language") for one in seen(name)]
    held = [text for text, _ in others if learner.find(text, weights)]
    assert len(held) <= 0.02 * len(others)


@pytest.mark.parametrize(("spam", "fair"), [(0, 0), (19, 40), (40, 19), (0, 40)])
def test_of_too_few_examples_nothing_is_learned(spam: int, fair: int) -> None:
    campaign = a_campaign()
    few = campaign[:spam] + campaign[40 : 40 + fair]
    assert learner.train(few) == {}
    assert learner.measure(few) is None


def test_nothing_learned_means_nothing_said() -> None:
    assert learner.find("Golden Harvest pays double", {}) == []
    assert learner.score(learner.features("Golden Harvest pays double"), {}) == 0.0


def test_a_word_seen_in_one_text_only_is_chance() -> None:
    examples = [*a_campaign(), ("zweisamkeit", True)]
    [bucket] = learner.features("zweisamkeit")
    assert bucket not in learner.train(examples)
    assert bucket in learner.train([*examples, ("zweisamkeit again", True)])


def test_the_prior_says_how_common_spam_was() -> None:
    campaign = a_campaign()
    assert learner.train(campaign)[learner.PRIOR] == pytest.approx(0)
    assert learner.train(campaign[15:])[learner.PRIOR] < 0


def test_disguised_words_are_the_same_words() -> None:
    plain = learner.features("Golden Harvest pays")
    assert learner.features("GOLDEN, harvest… pays!") == plain
    assert learner.features("G\u043elden Harv\u0435st p\u200bays") == plain  # Cyrillic o and e


def test_pairs_of_neighbours_count_too() -> None:
    assert learner.features("no loan") != learner.features("loan no")


def test_features_are_the_same_in_every_process() -> None:
    code = "from screening import learner; print(sorted(learner.features('join Golden Harvest')))"
    out = subprocess.run(
        [sys.executable, "-c", code], cwd=SITE, capture_output=True, text=True, check=True
    )
    assert out.stdout.strip() == str(sorted(learner.features("join Golden Harvest")))


@given(st.text(max_size=500))
def test_features_are_buckets_and_a_score_is_a_share(text: str) -> None:
    found = learner.features(text)
    assert all(0 <= bucket < learner.BUCKETS for bucket in found)
    assert 0 <= learner.score(found, dict.fromkeys(found, 50.0) | {learner.PRIOR: -1.0}) <= 1


def test_a_long_text_has_no_more_features_than_its_share() -> None:
    words = " ".join(f"w{n}" for n in range(20_000))
    assert len(learner.features(words)) <= 2 * learner.MOST_WORDS
