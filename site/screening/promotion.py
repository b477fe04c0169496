"""What selling sounds like: families of phrases, built from small classes of words. Pure.

A text is read sentence by sentence in a plainer form (amounts, numbers and addresses as signs,
short forms written out). data/trade_words.txt has the words of the trades, data/promotion.txt
the classes and the families. A phrase is only tried where all words it needs are there.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from screening import lists

LONGEST = 60  # words read as one sentence; who types no full stops is read in pieces
NEAR = 12  # sentences; what adds up has to stand together, however long the letter is
FURTHER = 0.5  # of its weight for each of two more phrases of a family
A_WORD = 0.35  # of a trade
OF_ONE_TRADE = 0.2  # more, for each further word of the same trade
MOST_OF_TRADES = 2.0  # never enough alone: who lost a shop names what it sold
UNTOLD = 0.5  # nobody speaks of himself or of what was: letters do, adverts need not
FEWEST_UNTOLD = 10  # words; less tells nothing anyway
TRADE = "trade"  # the sign that the words of the trades make
# Who warns, doubts or speaks to somebody absent is believed, unless he asks for something.
SINCERE = frozenset(("warning", "regret", "thou"))
ASKING = frozenset(("reach", "invite", "plug", "act", "chain"))
# Hints of all these together are still no advert: they are how time and money are spoken of.
_SOFT = frozenset(("brief", "crowd", "introduced", "result", "saved", "scarce", "seller"))


Said = tuple[set[int], set[str]]


class Phrase(NamedTuple):
    """One way of saying a family's thing, and words it needs beside the one it is found by."""

    family: str
    pattern: re.Pattern[str]
    needs: tuple[frozenset[str], ...]


# How the families are written, and what that means as a pattern.


def _classes() -> dict[str, list[str]]:
    classes: dict[str, list[str]] = {}
    for line in lists.lines("promotion"):
        name, equals, words = line.partition(" = ")
        if equals:
            classes[name] = _choices(words.replace(" ", "|"), classes)
    return classes


def _choices(part: str, classes: dict[str, list[str]]) -> list[str]:
    choices: list[str] = []
    for word in part.split("|"):
        choices += classes[word[1:]] if word[0] == "@" and len(word) > 1 else [word]
    return choices


CLASSES = _classes()
_GAPS = {"..": r"(?:[^ ,]{1,40} ){0,4}?", "~": r"(?:[^ ]{1,40} ){0,8}?"}
# How many sentences have a word, for one that has a rarer one.
_OFTEN = dict.fromkeys(CLASSES["usual"], 30) | dict.fromkeys(CLASSES["common"], 300)


def _may_miss(part: str) -> bool:
    return len(part) > 1 and part.endswith("?")


def _spelt(part: str) -> str:
    if part in _GAPS:
        return _GAPS[part]
    missing = _may_miss(part)
    words = _choices(part[:-1] if missing else part, CLASSES)
    group = "|".join(re.escape(word).replace("_", " ") for word in words)
    return f"(?:(?:{group}) ){'?' if missing else ''}"


def _needed(line: str) -> list[frozenset[str]]:
    """The words of which a sentence must have one each, the rarest first."""
    parts = (part for part in line.split() if part not in _GAPS and not _may_miss(part))
    sets = (frozenset(word.split("_")[0] for word in _choices(part, CLASSES)) for part in parts)
    return sorted(sets, key=lambda words: sum(_OFTEN.get(word, 1) for word in words))


def _weights() -> dict[str, float]:
    heads = (line.strip("[]").split() for line in lists.lines("promotion") if line.startswith("["))
    return {family: float(weight) for family, weight in heads}


def _phrases() -> Iterator[tuple[frozenset[str], Phrase]]:
    """Each phrase, and the words it is found by."""
    family = ""
    for line in lists.lines("promotion"):
        if line.startswith("["):
            family = line.strip("[]").split()[0]
        elif " = " not in line:
            rarest, *others = _needed(line)
            pattern = re.compile(" " + "".join(map(_spelt, line.split())))
            yield rarest, Phrase(family, pattern, tuple(others))


def _places() -> dict[str, list[int]]:
    by_word: dict[str, list[int]] = defaultdict(list)
    for place, (rarest, _) in enumerate(_phrases()):
        for word in rarest:
            by_word[word].append(place)
    return dict(by_word)


WEIGHTS = _weights()
PHRASES = tuple(phrase for _, phrase in _phrases())
BY_WORD = _places()  # where in PHRASES those stand that a word may begin to say
TRADES = {
    word: trade
    for trade, _, words in (line.partition(": ") for line in lists.lines("trade_words"))
    for word in words.split()
}
_KNOWN = frozenset(BY_WORD) | frozenset(TRADES)
_TELLING = frozenset(CLASSES["telling"])
_TITLES = frozenset(CLASSES["title"])


# How a text is read.

