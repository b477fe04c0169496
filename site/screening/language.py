"""Strong language, however it is disguised, and content notes worth offering. Pure.

Both only suggest: the author decides, and nothing is refused for its words. Mild oaths never
count. Every pattern has bounded repeats, so that no text makes them slow.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from screening.findings import Finding
from screening.folding import fold

_DATA = Path(__file__).parent / "data"
SLUGS = (  # of letters.starter.NOTES, in its order
    *("strong-language", "death", "self-harm", "abuse", "sex"),
    *("drink-drugs", "eating-body", "pregnancy-loss", "mental-health"),
)
Spans = Iterator[tuple[int, int]]


@cache
def _lines(name: str) -> frozenset[str]:
    lines = (_DATA / name).read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _any_of(name: str) -> str:
    return "(?:" + "|".join(sorted(_lines(name))) + ")"


# Single words: whole, stretched, with digits and signs for letters, starred out, spelled apart.
_TOKEN = re.compile(r"[a-z0-9@$!|€µμ]+")
_LEET = str.maketrans("134057@$!|€µμ", "ieaostasileuu")
_STRETCHED = re.compile(r"([a-z])\1{2,}")
_DOUBLED = re.compile(r"([a-z])\1+")
_F = re.compile(r"fuck|phuck|fvck|phu[kq](?:s|ed|ers?|in|ing|n|off)?$")
_S = re.compile(
    r"(?:bull|bat|horse|ape|dip|chicken|dog|jack|rat|holy|pig|bird|cow|un)?sh[iy]t+(?:y|ty|tier|"
    r"ting|ted|ter|test|show|storm|hole|head|bag|face|load|house|fest|lord|talk|e)?s?"
)
_STARRED = re.compile(
    r"(?<![\w*#@%])[a-z0-9]{1,12}[*#%][a-z0-9*#%]{1,14}"
    r"|(?<![\w.…-])[a-z]{1,8}(?:\.{2,4}|…|[-–—_.+^~]{1,5})[a-z]{1,6}(?!\w)"
)
_STARS = re.compile(r"[^a-z0-9]+")
_ONE_LETTER = frozenset({"fuck", "shit", "cunt"})  # known from the first letter and three stars
_FRONT = re.compile(r"(?:mother|mind|cluster|bull|bat|horse|dip|un|abso|head|brain|dog|holy)")
_GAPPED = re.compile(r"(?<![a-z0-9'])[a-z0-9@$!](?:[ \n._/*|-]{1,3}[a-z0-9@$!](?![a-z0-9'])){2,20}")
_GAPS = re.compile(r"[ \n._/*|-]+")
_BROKEN = re.compile(  # stopped before the end, or cut in two
    r"\b(?:motherfu?c?|bullsh|batsh|cun|fuc)(?=[-–—…*.]{1,4}(?!\w))"
    r"|\b(?:go|the|just|oh|and) f(?:[-–—…*]|\.\.){1,6} ?(?:you|off|yourself|urself)\b"
    r"|\b(?:f[^\w\s'\"]{1,3}ck|sh[^\w\s'\"]{1,3}t|c[^\w\s'\"]{1,3}nt)(?:ing|ed|er|ty|s)?\b"
    r"|(?<![\w'])(?:f uc?ks?|fu c?k(?:ing|ed|er|s)?|fuc k(?:ing|ed|er|s)?|c unts?|cu nts?)\b"
)

# Words that are strong only when thrown at somebody, or said of a body.
_THROWN = re.compile(
    r"\b(?:(?:you|u|ya|such a|what a|being a|(?:called|calls|call|calling) (?:me|him|her|us|you|"
    r"them) an?|(?:is|was|'s|are|ur|you're|youre|he's|hes|she's|shes|i'm|im) (?:being )?(?:such )?"
    r"an?)(?: (?:fucking|bloody|stupid|dirty|total|complete|absolute|utter|lying|selfish|little|old"
    r"|right|real|massive|arrogant|filthy)){0,2}|an? (?:fucking|stupid|dirty|total|complete|utter|"
    r"absolute|lying|selfish|arrogant|filthy|smug|cheating|pathetic)) (?:pricks?|dicks?|fags?|"
    r"dykes?|poofs?|trann(?:y|ies)|homos?|coons?|chinks?|puss(?:y|ies)|cocks?|japs|darky)\b"
    r"(?! (?:of|end|cat)\b| (?:in|on) (?:the|my|your) (?:dark|wall|armou?r|curtains?|finger))"
    r"|\b(?:so|you|ur|r|you're|are|that's|is) (?:fucking )?retarded\b"
)
_BODY = re.compile(
    r"\b(?:(?:your|his|my|hard|big|sucked|suck|sucking) (?:hard |big |fat |own )?(?:cock|dick)"
    r"|(?:your|her|my|wet|tight|eat|lick|licked|licking) (?:wet |tight |own )?pussy"
    r"|(?:your|her|my|nice|big|fake) (?:big |perfect |lovely |little )?tits|dick pics?"
    r"|(?:your|my|his) (?:hot )?cum|cum (?:inside|in|on|all over) (?:me|my|your)|made me cum"
    r"|jerk(?:ed|ing)? (?:\w{2,8} )?off|jack(?:ed|ing) off|hard-on|blow jobs?|hand jobs?)\b"
    r"(?! (?:crow|willow|cat|foot|robin))"
)
_TWO_SENSES = re.compile(r"bitch|tits|cock|pussy")
_ANIMALS = re.compile(rf"\b{_any_of('animals.txt')}\b")
_INNOCENT = re.compile(
    r"\bfaggots\b(?=[^.]{0,40}\b(?:peas|gravy|chips|mash|butcher|oven|dinner|tea|wood|sticks))"
    r"|\b(?:peas|gravy|chips|plate of|bundles? of)[^.]{0,20} faggots\b|\bkaffir limes?\b"
    r"|\bfaggots? of\b|\btwatt\b|\bshi[ht]t?[ -]?t?zus?\b"
    r"|\bwhores? of babylon\b|\blife'?s a bitch\b|\bto retard\b|\bmaine coons?\b"
)

# Passages that need no strong word.
_SHE = r"(?:me|you|him|her|u|each other|one another)"
_HER = r"(?:my|your|his|her|ur)"
_ACT = re.compile(
    rf"\b{_any_of('explicit.txt')}\b".replace("<she>", _SHE).replace("<her>", _HER),
)
_HOT = re.compile(
    rf"\b(?:nipples?|between {_HER} (?:legs|thighs)|thrusting|climaxed|orgasms?|erection|groin|"
    rf"crotch|penis|vagina|spread {_HER} legs|bent {_SHE} over|moan(?:ed|ing|s) {_HER} name)\b"
)
_WARM = re.compile(
    rf"\b(?:tongue|naked|moan(?:ed|ing|s)?|thighs?|hips|breasts?|lick(?:ed|ing)?|suck(?:ed|ing)|"
    rf"strok(?:ed|ing)|undress(?:ed|ing)?|on top of {_SHE}|panting|arch(?:ed|ing)|knickers|"
    rf"panties|straddl(?:ed|ing)|inside {_SHE}|gasp(?:ed|ing)|legs shook|deeper|{_HER} mouth)\b"
)
_CLINIC = re.compile(rf"\b{_any_of('clinic.txt')}\b")
_FOLK = _any_of("peoples.txt")
_SIGNS = re.compile(  # a whole people, named, or shown by what they wear and where they pray
    rf"\b(?:{_FOLK}|headscar(?:f|ves)|turbans?|burqas?|hijabs?|skullcaps?|mosques?|synagogues?|"
    r"gurdwaras?|jewish|skin colou?r|border|boats|caste|invad\w{2,4}|breed(?:ing)?)\b"
)
_BEASTS = (
    r"(?:vermin|cock-?roach(?:es)?|roaches|rats|parasites?|sub-?humans?|filth|scum|a disease|"
    r"a plague|a cancer|an infestation|maggots|lice|apes|monkeys|animals|savages|pigs|locusts)"
)
_BEASTLY = re.compile(
    rf"\b(?:they|{_FOLK})(?:'re| are| r|re)? (?:all |just |nothing but |no better than |like )"
    rf"{{0,3}}{_BEASTS}\b"
    rf"|\b(?:they|{_FOLK}) (?:aren't|are not|arent|ain't|aint) (?:even )?(?:people|human)\b(?! to)"
)
_ENDS = (
    r"(?:shot|hanged|hung|gassed|burn(?:ed|t)?|drown(?:ed)?|castrated|exterminated|wiped out|"
    r"put down|sterili[sz]ed|lynched|strung up|beheaded|slaughtered|hang|culled|stoned|die|"
    r"sent to the (?:ovens|gas))"
)
_HARM = re.compile(
    rf"\b(?:they|{_FOLK}) (?:all )?(?:should|ought to|need to|needs to|deserve to|must) (?:all )?"
    rf"(?:be |have been )?{_ENDS}\b|\b(?:gas|kill|burn|bomb|shoot|hang|lynch|exterminate|drown) "
    rf"(?:all |every |the |those |these |last |one |of ){{0,4}}(?:{_FOLK}|mosque|synagogue)\b"
    r"|\bonly good \w{2,12} is a dead|\bbreed(?:s|ing)? like (?:rats|vermin|flies)\b"
    r"|\b(?:back|home) in (?:body bags|boxes|coffins)\b"
)
_WISH = re.compile(
    r"\b(?:hope|wish|pray|love to see|would cheer if|let) (?:that )?(?:\w{2,12} ){0,4}(?:pours?|"
    r"burns?|burned|drowns?|gass?e?s|bombs?|shoots?|guns? down|exterminates?|torch(?:es)?|"
    r"sets? fire|hangs?|sinks?|sink|wipes? out|finish(?:es)? the job)\b"
)

# Content notes: phrases of data/themes.txt, read word by word.
_PARTS = re.compile(r"[a-z]+(?:'[a-z]+)?|[.!?;:\n]")
_WHOSE = {"my", "your", "ur", "his", "her", "their", "our"}
_LONGEST = 6  # words of a phrase


def find(text: str) -> list[Finding]:
    """Strong words, explicit passages and graphic hate, as findings in the order of the text."""
    folded = fold(text)
    plain = _plain(folded.text)
    found, reached = list[Finding](), 0
    for start, end in sorted({*_words(plain), *_explicit(plain), *_hate(plain)}):
        if start >= reached:
            found.append(Finding("strong", *folded.span(start, end)))
            reached = end
    return found


def themes(text: str) -> list[str]:
    """Slugs of the content notes worth offering for a text, in the site's order."""
    plain = _plain(fold(text).text)
    noted = set(_phrases(plain))
    if any(_words(plain)) or any(_hate(plain)):
        noted.add("strong-language")
    if any(_explicit(plain)):
        noted.add("sex")
    return [slug for slug in SLUGS if slug in noted]


