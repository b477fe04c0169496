"""How the time of a screen grows with its text, for the tests of this folder."""

import time
from collections.abc import Callable

LARGE = 40_000  # characters


def worst_growth(find: Callable[[str], object], seed: str) -> float:
    """How many times longer twice the text takes: the best of several rounds of each."""
    texts = [(seed * (size // len(seed) + 1))[:size] for size in (LARGE // 2, LARGE)]
    half, whole = (min(_spent(find, text) for _ in range(5)) for text in texts)
    return whole / max(half, 0.002)


def _spent(find: Callable[[str], object], text: str) -> float:
    """CPU seconds of one call."""
    begun = time.process_time()
    find(text)
    return time.process_time() - begun
