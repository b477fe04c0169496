"""What a screen is told, and what it says. Pure: no database, no network, nothing kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Finding:
    """One thing a screen noticed.

    `code` is one of screening.verdict.CODES. `start` and `end` are code points of the text the
    screen was given; both 0 when it speaks of the whole. `softer` are words that would say
    less, the best first. `weight` is how much it adds, where a screen adds things up.
    """

    code: str
    start: int = 0
    end: int = 0
    softer: tuple[str, ...] = ()
    weight: float = 1.0


@dataclass(frozen=True)
class Facts:
    """Everything the screens may know about one submission. Rooms above fill it in."""

    text: str
    kind: str = "letter"  # or "reply"
    language: str = ""  # the code that the text is said to be in; "" or "und": not known
    honeypot: str = ""
    form_age: int | None = None  # seconds since the preview was made; None: not known yet
    worked: bool = False  # the browser did the proof of work of this form
    others_today: int = 0  # other texts of this hand today
    fingerprint: frozenset[int] = frozenset()  # of this text
    earlier: Sequence[frozenset[int]] = ()  # fingerprints of texts that may be alike
    weights: Mapping[int, float] = field(default_factory=dict)  # of the learner's features
