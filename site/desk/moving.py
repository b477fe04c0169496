"""Taking one of one's own texts back, and putting it back: for replies and for updates."""

from authors.refusals import Forged, NotOpen
from desk import leaving
from letters.models import Letter
from writing.models import Writing

MOVES = {"take_back": leaving.take_back, "put_back": leaving.put_back}


def move(text: Writing, letter: Letter, act: str) -> None:
    """Do it; a second click is harmless. `letter` is the one it is or stands under.

    Raises Forged for another act, NotOpen when nothing is left to put back.
    """
    if act not in MOVES:
        raise Forged
    try:
        MOVES[act](text)
    except leaving.NothingLeft:
        raise NotOpen(letter=letter, editing=True) from None
