"""Knowing a copy again without keeping what was written: fingerprints, for some weeks."""

import hashlib
import hmac
from collections import defaultdict
from datetime import timedelta

from django.conf import settings
from django.db.models import Count

from authors.clock import today
from screening import repeats
from writing.models import Echo, Writing

CANDIDATES = 5  # texts whose whole fingerprints are looked at
SHARED = 4  # shingles in common that make a text a candidate


def fingerprint(source: str) -> frozenset[int]:
    """Of one text, keyed with a secret of the site: it cannot be made elsewhere."""
    key = hmac.digest(settings.SECRETS.pepper, b"echoes", hashlib.sha256)
    return repeats.fingerprint(source, key)


def like(mine: frozenset[int], but: str = "") -> list[frozenset[int]]:
    """The fingerprints of texts that may be alike; `but` names the one that is asking."""
    rows = Echo.objects.filter(shingle__in=mine).exclude(text=but).values("text")
    shared = rows.annotate(shared=Count("pk")).filter(shared__gte=SHARED).order_by("-shared")
    texts = [row["text"] for row in shared[:CANDIDATES]]
    whole: dict[str, set[int]] = defaultdict(set)
    for text, shingle in Echo.objects.filter(text__in=texts).values_list("text", "shingle"):
        whole[text].add(shingle)
    return [frozenset(found) for found in whole.values()]


def remember(subject: Writing) -> None:
    """Keep the fingerprint of a text as it is now."""
    forget(subject)
    name = str(subject)
    shingles = fingerprint(subject.source)
    Echo.objects.bulk_create(Echo(shingle=shingle, text=name) for shingle in shingles)


def forget(subject: Writing) -> None:
    """Let go of a text's fingerprint."""
    Echo.objects.filter(text=str(subject)).delete()


def forget_old() -> int:
    """Delete what is older than settings.ECHO_DAYS; how many rows went."""
    oldest = today() - timedelta(days=settings.ECHO_DAYS)
    return Echo.objects.filter(day__lt=oldest).delete()[0]
