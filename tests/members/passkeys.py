"""A security key made of software: what a browser would send to the page that adds a passkey."""

import hashlib
import json
import re
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import WebAuthn
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

from members.models import Member

ADD = "/accounts/2fa/webauthn/add/"


def credential(challenge: str, *, alone: bool = True) -> dict[str, Any]:
    """A new key's answer to a challenge; `alone` if it signs in without the password."""
    held, flags = b"held by software", AuthenticatorData.FLAG
    pair = ec.generate_private_key(ec.SECP256R1())
    public = ES256.from_cryptography_key(pair.public_key())  # type: ignore[no-untyped-call]
    data = AuthenticatorData.create(
        hashlib.sha256(b"testserver").digest(),
        flags.UP | flags.UV | flags.AT,
        0,
        AttestedCredentialData.create(Aaguid.NONE, held, public),
    )
    said = CollectedClientData.create("webauthn.create", challenge, "http://testserver")
    return {
        "id": websafe_encode(held),
        "rawId": websafe_encode(held),
        "type": "public-key",
        "clientExtensionResults": {"credProps": {"rk": alone}},
        "response": {
            "clientDataJSON": websafe_encode(said),
            "attestationObject": websafe_encode(AttestationObject.create("none", data, {})),
        },
    }


def with_passkey(member: Member, name: str = "blue key", *, alone: bool = True) -> Authenticator:
    """Give an account a passkey, or a security key that comes after the password."""
    added: Authenticator = WebAuthn.add(member, name, credential("", alone=alone)).instance
    return added


def add_through_the_page(client: Client, name: str = "") -> Any:
    """The page after a passkey was added as a browser adds it."""
    challenge = re.search(r'"challenge": "([\w-]+)"', client.get(ADD).content.decode())
    assert challenge
    form = {"name": name, "credential": json.dumps(credential(challenge[1]))}
    return client.post(ADD, form, follow=True)
