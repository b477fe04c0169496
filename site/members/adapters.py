"""Where allauth asks us: who may sign up, what an address is, how a TOTP seed is kept."""

import ipaddress

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest

from authors import hands
from authors.sealed import box


class AccountAdapter(DefaultAccountAdapter):
    """Sign-up is closed; limits count hands, never addresses."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by invitation and by `manage.py make_moderator`, not here."""
        return False

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

    def encrypt(self, text: str) -> str:
        """For storing."""
        return box("second factors").encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """For checking a code."""
        return box("second factors").decrypt(encrypted_text.encode()).decode()
