"""Words that a volunteer had taken out, and that a backup brought back."""

from config import taken
from moderation import cases
from moderation.models import DecisionWords, Subject
from writing import earlier, echoes
from writing.deeds import Deed, Status
from writing.erasures import Line

AGAIN = (
    "This site was put back from a backup. Words that a volunteer had taken out of this text stand "
    "in it again, so nobody can read it until they have been taken out once more."
)


def wait(text: Subject, line: Line) -> None:
    """The words are back, and the list does not know which: a volunteer has to find them again."""
    if text.status == Status.TAKEN_BACK:
        taken.put(text, came_from=Status.HELD)
    elif taken.FAR[Status(text.status)] < taken.FAR[Status.HIDDEN]:
        taken.move(text, Status.HELD)
    echoes.forget(text)
    earlier.forget(text)
    deed = taken.DEEDS.get(Status(text.status), Deed.HOLD)
    decision = taken.written(text, deed, line)
    DecisionWords.objects.create(decision=decision, words=AGAIN)
    cases.refresh(text)
