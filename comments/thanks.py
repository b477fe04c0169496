"""Thanking one stranger in private."""

from comments.models import Reply, Thanks


def thank(reply: Reply, words: str) -> Thanks:
    """Say one of the sentences there are; another choice takes its place."""
    made, _ = Thanks.objects.update_or_create(reply=reply, defaults={"words": words})
    return made


def take_back(reply: Reply) -> None:
    """As if it had not been said."""
    Thanks.objects.filter(reply=reply).delete()


def of(reply: Reply) -> Thanks | None:
    """What the author said about this reply, if anything."""
    return Thanks.objects.filter(reply=reply).first()
