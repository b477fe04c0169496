"""From a post of the old site to a letter here, in memory; `bringing` saves it."""

import re
from dataclasses import dataclass

from authors.clock import today
from exchange.limits import LARGEST
from exchange.report import Report
from exchange.wordpress import plan
from exchange.wordpress.parts import Post, Site
from exchange.wordpress.plan import Wishes
from exchange.wordpress.words import one_line, to_text
from letters.choices import Form
from letters.forms import BODY_LIMIT
from letters.models import Letter
from writing import text
from writing.fields import NAME_LIMIT, is_reserved, leads_to_somebody
from writing.models import Status

_PICTURES = re.compile(r"(?:\[image(?:: [^\]]*+)?\]|[\s*>\u200b])*+")
HIDDEN = "words in it were hidden on the old site, and can be read now"


@dataclass(frozen=True)
class Place:
    """Where in the export something is, as the report names it, and the report itself."""

    name: str
    report: Report

    def line(self, what: str, why: str) -> None:
        """One line about this place."""
        self.report.line(self.name, what, why)


@dataclass(frozen=True)
class Source:
    """Words as plain text, "" where there are none or far too many of them. `hidden`: some of
    them nobody could see on the old site."""

    body: str = ""
    hidden: bool = False


def source(html: str, limit: int, place: Place) -> Source:
    """What there is to read in the HTML of a text."""
    if _is_too_large(html, place):
        return Source()
    words = to_text(html)
    for dropped in words.dropped:
        place.line(dropped.what, dropped.detail)
    body = text.normalise(words.text)
    if not text.is_visible(body) or _PICTURES.fullmatch(body):
        place.line("text left out", "it has no words")
        return Source()
    if _is_too_large(body, place):
        return Source()
    if len(body) > limit:
        place.line("long text kept whole", f"{len(body):,} characters; the form takes {limit:,}")
    return Source(body, any(dropped.what == "hidden text" for dropped in words.dropped))


def _is_too_large(words: str, place: Place) -> bool:
    """Asked of the HTML and of the text, which can be longer: a rule is more than its <hr>."""
    if len(words) > LARGEST:
        place.line("text left out", f"it has {len(words):,} characters, which is no letter")
    return len(words) > LARGEST


def make(site: Site, post: Post, status: Status, wishes: Wishes, place: Place) -> Letter | None:
    """The unsaved letter, or None for a post without words."""
    words = source(post.html, BODY_LIMIT, place)
    body = words.body
    if not body:
        return None
    if words.hidden and status != Status.HELD:
        place.line("waits", HIDDEN)
        status = Status.HELD
    letter = Letter(rating=plan.rating(post), needs=wishes.needs, form=Form.LETTER)
    title = text.one_line(one_line(post.title))
    if len(title) > text.TITLE_LIMIT:
        place.line("long title", "its first words are the title; the whole of it begins the letter")
        body, title = f"{title}\n\n{body}", text.excerpt(title, text.TITLE_LIMIT - 2)
        if _is_too_large(body, place):
            return None
    letter.set_title(title)
    letter.set_words(body)
    letter.language = plan.language_of(body, wishes.language or plan.language(site.language))
    letter.byline = _byline(site, post, wishes, place)
    letter.closed = not post.open
    _stand(letter, post, status)
    if post.sticky:
        place.line("sticky", "letters are not pinned here; it stands at its own day")
    if post.tags:
        place.line("tags left out", f"{len(post.tags)}: there are pigeonholes here, and no tags")
    return letter


def _stand(letter: Letter, post: Post, status: Status) -> None:
    day = post.at.date() if post.at else None
    if day and status == Status.PUBLISHED:
        day = min(day, today())  # by another clock it may be tomorrow already
    letter.status, letter.was_public = status, status == Status.PUBLISHED
    if day:
        letter.written_on = day
    if day and day > today():  # also of one that waits for a volunteer
        letter.publish_on = day
    else:
        letter.published_on = letter.renewed_on = day


def _byline(site: Site, post: Post, wishes: Wishes, place: Place) -> str:
    """What the old page showed after "by"; an account's login is nobody's name."""
    shown = post.byline if wishes.bylines != "none" else ""
    if not shown and wishes.bylines == "account":
        shown = site.names.get(post.login, "")
        if shown.casefold() == post.login.casefold():
            shown = ""
    kept = name(shown, place) if shown else ""
    if kept and is_reserved(kept):
        place.line("name left out", "it speaks for somebody who looks after a site")
        return ""
    return kept


def name(shown: str, place: Place) -> str:
    """A name as it may stand here, "" where it may not: an address or an office is no name."""
    kept = text.one_line(shown)
    if leads_to_somebody(kept):
        place.line("name left out", "it looked like a way to reach somebody")
        return ""
    if len(kept) > NAME_LIMIT:
        place.line("long name", f"cut to {NAME_LIMIT} characters")
        kept = kept[:NAME_LIMIT].rstrip()
    return kept if text.is_visible(kept) else ""
