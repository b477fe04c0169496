"""A small message file of our own, so that a test can hear the interface speak German."""

import struct
from collections.abc import Mapping
from pathlib import Path

BETWEEN = "\x04"  # stands between the context of a message and the message
_MAGIC = 0x950412DE
_HEAD = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n"
_BYTES_OF_HEAD = 28


def write(folder: Path, said: Mapping[str, str]) -> Path:
    """A folder for LOCALE_PATHS in which each message has its German words (a GNU .mo file)."""
    pairs = sorted((message.encode(), words.encode()) for message, words in said.items())
    pairs = [(b"", _HEAD.encode()), *pairs]
    place = _BYTES_OF_HEAD + 16 * len(pairs)
    tables: list[bytes] = []
    texts = b""
    for column in zip(*pairs, strict=True):
        table = b""
        for text in column:
            table += struct.pack("<II", len(text), place + len(texts))
            texts += text + b"\0"
        tables.append(table)
    first, second = _BYTES_OF_HEAD, _BYTES_OF_HEAD + 8 * len(pairs)
    head = struct.pack("<7I", _MAGIC, 0, len(pairs), first, second, 0, 0)
    there = folder / "de" / "LC_MESSAGES"
    there.mkdir(parents=True)
    (there / "django.mo").write_bytes(head + b"".join(tables) + texts)
    return folder