def _plain(folded: str) -> str:
    """Small letters and straight apostrophes, innocent phrases blank; as long as it was."""
    small = folded.lower()
    if len(small) != len(folded):
        small = "".join(low if len(low := char.lower()) == 1 else char for char in folded)
    small = small.replace("’", "'").replace("‘", "'")
    return _INNOCENT.sub(lambda found: " " * len(found[0]), small)


def _words(plain: str) -> Spans:
    strong = {token for token in set(_TOKEN.findall(plain)) if _is_strong(token)}
    for token in _TOKEN.finditer(plain) if strong else ():
        if token[0] in strong and not _is_animal(plain, token):
            yield token.span()
    for token in _STARRED.finditer(plain):
        if _is_starred(token[0]):
            yield token.span()
    for run in _GAPPED.finditer(plain):
        if _is_spelled(_GAPS.sub("", run[0])):
            yield run.span()
    yield from (found.span() for found in _BROKEN.finditer(plain))
    for found in (*_THROWN.finditer(plain), *_BODY.finditer(plain)):
        if not _is_animal(plain, found):
            yield found.span()


def _is_animal(plain: str, found: re.Match[str]) -> bool:
    """Whether a word with two senses stands among animals."""
    near = plain[max(0, found.start() - 120) : found.end() + 120]
    return bool(_TWO_SENSES.search(found[0]) and _ANIMALS.search(near))


