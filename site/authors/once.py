"""A form that posts once: the second click shows the first answer. docs/decisions/0004."""

import hashlib
import hmac
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from authors import keys
from authors.clock import seconds
from authors.models import Key, UsedForm
from authors.refusals import AlreadyUsed

QUARTER = 900  # seconds
SHOWN_AGAIN = 1  # whole quarters after its own in which a token shows its key again
KEPT_QUARTERS = 48 * 4
SKEW = 3600  # seconds a token may seem to come from the future, after a clock was set back


@dataclass(frozen=True)
class Once:
    """One submission: the one-time token of its form, and what it says."""

    token: str
    content: str

    @property
    def token_digest(self) -> bytes:
        """What is stored of the token."""
        return hashlib.sha256(self.token.encode()).digest()

    @property
    def content_digest(self) -> bytes:
        """What is stored of the words: keyed with the token, so it matches nothing else."""
        return hmac.digest(self.token.encode(), self.content.encode(), hashlib.sha256)

    @property
    def words(self) -> str:
        """The key this form makes, or made."""
        return keys.words_for(self.token)


def is_token(value: str) -> bool:
    """Whether this could have come from one of our previews, not more than 48 hours ago.

    An older one would no longer be remembered as used, so it only gets a new preview.
    """
    if len(value) != 40 or not all(char in "0123456789abcdef" for char in value):
        return False
    return -SKEW <= seconds() - made_at(value) <= KEPT_QUARTERS * QUARTER


def made_at(token: str) -> int:
    """The second in which a token was made."""
    return int(token[:8], 16)


def earlier(once: Once) -> UsedForm | None:
    """The row of an earlier post of this form, or None. AlreadyUsed if that said other words, or
    if what it said was burned, orphaned or cancelled since: a resend must not bring it back.
    """
    used = UsedForm.objects.filter(token=once.token_digest).select_related("key").first()
    if used and used.key is None:
        raise AlreadyUsed(spent=True)
    if used and not hmac.compare_digest(bytes(used.content), once.content_digest):
        raise AlreadyUsed
    return used


def may_show_key(sent: Once) -> bool:
    """Whether the key may be shown (again): for 15 minutes, rounded up to the quarter hour."""
    posted = UsedForm.objects.filter(token=sent.token_digest, quiet=False)
    quarter = posted.values_list("quarter", flat=True).first() or 0
    return seconds() // QUARTER <= quarter + SHOWN_AGAIN


def show_no_more(keys: Iterable[int]) -> None:
    """No form that made one of these keys shows it again: whoever uses this browser next could
    send the form once more."""
    UsedForm.objects.filter(key_id__in=keys).update(quiet=True)


def claim(sent: Once, *, digest: bytes = b"", key: Key | None = None) -> Key | None:
    """Remember that this form has posted: its key, or a new one with this digest.

    Call it inside the transaction that makes the text. None, with nothing changed, means
    that this form has posted before, a moment or a year ago.
    """
    try:
        with transaction.atomic():
            key = key or Key.objects.create(digest=digest)
            UsedForm.objects.create(
                token=sent.token_digest,
                content=sent.content_digest,
                key=key,
                quarter=seconds() // QUARTER,
            )
    except IntegrityError:
        return None
    return key


def forget_old() -> int:
    """Delete what is older than 48 hours; how many rows went."""
    return UsedForm.objects.filter(quarter__lt=seconds() // QUARTER - KEPT_QUARTERS).delete()[0]
