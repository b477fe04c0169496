"""From a post of the old site to a letter here, in memory; `bringing` saves it."""

from dataclasses import dataclass

from exchange.report import Report
from exchange.wordpress import plan
from exchange.wordpress.parts import Post, Site
from exchange.wordpress.plan import Wishes
from exchange.wordpress.words import one_line, to_text
from letters.choices import Form, Needs
from letters.forms import BODY_LIMIT
from letters.models import Letter
from writing import text
from writing.fields import NAME_LIMIT, is_reserved, leads_to_somebody
from writing.models import Status

LARGEST = 2_000_000  # characters of a text; more is no letter


@dataclass(frozen=True)
class Place:
    """Where in the export something is, as the report names it, and the report itself."""

    name: str
    report: Report

    def line(self, what: str, why: str) -> None:
        """One line about this place."""
        self.report.line(self.name, what, why)


def source(html: str, limit: int, place: Place) -> str:
    """The words as plain text, "" where there are none or far too many of them."""
    if len(html) > LARGEST:
        place.line("text left out", f"it has {len(html):,} characters, which is no letter")
        return ""
    words = to_text(html)
    for dropped in words.dropped:
        place.line(dropped.what, dropped.detail)
    body = text.normalise(words.text)
    if not text.is_visible(body):
        place.line("text left out", "it has no words")
        return ""
    if len(body) > limit:
        place.line("long text kept whole", f"{len(body):,} characters; the form takes {limit:,}")
    return body


def make(site: Site, post: Post, status: Status, wishes: Wishes, place: Place) -> Letter | None:
    """The unsaved letter, or None for a post without words."""
    body = source(post.html, BODY_LIMIT, place)
    if not body:
        return None
    letter = Letter(rating=plan.rating(post), needs=Needs.STORIES, form=Form.LETTER)
    title = text.one_line(one_line(post.title))
    if len(title) > text.TITLE_LIMIT:
        place.line("long title", "its first words are the title; the whole of it begins the letter")
        body, title = f"{title}\n\n{body}", text.excerpt(title, text.TITLE_LIMIT - 2)
    letter.set_title(title)
    letter.set_words(body)
    letter.language = wishes.language or plan.language(site.language)
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
    letter.status, letter.was_public = status, status == Status.PUBLISHED
    if day:
        letter.written_on = day
    if status == Status.SCHEDULED:
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
    kept = text.one_line(one_line(shown))
    if leads_to_somebody(kept):
        place.line("name left out", "it looked like a way to reach somebody")
        return ""
    if len(kept) > NAME_LIMIT:
        place.line("long name", f"cut to {NAME_LIMIT} characters")
        kept = kept[:NAME_LIMIT].rstrip()
    return kept if text.is_visible(kept) else ""
