"""What `bin/bench import` measures with is an export like any other."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from comments.models import Reply
from config import bench_wordpress
from letters.models import Letter
from tests.exchange.moving import command


@pytest.mark.django_db
def test_the_export_it_makes_moves_in_whole(tmp_path: Path) -> None:
    path = tmp_path / "old.xml"
    letters, comments = bench_wordpress.write(path, 0.03)
    assert path.stat().st_size >= 30_000
    assert comments == letters * bench_wordpress.COMMENTS
    command(path)
    assert (Letter.objects.count(), Reply.objects.count()) == (letters, comments)
    assert Letter.objects.safe().count() == letters


def test_reading_alone_is_measured_in_a_process_of_its_own(tmp_path: Path) -> None:
    out = StringIO()
    call_command("bench_import", "--only-read", "--megabytes", "0.03", stdout=out)
    head, _, line = out.getvalue().splitlines()
    assert head.count("|") == line.count("|")
    assert float(line.split("|")[-2]) > 1  # megabytes
