"""What follows a sign-in, and the setting up of a second factor."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.contrib.auth import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from authors.clock import today
from members import rings
from members.models import Member
from members.sessions import BEGAN

_PROOFS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


@receiver(authenticator_added)
def used_at_once(
    sender: Any, request: HttpRequest, user: Member, authenticator: Authenticator, **_: Any
) -> None:
    """Setting one up proves that one holds it, so it counts as used in this session.

    Otherwise the volunteers' room would ask for a second code a moment after the first.
    """
    if authenticator.type in _PROOFS:
        record_authentication(request, user, method="mfa", type=authenticator.type)


@receiver(user_logged_in)
def begins(sender: Any, request: HttpRequest, user: Member, **_: Any) -> None:
    """The session remembers its day, for the list of sessions; the ring is locked anew."""
    request.session[BEGAN] = today().isoformat()
    rings.renew(user)
