"""Replies that ask, or say they know, who wrote a letter or whom it is to. Pure.

Only what is said plainly: a question whether it is you, a claim to be the one it was written
to, "I know who wrote this". What is only hinted at is left to people who read and report:
docs/screening.md says what that means in figures.
"""

import re
from collections.abc import Iterator

from screening.findings import Finding
from screening.folding import fold
from screening.lists import entries

_SENTENCE = re.compile(r"[^.!?…\n]{1,600}[.!?…]*")
_QUOTED = re.compile(r"[\"“][^\"“”\n]{1,300}[\"”]")
# A word that may be a name, and one that must be a first name.
_NAME = r"(?P<name>[a-z]{2,15})\b"
_FIRST = r"(?P<first>[a-z]{2,15})\b"
_YOU, _THIS = r"(?:you|u|ya)", r"(?:this|that|it|the letter|your letter)"
_IS = r"(?: is| was|'s|s)"
_MAYBE = r"(?:really |actually |maybe |perhaps |by any chance |seriously |still |just )?"
_ONE = r"(?:girl|guy|boy|woman|man|kid|lady|lad|teacher|nurse|neighbou?r|person|student|friend)"
_KIN = (
    r"(?:sister|brother|mum|mom|mother|dad|father|ex|wife|husband|cousin|daughter|son|aunt|uncle)"
)
_MEANT = r"(?:about|to|for|meant for|addressed to|written to|written for|written about)"

_NEAR = (
    rf"(?:{_ONE}|{_KIN}|flatmate|roommate|classmate|colleague|boss|best friend|nurse|neighbou?r)"
)
_SURE = (
    r"(?:think|believe|feel like|am sure|'m sure|pretty sure|almost sure|certain|swear|bet|"
    r"suspect|guess)"
)
_BE = rf"(?:{_YOU}(?: are|'re| r|r)|ur|{_THIS}{_IS})"

