"""What follows when an author takes a text away, puts it back, or burns it."""

from letters.models import Letter
from moderation import cases, eyes, forgetting, learning, subjects
from writing import earlier
from writing.models import Deed, Writing


def taken_back(subject: Writing) -> None:
    """Nobody has to answer what was said of it; what its updates said before is forgotten too."""
    cases.close(subject)
    if isinstance(subject, Letter):
        for update in subject.updates.all():
            earlier.forget(update)


def put_back(subject: Writing) -> None:
    """What nobody answered is heard again, and nothing stays hidden with nobody to answer."""
    cases.reopen(subject)
    updates = subject.updates.all() if isinstance(subject, Letter) else ()
    for text in (subject, *updates):
        if _is_stuck(text):
            text.turn(Deed.RESUBMIT)


def _is_stuck(text: Writing) -> bool:
    """Whether it is hidden for a second volunteer alone, who is not asked any more: what was
    proposed went when its author took it back."""
    hidden = eyes.only_waits(text) and eyes.proposal_about(text) is None
    return hidden and not subjects.is_away(text)


def burned(subject: Writing) -> None:
    """Nothing is left of what was said about it, nor of what was learnt from it."""
    cases.close(subject)
    forgetting.all_of(subject)
    learning.again()