def _is_strong(token: str) -> bool:
    if not any("a" <= char <= "z" for char in token):
        return False
    word = token.strip("!|$").translate(_LEET)
    drawn = {word}
    if _DOUBLED.search(word):
        drawn |= {_STRETCHED.sub(to, word) for to in (r"\1", r"\1\1")} | {_DOUBLED.sub(r"\1", word)}
    # Some look-alikes of i are read as l by folding.
    return any(_is_word(each) or _is_word(each.replace("l", "i")) for each in drawn)


def _is_word(word: str) -> bool:
    return bool(word in _lines("strong_words.txt") or _F.search(word) or _S.fullmatch(word))


def _is_spelled(joined: str) -> bool:
    word = joined.translate(_LEET)
    return len(word) > 2 and (_is_word(word) or (word[0] in "iau" and _is_word(word[1:])))


def _is_starred(token: str) -> bool:
    """Whether stars, dashes or dots hide letters of a strong word."""
    token = token.translate(_LEET)
    front = _FRONT.match(token)
    ends = {token, token[front.end() :] if front else token}
    return any(_fits(end, word) for end in ends for word in _lines("strong_starred.txt"))


def _fits(hidden: str, word: str) -> bool:
    stars = _STARS.search(hidden)
    if not stars or not hidden[0].isalpha():
        return False
    if len(hidden) == len(word):
        bare = sum(char.isalpha() for char in hidden)
        same = all(not a.isalnum() or a == b for a, b in zip(hidden, word, strict=True))
        return same and (bare > 1 or word in _ONE_LETTER)
    start, end = hidden[: stars.start()], hidden[stars.end() :]
    shown = len(start) + len(end)
    if not end or not word.startswith(start) or not word.endswith(end) or shown > len(word):
        return False
    if stars[0] in "-._":  # cut in two, nothing left out
        return shown == len(word)
    if stars[0][0] not in "*#%" and word[0] not in "fc":
        return False  # "Pa…is that you?"
    return shown > 2 or word == "fuck"


