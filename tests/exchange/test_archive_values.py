"""What a value in an archive may be: pure checks, each with its sentence."""

import json
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.archive import kinds, lines, shapes
from exchange.archive.plan import BadArchive
from exchange.archive.seen import Seen

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=6,
)
CHECKS: dict[str, kinds.Check] = {
    "text": kinds.text(5),
    "code": kinds.one_of(["a", "b"]),
    "whole": kinds.whole(9),
    "flag": kinds.flag,
    "day": kinds.day,
    "time": kinds.time,
    "slug": kinds.matching("[a-z]+", "slug"),
    "many": kinds.many(kinds.matching("[a-z]+", "slug")),
    "maybe": kinds.maybe(kinds.day),
    "inside": kinds.inside({"a": kinds.flag}),
}


@given(ANYTHING)
@pytest.mark.parametrize("name", list(CHECKS))
def test_whatever_stands_there_a_check_answers_with_a_sentence_a_screen_can_print(
    name: str, value: object
) -> None:
    said = CHECKS[name](value)
    said.encode()


@given(ANYTHING)
@pytest.mark.parametrize("name", list(shapes.OF_FILE))
def test_whatever_a_line_says_it_is_taken_or_refused_with_its_place(
    name: str, value: object
) -> None:
    shape = shapes.OF_FILE[name]
    record = value if isinstance(value, dict) else {"id": value}
    assert kinds.wrong_in(record, shape(record))


@pytest.mark.parametrize(
    ("check", "good", "bad"),
    [
        (kinds.text(3), ["", "abc", "漢字"], ["abcd", 7, None, "a\x00", "\udfff"]),
        (kinds.text(3, blank=False), ["a"], [""]),
        (kinds.whole(9), [0, 9], [-1, 10, True, False, 1.0, "1", None]),
        (kinds.whole(9, least=1), [1], [0]),
        (kinds.flag, [True, False], [0, 1, "true", None]),
        (kinds.day, ["2031-03-20", "0001-01-01"], ["2031-02-30", "20310320", "2031-3-2"]),
        (kinds.day, [], ["٢٠٣١-٠٣-٢٠", "2031-03-20T10:00Z", "2031-03-20\n", 20310320, None]),
        (kinds.time, ["2031-03-20", "2031-03-20T23:59Z"], ["2031-03-20T24:00Z"]),
        (kinds.time, [], ["2031-03-20T10:00", "2031-03-20T10:00:00Z", "2031-03-20T10:00+02:00"]),
        (kinds.maybe(kinds.flag), [None, True], [0]),
        (kinds.many(kinds.flag), [[], [True, False]], [True, [0], [True, True], None]),
        (kinds.matching("[a-z]", "x"), ["a"], ["", "aa", "a\n", 7, None]),
        (kinds.one_of(["a"]), ["a"], ["b", ["a"], {}, None, 7]),
    ],
    ids=[str(number) for number in range(13)],
)
def test_what_is_right_and_what_is_not(
    check: Callable[[Any], str], good: list[Any], bad: list[Any]
) -> None:
    assert [check(value) for value in good] == [""] * len(good)
    assert all(check(value) for value in bad)


def test_a_file_is_read_one_line_at_a_time(tmp_path: Path) -> None:
    """What is wrong further down is not known before it is reached."""
    path = tmp_path / "glossary.jsonl"
    path.write_text('{"term": "LC", "meaning": "low contact"}\n{\n')
    read = lines.read(path)
    assert next(read).record["term"] == "LC"
    with pytest.raises(BadArchive, match=r"glossary\.jsonl, line 2: it is not valid JSON"):
        next(read)


def test_a_line_that_is_too_long_is_refused_after_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "glossary.jsonl"
    line = json.dumps({"term": "LC", "meaning": "low contact"}) + "\n"
    path.write_text(line)
    assert len(list(lines.read(path, longest=len(line)))) == 1
    with pytest.raises(BadArchive, match="line 1: it is too long"):
        list(lines.read(path, longest=len(line) - 1))


def test_what_was_seen_is_known_by_kind_and_let_go_of_by_kind() -> None:
    with closing(Seen()) as seen:
        assert seen.add("number", 1, "0000")
        assert not seen.add("number", 1, "0001")
        assert seen.add("place", 1)
        assert seen.value("number", 1) == "0000"
        assert not seen.has("number", 2)
        seen.add("earlier", "x", "line 3")
        seen.add("earlier", "1", "line 4")
        assert seen.missing("earlier", among="number") == ("x", "line 3")
        assert seen.missing("place", among="number") is None
        seen.forget("number")
        assert not seen.has("number", 1)
        assert seen.has("place", 1)