# family -> its ways of saying it; written without regard to case, names but for theirs
FAMILIES: dict[str, tuple[str, ...]] = {
    "is this you": (
        rf"\b(?:is|was) {_THIS} {_MAYBE}{_YOU}\b(?! (?:who|that|now|or)\b)[^.]{{0,60}}\?",
        rf"\b(?:if|think|sure|know|hope) (?:that )?{_THIS}{_IS} {_MAYBE}{_YOU}\b(?! "
        rf"(?:who|that|and|,? not)\b)",
        rf"{_NAME},? (?:is {_THIS} {_YOU}|it is {_YOU}|if {_THIS}{_IS} {_YOU})\b",
    ),
    "is it about me": (
        rf"^\W*(?:\w+ )?(?:is|was) {_THIS} {_MAYBE}{_MEANT} me\b",
        rf"\bdid {_YOU} (?:write|post|mean|send) {_THIS} {_MEANT} me\b",
        rf"\b{_YOU} (?:wrote|sent|posted) {_THIS} {_MEANT} me\b",
        rf"\b{_YOU}(?: are|'re|r) (?:writing|talking) (?:{_THIS} )?{_MEANT} (?:me|my {_NEAR})\b",
    ),
    "a name": (
        rf"^\W*(?:oh |hey |hi |hello |wait |omg |dear )?{_FIRST} ?\?",
        rf"\b(?:are|r) {_YOU} {_MAYBE}(?:the )?{_NAME}\b[^.!]{{0,50}}\?",
        rf"\b(?:is|was) {_THIS} {_MAYBE}(?:from |by |to |about |for )?{_NAME}\b",
        rf"\b(?:if|{_SURE}) (?:that )?{_BE} {_MAYBE}(?:from |about |to |by |for )?(?:the )?"
        rf"(?:{_NAME}|my (?:\w{{1,8}} )?{_NEAR})\b",
        rf"\b{_YOU}(?: are|'re| r|r) {_NAME}(?:'s|s) {_NEAR}\b",
        rf"\b{_YOU} (?:must|have to|gotta|have got to) be {_NAME}\b",
        rf"\b(?:is|was|isn't|wasn't) (?:he|she|(?:your|his|her|their) (?:\w{{1,12}} )?"
        rf"(?:real |first |last )?name)"
        rf" (?:called |named )?{_NAME}\b",
        rf"\bthis is {_NAME},? (?:right|isn't it|no)\?",
        r"\bname (?:start|begin|rhyme)s? with\b",
    ),
    "I know who this is": (
        rf"\b{_SURE} (?:that )?(?:i |we )(?:might |may |probably |actually )?know "
        rf"(?:each other|(?:exactly |just )?who (?:wrote|posted|{_THIS}{_IS}|{_YOU} "
        rf"(?:are|r)\b)|{_YOU}\b(?! feel))",
        r"\b(?:know|knew) (?:exactly |precisely |just )?who (?:(?:wrote|posted|sent) "
        r"(?:this|it)|this is|it is)\b",
        rf"\bwho i think (?:{_YOU} (?:are|r)|{_THIS}{_IS})",
        r"\bi recogni[sz]ed? (?:you|your (?:hand ?writing|writing|voice|style))\b",
        rf"\b{_SURE} (?:that )?i (?:dated|married|taught|met|worked with|lived with|was married to)"
        rf" {_YOU}\b",
        rf"\b{_SURE} (?:that )?we (?:went to the same|worked together|were in the same|met "
        rf"(?:in|at|on))",
        rf"\bmy {_NEAR} (?:wrote|posted) (?:this|it)\b",
    ),
    "you are somebody I know": (
        rf"\b(?:{_BE}|are {_YOU}|could {_YOU} be|aren't {_YOU}|arent {_YOU}|weren't {_YOU})"
        rf" {_MAYBE}"
        rf"(?:the|that) (?:\w{{1,15}} ){{0,2}}{_ONE} (?:from|at|in|i sat|i met|i knew|who "
        rf"(?:work|live|sat|used to|went|taught|moved))",
        rf"\b(?:are {_YOU}|could {_YOU} be) {_MAYBE}my (?:\w{{1,12}} ){{0,2}}{_NEAR}\b",
        rf"\bdid (?:{_YOU}|this) (?:ever |use to |used to |once )?"
        rf"(?:live|work|study|go to|grow up|teach|play|happen)\b"
        r"[^.?!]{0,60} (?-i:[A-Z])[^.!?]{0,60}\?",
        rf"\b{_YOU} (?:live|lived|work|worked|went|taught) (?:on|at|in|to) "
        rf"(?-i:[A-Z])[^.?!]{{0,40}},? (?:don't|didn't) {_YOU}\b",
    ),
    "it is me": (
        rf"\b(?:it's|its|it is|this is) me\b[,.! ]{{1,3}}"
        rf"(?:the one\b|your {_NEAR}|{_YOU} wrote|{_NAME})",
        rf"\bi(?:'m| am|m) the (?:\w{{1,10}} )?(?:one|{_NEAR}) {_YOU} "
        rf"(?:wrote|mean|meant|left|(?:are |were |'re )?(?:writing|talking))",
        rf"\bi(?:'m| am|m| was| might be| may be) your (?:\w{{1,10}} )?{_NEAR}\b",
        rf"{_NAME},? (?:it's|its|it is|this is) (?-i:[A-Z][a-z]+)\b",
    ),
    "tell me who you are": (
        r"\b(?:text|call|message|dm|ring|write to|email|find|contact|phone) me\b[^.?!]{0,40}"
        rf"\bif (?:{_BE}) ",
        rf"\b(?:do (?:i|we) know (?:{_YOU} from|each other)|have we met|do {_YOU} remember me)\b"
        r"[^.]{0,40}\?",
        r"\bwhat(?:'s| is|s) (?:your|ur) (?:insta|instagram|snap|surname|last name|real name|"
        r"full name|name)\b",
    ),
}
PATTERNS = tuple(re.compile(way, re.IGNORECASE) for ways in FAMILIES.values() for way in ways)
# What makes it no guess: denial, wishing and likeness right before it.
_CALM = re.compile(
    r"\b(?:not|n't|never|wish|as if|as though|feels? like|felt like|seems like|almost like|"
    r"could have been|wondered|thought|asked?|asking|sa(?:y|ys|id|ying)|used to think)"
    r"\W*(?:\w+\W+){0,3}$",
    re.IGNORECASE,
)
_BEFORE = 40


def find(text: str) -> list[Finding]:
    """The first sentence of a reply that plainly guesses at a person, or nothing."""
    folded = fold(text)
    flat = folded.text.replace("’", "'").replace("‘", "'")
    flat = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), flat)
    for sentence in _SENTENCE.finditer(flat):
        if _guesses(sentence[0]):
            written = sentence[0]
            start = sentence.start() + len(written) - len(written.lstrip())
            return [Finding("recipient_guess", *folded.span(start, sentence.end()))]
    return []


def _guesses(sentence: str) -> bool:
    return any(_is_one(found, sentence) for found in _all(sentence))


def _all(sentence: str) -> Iterator[re.Match[str]]:
    for pattern in PATTERNS:
        found = pattern.search(sentence)
        if found:
            yield found


def _is_one(found: re.Match[str], sentence: str) -> bool:
    """Whether a name in it is one, and nothing before it takes it back."""
    groups = found.groupdict()
    if groups.get("name") and not _is_name(groups["name"]):
        return False
    if groups.get("first") and groups["first"].casefold() not in entries("first_names"):
        return False
    return not _CALM.search(sentence[max(0, found.start() - _BEFORE) : found.start()])


def _is_name(word: str) -> bool:
    """With a capital, whatever is no other word; without one, a first name on the list."""
    low = word.casefold()
    if word[0].isupper():
        return low not in entries("ordinary", "capitals", "nationalities", "countries", "months")
    return low in entries("first_names") and low not in entries("ordinary")
