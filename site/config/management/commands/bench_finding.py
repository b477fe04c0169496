"""`manage.py bench_finding lists|search`: what finding letters costs, and how it grows.

`bin/bench lists` and `bin/bench search` run it on both databases, each filled for the occasion.
"""

import re
import time
from typing import Any
from urllib.parse import quote

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from config import bench_many
from config.bench_many import RARE, VOCABULARY
from letters.models import Letter, Month, SearchText

ROUNDS = 21
SIZES = (1_000, 100_000)  # letters
FREQUENT, USUAL, NEXT = VOCABULARY[0], VOCABULARY[60], VOCABULARY[61]


class Command(BaseCommand):
    """Fill the database to each size, ask for each page, and print milliseconds and queries."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Which pages, and how many letters."""
        parser.add_argument("what", choices=["lists", "search"])
        parser.add_argument("--letters", type=int, nargs="+", default=SIZES)

    def handle(self, *args: Any, **options: Any) -> None:
        """A line for each page: the quickest of ROUNDS requests for each size, and the growth."""
        sizes = options["letters"]
        times: dict[str, list[float]] = {}
        queries: dict[str, int] = {}
        for size in sizes:
            bench_many.fill(size)
            for name, url in (_lists() if options["what"] == "lists" else _searches()).items():
                taken, queries[name] = _measure(url)
                times.setdefault(name, []).append(taken)
        heads = " | ".join(f"ms, {size:,} letters" for size in sizes)
        self.stdout.write(f"\n{connection.vendor}, {options['what']}\n")
        self.stdout.write(
            f"| page | queries | {heads} | growth |\n|---|---|{'---|' * len(sizes)}---|"
        )
        for name, both in times.items():
            cells = " | ".join(f"{one:.1f}" for one in both)
            self.stdout.write(f"| {name} | {queries[name]} | {cells} | {both[-1] / both[0]:.2f} |")


def _searches() -> dict[str, str]:
    oldest = SearchText.objects.order_by("place").values_list("place", flat=True)[30]
    asked = {
        "frequent word": FREQUENT,
        "usual word": USUAL,
        "rare word": RARE,
        "two usual words": f"{USUAL} {NEXT}",
        "phrase of two usual words": f'"{USUAL} {NEXT}"',
        "frequent without usual word": f"{FREQUENT} -{USUAL}",
        "beginning of a word": f"{USUAL[:4]}*",
        "no hit": "zzyzx",
        "no hit, two words": f"{FREQUENT} zzyzx",
    }
    pages = {name: f"/search/?q={quote(words)}" for name, words in asked.items()}
    pages["frequent word, last page"] = f"/search/?q={FREQUENT}&before={oldest}"
    pages["frequent word on a shelf, in a year"] = f"/search/?q={FREQUENT}&to=you&year=2020"
    pages["frequent word, waiting"] = f"/search/?q={FREQUENT}&waiting=on"
    return pages


def _lists() -> dict[str, str]:
    day, public_id = Letter.objects.order_by("published_on", "public_id").values_list(
        "published_on", "public_id"
    )[30]
    last = f"before={day}_{public_id}"
    fullest = Month.objects.order_by("-safe_count")[0].first
    return {
        "home": "/",
        "home, last page": f"/?{last}",
        "category": "/to/you/",
        "category, last page": f"/to/you/?{last}",
        "archive": "/archive/",
        "month": f"/archive/{fullest.year}/{fullest.month}/",
        "waiting": "/waiting/",
        "wants stories": "/wants/stories/",
        "random": "/random/",
        "letter, from a list": re.sub(r"/$", "/?in=all", _some_letter()),
        "feed": "/feed/",
        "sitemap": "/sitemap.xml",
        "sitemap of a month": f"/sitemap/{fullest:%Y-%m}.xml",
    }


def _some_letter() -> str:
    letter: Letter = Letter.objects.order_by("public_id")[100]
    return letter.get_absolute_url()


def _measure(url: str) -> tuple[float, int]:
    """(milliseconds, queries) of one page, through the whole middleware.

    The quickest of ROUNDS: what else the machine does can only make one slower.
    """
    client = Client()
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(url)
    if answer.status_code not in (200, 302):
        raise RuntimeError(f"{url} answered {answer.status_code}")
    queries, taken = len(asked), []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        client.get(url)
        taken.append((time.perf_counter() - start) * 1000)
    return min(taken), queries
