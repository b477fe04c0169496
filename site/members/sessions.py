"""Ending what an account has open elsewhere. Sessions know no account, so each is looked into."""

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session

from members.models import Member


def end(member: Member, *, but: str | None = None) -> int:
    """End the sessions of an account, except the one with the key `but`; how many."""
    ended = 0
    for session in Session.objects.exclude(session_key=but or "").iterator():
        if session.get_decoded().get(SESSION_KEY) == str(member.pk):
            ended += session.delete()[0]
    return ended
