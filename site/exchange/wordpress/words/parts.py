"""What comes out of one text: its words, and a note for whatever could not come along."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Dropped:
    """One thing that did not stay as it was. `detail` never holds a person's words."""

    what: str  # a short kind: "image", "link", "shortcode [gallery]"
    detail: str  # a host, a tag, or what became of it


@dataclass(frozen=True)
class Words:
    """Plain text, normalised as writing.text does it, and what is missing from it."""

    text: str
    dropped: tuple[Dropped, ...]


@dataclass
class Notes:
    """Collects what was dropped, in the order of the text."""

    all: list[Dropped] = field(default_factory=list)
    _looks: set[Dropped] = field(default_factory=set)

    def add(self, what: str, detail: str) -> None:
        """One thing, named each time it occurs."""
        self.all.append(Dropped(what, detail))

    def once(self, what: str, detail: str) -> None:
        """A way of showing words that is lost: named once, however often it was used."""
        note = Dropped(what, detail)
        if note not in self._looks:
            self._looks.add(note)
            self.all.append(note)
