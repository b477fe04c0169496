"""Reading a text in sentences, and finding families of phrases in them. Pure.

Shared by screening.crisis and screening.urging. A family (data/crisis.txt says at its top how
one is written) is built from small classes of words, not from sentences somebody once wrote.
Quotations are somebody else's and left out; text-speak and disguises are undone ("gonna k m s").
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from screening import lists
from screening.folding import fold

LOUD = ("sure", "likely", "hint")  # looked for first; most letters have none of them
QUIET = ("soft", "never", "aside")
_NEAR = 2  # two hints add up when no more than one sentence stands between
_AROUND = 2  # so many sentences before and after may say that it is something else
_LONGEST = 60  # words read as one sentence; who types no full stops is read in pieces

_SIGNS = str.maketrans("’‘ʼ“”…", "'''\"\".")
_QUOTED = re.compile(r"\"[^\"\n]{1,300}\"|(?<!\w)'(?:[^'\n]|(?<=\w)'(?=\w)){1,300}'(?!\w)")
_END = re.compile(r"(?<!\s\w)[.!?:;](?=[\s\")\]']|$)|\n")
_TOKEN = re.compile(r"[a-z0-9](?:[a-z0-9'*@$!_]{0,38}[a-z0-9])?")  # "k*ll", "y0ur$elf"
_SHORT = (
    *(("can't", "can not"), ("won't", "will not"), ("n't ", " not "), ("'m ", " am ")),
    *(("'ve ", " have "), ("'ll ", " will "), ("'re ", " are "), ("'d ", " would ")),
)
_IS = re.compile(r"(?<=[a-z])'s (?=(?:the|a|not|going|coming|got|made|written|decided|my|in|at) )")
_LETTERS = re.compile(r"(?<= )(?:[a-z] ){3,24}")
_ODD = re.compile(r"[a-z][0-9*@$!_]|[0-9*@$!_][a-z]|([a-z])\1\1|[a-z](?:your|ur|my)self")
_SPELT = str.maketrans("0134578$@!", "oieastbsai")
_DRAWN_OUT = re.compile(r"([a-z])\1{2,40}")
_GLUED = re.compile(r"(kill|hang|end|off)(yourself|urself|myself)")
# Words worth knowing again with letters starred out ("k*ll").
_STARRED = ("suicide", "myself", "yourself", "kill", "die", "hang", "dead", "life", "rope")


@dataclass(frozen=True)
class Sentence:
    """One sentence: where it stands, and its words as meant: " i am going to be late "."""

    start: int
    end: int
    words: str


@dataclass(frozen=True)
class Phrase:
    """One line of a family, as a pattern over the words of a sentence."""

    level: str  # one of LOUD or QUIET
    says: frozenset[str]  # its family; for an "aside", the families that it silences
    pattern: re.Pattern[str]


Families = Mapping[str, Sequence[Phrase]]  # by a word that each phrase cannot do without


# ---- reading


def sentences(text: str) -> list[Sentence]:
    """The text in sentences as they were meant, other people's words left out."""
    plain = _unquoted(text.translate(_SIGNS))
    read: list[tuple[int, int, list[str]]] = []
    alone = False  # whether the last one read is made of words that each stood alone
    start = 0
    for end in [*(match.end() for match in _END.finditer(plain)), len(plain)]:
        for first, last, words in _pieces(plain, start, end):
            if alone and len(words) == 1 and len(read[-1][2]) < _LONGEST:  # "Do. It."
                read[-1] = (read[-1][0], last, [*read[-1][2], *words])
            else:
                read.append((first, last, words))
                alone = len(words) == 1
        start = end
    return [Sentence(first, last, _as_meant(words)) for first, last, words in read]


def _unquoted(text: str) -> str:
    """The text with what stands in quotation marks blanked, unless little else is there."""
    left = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), text)
    return left if left == text or len(left.split(None, 2)) > 2 else text


