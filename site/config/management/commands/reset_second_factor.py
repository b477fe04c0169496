"""`manage.py reset_second_factor NAME`: for somebody who lost theirs and whom nobody can let in."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from members import sessions
from members.models import Member


class Command(BaseCommand):
    """Take away the second factors of one account and end its sessions. The password stays."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Whose."""
        parser.add_argument("name")

    def handle(self, *args: Any, **options: Any) -> None:
        """Say what went and what to do next."""
        member = Member.objects.filter(username=options["name"]).first()
        if member is None:
            raise CommandError(f"There is no account named {options['name']}. Nothing was changed.")
        with transaction.atomic():
            factors = Authenticator.objects.filter(user=member).delete()[0]
            ended = sessions.end(member)
        self.stdout.write(f"Second factors taken away: {factors}. Sessions ended: {ended}.")
        self.stdout.write(
            f"{member.username} signs in at /admin/ with the password and is asked there to set up "
            "a new second factor. If the password may be known to somebody else, change it first: "
            f"`manage.py changepassword {member.username}`."
        )
