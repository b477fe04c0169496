"""Would someone who knows them recognise this? Names, places, schools, work, dates. Pure.

One first name says little; a rare one with a university, an employer and a country says who it
is. So every trace has a weight, and level() looks at what they say together. Rules and small
lists only: where a capital stands, what comes before it, and which words are ordinary.
"""

import re
from collections.abc import Iterator

from screening.findings import Finding
from screening.folding import fold
from screening.soften import (
    COMMON_NAME,
    DETAIL,
    FULL_NAME,
    GIANT,
    INSTITUTION,
    LARGE_INSTITUTION,
    LARGE_PLACE,
    RARE_NAME,
    SMALL_PLACE,
    SURNAME,
    Page,
    choice,
    entries,
    given,
    level,
    namelike,
    ordinary,
    soften,
    softer,
)

__all__ = ["find", "level", "soften"]

MONTHS = rf"(?:{choice('months')})\.?"
DATE = re.compile(
    rf"(?i)\b{MONTHS} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d\b|"
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTHS},? (?:19|20)\d\d\b|\b(?:19|20)\d\d-\d\d-\d\d\b|"
    r"(?<![\d/.-])\d{1,2}([/.-])\d{1,2}\1(?:19|20)\d\d(?![\d/-])|"
    r"(?<![\d/])\d{1,2}/\d{1,2}/\d\d(?![\d/])"
)
_PERSON = rf"(?:{choice('person_nouns')})"
_NATION = "|".join(name.title() for name in sorted(entries("nationalities"), key=len, reverse=True))
NATION = re.compile(
    rf"(?:(?:\b(?:only|fellow)|\b(?:is|was|are|were|am)(?: an?| the| half| part)?|'[sm](?: an?)?) )"
    rf"({_NATION})\b(?=[.,;!?\n)]|$| (?:and|but|in|on|at|so|like|by|who|from)\b| {_PERSON}\b)|"
    rf"\b({_NATION}) {_PERSON}\b"
)
LEARNS = re.compile(
    r"\b(?:at|from|to|in) (?:the )?(([a-z]{4,20}) (?:academy|primary|grammar|high school|college|"
    r"university|uni|infants|elementary|hospital|surgery))\b"
)
SHOP = re.compile(
    rf"(?i)\b(?:at|in|from|for) (?:the |that |our )?((?:{choice('small_shops')}) (?:in|on|at) "
    r"([a-z][a-z-]{3,20}))\b"
)
HASHTAG = re.compile(r"#((?:[A-Z][a-z]{1,15}){2,5})\b")
SPACED = re.compile(r"(?<!\w)[A-Za-z](?: [A-Za-z]){3,20}(?:  ?[A-Z](?: [a-z]){3,20})?(?!\w)")
FILED = re.compile(r"\b([A-Z]{3,20}(?:-[A-Z]{3,20})?), [A-Z][a-z]{2,20}\b")
STUDY = re.compile(rf"(?i)\b(?:{choice('study_cues')})\b")
WORKS = re.compile(rf"(?i)\b(?:{choice('work_cues')})\b")
MEDIA = re.compile(rf"(?i)\b(?:{choice('media_cues')})\b[^.\n]{{0,12}}$")
_Trace = tuple[int, int, str, float]


def find(text: str) -> list[Finding]:
    """Every trace in a text that leads to a person, in its order, with words that say less."""
    folded = fold(text)
    page = Page(folded.text)
    found: list[_Trace] = list(_patterns(page))
    for rule in (_institutions, _quiet, _capitals, _lower_case):
        found += rule(page)
    findings: list[Finding] = []
    for start, end, code, weight in sorted(found, key=lambda one: (one[0], -one[1], -one[3])):
        span = folded.span(start, end)
        if not findings or span[0] >= findings[-1].end:
            words = softer(code, folded.text, start, end)
            findings.append(Finding(code, *span, softer=words, weight=weight))
    return findings


def _patterns(page: Page) -> Iterator[_Trace]:
    """What has a shape of its own: dates, nationalities, hashtags, s p a c e d names, files."""
    for match in DATE.finditer(page.text):
        yield *match.span(), "date", DETAIL
    for match in NATION.finditer(page.text):
        yield *match.span(1 if match[1] else 2), "nation", DETAIL
    for pattern, code in ((SHOP, "employer"), (LEARNS, "school")):
        for match in pattern.finditer(page.text):
            if not ordinary(match[2].lower()):
                yield *match.span(1), code, INSTITUTION
    for match in FILED.finditer(page.text):
        if not ordinary(match[1].lower()):
            yield *match.span(), "name", FULL_NAME
    yield from _disguised(page.text)


