"""How far a long job says it is."""

from io import StringIO

import pytest

from exchange.progress import Progress


class Screen(StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


class Clock:
    """A clock that is set by hand, in seconds."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_it_tells_how_far_it_is_and_how_long_it_will_take() -> None:
    clock, read = Clock(), [0]
    progress = Progress(StringIO(), 1000, lambda: read[0], clock)
    clock.now, read[0] = 30.0, 250
    assert progress.line("7 letters").split("  ")[0].startswith("[######----")
    assert "25%, 7 letters, about 90 s left" in progress.line("7 letters")
    clock.now = 600.0
    assert "about 30 min left" in progress.line("7 letters")


@pytest.mark.parametrize(("read", "expected"), [(0, "0%"), (5, "not known yet"), (2000, "100%")])
def test_the_ends_are_calm(read: int, expected: str) -> None:
    assert expected in Progress(StringIO(), 1000, lambda: read, Clock()).line("x")


def test_without_a_size_no_end_is_foretold() -> None:
    assert Progress(StringIO(), 0, lambda: 5, Clock()).line("7 letters") == "7 letters"


def test_a_screen_has_one_line_written_over_and_a_log_one_a_minute() -> None:
    for out, step, ends in ((Screen(), 1.0, "\r"), (StringIO(), 61.0, "\n")):
        clock = Clock()
        progress = Progress(out, 1000, lambda: 10, clock)
        progress.tell("1")
        assert out.getvalue() == ""
        clock.now += step
        progress.tell("2")
        progress.tell("3")
        assert out.getvalue().endswith(ends)
        assert out.getvalue().count(ends) == 1


def test_the_line_on_a_screen_is_cleared_at_the_end() -> None:
    for out, written in ((Screen(), True), (StringIO(), False)):
        Progress(out, 1000, lambda: 10, Clock()).clear()
        assert bool(out.getvalue()) == written
