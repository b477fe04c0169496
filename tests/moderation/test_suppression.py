"""Nothing that is published tells a small number, whatever is subtracted from what."""

from collections import Counter
from datetime import date
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from moderation.figures import Group, Key
from moderation.log_views import published
from moderation.suppression import SMALL, Figure, part, shown, total
from writing.models import Deed

MONTH = date(2026, 3, 1)
counts = st.integers(0, 12)
tables = st.lists(counts, min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("count", "words"),
    [(0, "none"), (1, "fewer than 5"), (4, "fewer than 5"), (5, "5"), (1234, "1,234")],
)
def test_a_count_is_shown_when_it_is_nothing_or_five_or_more(count: int, words: str) -> None:
    assert str(shown(count)) == words


def test_one_hidden_part_hides_the_exact_sum_too() -> None:
    assert str(total([shown(7), shown(3)])) == "8 to 11"
    assert str(total([shown(7), shown(8)])) == "15"
    assert str(total([])) == "none"
    assert str(total([shown(2)])) == "fewer than 5"
    assert str(total([shown(2), shown(2)])) == "2 to 8"


@given(tables)
def test_every_hidden_cell_could_be_any_small_number(table: list[int]) -> None:
    """By trying out all tables that fit what is shown of the cells and of their sum."""
    cells, whole = [shown(count) for count in table], total(shown(count) for count in table)
    ranges = [range(cell.low, cell.high + 1) for cell in cells]
    fitting = [one for one in product(*ranges) if whole.low <= sum(one) <= whole.high]
    assert tuple(table) in fitting
    for place, count in enumerate(table):
        if 0 < count < SMALL:
            assert {one[place] for one in fitting} == {1, 2, 3, 4}


@given(st.integers(1, 30), st.data())
def test_a_part_tells_neither_a_small_number_nor_a_small_rest(
    whole: int, data: st.DataObject
) -> None:
    count = data.draw(st.integers(0, whole))
    figure = part(count, whole)
    assert figure.low <= count <= figure.high
    seen = (shown(whole), figure)
    alike = [
        (other, of)
        for of in range(1, 31)
        for other in range(of + 1)
        if (shown(of), part(other, of)) == seen
    ]
    if 0 < count < SMALL:
        assert len({other for other, _ in alike}) >= 2
    if 0 < whole - count < SMALL:
        assert len({of - other for other, of in alike}) >= 2
    if 0 < whole < SMALL:
        assert {of for _, of in alike} == {1, 2, 3, 4}


def test_a_large_part_of_a_large_number_is_told() -> None:
    assert part(6, 20) == Figure(6, 6)
    assert part(20, 20) == Figure(20, 20)
    assert not part(17, 20).is_exact
    assert not part(3, 20).is_exact
    assert part(0, 3) == Figure(0, 0)


def a_group(count: int, **more: int | str | bool) -> Group:
    """So many decisions that are alike."""
    key = Key(
        MONTH,
        str(more.get("deed", Deed.REMOVE)),
        str(more.get("kind", "letter")),
        str(more.get("ground", "cruel")),
        automated=False,
        on_appeal=False,
        curating=False,
    )
    waited = int(more.get("hours", 2))
    return Group(key, Counter({waited: count}), reversed=int(more.get("reversed", 0)))


@st.composite
def months(draw: st.DrawFn) -> list[Group]:
    """The groups of some month."""
    kinds = draw(
        st.lists(
            st.tuples(
                st.sampled_from([Deed.REMOVE, Deed.HIDE, Deed.KEEP]),
                st.sampled_from(["letter", "reply", "update"]),
                st.sampled_from(["cruel", "spam", "child"]),
            ),
            min_size=1,
            max_size=6,
            unique=True,
        )
    )
    found = []
    for deed, kind, ground in kinds:
        count = draw(st.integers(1, 9))
        undone = draw(st.integers(0, count))
        more = {"deed": deed, "kind": kind, "ground": ground}
        found.append(a_group(count, hours=draw(counts), reversed=undone, **more))
    return found


@given(months(), st.data())
def test_the_log_of_a_month_is_the_same_whatever_a_small_number_is(
    groups: list[Group], data: st.DataObject
) -> None:
    """Nobody learns it by arithmetic, by the order of lines or by knowing how they are made."""
    small = [place for place, group in enumerate(groups) if group.count < SMALL]
    assume(small)
    place = data.draw(st.sampled_from(small))
    group = groups[place]
    count = data.draw(st.integers(1, 4))
    undone = data.draw(st.integers(1, count)) if group.reversed else 0
    other = Group(group.key, Counter({data.draw(counts): count}), reversed=undone)
    changed = [*groups[:place], other, *groups[place + 1 :]]
    before, after = published(MONTH, groups), published(MONTH, changed)
    assert before == after
    assert before.mark == after.mark