def _pieces(plain: str, start: int, end: int) -> Iterator[tuple[int, int, list[str]]]:
    """(start, end, words as typed) of one sentence, or of each part of an endless one."""
    piece = plain[start:end]
    folded = None if piece.isascii() else fold(piece)
    tokens = list(_TOKEN.finditer((folded.text if folded else piece).lower()))
    for first in range(0, len(tokens), _LONGEST):
        part = tokens[first : first + _LONGEST]
        span = (part[0].start(), part[-1].end())
        span = folded.span(*span) if folded else span
        yield start + span[0], start + span[1], [token[0] for token in part]


def _as_meant(typed: Sequence[str]) -> str:
    """The words of a sentence as meant, drawn-apart ones ("k y s", "any more") as one."""
    words = f" {' '.join(typed)} "
    if "'" in words:
        for short, long in _SHORT:
            words = words.replace(short, long)
        words = _IS.sub(" is ", words)
    words = _LETTERS.sub(_one_word, words)
    meant = words.split()
    if _ODD.search(words):
        meant = [_undisguised(word) for word in meant]
    spoken = _spoken()
    words = f" {' '.join([spoken.get(word, word) for word in meant])} "
    first, pairs = _pairs()
    return words if first.isdisjoint(meant) else pairs.sub(lambda pair: spoken[pair[0]], words)


def _one_word(letters: re.Match[str]) -> str:
    word = letters[0].replace(" ", "")
    return f"{word} " if word in _spoken() or word in _STARRED else letters[0]


def _undisguised(token: str) -> str:
    """One typed word in plain letters: "k1ll", "k*ll", "suchhh", "killurself"."""
    if token.isdigit() or token in _spoken():
        return token
    word = token if token.isalpha() or token[0].isdigit() else token.translate(_SPELT)
    word = _DRAWN_OUT.sub(r"\1", word)
    if "*" in word:
        fits = (one for one in _STARRED if len(one) == len(word))
        fits = (one for one in fits if all(a in ("*", b) for a, b in zip(word, one, strict=True)))
        word = next(fits, word.replace("*", ""))
    glued = _GLUED.search(word)
    return f"{glued[1]} {_spoken().get(glued[2], glued[2])}" if glued else word


@cache
def _spoken() -> dict[str, str]:
    """How people type and what they mean, from data/spoken.txt."""
    return dict(line.split(" = ") for line in lists.lines("spoken"))


@cache
def _pairs() -> tuple[frozenset[str], re.Pattern[str]]:
    """What was typed as two words: the first ones, and a pattern for the whole."""
    apart = sorted(key for key in _spoken() if " " in key)
    first = frozenset(key.split()[0] for key in apart)
    return first, re.compile("(?<= )(?:" + "|".join(apart) + ")(?= )")


# ---- weighing

Said = dict[str, frozenset[str]]  # level -> the families of it that a sentence has
_NONE: frozenset[str] = frozenset()


def telling(text: str, families: Families) -> Iterator[Sentence]:
    """The sentences that say it.

    One sure phrase is enough, unless its own sentence also means it otherwise ("never"). A
    likely one is enough unless a sentence around says that it is something else ("aside"). A
    hint needs another hint, or a soft one, of a different family near it; soft ones alone
    never speak.
    """
    read = sentences(text)
    said = [_said(sentence.words, families, LOUD) for sentence in read]
    places = [place for place, one in enumerate(said) if one]
    for place in {near for at in places for near in _range(at, _NEAR + _AROUND, said)}:
        said[place] |= _said(read[place].words, families, QUIET)
    left = {at: _left(said, at) for place in places for at in _range(place, _NEAR, said)}
    for place in places:
        if _speaks(left[place], [left[at] for at in _range(place, _NEAR, said)]):
            yield read[place]


def _range(place: int, far: int, said: Sequence[Said]) -> range:
    return range(max(0, place - far), min(len(said), place + far + 1))


def _said(words: str, families: Families, levels: Collection[str]) -> Said:
    found: Said = {}
    for word in set(words.split()) & families.keys():
        for phrase in families[word]:
            if phrase.level in levels and phrase.pattern.search(words):
                found[phrase.level] = found.get(phrase.level, _NONE) | phrase.says
    return found


def _left(said: Sequence[Said], place: int) -> Said:
    """What a sentence still says once it and those around have said that it is something else."""
    one = said[place]
    if not one or "never" in one:
        return {}
    around = (said[at] for at in _range(place, _AROUND, said))
    aside = _NONE.union(*(other.get("aside", _NONE) for other in around))
    return {level: names if level == "sure" else names - aside for level, names in one.items()}


