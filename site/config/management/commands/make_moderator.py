"""`manage.py make_moderator NAME`: the first volunteer, and each one after."""

import getpass
import sys
from typing import Any

from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from members.models import Member


class Command(BaseCommand):
    """Make an account for a volunteer. You choose the password; none is ever made up or shown."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """The name, and whether this person also runs the site."""
        parser.add_argument("name")
        parser.add_argument(
            "--operator", action="store_true", help="may also manage accounts and groups"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Ask for a password twice, or read it from standard input where there is no terminal."""
        member = Member(username=options["name"], is_staff=True)
        member.is_superuser = options["operator"]
        if Member.objects.filter(username=member.username).exists():
            self.stdout.write(f"There is an account named {member.username} already.")
            return
        password = self.ask()
        try:
            validate_password(password, member)
            member.set_password(password)
            member.full_clean()
        except ValidationError as problem:
            raise CommandError(" ".join(problem.messages)) from None
        member.save()
        member.groups.add(Group.objects.get(name="moderator"))
        self.stdout.write(
            f"{member.username} can sign in at /admin/ and is asked there for a second factor."
        )

    def ask(self) -> str:
        """The password."""
        if not sys.stdin.isatty():
            return sys.stdin.readline().rstrip("\n")
        password = getpass.getpass("A password of at least 12 characters: ")
        if getpass.getpass("The same again: ") != password:
            raise CommandError("The two were not the same. Nothing was made.")
        return password
