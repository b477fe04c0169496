"""Setting up a second factor proves that one holds it, so it counts as used in this session."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.dispatch import receiver
from django.http import HttpRequest

from members.models import Member

_PROOFS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


@receiver(authenticator_added)
def used_at_once(
    sender: Any, request: HttpRequest, user: Member, authenticator: Authenticator, **_: Any
) -> None:
    """Otherwise the volunteers' room would ask for a second code a moment after the first."""
    if authenticator.type in _PROOFS:
        record_authentication(request, user, method="mfa", type=authenticator.type)