def _speaks(one: Said, near: Sequence[Said]) -> bool:
    if one.get("sure") or one.get("likely"):
        return True
    hints = (other.get(level, _NONE) for other in near for level in ("hint", "soft"))
    return bool(one.get("hint")) and len(_NONE.union(*hints)) > 1


# ---- families

_OTHERS = "not |never |nobody |you |he |she |they |we |i |who |if "
_BETWEEN = rf"(?:(?!{_OTHERS})[^ ]{{1,40}} )"
_MARKS = {"..": _BETWEEN + "{0,3}", "...": _BETWEEN + "{0,7}", "^": r"(?<=\A )", "$": r"\Z"}
_MARKS |= {"_": "[^ ]{1,40} ", "#": "[1-9][0-9]{1,3} "}
_PART = re.compile(r"\.{2,3}|[()|?^$_#]|[a-z0-9'*\[\]-]+")
_SET = re.compile(r"@[a-z]+")
_SMALL = frozenset(lists.lines("small_words"))
Words = frozenset[str] | None


@cache
def families(name: str) -> Families:
    """The families of data/NAME.txt."""
    sets: dict[str, str] = {}
    phrases: list[tuple[list[str], str]] = []
    for line in lists.lines(name):
        key, is_set, words = line.partition(" = ")
        if is_set:
            sets[key] = _filled(words, sets)
        elif line.startswith("== "):
            head = line.split()[1:]
        else:
            phrases.append((head, _filled(line, sets)))
    return _by_word(phrases)


def _by_word(phrases: Sequence[tuple[list[str], str]]) -> Families:
    everything = frozenset(head[0] for head, _ in phrases)
    found: dict[str, list[Phrase]] = {}
    for (name, level, *against), line in phrases:
        parts = _PART.findall(line)[::-1]
        pattern, needed = _way(parts)
        known = level in LOUD + QUIET and everything.issuperset(against)
        whole = not parts and line.count("(") == line.count(")")
        if not (known and whole and needed):
            raise ValueError(f"Family {name}, {level}, against {against}, cannot be read: {line}")
        says = frozenset(against or everything) if level == "aside" else frozenset((name,))
        phrase = Phrase(level, says, re.compile(f"(?<= ){pattern}"))
        for word in needed:
            found.setdefault(word, []).append(phrase)
    return found


def _filled(phrase: str, sets: dict[str, str]) -> str:
    return _SET.sub(lambda name: f"({sets[name[0]]})", phrase)


def _ways(parts: list[str]) -> tuple[str, Words]:
    """What the parts (the next one last) say up to a closing bracket: a pattern over words,
    each followed by one space, and words of which one must be there."""
    ways = [_way(parts)]
    while parts and parts.pop() == "|":
        ways.append(_way(parts))
    needed = [words for _, words in ways if words]
    whole = frozenset().union(*needed) if len(needed) == len(ways) else None
    return f"(?:{'|'.join(pattern for pattern, _ in ways)})", whole


def _way(parts: list[str]) -> tuple[str, Words]:
    """One phrase of several; of the words it needs, those that tell most."""
    pattern, needed = "", None
    while parts and parts[-1] not in "|)":
        one, words = _item(parts)
        pattern += one
        if words and (needed is None or _cost(words) < _cost(needed)):
            needed = words
    return pattern, needed


def _item(parts: list[str]) -> tuple[str, Words]:
    """The next word, class or mark."""
    part = parts.pop()
    words: Words = None
    if part == "(":
        pattern, words = _ways(parts)
    elif part in _MARKS:
        pattern = _MARKS[part]
    else:
        pattern = part.replace("*", "[^ ]{0,8}") + " "
        words = None if set(part) & set("*[") else frozenset((part,))
    if parts and parts[-1] == "?":
        parts.pop()
        return f"(?:{pattern})?", None
    return pattern, words


def _cost(words: frozenset[str]) -> int:
    """Words that every text is full of do not tell which sentences are worth a look."""
    return len(words) + 100 * len(words & _SMALL)
