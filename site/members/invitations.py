"""Inviting a volunteer without e-mail: six words, given by hand, good once and for a week."""

from datetime import timedelta

from django.contrib.auth.models import Group
from django.db import transaction
from django.http import HttpRequest

from authors import hands, keys, once
from authors.clock import seconds, today
from members import newcomers
from members.models import GOOD_FOR, Invitation, Member

KEPT = 30  # days a row stays in the operator's list
SHOWN_AGAIN = 900  # seconds in which a second click shows the same words


class Spent(Exception):  # noqa: N818 - an answer, not an error of ours
    """Somebody used this invitation a moment ago."""


def words_for(token: str) -> str:
    """The six words that a form with this token makes: of their own kind, no desk's."""
    return keys.words_for(f"invitation {token}")


def make(token: str) -> tuple[Invitation, str]:
    """An invitation and its words; for a second click the first one, "" once it is too late."""
    words = words_for(token)
    invitation, new = Invitation.objects.get_or_create(digest=keys.digest(words))
    fresh = new or seconds() - once.made_at(token) < SHOWN_AGAIN
    return invitation, words if fresh else ""


def opened_with(request: HttpRequest, words: str) -> Invitation | None:
    """The invitation these words are, if it is good. The same work for any words.

    Raises TooFast while this hand has to wait after wrong words.
    """
    tally = hands.before_key_try(request)
    digest = keys.digest(words)
    good = Invitation.objects.filter(used=False, made_on__gte=today() - timedelta(days=GOOD_FOR))
    found = good.filter(digest=digest).first()
    if found is None:
        hands.after_wrong_key(tally)
    return found


def accept(invitation: Invitation, name: str, password: str) -> Member:
    """The new volunteer's account, whole or not at all. Raises Spent or newcomers.NameTaken."""
    member = newcomers.with_password(name, password, is_staff=True)
    with transaction.atomic():
        if not Invitation.objects.filter(pk=invitation.pk, used=False).update(used=True):
            raise Spent
        newcomers.save(member)  # if the name is taken, the invitation stays good
        member.groups.add(Group.objects.get(name="moderator"))
    return member


def forget_old() -> int:
    """Delete invitations that have been over or used for long; how many."""
    return Invitation.objects.filter(made_on__lt=today() - timedelta(days=KEPT)).delete()[0]
