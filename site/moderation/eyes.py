"""A second pair of eyes: who may judge what another volunteer did. docs/decisions/0008."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q

from authors.clock import this_hour
from moderation import cases
from moderation.models import Case, Decision, Proposal
from writing.models import TURNS, Deed, Status, Writing

ALONE = 7 * 24  # hours that somebody who works alone sleeps on it
# The code of a hide that lasts only until a second volunteer has answered.
WAITS = "second_eyes"
_BETWEEN = "\x1e"  # between pieces: a piece may hold newlines, but no text keeps this one


class SameEyes(Exception):  # noqa: N818 - told to a volunteer
    """The person who judges is the one who is judged."""


def may_judge(member: Any, other: int | None, hour: int) -> bool:
    """Whether `member` may judge what account `other` did at `hour` (None: the site itself).

    Not one's own deeds; but where nobody else looks after the site, after seven days.
    """
    if other is None or member.pk != other:
        return True
    return is_alone(member) and this_hour() - hour >= ALONE


def is_alone(member: Any) -> bool:
    """Whether nobody but `member` can decide here."""
    return not who_can_decide() - {member.pk}


def who_can_decide() -> set[int]:
    """The accounts that can."""
    people = get_user_model()._default_manager.filter(is_active=True, is_staff=True)
    able = Q(is_superuser=True) | Q(groups__permissions__codename="decide")
    return set(people.filter(able).values_list("pk", flat=True))


def proposal_about(subject: Writing) -> Proposal | None:
    """What is proposed about a text, if anything is."""
    return Proposal.objects.filter(**cases.through("case", subject)).select_related("by").first()


def propose(
    subject: Writing, deed: Deed, ground: str, words: str, pieces: tuple[str, ...], by: Any
) -> None:
    """Leave it to another volunteer. A second proposal takes the place of the first."""
    drop(subject)
    case, _ = Case.objects.get_or_create(**cases.about(subject))
    Proposal.objects.create(
        case=case, deed=deed, ground=ground, words=words, pieces=_BETWEEN.join(pieces), by=by
    )


def pieces_of(proposal: Proposal) -> tuple[str, ...]:
    """The words it would take out."""
    return tuple(filter(None, proposal.pieces.split(_BETWEEN)))


def drop(subject: Writing) -> None:
    """What was proposed about a text has no object any more: somebody has moved it."""
    Proposal.objects.filter(**cases.through("case", subject)).delete()


def only_waits(subject: Writing) -> bool:
    """Whether a text is hidden for no other reason than that a second volunteer has to look."""
    turns = Decision.objects.filter(**cases.about(subject), deed__in=TURNS)
    last = turns.order_by("-pk").first()
    return subject.status == Status.HIDDEN and last is not None and last.codes == WAITS
