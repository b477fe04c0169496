"""Signs that a text sells something, or is no text at all. Pure.

A sign holds a text, it never loses one; and only signs that add up do. What selling sounds
like stands in data/promotion.txt, in families: where the seller is to be found, what it
costs, wonders with a date on them. One sign is everyday speech; advertising brings several.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from screening.findings import Facts, Finding
from screening.folding import fold

HONEYPOT_FIELD = "website"  # hidden from people by CSS; robots fill in everything

HELD_FROM = 2.5  # two signs of selling of different kinds, or several of a fraud
FOR_LENGTH = 5000  # characters of a letter that raise this by one: a long one says everything
A_LINK = 0.5  # each; an address is held by its own screen, so here it only adds
MOST_LINKS = 1.5
AT_ONCE = 3  # seconds from preview to post: nobody reads a preview so fast, but some trust it
POSTED_AT_ONCE = 0.75
MANY_TODAY = 10  # texts of one hand in a day; more than anybody in distress has been seen to write
FROM_A_BUSY_HAND = 0.75
WORKED = -0.5  # the browser did its work: a robot costs more, but a seller's browser does it too

A_TRADE_WORD = 0.4
MOST_TRADE_WORDS = 1.6
LETTER_PER_TRADE_WORD = 500  # characters in which one such word says nothing
MOST_OF_GOODS = 2.0  # trade words and terms together, never enough: who lost a shop names both
# Who warns of a fraud does not ask for anything; one that does warns of its rivals.
ASKING = frozenset(("reach", "pointer", "bid"))
MOST_NUMBERS = 200  # looked at: a page of numbers is slow to read, and no advert
BRAND = 1.0  # a name such as QuickHeal, or one ending in Solutions
COUPON = 2.0  # "code WIDOW15"
SPACED_OUT = 1.5  # W h a t s a p p
LETTERS_AS_DIGITS = 1.0  # v1gra
NUMBER_IN_WORDS = 2.0  # zero seven seven ...
KEYWORDS = 3.0  # a farm of search words: no sentence in it


def honeypot(value: str) -> bool:
    """Whether the field nobody sees was filled in."""
    return bool(value.strip())


@dataclass(frozen=True)
class Phrase:
    """One way of selling: its family, what it adds, and the most the family may add."""

    family: str
    weight: float
    most: float
    opens: bool  # only where a sentence begins
    pattern: re.Pattern[str]


_NUMBER_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    "|hundred|hundreds|thousand|thousands|million|few|several|couple"
)
_COINS = "dollars?|euros?|pounds?|quid|bucks|usd|usdt|eur|gbp|rupees|naira|rs|inr|rand|cents|p"
_DIGITS = r"\d[\d.,]{0,12}"
_BLANK = r"\W{1,4}"
_NUMBER = rf"(?:{_DIGITS}|(?:{_NUMBER_WORDS}))"
_MONEY = rf"(?:[$£€₹₦]\s?{_DIGITS}[km]?|(?:rs|inr){_BLANK}{_DIGITS}|{_NUMBER}{_BLANK}(?:{_COINS}))"
_MACROS = (
    ("~%", rf"{_NUMBER}\s?(?:%|per\W?cent)"),
    ("£", _MONEY),
    ("~", _NUMBER),
    (".. ", r"(?:\w{1,20}\W{1,4}){0,4}"),
    ("%% ", r"(?:\w{1,20}\W{1,4}){0,9}"),
    (" ", f"(?:{_BLANK})"),
    ("*", r"\w{0,12}"),
)


def _listed(name: str) -> list[str]:
    lines = (Path(__file__).parent / "data" / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not re.match("# |#$", line)]


def _by_first_word() -> dict[str, list[Phrase]]:
    """The lines of data/promotion.txt under the words they can begin with."""
    family, weight, most = "", 0.0, 0.0
    index = defaultdict(list)
    for line in _listed("promotion.txt"):
        if line[0] == "[":
            family, first, second = line.strip("[]").split()
            weight, most = float(first), float(second)
            continue
        opens, words = line[0] == "^", line.removeprefix("^")
        pattern = re.compile(rf"{_spelt_out(words)}(?!\w)", re.IGNORECASE)
        for word in _first_words(words):
            index[word].append(Phrase(family, weight, most, opens, pattern))
    return dict(index)


def _spelt_out(line: str) -> str:
    for macro, meaning in _MACROS:
        line = line.replace(macro, meaning)
    return line


def _first_words(line: str) -> set[str]:
    """The words a line can begin with; "" for a number or money."""
    head = line[1 : line.index(")")] if line[0] == "(" else line
    return {re.match("[a-z]*", one)[0] for one in head.split("|")}  # type: ignore[index]


# Looked up by the word a text has reached: one pass, however many phrases there are.
PHRASES = _by_first_word()
TOKEN = re.compile(r"[$£€₹₦]?\w+")
COUNTED = re.compile(rf"[$£€₹₦\d]|(?:{_NUMBER_WORDS})$", re.IGNORECASE)
OPENING = re.compile(r"^|[.!?…;\n]\s{0,2}$")
ENDINGS = ("s", "es", "ed", "d", "ing", "er", "ers", "e", "ies", "y", "al")
QUOTED = re.compile(r"\"[^\"\n]{1,300}\"|“[^”\n]{1,300}”")
LETTERS_APART = re.compile(r"(?<!\w)[^\W\d](?: [^\W\d]){4,30}(?!\w)")
LEET = re.compile(
    r"(?<!\w)[a-z]{0,12}[a-z][013457][a-z]{2,12}(?!\w)|(?<!\w)[nvcs][013457][a-z]{3,12}(?!\w)",
    re.IGNORECASE,
)
AS_LETTERS = str.maketrans("013457", "oieast")
SPOKEN_NUMBER = re.compile(
    r"\b(?:(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|triple)\W{1,3}){7}",
    re.IGNORECASE,
)
COUPON_CODE = re.compile(
    r"\b(?:[Cc]ode|CODE|[Cc]oupon|[Vv]oucher)\W{1,3}(?:is\s)?[A-Z]{3,12}\d{0,3}\b"
)
CAMEL = re.compile(r"\b(?!Mc|Mac|De|La|Le|Van|Fitz|Di|Da|Du|O)[A-Z][a-z]{2,12}[A-Z][a-z]{2,12}\b")
_EVERYBODYS = frozenset(
    ("WhatsApp", "YouTube", "FaceTime", "TikTok", "SnapChat", "PayPal", "FaceBook", "PlayStation")
)
TRADE = re.compile(
    r"\b[A-Z]\w{2,15}(?:\s(?:&\s|and\s)?[A-Z]\w{1,15}){0,2}\s"
    rf"(?:{'|'.join(_listed('trade_names.txt'))})s?\b"
)
# Each form of a word of the trade, and the word.
TRADE_WORDS = {
    stem + ending: stem for stem in _listed("trade_words.txt") for ending in ("", *ENDINGS)
}


def find(facts: Facts, links: int) -> list[Finding]:
    """What says that a text sells something: one finding for the sum, one for the hidden field.

    `links` is how many addresses the text has.
    """
    found = [Finding("honeypot")] if honeypot(facts.honeypot) else []
    weight = sum(signs(f"{facts.title}\n{facts.text}").values()) + _of_the_form(facts)
    weight += min(MOST_LINKS, links * A_LINK)
    return [*found, Finding("spam", weight=weight)] if weight >= _held_from(facts.text) else found


def _held_from(text: str) -> float:
    return HELD_FROM + len(text) / FOR_LENGTH


def signs(text: str) -> dict[str, float]:
    """What each family of signs adds, by its name."""
    folded = fold(text).text
    found = {name: weight for name, weight in _disguises(folded) if weight}
    trade: set[str] = set()
    heard: set[Phrase] = set()
    plain = _undisguised(QUOTED.sub(" … ", folded))
    numbers = 0
    for token in TOKEN.finditer(plain):
        word = token[0].lower()
        if COUNTED.match(word):
            numbers += 1
            word = "" if numbers <= MOST_NUMBERS else word
        if word in TRADE_WORDS:
            trade.add(TRADE_WORDS[word])
        phrase = _said(plain, token.start(), PHRASES.get(word, ()))
        if phrase and phrase not in heard:
            heard.add(phrase)
            total = found.get(phrase.family, 0.0) + phrase.weight
            found[phrase.family] = min(total, phrase.most, key=abs)
    if found.keys() & ASKING:
        found.pop("warning", None)
    expected = len(plain) / LETTER_PER_TRADE_WORD
    goods = min(MOST_TRADE_WORDS, A_TRADE_WORD * max(0.0, len(trade) - expected))
    if goods:
        found["terms"] = min(MOST_OF_GOODS, found.get("terms", 0.0) + goods)
    return found


def _said(text: str, start: int, phrases: Iterable[Phrase]) -> Phrase | None:
    """The strongest phrase that stands at one place: only one is to count there."""
    said = [phrase for phrase in phrases if phrase.pattern.match(text, start)]
    if not said:
        return None
    opens = OPENING.search(text, max(0, start - 3), start)
    fitting = (phrase for phrase in said if opens or not phrase.opens)
    return max(fitting, key=lambda phrase: phrase.weight, default=None)


def _of_the_form(facts: Facts) -> float:
    """What the form adds, whatever the words: never enough alone."""
    at_once = facts.form_age is not None and facts.form_age < AT_ONCE
    busy = facts.others_today >= MANY_TODAY
    return POSTED_AT_ONCE * at_once + FROM_A_BUSY_HAND * busy + WORKED * facts.worked


def _undisguised(text: str) -> str:
    text = LETTERS_APART.sub(lambda match: match[0].replace(" ", ""), text)
    return LEET.sub(lambda match: match[0].translate(AS_LETTERS), text)


def _disguises(text: str) -> Iterator[tuple[str, float]]:
    names = set(CAMEL.findall(text)) - _EVERYBODYS
    yield "brand", BRAND * bool(names or TRADE.search(text))
    yield "coupon", COUPON * bool(COUPON_CODE.search(text))
    yield "spaced", SPACED_OUT * bool(LETTERS_APART.search(text))
    yield "leet", LETTERS_AS_DIGITS * bool(LEET.search(text))
    yield "number", NUMBER_IN_WORDS * bool(SPOKEN_NUMBER.search(text))
    yield "keywords", KEYWORDS * _is_keywords(text)


_GLUE = frozenset(
    ("i", "you", "a", "the", "and", "to", "of", "is", "was", "my", "it", "that", "in", "me", "we")
)
FEWEST_KEYWORDS = 16  # a list of groceries is shorter, or has more lines


def _is_keywords(text: str) -> bool:
    """Many words on one line and hardly one that holds a sentence together."""
    words = [word.lower() for word in TOKEN.findall(text)]
    if len(words) < FEWEST_KEYWORDS or not text.isascii() or text.count("\n") > len(words) / 8:
        return False
    glue = sum(word in _GLUE for word in words)
    stops = sum(char in ",;:.!?" for char in text)
    return glue <= len(words) / 20 and stops <= len(words) / 10


A_LONG_RUN = 200  # the same character so often in a row, or letters without a break
A_LONG_TANGLE = 1000  # characters without any blank, in a script that has blanks
FEWEST_TO_JUDGE = 120  # printed characters; less may be all emoji, or a row of stars
LEAST_LETTERS = 0.25  # of what is printed; a poem in emoji has its lines of words
MOST_OF_ONE = 0.6  # of the characters; "ha ha ha" has a half each
MANY_WORDS = 1000  # "I am sorry" three hundred times may be meant
FEWEST_OTHERS = 0.01  # different words for each word, when there are so many
LETTER_RUN = re.compile(rf"[^\W\d_]{{{A_LONG_RUN}}}")
TANGLE = re.compile(rf"\S{{{A_LONG_TANGLE}}}")
SAME_RUN = re.compile(rf"(\S)\1{{{A_LONG_RUN - 1}}}")
# Thai, Lao, Tibetan, Burmese, Khmer, kana, Han: written without blanks.
WITHOUT_BLANKS = re.compile(
    "[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff]"
)


def shape(text: str) -> list[Finding]:
    """One finding when a text is no words at all: one character on and on, signs, a wall."""
    printed = "".join(text.split())
    counts = Counter(printed)
    odd = (
        bool(SAME_RUN.search(text))
        or _is_one_thing(text, counts, len(printed))
        or _is_signs(counts, len(printed))
        or _is_wall(text)
    )
    return [Finding("shape")] if odd else []


def _is_one_thing(text: str, counts: Counter[str], printed: int) -> bool:
    if printed >= A_LONG_RUN and counts.most_common(1)[0][1] > MOST_OF_ONE * printed:
        return True
    words = text.lower().split()
    return len(words) >= MANY_WORDS and len(set(words)) <= FEWEST_OTHERS * len(words)


def _is_signs(counts: Counter[str], printed: int) -> bool:
    """Letters and the marks on them are what words are made of, in every script."""
    if printed < FEWEST_TO_JUDGE:
        return False
    letters = sum(n for char, n in counts.items() if unicodedata.category(char)[0] in "LM")
    return letters < LEAST_LETTERS * printed


def _is_wall(text: str) -> bool:
    for pattern in (LETTER_RUN, TANGLE):
        for run in pattern.finditer(text):
            blankless = sum(1 for _ in WITHOUT_BLANKS.finditer(run[0]))
            if blankless < len(run[0]) / 4:
                return True
    return False
