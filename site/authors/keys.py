"""Six words that open one letter: made, read back, digested. The only file that sees them.

Why it is safe to keep what we keep (docs/decisions/0004): six words of 7,776 are
77 bits; stored is HMAC(pepper, scrypt(words, salt)) with the pepper outside the database;
it is looked up by digest, so there is no comparison to time.
"""

import hashlib
import hmac
import itertools
import re
import secrets
import threading
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from authors.clock import seconds

WORDS_IN_A_KEY = 6
LEAST_WORDS = 7776  # six rolls of a die for each word: 12.9 bits
SCRYPT = {"n": 2**14, "r": 8, "p": 1, "dklen": 32, "maxmem": 64 * 2**20}
LIST = Path(__file__).parent / "data" / "words.txt"
# Two at a time in one process: sixteen megabytes each, and a flood of guesses cannot
# take every thread.
_turns = threading.BoundedSemaphore(2)


def letters_of(words: str) -> str:
    """What counts in a typed key: its letters. Case, spaces, hyphens and commas do not."""
    return re.sub("[^a-z]", "", words.casefold())


def read_list(path: Path) -> tuple[str, ...]:
    """The word list; ImproperlyConfigured if it is short or two keys could read the same.

    No word may begin with another one: then a row of letters can be cut into words in one
    way only, and the letters alone say which six words they were.
    """
    words = tuple(path.read_text(encoding="utf-8").split())
    plain = sorted(letters_of(word) for word in words)
    if len(words) < LEAST_WORDS:
        raise ImproperlyConfigured(f"{path.name} has {len(words)} words, fewer than {LEAST_WORDS}.")
    for first, second in itertools.pairwise(plain):
        if second.startswith(first):
            raise ImproperlyConfigured(f"{path.name}: {first!r} and {second!r} read alike.")
    return words


@cache
def word_list() -> tuple[str, ...]:
    """The site's list, read and checked once in each process."""
    return read_list(LIST)


def new_token() -> str:
    """A one-time token for a preview: its second, then 128 random bits, in hexadecimal."""
    return f"{seconds():08x}{secrets.token_hex(16)}"


def words_for(token: str) -> str:
    """The key that a form with this token makes, always the same one: six words in a row.

    HMAC-SHA-512 of the token under the site's secret, read as a number in base 7,776.
    """
    number = int.from_bytes(hmac.digest(settings.SECRETS.words, token.encode(), hashlib.sha512))
    chosen, words = word_list(), []
    for _ in range(WORDS_IN_A_KEY):
        number, place = divmod(number, len(chosen))
        words.append(chosen[place])
    return " ".join(words)


def digest(words: str) -> bytes:
    """What is stored of a key, 32 bytes. About 50 ms, so never inside a transaction."""
    letters = letters_of(words[:1000]).encode()
    with _turns:
        slow = hashlib.scrypt(letters, salt=settings.SECRETS.salt, **SCRYPT)
    return hmac.digest(settings.SECRETS.pepper, slow, hashlib.sha256)
