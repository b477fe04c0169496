"""`bin/bench --screens`: the longest that any screen takes over a text made to be slow."""

import importlib
import pkgutil
import re
import time
from collections.abc import Callable
from types import ModuleType
from typing import Any

from django.core.management.base import BaseCommand

import screening
from screening import screens
from screening.findings import Facts

LARGE = 40_000  # characters; a letter may have 20,000
SMALL = LARGE // 2
ROUNDS = 3
# What makes careless patterns slow: long runs of what a pattern repeats, ended by something
# that it does not want.
SEEDS = (
    *("a", "1", " ", "\n", ".", "@", "-", "(", "A", "é", "\u200b", "'", "*", "!"),
    *("a.", "a@", "1 ", "1-", "Aa ", "I ", "a b ", "www.", "http://", "dot ", " at ", "ha "),
    *("my ", "is this you ", "kill ", "kill my", "fu", "f u ", "one two ", "St. ", "in A", "+4"),
    *("I am ", "you ", "Dr A ", "University of ", "works at A ", "1/1/", "A. ", "#a", "a\n"),
)


class Command(BaseCommand):
    """Time every screen and every pattern with 20,000 and 40,000 characters."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """The worst of each, its text, and how it grows when the text doubles."""
        self.stdout.write(f"{'what':40}{'worst ms':>10}{'growth':>8}  made of")
        for name, work in {**_screens(), **_patterns()}.items():
            worst, growth, seed = _worst(work)
            self.stdout.write(f"{name:40}{worst:>10.1f}{growth:>8.1f}  {seed!r}")


def bombs(size: int) -> dict[str, str]:
    """Seed -> a text of `size` characters made of it, with an end that fits nothing."""
    return {seed: (seed * (size // len(seed) + 1))[: size - 1] + "\x7f" for seed in SEEDS}


def _worst(work: Callable[[str], object]) -> tuple[float, float, str]:
    """(milliseconds for the worst text, its growth from half the size, its seed)."""
    large = {seed: _spent(work, text) for seed, text in bombs(LARGE).items()}
    seed = max(large, key=lambda name: large[name])
    small = _spent(work, bombs(SMALL)[seed])
    return large[seed], large[seed] / max(small, 0.01), seed


def _spent(work: Callable[[str], object], text: str) -> float:
    """CPU milliseconds, the best of a few."""
    best = float("inf")
    for _ in range(ROUNDS):
        begun = time.process_time()
        work(text)
        best = min(best, (time.process_time() - begun) * 1000)
    return best


def _screens() -> dict[str, Callable[[str], object]]:
    both: dict[str, Callable[[str], object]] = {
        "all that speak to the writer": lambda text: screens.for_writer(
            Facts(text=text, kind="reply")
        ),
        "all before a text is kept": lambda text: screens.before_keeping(
            Facts(text=text, kind="reply")
        ),
    }
    return both


def _patterns() -> dict[str, Callable[[str], object]]:
    """Every compiled pattern of screening's modules, by name."""
    found: dict[str, Callable[[str], object]] = {}
    for module in _modules():
        for name, value in vars(module).items():
            for place, pattern in enumerate(_in(value)):
                found[f"{module.__name__}.{name}[{place}]"] = _all_of(pattern)
    return found


def _modules() -> list[ModuleType]:
    names = [info.name for info in pkgutil.iter_modules(screening.__path__)]
    return [importlib.import_module(f"screening.{name}") for name in names]


def _in(value: object) -> list[re.Pattern[str]]:
    """The patterns in a module's name: one, or a tuple, list or dictionary of them."""
    if isinstance(value, re.Pattern):
        return [value]
    if isinstance(value, dict):
        value = [*value.values()]
    if isinstance(value, tuple | list | frozenset):
        return [pattern for part in value for pattern in _in(part)]
    return []


def _all_of(pattern: re.Pattern[str]) -> Callable[[str], object]:
    return lambda text: sum(1 for _ in pattern.finditer(text))
