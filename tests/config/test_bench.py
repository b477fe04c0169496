"""bin/bench measures what it says: a small run prints every row with real counts."""

from io import StringIO

import pytest
from django.core.management import call_command

ROWS = (
    "home", "category", "archive", "letter, 3 replies", "letter, 20 replies",
    "letter, 100 replies", "letter, 120 replies", "the same, not modified", "post a letter",
    "post a reply", "of that, the key (scrypt)",
)  # fmt: skip


@pytest.mark.usefixtures("unlocked_ledger")
def test_the_bench_prints_every_page_with_few_queries() -> None:
    out = StringIO()
    call_command("bench", letters=12, largest_thread=120, stdout=out)
    lines = {line[:28].strip(): line[28:].split() for line in out.getvalue().splitlines()}
    assert set(ROWS) <= set(lines)
    assert 1 <= int(lines["home"][0]) <= 6
    assert 1 <= int(lines["letter, 120 replies"][0]) <= 8
    assert lines["letter, 120 replies"][0] == lines["letter, 3 replies"][0]
    assert int(lines["the same, not modified"][0]) == 1
    assert int(lines["post a letter"][0]) > 5
