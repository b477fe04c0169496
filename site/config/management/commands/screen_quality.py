"""`manage.py screen_quality`: how often each screen is right, on examples written by hand."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from screening import contact, crisis, guess, language, links, personal, repeats, spam, urging
from screening.findings import Facts

FOLDER = Path("tests") / "data" / "screening"
# What the rules were written with, hard cases and (for some screens) an everyday spread; and hard
# cases that whoever wrote them had never seen.
SHARES = ("seen", "everyday", "held")
_KEY = b"a key for measuring"
Example = dict[str, Any]


def _is_high(example: Example) -> bool:
    text = example["text"]
    return personal.level([*contact.find(text), *personal.find(text)], text) == "high"


def _is_spam(example: Example) -> bool:
    text = example["text"]
    facts = Facts(text=text, kind=example.get("kind", "letter"))
    return bool(spam.find(facts, links=len(links.find(text))))


def _is_copy(example: Example) -> bool:
    one, other = (repeats.fingerprint(example[name], _KEY) for name in ("text", "other"))
    return bool(repeats.find(other, [one]))


SCREENS: dict[str, Callable[[Example], bool]] = {
    "personal": _is_high,
    "contact": lambda example: bool(contact.find(example["text"])),
    "links": lambda example: bool(links.find(example["text"])),
    "repeat": _is_copy,
    "spam": _is_spam,
    "guess": lambda example: bool(guess.find(example["text"])),
    "urging": lambda example: bool(urging.find(example["text"])),
    "crisis": lambda example: bool(crisis.find(example["text"])),
    "language": lambda example: bool(language.find(example["text"])),
}


class Command(BaseCommand):
    """Print precision and recall of every screen, on each share of its examples."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """One line for each screen, as a table for docs/screening.md."""
        folder = settings.BASE_DIR / FOLDER
        if not folder.is_dir():
            raise CommandError(f"There are no examples at {FOLDER}: this needs the source tree.")
        self.stdout.write("Precision, recall (of how many examples):\n")
        self.stdout.write("| screen | seen, hard | seen, everyday | held back, hard |")
        self.stdout.write("|---|---|---|---|")
        for name, says in SCREENS.items():
            cells = [_score(says, examples(folder, name, share)) for share in SHARES]
            self.stdout.write(f"| {name} | {' | '.join(cells)} |")


def examples(folder: Path, name: str, share: str) -> list[Example]:
    """The examples of one screen and one share, if it has that: dicts with "text", "expect"."""
    path = folder / f"{name}.{share}.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [json.loads(line) for line in lines if line]


def measure(says: Callable[[Example], bool], found: list[Example]) -> tuple[float, float]:
    """(precision, recall); 1.0 where there was nothing to be wrong about."""
    right = wrong = missed = 0
    for example in found:
        said = says(example)
        right += said and example["expect"]
        wrong += said and not example["expect"]
        missed += example["expect"] and not said
    return right / (right + wrong or 1), right / (right + missed or 1)


def _score(says: Callable[[Example], bool], found: list[Example]) -> str:
    if not found:
        return ""
    precision, recall = measure(says, found)
    return f"{precision:.2f}, {recall:.2f} (of {len(found)})"
