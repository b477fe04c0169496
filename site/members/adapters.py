"""Where allauth asks us: who may sign up, what an address is, how a TOTP seed is kept."""

import ipaddress
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from authors import hands
from authors.sealed import box


class AccountAdapter(DefaultAccountAdapter):
    """The operator opens and closes sign-up; limits count hands, never addresses."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Volunteers' accounts are made elsewhere: by invitation and `manage.py make_moderator`."""
        return bool(settings.SIGN_UP == "open")

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """A volunteer comes into the volunteers' room, anybody else to the own letters."""
        return resolve_url("admin:index" if request.user.is_staff else settings.LOGIN_REDIRECT_URL)

    def add_message(self, request: HttpRequest, *args: Any, **more: Any) -> None:
        """Not "You have signed out": it would wait in a new session for whoever comes next.

        Kept in English, and said in the language of the page that shows it.
        """
        if request.user.is_authenticated:
            with translation.override(None):
                super().add_message(request, *args, **more)

    def get_client_ip(self, request: HttpRequest) -> str:
        """allauth puts this into its cache keys in clear, so it gets today's blind mark.

        In the shape of a private IPv6 network, because it wants an address.
        """
        return str(ipaddress.IPv6Address(b"\xfd" + hands.of(request)[:7] + bytes(8)))

    def get_http_user_agent(self, request: HttpRequest) -> str:
        """Not kept."""
        return ""


class MFAAdapter(DefaultMFAAdapter):
    """TOTP seeds and recovery codes lie encrypted under a secret outside the database."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("That code or passkey is not right. Try once more."),
        "cannot_generate_recovery_codes": _("They come with a second factor. Set one up first."),
    }

    def generate_authenticator_name(
        self,
        user: AbstractBaseUser,
        type: Authenticator.Type,  # noqa: A002 - allauth calls it so
    ) -> str:
        """What a new passkey is called until its owner finds a better name."""
        others = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return gettext("Passkey {number}").format(number=others + 1)

    def encrypt(self, text: str) -> str:
        """For storing."""
        return box("second factors").encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """For checking a code."""
        return box("second factors").decrypt(encrypted_text.encode()).decode()
