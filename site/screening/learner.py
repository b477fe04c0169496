"""What volunteers called spam before: a small naive Bayes over words and pairs of words. Pure.

It keeps no words, only numbers for buckets that many words share, so nobody reads a letter
back out of its weights. It is cautious, and holds its tongue until it has seen enough.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log
from zlib import crc32

from screening.findings import Finding
from screening.folding import fold

BUCKETS = 1 << 16
PRIOR = -1  # the bucket that stands for "nothing known of the words"
MOST_WORDS = 2000  # of one text; a longer one has long said what it is
ENOUGH = 20  # examples of either kind, or nothing is learned
SEEN = 2  # texts a bucket must have been in: once is chance
DOUBT = 2.0  # times a bucket is thought to have been seen unseen: one text alone proves little
TELLING = 60  # strongest features of a text that count, so that a long one is no surer
TOLD_TWICE = 0.5  # a pair says again what its two words have said
HELD_FROM = 0.95  # words are not independent, so naive Bayes is surer than it should be
PARTS = 5  # measure() keeps one of these back

_WORD = re.compile(r"[\u0e01-\u0e7f\u3041-\u30ff\u3400-\u9fff]|[^\W_]{1,40}")


@dataclass(frozen=True)
class Measured:
    """How well it would have done on examples it had not learned from.

    `precision` is 0 when it would have held nothing.
    """

    precision: float
    recall: float
    held_back: int
    trained: int


def features(text: str) -> frozenset[int]:
    """The buckets of a text's words and pairs of neighbours, the same in every process."""
    words = _WORD.findall(fold(text[: MOST_WORDS * 40]).text.lower())[:MOST_WORDS]
    pairs = (f"{one} {other}" for one, other in pairwise(words))
    return frozenset(crc32(part.encode()) % BUCKETS for part in (*words, *pairs))


def train(examples: Iterable[tuple[str, bool]]) -> dict[int, float]:
    """Log-odds of spam for each bucket, from (text, was it spam); {} of too few examples."""
    seen: tuple[Counter[int], Counter[int]] = (Counter(), Counter())
    texts = [0, 0]
    for text, is_spam in examples:
        texts[is_spam] += 1
        seen[is_spam].update(features(text))
    fair, spam = texts
    if min(texts) < ENOUGH:
        return {}
    weights = {PRIOR: log(spam / fair)}
    # Shares of all that was seen in a kind, not of its texts: spam is longer than a reply.
    of_fair, of_spam = seen[False].total(), seen[True].total()
    doubt = DOUBT / (of_fair + of_spam)
    for bucket in seen[False].keys() | seen[True].keys():
        if seen[False][bucket] + seen[True][bucket] >= SEEN:
            in_spam = seen[True][bucket] / of_spam + doubt
            weights[bucket] = log(in_spam / (seen[False][bucket] / of_fair + doubt))
    return weights


def score(features: Iterable[int], weights: Mapping[int, float]) -> float:
    """How likely a text with these features is spam, 0 to 1; 0.0 where nothing was learned."""
    if not weights:
        return 0.0
    told = sorted((weights.get(one, 0.0) for one in features), key=abs, reverse=True)
    odds = weights.get(PRIOR, 0.0) + sum(told[:TELLING]) * TOLD_TWICE
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))


def find(text: str, weights: Mapping[int, float]) -> list[Finding]:
    """One finding, weighted with the score, when a text is very like what was spam before."""
    if not weights:
        return []
    likely = score(features(text), weights)
    return [Finding("learned", weight=likely)] if likely >= HELD_FROM else []


def measure(examples: Iterable[tuple[str, bool]]) -> Measured | None:
    """Train on four fifths and try the fifth kept back; None of too few examples.

    A text's hash decides where it goes, so the order of the examples does not matter and the
    same text is never on both sides.
    """
    learned_from: list[tuple[str, bool]] = []
    kept: list[tuple[str, bool]] = []
    for text, is_spam in examples:
        part = kept if crc32(text.encode()) % PARTS == 0 else learned_from
        part.append((text, is_spam))
    weights = train(learned_from)
    if not weights or not kept:
        return None
    said = Counter((bool(find(text, weights)), is_spam) for text, is_spam in kept)
    right, wrong, missed = said[True, True], said[True, False], said[False, True]
    return Measured(
        precision=right / max(1, right + wrong),
        recall=right / max(1, right + missed),
        held_back=len(kept),
        trained=len(learned_from),
    )
