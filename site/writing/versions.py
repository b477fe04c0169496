"""Two devices at one text: an edit says which words it began from."""

import hashlib

FIELD = "base"


class Overtaken(Exception):  # noqa: N818 - an answer, not an error of ours
    """Other words were saved since this edit began."""


def mark_of(title: str, source: str) -> str:
    """Names these words, for a hidden field; other words have another mark."""
    return hashlib.sha256(f"{title}\n{source}".encode()).hexdigest()[:16]


def overtaken(began_from: str | None, title: str, source: str, wished: tuple[str, str]) -> bool:
    """Whether the words were changed after an edit began, into others than it wishes itself.

    A form that does not say what it began from is taken at its word.
    """
    if not began_from or wished == (title, source):
        return False
    return began_from != mark_of(title, source)


def insist(began_from: str | None, title: str, source: str, wished: tuple[str, str]) -> None:
    """Overtaken if the words were changed. Asked once more where nobody can come between."""
    if overtaken(began_from, title, source, wished):
        raise Overtaken


def begun(sent: str | None, title: str, source: str) -> str:
    """What a form that comes back with a mistake still began from: not what stands there by now."""
    return sent or mark_of(title, source)
