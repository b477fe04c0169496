"""A key ring as bytes: whole steps, one owner, and never a wrong key out of damaged bytes."""

import pytest
from cryptography.fernet import Fernet
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from authors import sealed
from config import keyfile
from members import ring

KEYS = st.lists(st.integers(0, 2**63 - 1), max_size=ring.MOST_KEYS).map(tuple)


@given(KEYS)
def test_what_is_packed_comes_out_again(keys: tuple[int, ...]) -> None:
    assert ring.unpack(ring.pack(keys)) == keys


@given(KEYS)
def test_every_ring_an_account_can_have_is_of_one_size(keys: tuple[int, ...]) -> None:
    assert len(ring.pack(keys)) == ring.STEP
    assert len(ring.seal(1, keys)) == len(ring.seal(2, ()))


def test_a_larger_one_would_grow_by_whole_steps() -> None:
    assert len(ring.pack(range(ring.MOST_KEYS + 100))) == 2 * ring.STEP


@given(st.binary(max_size=5000))
def test_bytes_that_are_no_ring_are_damaged_and_nothing_else(data: bytes) -> None:
    with pytest.raises(ring.Damaged):
        ring.unpack(data)


@given(KEYS, st.integers(0, ring.STEP - 1), st.integers(1, 255))
def test_a_changed_byte_never_gives_a_ring_with_other_padding(
    keys: tuple[int, ...], place: int, change: int
) -> None:
    data = bytearray(ring.pack(keys))
    data[place] ^= change
    try:
        found = ring.unpack(bytes(data))
    except ring.Damaged:
        return
    assert len(found) == len(keys)
    assert place >= 5, "the head says how many there are"


def test_equal_rings_are_kept_as_different_texts() -> None:
    assert ring.seal(1, (7, 8)) != ring.seal(1, (7, 8))


def test_the_ring_of_another_account_opens_nothing() -> None:
    with pytest.raises(ring.Damaged):
        ring.unseal(2, ring.seal(1, (7, 8)))


def test_what_was_locked_for_another_purpose_opens_nothing() -> None:
    with pytest.raises(ring.Damaged):
        ring.unseal(1, sealed.seal("hands", ring.pack((7, 8))))


@pytest.mark.parametrize("kept", ["", "gAAAA", "é" * 40, Fernet(Fernet.generate_key())])
def test_anything_else_is_damaged(kept: str | Fernet) -> None:
    with pytest.raises(ring.Damaged):
        ring.unseal(1, kept if isinstance(kept, str) else kept.encrypt(b"x").decode())


def test_a_changed_letter_anywhere_is_damaged() -> None:
    kept = ring.seal(1, (7, 8))
    for place in (0, 20, 200, len(kept) - 5):
        other = "A" if kept[place] != "A" else "B"
        with pytest.raises(ring.Damaged):
            ring.unseal(1, kept[:place] + other + kept[place + 1 :])


def test_with_another_key_file_it_does_not_open(tmp_path: object) -> None:
    from pathlib import Path

    kept = ring.seal(1, (7, 8))
    other = Path(str(tmp_path)) / "keys.json"
    keyfile.make(other)
    with override_settings(SECRETS=keyfile.load(other)), pytest.raises(ring.Damaged):
        ring.unseal(1, kept)
    assert ring.unseal(1, kept) == (7, 8)


def test_what_is_kept_tells_no_time() -> None:
    import base64

    token = base64.urlsafe_b64decode(ring.seal(1, (7,)))
    assert token[1:9] == bytes(8)
