"""Comments without a number, very deep ones, and more of them than there is room for."""

import pytest

from tests.exchange.moving import bodies, chain, letter_of, move
from tests.exchange.wxr import a_comment, an_item

pytestmark = pytest.mark.django_db


def test_whoever_comes_when_all_seals_are_given_is_named_and_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from exchange.wordpress import speakers

    monkeypatch.setattr(speakers, "MOST", 3)  # with the letter's own; there are 122,880
    people = ["moth", "heron", "otter", "moth"]
    items = [a_comment(n, f"w{n}", comment_author=name) for n, name in enumerate(people, 1)]
    lines = move(an_item(7, comments=items))
    assert bodies() == ["w1", "w2", "w4"]
    assert [line.split(": ")[:2] for line in lines] == [["comment 3 of post 7", "left out"]]


@pytest.mark.parametrize("dry", [True, False])
def test_a_comment_without_a_number_has_one_name_in_the_report(dry: bool) -> None:
    nameless = [a_comment(1, "A"), a_comment(None, "B"), a_comment(0, "C", comment_parent=1)]
    lines = move(
        an_item(7, comments=nameless), an_item(8, comments=[a_comment("", "", comment_type="odd")]),
        dry=dry,
    )  # fmt: skip
    for name in (
        "2 from the top of post 7",
        "3 from the top of post 7",
        "1 from the top of post 8",
    ):
        about = [line.split(": ")[1] for line in lines if line.startswith(f"comment {name}: ")]
        assert about[0] == "no usable number"
        assert about[-1] == "left out"
    assert not any("comment 0" in line for line in lines)


def test_a_comment_without_a_number_does_not_come_twice_nor_in_place_of_another() -> None:
    items = [an_item(n, comments=[a_comment(n, f"{n}"), a_comment(None, "X")]) for n in (7, 8)]
    lines = move(*items)
    assert sum("left out: it has no number" in line for line in lines) == 2
    assert not any("the same number" in line for line in lines)
    move(*items)
    assert sorted(bodies()) == ["7", "8"]


def test_of_many_comments_only_those_that_are_answered_stay_in_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from exchange.wordpress.replies import Thread

    held, real = [], Thread.bring

    def and_look(self: Thread) -> int:
        count = real(self)
        held.append((count, sorted(self.seated)))
        return count

    monkeypatch.setattr(Thread, "bring", and_look)
    said = [a_comment(n, f"w{n}", comment_parent=3 * (n == 9)) for n in range(1, 11)]
    move(an_item(7, comments=said))
    move(an_item(7, comments=[*said, a_comment(11, "w11", comment_parent=9)]))
    assert held == [(10, [3]), (1, [3, 9])]
    assert chain()["w9"] == "w3"
    assert chain()["w11"] == "w9"


def test_more_levels_than_a_path_holds_stay_in_order() -> None:
    items = [a_comment(n, f"w{n}", comment_parent=n - 1) for n in range(1, 81)]
    move(an_item(7, comments=items))
    assert bodies() == [f"w{n}" for n in range(1, 81)]
    assert letter_of(7).reply_count == 80


def test_a_later_export_answers_where_a_path_is_full() -> None:
    deep = [a_comment(n, f"w{n}", comment_parent=n - 1) for n in range(1, 67)]
    move(an_item(7, comments=deep))
    new = [a_comment(n, f"w{n}", comment_parent=to) for n, to in ((70, 65), (71, 63), (72, 64))]
    move(an_item(7, comments=[*deep, *new]))
    assert chain()["w70"] == "w65"
    assert chain()["w71"] == "w63"
    move(an_item(7, comments=[*deep, *new, a_comment(73, "w73", comment_parent=63)]))
    assert chain()["w73"] == "w63"
    assert letter_of(7).reply_count == 70