def _disguised(text: str) -> Iterator[_Trace]:
    """Names run together behind a hash, or s p e l t out."""
    for match in HASHTAG.finditer(text):
        parts = re.findall("[A-Z][a-z]+", match[1])
        if not any(ordinary(part.lower()) for part in (parts[0], parts[-1])):
            yield *match.span(1), "name", FULL_NAME
    for match in SPACED.finditer(text):
        parts = match[0].replace("  ", "_").replace(" ", "").lower().split("_")
        if match[0][0].isupper() and not any(map(ordinary, parts)):
            yield *match.span(), "name", FULL_NAME if len(parts) > 1 else RARE_NAME


def _claim(page: Page, start: int, end: int, code: str, weight: float) -> _Trace:
    page.taken[start:end] = b"\1" * (end - start)
    return page.words[start].start, page.words[end - 1].end, code, weight


def _institutions(page: Page) -> Iterator[_Trace]:
    """Schools and places of work: named in the lists, or by a word such as "hospital"."""
    for place, word in enumerate(page.words):
        cue = word.low in entries("work_words") or (
            word.cap and word.low in entries("school_words")
        )
        school = page.listed(place, "universities") if word.cap else 0
        work = page.listed(place, "employers") if word.cap else 0
        if page.taken[place] or not (cue or school or work):
            continue
        near = page.around(place, place + 1)
        if school and STUDY.search(near):
            yield _claim(page, place, school, "school", LARGE_INSTITUTION)
        elif work and WORKS.search(near):
            yield _claim(page, place, work, "employer", GIANT)
        elif cue:
            yield from _institution(page, place, bool(STUDY.search(near)))


def _institution(page: Page, place: int, studies: bool) -> Iterator[_Trace]:
    word, start, end = page.words[place], place, place + 1
    while 0 < start > place - 4 and page.words[start].gap == " " and page.words[start - 1].cap:
        start -= 1
    start += page.words[start].first and start < place and ordinary(page.words[start].low)
    named = any(namelike(page.words[i]) for i in range(start, place))
    named = named or (place - start > 1 and not word.cap)  # "the Red Kite bookshop"
    if not named and word.cap and page.phrase(place + 1, place + 2) == "of":
        after = page.at(place + 2)
        if word.low in ("university", "college", "school") and after and after.cap:
            start, end, named = place, place + 3, True
    while named and end < len(page.words) and page.words[end].cap and end - place < 4:
        if page.words[end].gap not in (" ", ", ") or not namelike(page.words[end]):
            break
        end += 1
    if not named or page.words[place].line in page.loud:
        return
    large = word.low in ("university", "uni")
    code = "school" if word.low in entries("school_words") or studies else "employer"
    yield _claim(page, start, end, code, LARGE_INSTITUTION if large else INSTITUTION)


def _quiet(page: Page) -> Iterator[_Trace]:
    """Takes out what everybody knows: singers, saints, brands, feasts. Finds nothing itself."""
    for place in range(len(page.words)):
        end = 0 if page.taken[place] else page.listed(place, "famous", "capitals")
        alone = end == place + 1 and namelike(page.at(end)) and page.words[end].gap == " "
        if end and not alone:
            page.taken[place:end] = b"\1" * (end - place)
    yield from ()


def _capitals(page: Page) -> Iterator[_Trace]:
    """Names and places by their capitals."""
    for place in range(len(page.words)):
        if page.taken[place] or not page.words[place].cap:
            continue
        end = page.listed(place, "countries", "cities")
        later = page.at(end) if end else None
        if end and not (later and later.gap == " " and namelike(later)):
            if _is_place_here(page, place):
                yield _claim(page, place, end, "place", LARGE_PLACE)
            page.taken[place:end] = b"\1" * (end - place)
        elif (end := _run(page, place)) and (trace := _named(page, place, end)):
            yield trace


def _is_place_here(page: Page, place: int) -> bool:
    """Not the first word ("Liverpool lost"), not a simile ("like Paris"), not shouted."""
    word = page.words[place]
    return bool(page.before(place)) and page.before(place) != "like" and word.line not in page.loud


def _run(page: Page, place: int) -> int:
    """Where the name that begins here ends: "Ignatius "Iggy" Thornbury", "Declan P."; 0: none."""
    word = page.words[place]
    listed = given(word.low) or word.low in entries("name_words")
    if len(word.text) < 2 or not (listed or namelike(word)):
        return 0
    end = place + 1
    while end < min(place + 5, len(page.words)) and not page.taken[end]:
        here, joint = page.words[end], page.words[end].gap.strip('"“” ')
        particle = here.low in entries("particles")
        initial = len(here.text) == 1 and here.low != "i" and here.cap
        surname = namelike(here) or (here.cap and given(here.low)) or initial
        if given(word.low) and here.cap and here.line not in page.loud and end == place + 1:
            surname = surname or not (here.first or here.low in entries("capitals") or initial)
        if joint not in ("", ".") or "\n" in here.gap or not (surname or particle):
            break
        end += 1
    while end > place + 1 and not page.words[end - 1].cap:
        end -= 1
    return end


