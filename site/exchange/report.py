"""What an import did not take as it was: one line each, with the place and the reason."""

from collections import Counter
from dataclasses import dataclass, field
from typing import TextIO


@dataclass
class Report:
    """Lines go to `out` as they come, so nothing grows in memory; `counts` is by `what`.

    No line holds a person's name, e-mail address or words: places are numbers and addresses of
    the old site.
    """

    out: TextIO | None = None
    counts: Counter[str] = field(default_factory=Counter)

    def line(self, where: str, what: str, why: str) -> None:
        """`what` was dropped or changed at `where` ("post 12", "comment 7 of post 12")."""
        self.counts[what] += 1
        if self.out is not None:
            self.out.write(f"{where}: {what}: {why}\n")

    def flush(self) -> None:
        """Let the file have every line, so that whatever ends the program takes none of them."""
        if self.out is not None:
            self.out.flush()
