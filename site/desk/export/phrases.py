"""Sentences that more than one form of a file says, in the language of the page. Pure."""

from collections.abc import Iterator

from django.utils.translation import gettext

from desk.export.book import Said, To


def erased() -> str:
    """In the place of words that nobody has any more."""
    return gettext("The words have been erased.")


def left_out() -> str:
    """In the place of words that stand in another copy. with_them() says in which."""
    return gettext(
        "The words are not in this copy. It leaves out what is folded or not marked safe for work."
    )


def with_them(address: str) -> str:
    """Where the copy is that has those words."""
    return gettext("A copy with everything: %(address)s") % {"address": address}


def about(said: Said) -> Iterator[str]:
    """What else is known of a reply than who wrote it, when and to whom, in short sentences."""
    if said.before:
        yield gettext("Wrote before update %(number)s") % {"number": said.before}
    if said.edited:
        yield gettext("Edited on %(day)s") % {"day": said.edited}
    if said.folded:
        yield gettext("Folded behind a content note")
    if said.state:
        yield unseen(said.state)


def answers(to: To) -> str:
    """Whom a reply answers, by name where it may be told."""
    if to.name:
        return gettext("To %(name)s (reply %(number)s)") % {"name": to.name, "number": to.number}
    return gettext("To reply %(number)s") % {"number": to.number}


def unseen(state: str) -> str:
    """Why only its writer finds a text in the file."""
    return gettext("Nobody else can read it: %(state)s") % {"state": state}
