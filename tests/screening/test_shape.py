"""What is no words at all is held; what people write has a shape."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening import shape

LETTER = (
    "Dad, I sold the van. The man gave me £900 for it and asked if it had ever broken down, and "
    "I said only on birthdays. I kept the tape that was in the player."
)
BOMBS = ["a", "1 ", "a.", "@", "(", "1-", " ", "\n", "I ", "Aa ", "😀", "字", "a@", "é"]


@pytest.mark.parametrize(
    "text",
    [
        "a" * 10_000,
        "?!" * 500,
        "lol " * 3000,
        "=-=-" * 100,
        "qwertzuiop" * 40,
        "x1/" * 400,
        "🔥" * 400,
        "I\nI\n" * 2000,
    ],
)
def test_what_is_no_words_at_all_is_held(text: str) -> None:
    assert [one.code for one in shape.find(text)] == ["shape"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "🙂🙂🙂❤️",
        "❤️" * 30,
        "ha ha ha " * 60,
        "no " * 200,
        "I am sorry. " * 200,
        "aaaaaaah" + "h" * 80,
        "* * *\n" * 12,
        "milk\neggs\nbread\n" * 20,
        "1. the kite\n2. the knife\n3. your side of the wardrobe\n" * 10,
        "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente",
        "あなたが植えた木は今朝ひとつだけ花をつけました" * 60,
        "你走的那天下雨我在车站等到最后一班车" * 80,
        "ฉันยังเก็บจดหมายของคุณไว้ในลิ้นชักใต้หน้าต่าง" * 40,
        "តើអ្នកនៅឯណាឥឡូវនេះខ្ញុំនឹកអ្នករាល់ថ្ងៃ" * 40,
        LETTER * 8,
    ],
)
def test_what_people_write_has_a_shape(text: str) -> None:
    assert shape.find(text) == []


def test_the_five_texts_have_a_shape(five_texts: dict[str, str]) -> None:
    assert [name for name, text in five_texts.items() if shape.find(text)] == []


@given(st.text(max_size=400))
def test_any_text_can_be_looked_at(text: str) -> None:
    assert {one.code for one in shape.find(text)} <= {"shape"}


@pytest.mark.parametrize("unit", BOMBS)
def test_time_grows_with_the_length_and_no_faster(unit: str) -> None:
    long = (unit * 40_000)[:40_000]
    assert took(long) < 4 * took(long[:20_000]) + 0.03


def took(text: str) -> float:
    times = []
    for _ in range(4):
        start = time.process_time()
        shape.find(text)
        times.append(time.process_time() - start)
    return min(times)
