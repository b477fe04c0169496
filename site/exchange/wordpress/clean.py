"""A file's bytes as UTF-8 that XML allows, piece by piece: old sites hold neither for certain."""

from codecs import getincrementaldecoder
from collections.abc import Iterator

from exchange.report import Report
from exchange.wordpress import characters
from exchange.wordpress.files import Source
from exchange.wordpress.opening import BLANK, encoding_of, look_at

# Bytes read at once.
PIECE = 65_536


class Clean:
    """`pieces` once, then `tell` what was changed. `read` counts bytes of the file and `given`
    those handed out, both up to the piece before; `lines` the empty ones that were skipped."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.codec = "utf-8"
        self.read = self.given = self.lines = 0
        self.foreign = self.removed = 0

    def pieces(self) -> Iterator[bytes]:
        """The whole file, and an empty piece at its end only. Raises Unreadable for files of
        another kind."""
        raw = first(self.source)
        self.codec = encoding_of(raw)
        decode = getincrementaldecoder(self.codec)(characters.mistakes(self.codec)).decode
        text, held = self.opened(decode(raw)), b""
        while raw:
            data, held = characters.whole(self.cleaned(held, text))
            if data:
                yield data
            self.read += len(raw)
            self.given += len(data)
            raw = self.source.read(PIECE)
            text = decode(raw)
        yield b""

    def opened(self, text: str) -> str:
        """Without what a server may put before an export: empty lines and byte order marks."""
        rest = text.lstrip(BLANK)
        look_at(rest)
        self.lines = text[: len(text) - len(rest)].count("\n")
        self.given = len(rest) - len(text)
        return rest

    def cleaned(self, held: bytes, text: str) -> bytes:
        """In UTF-8 behind what was held back before; what is changed is counted."""
        text, foreign = characters.as_windows(text, self.codec)
        data, removed = characters.allowed(held + text.encode())
        self.foreign += foreign
        self.removed += removed
        return data

    def tell(self, report: Report) -> None:
        """One line for each kind of change: single places would be thousands of lines."""
        if self.removed:
            why = f"{self.removed} that XML forbids were left out"
            report.line("the file", "control characters", why)
        if self.foreign and self.codec == "utf-8":
            why = f"{self.foreign} bytes are not UTF-8 and were read as Windows-1252"
            report.line("the file", "wrong encoding", why)
        elif self.foreign:
            why = f"{self.foreign} characters cannot be read as {self.codec}"
            report.line("the file", "wrong encoding", why)


def first(source: Source) -> bytes:
    """A whole piece even from a pipe that hands out less, so that the file's kind shows."""
    start = source.read(PIECE)
    while len(start) < PIECE and (more := source.read(PIECE - len(start))):
        start += more
    return start
