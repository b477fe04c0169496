"""The key file and the database belong together: a wrong pair is refused before it does harm."""

import hashlib
import hmac
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

from authors.models import SiteCheck


def value() -> bytes:
    """What a database keeps of its key file: 32 bytes that open nothing."""
    secrets = settings.SECRETS
    content = b"check" + secrets.salt + secrets.words + secrets.seal
    return hmac.digest(secrets.pepper, content, hashlib.sha256)


def restoring() -> Path:
    """The file that is there while `manage.py restore` is at work, or was cut off."""
    return Path(settings.DATA_DIR) / "restoring"


def check() -> None:
    """Refuse to serve with a key file this database was not started with.

    The first start stores the value. Raises ImproperlyConfigured on a mismatch, where the
    tables are not there yet, or while a restore is unfinished.
    """
    _refuse_while_restoring()
    try:
        kept, _ = SiteCheck.objects.get_or_create(pk=1, defaults={"value": value()})
    except DatabaseError:
        raise ImproperlyConfigured(
            "The database has no tables yet. Run `python manage.py migrate` first."
        ) from None
    _refuse_while_restoring()  # once more: from here on a restore sees that we have it open
    if not hmac.compare_digest(bytes(kept.value), value()):
        raise ImproperlyConfigured(
            f"The key file {settings.KEY_FILE} does not belong to this database: no writer's key "
            "would open its letter. Fetch the keys.json that was backed up together with this "
            "database, or set KEY_FILE to it."
        )


def _refuse_while_restoring() -> None:
    if restoring().exists():
        raise ImproperlyConfigured(
            "A restore is at work here, or was cut off. Run `python manage.py restore` again with "
            f"the same backup; the site can be served when {restoring()} is gone."
        )
