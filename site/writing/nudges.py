"""What a writer is shown before posting: passages marked, softer words offered, help if needed.

Nothing here stops anybody. What the writer ticks is changed; the rest stays as it is.
"""

import hashlib
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from django.http import QueryDict

from authors.refusals import Forged
from screening import personal
from screening.findings import Finding
from screening.language import themes as themes_in
from screening.naming import NAMES, named
from screening.offered import spoken
from screening.ordinary import ordinary
from screening.verdict import CARE
from writing import screened, series
from writing.text import normalise, one_line

REACH = ("phone", "email", "street", "handle", "link")
KNOWN = ("name", "place", "employer", "school", "nation", "date")
AROUND = 60  # characters shown on each side of a marked passage
MOST = 12  # passages shown; what is more is counted
STRONG_NOTE = "strong-language"


@dataclass(frozen=True)
class Passage:
    """A few words around one finding: `marked` is what was found, `softer` may stand for it."""

    before: str
    marked: str
    after: str
    what: str
    softer: str = ""


@dataclass(frozen=True)
class Nudges:
    """All that one text gives reason to say. An empty one is False. `language` is the code of the
    text's, "" where nobody knows it."""

    text: str
    findings: tuple[Finding, ...] = ()
    themes: tuple[str, ...] = ()
    rated_safe: bool = True
    language: str = ""

    def __bool__(self) -> bool:
        return bool(self.reach or self.level != "none" or self.asks or self.crisis or self.rest)

    @property
    def mark(self) -> str:
        """What a form carries to say "I have seen this"; another finding makes another mark."""
        said = sorted({(one.code, self.text[one.start : one.end]) for one in self.findings})
        return hashlib.sha256(repr(said).encode()).hexdigest()[:16]

    @property
    def rest(self) -> bool:
        """Whether the rating or the notes could be others."""
        return self.strong or bool(self.themes)

    @cached_property
    def reach(self) -> list[Passage]:
        """Ways to reach somebody, and links: these wait for a volunteer."""
        return self._passages(REACH)

    @property
    def reach_named(self) -> str:
        """What they are, in their order: "a phone number, a handle and a link"."""
        found = sorted(self.findings, key=lambda finding: finding.start)
        return series.with_and(named(one.code for one in found if one.code in REACH))

    @cached_property
    def known(self) -> list[Passage]:
        """What somebody who knows these people could recognise them by."""
        return self._passages(KNOWN)

    @cached_property
    def level(self) -> str:
        """How much all of it together tells: none, some or high."""
        return personal.level(self.findings, self.text) if self.known else "none"

    @cached_property
    def asks(self) -> list[Passage]:
        """Where a reply asks who somebody is: it waits for a volunteer."""
        return self._passages(("recipient_guess",))

    @property
    def crisis(self) -> bool:
        """Whether to show where help is. To the writer, and to nobody else."""
        return any(one.code == CARE for one in self.findings)

    @property
    def strong(self) -> bool:
        """Whether there is strong language in what is marked safe for work."""
        return self.rated_safe and any(one.code == "strong" for one in self.findings)

    @property
    def changeable(self) -> bool:
        """Whether there is anything to tick."""
        passages = [*self.reach, *self.known]
        return self.rest or any(passage.softer for passage in passages)

    @property
    def softer_language(self) -> str:
        """The language of the softer words, which may be that of the page."""
        return spoken(self.language)

    def _passages(self, codes: Collection[str]) -> list[Passage]:
        """One for each different thing found, in the order of the text."""
        found: dict[str, Passage] = {}
        for one in sorted(self.findings, key=lambda finding: finding.start):
            surface = self.text[one.start : one.end]
            if one.code in codes and surface not in found and len(found) < MOST:
                found[surface] = self._around(one)
        return list(found.values())

    def _around(self, one: Finding) -> Passage:
        before = self.text[max(0, one.start - AROUND) : one.start].rpartition("\n")[2]
        after = self.text[one.end : one.end + AROUND].partition("\n")[0]
        if one.start > AROUND and len(before) == AROUND:
            before = "…" + before.partition(" ")[2]
        if len(after) == AROUND:
            after = after.rpartition(" ")[0] + "…"
        softer = one.softer[0] if one.softer else ""
        marked = self.text[one.start : one.end]
        return Passage(before, marked, after, str(NAMES[one.code]), softer)


