"""Looking for a secret everywhere: every column of every table, every file of the data folder."""

from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import connection

# Pages of the search index. They are tidied after the commit, which most tests never reach: what
# is left in them is looked for among the bytes of the database (tests/engines.py on_disk).
_PAGES = "letters_found_"


def database() -> bytes:
    """All that the database holds, as bytes: text, bytes, and the hexadecimal of bytes."""
    return b"\n".join(_values())


def _values() -> Iterator[bytes]:
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        for table in (name for name in tables if not name.startswith(_PAGES)):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            for row in cursor.fetchall():
                for value in row:
                    if isinstance(value, bytes | memoryview):
                        yield bytes(value)
                        yield bytes(value).hex().encode()
                    else:
                        yield str(value).encode()


def files() -> bytes:
    """All that the data folder holds, without the collected static files."""
    static = Path(settings.STATIC_ROOT)
    found = (path for path in sorted(Path(settings.DATA_DIR).rglob("*")) if path.is_file())
    return b"\n".join(path.read_bytes() for path in found if static not in path.parents)
