"""Accounts."""

from django.apps import AppConfig


class Members(AppConfig):
    """Listens to sign-ins and to what happens to second factors."""

    name = "members"

    def ready(self) -> None:
        """Connect the receivers, and let the desk take an account's password for a key."""
        from desk import proof as desk_proof
        from members import proof, receivers  # noqa: F401

        desk_proof.OTHERS.append((proof.offers, proof.by_password))
