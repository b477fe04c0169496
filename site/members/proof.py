"""Proving with the account's password that a letter is one's own, where no six words are at hand.

The desk asks for a key again before it burns or orphans. Somebody who came through an account
that holds the key can give the password instead (desk.proof).
"""

from django.http import HttpRequest

from authors import hands
from members import ring, rings
from members.models import Member

FIELD = "password"


def offers(request: HttpRequest, key: int) -> bool:
    """Whether the signed-in account holds this key, so that its password proves something."""
    member = request.user
    if not isinstance(member, Member):
        return False
    try:
        return key in rings.held(member)
    except ring.Damaged:
        return False


def by_password(request: HttpRequest, key: int) -> bool | None:
    """Whether the posted password is the account's; None where none came or none would count.

    Raises TooFast while this hand has to wait after wrong keys or passwords.
    """
    password, member = request.POST.get(FIELD, ""), request.user
    if not password or not isinstance(member, Member) or not offers(request, key):
        return None
    return is_right(request, member, password)


def is_right(request: HttpRequest, member: Member, password: str) -> bool:
    """Whether this is the account's password. Wrong ones count as wrong keys do; TooFast."""
    tally = hands.before_key_try(request)
    right = member.check_password(password)
    if not right:
        hands.after_wrong_key(tally)
    return right
