"""One file of an archive while it is written: counted, and its checksum made as it grows."""

import hashlib
import json
import os
from pathlib import Path
from typing import Any


class Sheet:
    """A new file of this name, which everybody may read. Close it after use."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self.bytes = self.lines = 0
        self._sum = hashlib.sha256()
        self._file = path.open("xb")
        os.fchmod(self._file.fileno(), 0o644)

    def write(self, text: str) -> None:
        """Add text as it is."""
        content = text.encode()
        self._file.write(content)
        self._sum.update(content)
        self.bytes += len(content)
        self.lines += content.count(b"\n")

    def line(self, record: dict[str, Any]) -> None:
        """Add one record."""
        self.write(json.dumps(record, ensure_ascii=False) + "\n")

    def told(self) -> dict[str, Any]:
        """What the manifest says of it."""
        sha256 = self._sum.hexdigest()
        return {"name": self.name, "bytes": self.bytes, "lines": self.lines, "sha256": sha256}

    def close(self) -> None:
        """Come back when the disk has it."""
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
