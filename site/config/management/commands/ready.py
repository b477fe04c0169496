"""`manage.py ready`: whether the site can be served here, before anything is promised."""

import os
import socket
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from authors import sitekeys


class Command(BaseCommand):
    """Check that the key file belongs to the database, and that BIND is free."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Silent when all is well."""
        sitekeys.check()
        host, _, port = os.environ.get("BIND", "127.0.0.1:8000").rpartition(":")
        try:
            with socket.create_server((host.strip("[]"), int(port)), family=_family(host)):
                pass
        except OSError as problem:
            raise CommandError(
                f"Something else is using {host}:{port}, or it is no address of this machine "
                f"({problem.strerror}). Choose another one with --host and --port."
            ) from None


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET
