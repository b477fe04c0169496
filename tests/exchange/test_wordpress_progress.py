"""How far a reader is shows while it reads."""

from io import BytesIO
from os import pipe
from pathlib import Path

from exchange.report import Report
from exchange.wordpress.clean import PIECE
from exchange.wordpress.files import Counted
from exchange.wordpress.reading import read
from tests.exchange.wxr import an_export, an_item, write_export


def test_the_size_is_known_before_and_reached_at_the_end(tmp_path: Path) -> None:
    path = tmp_path / "export.xml"
    size = write_export(path, posts=50, comments_each=1)
    with path.open("rb") as file:
        source = Counted(file)
        assert (source.size, source.read_bytes) == (size, 0)
        list(read(source, Report()))
        assert source.read_bytes == size


def test_progress_grows_with_the_posts_and_is_little_ahead(tmp_path: Path) -> None:
    path = tmp_path / "export.xml"
    write_export(path, posts=40, comments_each=0, html="x" * 100_000)
    with path.open("rb") as file:
        source = Counted(file)
        places = [source.read_bytes for _ in read(source, Report())]
    assert places == sorted(places)
    assert len(set(places)) > 30
    assert places[1] < 100_000 + 3 * PIECE


def test_what_was_read_before_counting_is_not_counted() -> None:
    file = BytesIO(b"before" + an_export(an_item()))
    file.seek(6)
    source = Counted(file)
    assert source.size == len(an_export(an_item()))
    assert len(list(read(source, Report()))) == 2


def test_a_pipe_has_no_size_and_is_read_all_the_same() -> None:
    reading, writing = pipe()
    data = an_export(an_item(1), an_item(2))
    with open(reading, "rb") as out, open(writing, "wb") as into:  # noqa: PTH123 - no path
        into.write(data)
        into.close()
        source = Counted(out)
        assert source.size == 0
        assert len(list(read(source, Report()))) == 3
        assert source.read_bytes == len(data)