def _explicit(plain: str) -> Spans:
    """What lovers do, said outright, or enough of it close together and no clinic near."""
    yield from (found.span() for found in _ACT.finditer(plain))
    for start in range(0, len(plain), 150):
        near = plain[start : start + 300]
        hot = [*_HOT.finditer(near)]
        warm = {found[0] for found in _WARM.finditer(near)} if hot else set()
        if 2 * len({found[0] for found in hot}) + len(warm) > 2 and not _CLINIC.search(near):
            yield (start + hot[0].start(), start + hot[-1].end())


def _hate(plain: str) -> Spans:
    """A whole people called beasts, or wished dead."""
    for start in range(0, len(plain), 150):
        near = plain[start : start + 300]
        beastly, harm = _BEASTLY.search(near), _HARM.search(near)
        found = beastly or harm
        if found and ((beastly and _WISH.search(near)) or _SIGNS.search(near)):
            yield (start + found.start(), start + found.end())


def _phrases(plain: str) -> Iterator[str]:
    """The slug of the longest phrase at each word; "-" for an innocent one."""
    words = [_alike(part) for part in _PARTS.findall(plain)]
    table, firsts = _table(), _firsts()
    place = 0
    while place < len(words):
        longest = _LONGEST if words[place] in firsts else 1
        for length in range(longest, 0, -1):
            slug = table.get(" ".join(words[place : place + length]))
            if slug:
                yield slug
                break
        place += length


@cache
def _firsts() -> frozenset[str]:
    return frozenset(phrase.partition(" ")[0] for phrase in _table())


@cache
def _table() -> dict[str, str]:
    parted = (line.partition(":") for line in _lines("themes.txt"))
    return {
        " ".join(_alike(part) for part in _PARTS.findall(phrase)): slug.strip()
        for slug, _, phrase in parted
    }


def _alike(word: str) -> str:
    """One word for all relatives, one for all owners; any other word as it is."""
    owner = word.removesuffix("'s")
    if word in _WHOSE or (owner != word and owner in _lines("relations.txt")):
        return "whose"
    return "who" if word in _lines("relations.txt") else word
