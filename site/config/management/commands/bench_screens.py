"""`bin/bench --screens`: the longest that any screen takes over a text made to be slow."""

import dataclasses
import importlib
import pkgutil
import re
import time
from collections.abc import Callable, Mapping
from types import ModuleType
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

import screening
from screening import screens
from screening.findings import Facts

LARGE = 40_000  # characters; a letter may have 20,000
ROUNDS = 3
SHOWN = 40  # rows
# What makes careless patterns slow: long runs of what a pattern repeats, ended by something
# that it does not want.
SEEDS = (
    *("a", "1", " ", "\n", ".", "@", "-", "(", "A", "é", "\u200b", "'", "*", "!"),
    *("a.", "a@", "1 ", "1-", "Aa ", "I ", "a b ", "www.", "http://", "dot ", " at ", "ha "),
    *("my ", "is this you ", "kill ", "kill my", "fu", "f u ", "one two ", "St. ", "in A", "+4"),
    *("I am ", "you ", "Dr A ", "University of ", "works at A ", "1/1/", "A. ", "#a", "a\n"),
)


class Command(BaseCommand):
    """Time every screen and every pattern with texts of two sizes."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """How large."""
        parser.add_argument("--size", type=int, default=LARGE, help="characters of a text")

    def handle(self, *args: Any, **options: Any) -> None:
        """The slowest first: its worst text, and how it grows when the text doubles."""
        self.stdout.write(f"{'what':44}{'worst ms':>10}{'growth':>8}  made of")
        works = {**_screens(), **_patterns()}
        rows = [(*_worst(work, options["size"]), name) for name, work in works.items()]
        for worst, growth, seed, name in sorted(rows, reverse=True)[:SHOWN]:
            self.stdout.write(f"{name:44}{worst:>10.1f}{growth:>8.1f}  {seed!r}")


def bombs(size: int) -> dict[str, str]:
    """Seed -> a text of `size` characters made of it, with an end that fits nothing."""
    return {seed: (seed * (size // len(seed) + 1))[: size - 1] + "\x7f" for seed in SEEDS}


def _worst(work: Callable[[str], object], size: int) -> tuple[float, float, str]:
    """(milliseconds for the worst text, its growth from half the size, its seed)."""
    # Which text is the worst shows at a tenth of the size already.
    tried = {seed: _spent(work, text, 1) for seed, text in bombs(size // 10).items()}
    seed = max(tried, key=lambda name: tried[name])
    worst = _spent(work, bombs(size)[seed])
    return worst, worst / max(_spent(work, bombs(size // 2)[seed]), 0.01), seed


def _spent(work: Callable[[str], object], text: str, rounds: int = ROUNDS) -> float:
    """CPU milliseconds, the best of a few."""
    best = float("inf")
    for _ in range(rounds):
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
    for module in modules():
        for name, value in vars(module).items():
            for place, pattern in enumerate(patterns_in(value)):
                found[f"{module.__name__}.{name}[{place}]"] = _all_of(pattern)
    return found


def modules() -> list[ModuleType]:
    """Every module of the room."""
    names = [info.name for info in pkgutil.iter_modules(screening.__path__)]
    return [importlib.import_module(f"screening.{name}") for name in names]


def patterns_in(value: object) -> list[re.Pattern[str]]:
    """The patterns under a module's name: one, or a collection or a dataclass of them."""
    if isinstance(value, re.Pattern):
        return [value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        value = [*vars(value).values()] if hasattr(value, "__dict__") else []
    if isinstance(value, Mapping):
        value = [*value.values()]
    if isinstance(value, tuple | list | frozenset):
        return [pattern for part in value for pattern in patterns_in(part)]
    return []


def _all_of(pattern: re.Pattern[str]) -> Callable[[str], object]:
    return lambda text: sum(1 for _ in pattern.finditer(text))
