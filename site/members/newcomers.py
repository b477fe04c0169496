"""Making an account: whole or not at all."""

from django.db import IntegrityError, transaction

from members.models import Member


class NameTaken(Exception):  # noqa: N818 - an answer, not an error of ours
    """Somebody has this name, or one that differs only in capitals."""


def is_taken(name: str) -> bool:
    """Whether an account has this name; capitals do not make another one."""
    return Member.objects.filter(username__iexact=name).exists()


def with_password(name: str, password: str, **fields: bool) -> Member:
    """An account to be saved. Slow (argon2), so before any transaction."""
    member = Member(username=name, **fields)
    member.set_password(password)
    return member


def save(member: Member) -> Member:
    """Keep it; signing in gives it a ring. Raises NameTaken."""
    try:
        with transaction.atomic():
            member.save()
    except IntegrityError:
        raise NameTaken from None
    return member
