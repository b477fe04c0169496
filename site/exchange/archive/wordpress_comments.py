"""Replies as the comments of a WordPress export. Pure."""

from collections.abc import Iterable, Iterator

from exchange.archive.lines import Record
from exchange.archive.xml import element, html, line, words
from writing import markup

BADGE = "Author of the letter"
_A_LETTER = 10**10  # comments are numbered through all letters; none has so many
_ACCOUNT = 1  # the one of the export: whoever wrote the letters


def comments(letter: Record, replies: Iterable[Record], post: int) -> Iterator[str]:
    """Every reply that can be read, in its thread's order. `post` is the letter's number.

    Each hangs from the nearest readable reply it stands under: its place says which, so what
    answers a reply that is gone is not lost, and a long thread needs no memory.
    """
    above: list[tuple[str, int]] = []  # (place, number) of the readable ones over the next
    for reply in replies:
        while above and not reply["path"].startswith(above[-1][0]):
            above.pop()
        if "gone" not in reply:
            parent = above[-1][1] + post * _A_LETTER if above else 0
            yield _comment(letter, reply, post * _A_LETTER + reply["number"], parent)
            above.append((reply["path"], reply["number"]))


def _comment(letter: Record, reply: Record, number: int, parent: int) -> str:
    voice = reply["voice"]
    own = voice["role"] == "author"
    at = f"{reply['at'][:10]} {reply['at'][11:16] or '00:00'}:00"
    return "".join(
        [
            f"<wp:comment>\n{element('wp:comment_id', number)}",
            line("wp:comment_author", BADGE if own else voice["name"]),
            words("wp:comment_author_email", _address(letter, voice)),
            f"{words('wp:comment_author_url', '')}{words('wp:comment_author_IP', '')}",
            f"{words('wp:comment_date', at)}{words('wp:comment_date_gmt', at)}",
            html("wp:comment_content", markup.to_html(reply["words"])),
            f"{words('wp:comment_approved', '1')}{words('wp:comment_type', 'comment')}",
            element("wp:comment_parent", parent),
            f"{element('wp:comment_user_id', _ACCOUNT if own else 0)}</wp:comment>\n",
        ]
    )


def _address(letter: Record, voice: Record) -> str:
    """No address: no mail goes to .invalid (RFC 2606). It keeps one voice one person."""
    return f"voice-{voice['number']}@{letter['id']}.invalid"
