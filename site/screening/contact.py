"""Ways to reach somebody, in a text: numbers, e-mail, streets, names on other sites. Pure.

What is found holds the text for a volunteer, so it has to look like a way to reach somebody and
not only like a number: letters are full of years, prices, verses and bus routes. The text is
folded first, so that look-alikes, other digits and zero-width characters do not hide anything.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from screening.findings import Finding
from screening.folding import fold
from screening.soften import SOFTER, choice, entries, ordinary

_Span = tuple[int, int]

# --- e-mail -------------------------------------------------------------------------------

_ENDS = r"(?:c[o0]m|net|[o0]rg|example|co|uk|de|edu|gov|info|io|me|eu|fr|nl|es|it|in|ie|ca|au|us)"
_AT = r"(?:[(\[{<*] {0,2}(?:at|4t|a|@) {0,2}[)\]}>*]|@| at | \(?at\)? |_at_|-at-)"
_DOT = r"(?: {0,2}[(\[{<*] {0,2}(?:d[o0]t|\.) {0,2}[)\]}>*] {0,2}| d[o0]t |\.|_dot_|-dot-)"
EMAIL = re.compile(
    r"(?i)(?<![\w.+%-])[\w.+%-]{1,64}\s{0,3}@\s{0,3}"
    rf"(?:(?:[\w-]{{1,63}}\.){{1,4}}[a-z][\w-]{{1,23}}|(?:{choice('mail_providers')})\b)"
)
SPELLED = re.compile(
    rf"(?i)(?<![\w.+%-])((?:[\w.+%-]{{1,40}} (?:dot|underscore|dash|hyphen|minus) ){{0,3}}"
    rf"[\w.+%-]{{1,40}}) {{0,2}}({_AT}) {{0,2}}((?:[\w-]{{1,40}}{_DOT}){{1,3}}){_ENDS}(?!\w)"
)
# "the curly a, then the usual g mail": a provider, with a name and a sign for "at" before it
PROVIDER = re.compile(rf"(?i)\b(?:{choice('mail_providers')})\b")
CURLY = re.compile(
    r"(?i)(?<!\w)(?:at|@|at sign|curly a|arroba|then|on)\W{0,3}"
    r"(?:(?:the|then|usual|good|old|it'?s|plain|a) ?){0,4}$"
)
ODD_LOCAL = re.compile(
    r"(?i)(?<!\w)(?:\w{1,24}(?: (?:underscore|dot|dash|hyphen) \w{1,24}){1,3}|"
    r"[a-z]{2,24}[_.]?\d[\w.]{0,12}|[a-z]{2,24}[_.][\w.]{2,24})"
)


def _emails(text: str) -> Iterator[_Span]:
    yield from (match.span() for match in EMAIL.finditer(text))
    for match in SPELLED.finditer(text):
        dot_said = "dot" in match[3].lower().replace("0", "o")
        if match[1].lower() not in entries("mailbox_never") and (
            dot_said or match[2].strip()[:1] in "([{<*"
        ):
            yield match.span()
    for match in PROVIDER.finditer(text):
        before = text[max(0, match.start() - 70) : match.start()]
        sign = CURLY.search(before)
        boxes = list(ODD_LOCAL.finditer(before, 0, sign.start())) if sign else []
        if boxes and "." not in before[boxes[-1].end() :]:
            yield match.start() - len(before) + boxes[-1].start(), match.end()


# --- streets ------------------------------------------------------------------------------

_NUMBER = (
    r"(?:\d{1,4}[a-z]?(?:[/-]\d{1,3}[a-z]?)?|(?:twen|thir|for|fif|six|seven|eigh|nine)"
    r"(?:teen|ty(?:[ -]\w{3,5})?)|eleven|twelve)"
)
_FLAT = r"(?:(?:flat|apt|apartment|unit|suite|room|plot|h(?:ouse)?\.? ?no)\.? ?\w{1,5},? )"
_AFTER = (
    r"(?:,? (?:apt|apartment|flat|unit|suite|#)\.? ?\w{1,5}\b)?"
    r"(?:, \d{1,2}(?:st|nd|rd|th) floor(?: left| right)?)?"
)
STREET = re.compile(
    rf"(?i)(?<![\w.,:/£$€-]){_FLAT}?(?:no\.? ?)?{_NUMBER},? "
    rf"((?:[a-z][\w'’.-]{{0,20}} ){{1,3}})({choice('street_types')})\b(?!['’]){_AFTER}"
)
ABROAD = re.compile(
    r"\b[A-Z]\w{2,24}(?:stra(?:ss|b)e|str\.|weg|gasse|allee|platz|straat|laan|gracht|gatan|vej|"
    rf"gade|plein|utca) \d{{1,3}}[a-z]?\b{_AFTER}|"
    rf"\b(?:{choice('street_firsts')}) (?:(?:d[aeou]|do|del|della|dei|la|l[ao]s|du|des) ){{0,2}}"
    r"(?:[A-Z]\w{1,20},? ){1,3}(?:n[.o]? ?)?\d{1,4}\b|\b(?i:p\.? ?o\.? box) \d{1,6}\b|"
    rf"(?<![\w.])\d{{1,4}},? (?:bis )?(?:{choice('street_firsts')}) "
    r"(?:(?:de|du|des|la|le|del) |d'|l'){0,2}[A-Z]\w{2,20}|"
    r"\b[Nn]umber \d{1,3},? (?:on|in) (?:[A-Z]\w{2,20} ){1,2}(?:Street|Road|Lane|Avenue|Close)\b"
)
POSTCODE = re.compile(
    r"(?i)\b(?!at )[a-z]{1,2}\d[a-z\d]? ?\d(?![ap]m|st|nd|rd|th|k[gm]|lb|oz|ft|yr|x\b)[a-z]{2}\b|"
    r"(?-i:, [A-Z]{2} \d{5})\b"
)
TOWN = re.compile(r", (?:[A-Z][\w'-]{1,20},? ){1,3}(?=[A-Z]{1,2}\d)")
LIVES = re.compile(r"(?i)(?<!\w)(?:at|address|to|is|outside|from|lives?|near|house|@)[\s:,]{1,3}$")
BUS = re.compile(r"(?i)\b(?:the|in|since|until|by|of|from|route)\s{1,2}$")  # "the 38 Essex Road"


def _streets(text: str) -> Iterator[_Span]:
    for match in STREET.finditer(text):
        if _is_street(text, match):
            town = TOWN.match(text, match.end())
            code = POSTCODE.match(text, town.end() if town else match.end())
            yield match.start(), code.end() if code else match.end()
    yield from (match.span() for match in ABROAD.finditer(text))
    yield from (match.span() for match in POSTCODE.finditer(text))


def _is_street(text: str, match: re.Match[str]) -> bool:
    middle, kind = match[1].split(), match[2]
    before = text[max(0, match.start() - 20) : match.start()]
    year = re.match(r"(?:1[89]|20)\d\d ", match[0])
    bus = BUS.search(before) and (year or before.rstrip().lower().endswith("the"))
    if bus or any(word.lower() in entries("street_never") for word in middle):
        return False
    if all(word[:1].isupper() for word in middle) and kind != "st":
        return True
    return bool(LIVES.search(before) or re.search(r"(?i)apt|flat|unit|floor", match[0]))


# --- names on other sites -----------------------------------------------------------------

_SITES = rf"(?:the )?(?:{choice('sites')})"
# A name no dictionary has: a dot, a digit or an underscore among its letters.
_ODD = r"(?=[a-z]{0,24}(?:[\d_]|\.\w\w))(?=[\d_.]{0,8}[a-z])[a-z\d_][\w.]{2,28}[a-z\d_]"
ODD_NAME = re.compile(rf"(?i){_ODD}")
AT_NAME = re.compile(r"(?i)(?<![\w@.(/])@(?=[\w.]{0,8}[a-z])(\w[\w.]{1,28}\w)")
ACCOUNT = re.compile(
    r"(?i)(?<![\w#])(?!(?:apt|unit|room|flat|suite|bed|bus|lot|no)#)[\w.]{2,32}#\d{4}\b|"
    r"(?<![\w/.])/?u/[\w-]{3,20}|(?<![\w.@-])[\w-]{3,30}\.(?:tumblr|wordpress|blogspot|substack)\.com|"
    rf"(?<![\w.@-])(?:https?://)?(?:www\.|m\.)?(?:{choice('profile_sites')})/"
    r"(?!p/|watch|groups|reel|status|track|shorts|events|r/)(?:add/|in/|u/|user/|profile/)?"
    r"@?[\w.+-]{2,40}\w"
)
# "snap: mara.k88", "kik me >> mara", "my insta is mara_k", "telegram name: mara"
SITE_NAME = re.compile(
    rf"(?i)\b{_SITES}\b(?: (?:me|id|name|handle|user|username|account|tag)){{0,2}}"
    rf"(?P<link> ?[:=]+>? ?| ?[>»→-]{{1,3}} ?| is | as | under | at | @ | )"
    rf"(?P<name>@?[a-z\d_][\w.]{{1,28}}\w)"
)
ON_SITE = re.compile(
    rf"(?i)(?<![\w.@])({_ODD})\b(?: (?:over|there|still)){{0,2}} (?:on|@) {_SITES}\b"
)
ASKED = re.compile(
    r"(?i)\b(?:add(?: me)?|(?:find|follow|message|[dp]m) me|hmu|hit me up|look for|look me up|dm|"
    r"search(?: for)?|user(?:name)?|handle|gamertag)[\s:>=-]{1,4}"
    rf"(?:(?:as|at|on|here|under|is|its|it's) ){{0,2}}({_ODD})\b"
)
NO_NAME = re.compile(r"(?i)\d{1,4}(?:st|nd|rd|th|[ap]m|s|x|k|yrs?|mins?|ish)?$|covid|mp\d")


def _handles(text: str) -> Iterator[_Span]:
    for match in AT_NAME.finditer(text):
        if match[1].lower() not in entries("handle_never") and not NO_NAME.match(match[1]):
            yield match.span()
    yield from (match.span() for match in ACCOUNT.finditer(text))
    for match in SITE_NAME.finditer(text):
        if _is_site_name(match["link"].strip(), match["name"].lstrip("@")):
            yield match.span("name")
    for pattern in (ON_SITE, ASKED):
        yield from (m.span(1) for m in pattern.finditer(text) if not NO_NAME.match(m[1]))


def _is_site_name(link: str, name: str) -> bool:
    """After a colon or an arrow any word may be a name; after "is" only one that looks it."""
    if name.lower() in entries("handle_never") or NO_NAME.match(name):
        return False
    said = link in ("is", "as", "under", "@") and len(name) > 4 and not ordinary(name.lower())
    return said or link[:1] in {*":=>»→"} or bool(ODD_NAME.fullmatch(name))


# --- telephone numbers --------------------------------------------------------------------

_SAID = {line.split()[0]: tuple(line.split()[1:]) for line in entries("number_words")}
PIECE = re.compile(rf"(?i)\d+|(?<![^\W\d_])(?:{'|'.join(_SAID)})(?![^\W\d_])")
ROUND = re.compile(r"(?<![^\W_])[Oo]{0,4}\d[\dOolI]{1,10}(?![^\W_])|(?<![^\W_])[Oo]{2,4}(?= \d)")
GAP = re.compile(r"[^\w,;:@£$€%#=]{0,5}")
SAID_GAP = re.compile(r",? ?|[-.\n]| - |\. | and ")
# Dates, years, ISBNs, versions and amounts are taken out before numbers are read.
NO_PHONE = re.compile(
    r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d\d\b|\b\d\d? \d\d? (?:19|20)\d\d\b|"
    r"\b(?:19|20)\d\d-\d\d-\d\d\b|\b(?:1[5-9]|20)\d\d ?(?:[-–/]|to|and) ?(?:1[5-9]|20)\d\d\b|"
    r"\b97[89][- ]\d[\d -]{8,14}\d|[£$€] ?\d[\d,. ]{0,15}|\b\d{1,2}:\d\d(?::\d\d)?|"
    r"\b\d{1,3}(?:\.\d{1,3}){3}\b|(?<![\d.])\d{1,3}\.\d{3,8} "
)
CUE = re.compile(rf"(?i)\b(?:{choice('phone_cues')})\b")
NO_CUE = re.compile(rf"(?i)\b(?:{choice('number_kinds')})\b[^.\n]{{0,18}}$")
LINK = re.compile(
    r"(?i)\b(?:then|and|plus|after|ends?|followed|first|second|third|last|next|bit|finally|start|begin)\b"
)
# Helplines answer on freephone numbers; a person never does.
FREE = re.compile(r"0?80[08]|030[03]|1?8(?:00|88|77|66|55|44|33)\d{7}$|1[38]00")
_SHORT = frozenset({"999", "911", "112", "988", "111", "116", "123", "000", "101", "110", "119"})


class _Piece(NamedTuple):
    start: int
    end: int
    word: str  # "" for plain digits
    digits: str
    role: str  # "", "weak" or "times"


def _phones(text: str) -> Iterator[_Span]:
    text = NO_PHONE.sub(lambda match: "=" * len(match[0]), text)
    text = ROUND.sub(lambda match: match[0].translate({79: "0", 111: "0", 108: "1", 73: "1"}), text)
    runs: list[list[_Piece]] = []
    for match in PIECE.finditer(text):
        word = "" if match[0].isdigit() else match[0].lower()
        digits, role = (*_SAID[word], "")[:2] if word else (match[0], "")
        piece = _Piece(*match.span(), word, digits, role)
        last = runs[-1][-1] if runs else piece
        gap = SAID_GAP if word or last.word else GAP
        if gap.fullmatch(text, last.end, piece.start) and runs:
            runs[-1].append(piece)
        elif role != "weak":
            runs.append([piece])
    yield from filter(None, (_number_in(run, text) for run in runs))
    yield from _told(runs, text)


def _read(run: list[_Piece]) -> list[str]:
    """The digits of each piece as they would be dialled: "double oh" is 00, "nine hundred" 900."""
    read: list[str] = []
    times = 1
    for last, piece in zip([None, *run], run, strict=False):
        if piece.role == "times":
            times = int(piece.digits)
        elif piece.word == "hundred" and read:
            read[-1] += "00"
        elif last and last.word.endswith("ty") and len(piece.digits) == 1 and piece.word:
            read[-1] = read[-1][:-1] + piece.digits
        else:
            read.append(piece.digits * times)
            times = 1
    return read


def _number_in(run: list[_Piece], text: str) -> _Span | None:
    """Where in a run of digits the number is; a few pieces at its ends may not belong to it."""
    if FREE.match("".join(_read(run))):
        return None
    for drop in range(4):
        for first in range(drop + 1):
            part = run[first : len(run) - (drop - first)]
            if 0 < len(part) <= 16 and not part[-1].role and _is_phone(part, text):
                start = part[0].start
                while start and text[start - 1] in "+(":
                    start -= 1
                return start, part[-1].end
    return None


def _is_phone(part: list[_Piece], text: str) -> bool:
    read = _read(part)
    number, sizes = "".join(read), [len(digits) for digits in read]
    start, end = part[0].start, part[-1].end
    before = text[max(0, start - 80) : start]
    if not 7 <= len(number) <= 15 or _harmless(read, number) or NO_CUE.search(before):
        return False
    told = bool(CUE.search(before) or CUE.search(text, end, end + 50))
    if before.endswith("+") or (number[0] == "0" and 9 <= len(number) <= 14):
        return True
    if sizes[-2:] == [3, 4] and len(number) in (7, 10, 11):
        return told or len(number) > 7 or read[-2] == "555"
    if len(number) == 10 and sizes in ([10], [5, 5]):
        return True
    signs = {text[a.end : b.start].strip() for a, b in pairwise(part)} - {""}
    spoken = any(piece.word for piece in part) and len(number) > 8
    return told or spoken or (max(sizes) == 1 and bool(signs))


def _harmless(read: list[str], number: str) -> bool:
    """Counting, lottery pairs in order, one digit only, and numbers everybody may ring."""
    steps = {int(b) - int(a) for a, b in pairwise(read)}
    pairs = max(map(len, read)) == 2 and len(read) > 3 and min(steps) > 0
    counting = len(read) > 3 and len(steps) == 1
    return pairs or counting or len(set(number)) < 3 or set(read) <= _SHORT


def _told(runs: list[list[_Piece]], text: str) -> Iterator[_Span]:
    """A number told with talk in between: "07700, got it? then nine hundred, then 19, then a 4"."""
    for place, run in enumerate(runs):
        if not re.fullmatch(r"0[1-9]\d{2,3}|555", run[0].digits):
            continue
        number, end = "", run[0].end
        for later in runs[place : place + 10]:
            if len(number) >= 10 or later[0].start - run[0].start > 120:
                break
            number, end = number + "".join(_read(later)), later[-1].end
        talk = text[run[0].end : end]
        if len(number) in (10, 11) and len(LINK.findall(talk)) > 1 and "\n\n" not in talk:
            yield run[0].start, end


def find(text: str) -> list[Finding]:
    """Every way to reach somebody in a text, in the order of the text, none inside another."""
    folded = fold(text)
    kinds = (("email", _emails), ("street", _streets), ("handle", _handles), ("phone", _phones))
    found = [(start, -end, code) for code, spans in kinds for start, end in spans(folded.text)]
    findings: list[Finding] = []
    for start, end, code in sorted(found):
        span = folded.span(start, -end)
        if not findings or span[0] >= findings[-1].end:
            findings.append(Finding(code, *span, softer=SOFTER[code]))
    return findings
