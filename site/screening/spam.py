"""Signs that a text sells something, added up. Pure.

A sign holds a text, it never loses one; and only signs that add up do. One sign is everyday
speech; advertising brings several. What the form says is never enough alone.
"""

import re

from screening import promotion
from screening.findings import Facts, Finding
from screening.folding import fold

HONEYPOT_FIELD = "website"  # hidden from people by CSS; robots fill in everything

HELD_FROM = 2.1  # two plain signs and the words of a trade, or three signs
A_LINK = 0.5  # each; an address is held by its own screen, so here it only adds
MOST_LINKS = 1.5
AT_ONCE = 3  # seconds from preview to post: nobody reads a preview so fast, but some trust it
POSTED_AT_ONCE = 0.3
MANY_TODAY = 10  # texts of one hand in a day; more than anybody in distress has been seen to write
FROM_A_BUSY_HAND = 0.5
WORKED = -0.25  # the browser did its work: a robot costs more, but a seller's browser does it too

COUPON = 1.5  # "code WIDOW15"
SPACED_OUT = 1.5  # W h a t s a p p
LETTERS_AS_DIGITS = 1.0  # v1gra
NUMBER_IN_WORDS = 2.0  # zero seven seven ...
KEYWORDS = 2.5  # a farm of search words: no sentence in it
FEWEST_KEYWORDS = 16  # a list of groceries is shorter, or has more lines

COUPON_CODE = re.compile(r"\b(?i:code|coupon|voucher)\W{1,3}(?:is\s)?[A-Z]{3,12}\d{0,3}\b")
LETTERS_APART = re.compile(r"(?<!\w)[^\W\d](?: [^\W\d]){4,30}(?!\w)")
A_FEW_APART = re.compile(r"(?: [^\W\d]){4}(?!\w)")  # the same, quicker to say no
LEET = re.compile(r"(?<!\w)(?:[a-zA-Z]{1,12}|[nvcsNVCS])[013457][a-zA-Z]{3,12}(?!\w)")
AS_LETTERS = str.maketrans("013457", "oieast")
A_DIGIT = re.compile(r"\d")
DIGIT = "zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|triple"
SPOKEN = re.compile(rf"(?:[ -](?:{DIGIT}),?){{7}}", re.IGNORECASE)
GLUE = frozenset(("i", "you", "a", "the", "and", "to", "of", "is", "was", "my", "it", "that", "in"))
TYPED = (("’", "'"), ("“", '"'), ("”", '"'), ("…", ". "), ("–", " - "), ("—", " - "))


def honeypot(value: str) -> bool:
    """Whether the field nobody sees was filled in."""
    return bool(value.strip())


def find(facts: Facts, links: int) -> list[Finding]:
    """What says that a text sells something: one finding for the sum, one for the hidden field.

    `links` is how many addresses the text has.
    """
    found = [Finding("honeypot")] if honeypot(facts.honeypot) else []
    said = sum(signs(facts.text).values())
    weight = said + min(MOST_LINKS, links * A_LINK) + _of_the_form(facts)
    return [*found, Finding("spam", weight=weight)] if said and weight >= HELD_FROM else found


def signs(text: str) -> dict[str, float]:
    """What each kind of sign in the words adds, by its name."""
    for mark, plain in TYPED:
        text = text.replace(mark, plain)
    folded = fold(text).text
    disguises = _disguises(folded)
    if "spaced" in disguises:
        folded = LETTERS_APART.sub(lambda found: found[0].replace(" ", ""), folded)
    if "leet" in disguises:
        folded = LEET.sub(lambda found: found[0].translate(AS_LETTERS), folded)
    return promotion.signs(folded) | disguises


def _of_the_form(facts: Facts) -> float:
    at_once = facts.form_age is not None and facts.form_age < AT_ONCE
    busy = facts.others_today >= MANY_TODAY
    return POSTED_AT_ONCE * at_once + FROM_A_BUSY_HAND * busy + WORKED * facts.worked


def _disguises(text: str) -> dict[str, float]:
    there = {
        "coupon": COUPON * bool(COUPON_CODE.search(text)),
        "spaced": SPACED_OUT * bool(A_FEW_APART.search(text)),
        "leet": LETTERS_AS_DIGITS * bool(A_DIGIT.search(text) and LEET.search(text)),
        "number": NUMBER_IN_WORDS * bool(SPOKEN.search(text)),
        "pile": KEYWORDS * _is_keywords(text),
    }
    return {name: weight for name, weight in there.items() if weight}


def _is_keywords(text: str) -> bool:
    """Many words on one line and hardly one that holds a sentence together."""
    words = text.lower().split()
    stops = sum(map(text.count, ",;:.!?\n"))
    if len(words) < FEWEST_KEYWORDS or not text.isascii() or stops > len(words) / 10:
        return False
    return sum(word in GLUE for word in words) <= len(words) / 20