_QUOTED = re.compile(r"\"[^\"\n]{1,300}\"")
_BRAND = re.compile(
    r"\b(?!(?:Mc|Mac|De|La|Le|Van|Fitz|Di|Da|Du)[A-Z])[A-Z][a-z]{1,12}(?:[A-Z][a-z]{1,12}){1,3}\b"
)
_FIRMS = "|".join(lists.lines("trade_names"))
_FIRM = re.compile(r"\b[A-Z]\w{2,15} (?:& [A-Z]\w{2,15}|(?:[A-Z]\w{2,15} )?" rf"(?:{_FIRMS})s?)\b")
_SITE = re.compile(r"\b[\w-]{1,40}\.(?:example|com|net|org|info|co|io|me|shop|site|online)\b")
_ADDRESS = re.compile(r"[\w.-]{0,40}\w ?@ ?\w[\w.-]{0,40}|(?<!\w)@\w{1,40}")
_NAMED = re.compile(
    rf"\b(?i:({'|'.join(CLASSES['title'])}))\b\.? [A-Z]\w{{1,20}}(?: [A-Z]\w{{1,20}})?"
)
_DIGITS = (
    (re.compile(r"[$£€₹₦] ?\d[\d.,]{0,12}[km]?\b"), " £ "),
    (re.compile(r"\b(?:usd|eur|gbp|inr|rs) ?\d[\d.,]{0,12}[km]?\b"), " £ "),
    (re.compile(r"\d[\d.]{0,6} ?(?:%|per ?cent\b)"), " % "),
    (re.compile(r"(?<!\w)\+?\(?\d[\d()\- ]{5,18}\d(?!\w)"), " # "),
    (re.compile(r"\d[\d.,]{0,12}(?:(?:k|st|nd|rd|th)\b)?"), " 0 "),
)
_A_DIGIT = re.compile(r"\d")
_END = re.compile(r"(?<!Dr)(?<!Mrs)(?<!Mr)(?<!Ms)(?<!dr)[.!]+(?=\W|$)|\n+")
_ASKED = re.compile(r"\?+")
_WORD = re.compile(r"[^\W_]+|[,£%@?#&]")
_PAUSES = ((":", ","), (";", ","), ("(", ","), (")", ","), ("[", ","), ("]", ","), ("*", ","))
_MARKS = (*_PAUSES, ("/", ","), ("|", ","), ("--", ","), (" - ", ","), (",", " , "))
_NO_BRANDS = frozenset(CLASSES["everybodys"])  # as common as a word
_SHORT = (
    *(("can't", "can not"), ("won't", "will not"), ("n't", " not"), ("'m ", " am ")),
    *(("'re ", " are "), ("'ve ", " have "), ("'ll ", " will "), ("'d ", " would ")),
    ("'s ", " s "),
)


def plain(text: str) -> list[list[str]]:
    """The sentences of a folded text as plain words; "," where a clause begins."""
    text = _QUOTED.sub(" , ", text) if '"' in text else text
    text = _FIRM.sub("brand", _BRAND.sub(_branded, text))
    text = _ADDRESS.sub(" @ ", text) if "@" in text else text
    text = _SITE.sub(" @ ", text)
    for mark, meaning in _MARKS:
        text = text.replace(mark, meaning)
    text = _ASKED.sub(" ?\n", text)
    sentences = (_words(sentence) for sentence in _END.split(text) if sentence)
    return [words[at : at + LONGEST] for words in sentences for at in range(0, len(words), LONGEST)]


def _branded(found: re.Match[str]) -> str:
    return found[0] if found[0].lower() in _NO_BRANDS else "brand"


def _words(sentence: str) -> list[str]:
    words = _plainer(sentence)
    if not _TITLES.isdisjoint(words):
        words = _plainer(_NAMED.sub(r"\1 &", sentence))
    return words


def _plainer(sentence: str) -> list[str]:
    low = sentence.lower()
    if "'" in low:
        for short, whole in _SHORT:
            low = low.replace(short, whole)
    if _A_DIGIT.search(low):
        for pattern, sign in _DIGITS:
            low = pattern.sub(sign, low)
    return _WORD.findall(low)


def said(words: list[str]) -> Said:
    """The phrases one sentence has (places in PHRASES), and its words of the trades."""
    there = {",", *words}
    known = there & _KNOWN
    sentence = f" , {' '.join(words)} , "
    places = {place for word in known for place in BY_WORD.get(word, ())}
    heard = {place for place in places if _says(there, sentence, PHRASES[place])}
    return heard, {word for word in known if word in TRADES}


def _says(there: set[str], sentence: str, phrase: Phrase) -> bool:
    lacking = any(map(there.isdisjoint, phrase.needs))
    return not lacking and bool(phrase.pattern.search(sentence))


# What adds up.


def signs(text: str) -> dict[str, float]:
    """What each family adds where a folded text sells most, in sentences that stand together."""
    sentences = plain(text)
    read = [said(words) for words in sentences]
    starts = (at for at, (phrases, trades) in enumerate(read) if phrases or trades)
    found = (_together(read[at : at + NEAR]) for at in starts)
    most = max(found, key=lambda one: sum(one.values()), default={})
    if _SOFT.issuperset(most):
        return {}
    if TRADE in most and _is_untold(sentences):
        most["untold"] = UNTOLD
    return most


def _together(read: list[Said]) -> dict[str, float]:
    places = {place for phrases, _ in read for place in phrases}
    trades = {word for _, words in read for word in words}
    counts = Counter(PHRASES[place].family for place in places)
    asks = not ASKING.isdisjoint(counts)
    found = {
        family: WEIGHTS[family] * (1 + FURTHER * min(2, count - 1))
        for family, count in counts.items()
        if not (asks and family in SINCERE)
    }
    return found | ({TRADE: _of_trades(trades)} if trades else {})


def _of_trades(words: set[str]) -> float:
    of_one = max(Counter(TRADES[word] for word in words).values())
    return min(MOST_OF_TRADES, A_WORD * len(words) + OF_ONE_TRADE * min(3, of_one - 1))


def _is_untold(sentences: list[list[str]]) -> bool:
    words = [word for sentence in sentences for word in sentence]
    return len(words) >= FEWEST_UNTOLD and _TELLING.isdisjoint(words)