def _named(page: Page, place: int, end: int) -> _Trace | None:
    """What the words of one run are: a name, a place, a place of work, or nothing after all."""
    word, after, before = page.words[place], page.at(end), page.before(place)
    titled = before in entries("honorifics")
    loud, known = word.line in page.loud, given(word.low)
    if MEDIA.search(page.text[max(0, word.start - 40) : word.start]) and not titled:
        return None
    full = end - place > 1
    if loud and not (full and namelike(page.words[end - 1])):
        return _of(page, place, end)
    if after and after.cap and after.gap == " " and after.low in entries("clubs") and not known:
        return _claim(page, place, end + 1, "place", SMALL_PLACE)
    if not known and not titled and (trace := _by_preposition(page, place, end)):
        return trace
    if word.low in entries("name_words") and not (full or titled or _told(page, place)):
        return None
    if word.first and not (known or full or titled or _opens(page, place, end)):
        return None
    if full:
        initial = len(page.words[end - 1].text) == 1
        return _claim(page, place, end, "name", RARE_NAME if initial else FULL_NAME)
    surname = titled and before in ("mr", "mrs", "ms", "miss", "dr", "prof", "professor")
    surname = surname or "surname" in page.phrase(max(0, place - 3), place)
    weight = SURNAME if surname else COMMON_NAME if known else RARE_NAME
    return _claim(page, place, end, "name", weight)


def _by_preposition(page: Page, place: int, end: int) -> _Trace | None:
    """An unknown name after "in" or "from" is a place, after "works at" an employer."""
    before = page.before(place)
    earlier = page.words[place - 2].low if place > 1 else ""
    if before in ("at", "for", "in", "with") and WORKS.search(page.upto(place, 40)):
        return _claim(page, place, end, "employer", INSTITUTION)
    if before in entries("place_firsts") and page.words[place - 1].cap:
        return _claim(page, place - 1, end, "place", SMALL_PLACE)
    moves = before in ("to", "from", "through") and earlier in entries("motion")
    of = before == "of" and earlier in entries("place_after_of")
    if before in entries("place_preps") or moves or of or (before == "from" and end - place == 1):
        return _claim(page, place, end, "place", SMALL_PLACE)
    return None


def _of(page: Page, place: int, end: int) -> _Trace | None:
    """In title case only "Jory Of Polmerrin" tells, where no list explains either word."""
    before, joint, later = page.before(place), page.at(end), page.at(end + 1)
    if not namelike(page.words[place]):
        return None
    if before in ("from", "in") or (before == "of" and place > 1 and page.taken[place - 2]):
        return _claim(page, place, end, "place", SMALL_PLACE)
    if joint and joint.cap and joint.low in ("of", "from") and namelike(later):
        return _claim(page, place, end, "name", RARE_NAME)
    return None


def _told(page: Page, place: int) -> bool:
    """Whether something says that an ordinary word is a name: "my brother Will", "Dear Rose,"."""
    after = page.at(place + 1)
    joined = page.before(place) in entries("before_names")
    listed = after is not None and after.low == "and" and (page.at(place + 2) or after).low == "i"
    return not page.words[place].text.isupper() and (joined or listed)


def _opens(page: Page, place: int, end: int) -> bool:
    """Whether an unknown first word of a sentence is a name: "Caspian was", "Jory,"."""
    after = page.at(end)
    if after is None or (after.gap.startswith("\n") and end > len(page.words) - 3):
        return place > 0 and "\n" in page.words[place].gap
    if after.gap not in (" ", ", ") or after.first:
        return False
    return after.gap == ", " or after.low in entries("after_names")


def _lower_case(page: Page) -> Iterator[_Trace]:
    """Names typed without capitals: listed ones, and any unknown word after "my ex" or "named"."""
    for place, word in enumerate(page.words):
        if page.taken[place] or word.cap or not word.low.replace("-", "").isalpha():
            continue
        known = given(word.low) and len(word.low) > 2 and not ordinary(word.low)
        cue = page.before(place) in entries("names_follow") and place > 0
        if not known and not (cue and not ordinary(word.low) and len(word.low) > 2):
            continue
        later = page.at(place + 1)
        full = later is not None and later.gap == " " and not ordinary(later.low)
        full = full and later is not None and len(later.low) > 3 and (cue or "-" in later.low)
        titled = page.before(place) in ("mr", "mrs", "dr", "prof")
        weight = FULL_NAME if full else COMMON_NAME if known else SURNAME if titled else RARE_NAME
        yield _claim(page, place, place + 1 + full, "name", weight)