def of(
    kind: str,
    body: str,
    title: str = "",
    *,
    safe: bool = True,
    notes: Collection[str] = (),
    before: str = "",
    language: str = "",
) -> Nudges:
    """What to say about a text. `before` is the text that an edit replaces: nobody hears twice
    about what stood there already. `notes` are those chosen, `safe` that it is rated safe,
    `language` is the code of the text's, where it is known."""
    text = screened.joined(title, body)
    findings = screened.look(kind, body, title, language)
    if before:
        findings = _new_ones(text, findings, before, screened.look(kind, before, language=language))
    themes = [] if kind == "reply" or before else themes_in(text)
    offered = tuple(slug for slug in themes if slug not in notes and slug != STRONG_NOTE)
    return Nudges(text, tuple(findings), offered, safe, language)


def _new_ones(
    text: str, findings: Iterable[Finding], before: str, earlier: Iterable[Finding]
) -> list[Finding]:
    known = {(one.code, before[one.start : one.end]) for one in earlier}
    return [one for one in findings if (one.code, text[one.start : one.end]) not in known]


def wants_change(posted: QueryDict) -> bool:
    """Whether the writer ticked anything to be changed."""
    return "soften" in posted or "suggest" in posted


def changed(kind: str, posted: QueryDict, language: str = "") -> QueryDict:
    """The posted form with what was ticked: softer words, another rating, more notes, a fold.

    `language` is that of the text, where the form does not say it.

    Raises Forged for a suggestion that is none of ours.
    """
    new = posted.copy()
    ticked = set(map(normalise, posted.getlist("soften")))
    if ticked:
        _soften(kind, new, ticked, new.get("language", language))
    for suggestion in posted.getlist("suggest"):
        _take(new, suggestion)
    for used in ("soften", "suggest"):
        new.pop(used, None)
    return new


def _soften(kind: str, posted: QueryDict, ticked: Collection[str], language: str) -> None:
    """Read it as it was read when the passages were marked: normalised, title and body as one."""
    title, body = one_line(posted.get("title", "")), normalise(posted.get("body", ""))
    findings = screened.look(kind, body, title, language)
    found = _everywhere(screened.joined(title, body), findings, ticked)
    body_at = len(screened.joined(title, ""))
    for field, text, begins in (("title", title, 0), ("body", body, body_at)):
        if text:
            posted[field] = personal.soften(text, _within(found, begins, len(text)), ticked)


def _everywhere(text: str, findings: Iterable[Finding], ticked: Collection[str]) -> list[Finding]:
    """The findings, and the other places where a ticked name stands that is no ordinary word.

    At the head of a sentence, say, where its capital alone tells nothing.
    """
    found = list(findings)
    for surface, one in {text[one.start : one.end]: one for one in found}.items():
        if surface in ticked and not all(map(ordinary, surface.lower().split())):
            places = re.finditer(rf"(?<!\w){re.escape(surface)}(?!\w)", text)
            found += [replace(one, start=at.start(), end=at.end()) for at in places]
    return found


def _within(findings: Iterable[Finding], begins: int, length: int) -> list[Finding]:
    """Those that lie in one part of a text, with their places in that part."""
    return [
        replace(one, start=one.start - begins, end=one.end - begins)
        for one in findings
        if begins <= one.start and one.end <= begins + length
    ]


def _take(posted: QueryDict, suggestion: str) -> None:
    """One suggestion: "not_safe", "fold", or "note:" and a slug that the form then checks."""
    kind, _, slug = suggestion.partition(":")
    if kind == "note" and slug not in posted.getlist("notes"):
        posted.appendlist("notes", slug)
    elif kind == "not_safe":
        posted["rating"] = "not_safe"
        if STRONG_NOTE not in posted.getlist("notes"):
            posted.appendlist("notes", STRONG_NOTE)
    elif kind == "fold":
        posted["folded"] = "on"
    elif kind != "note":
        raise Forged
