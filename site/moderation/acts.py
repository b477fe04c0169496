"""What a volunteer can do to one or many texts, and what becomes of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from comments import stored
from letters import shelves
from letters.models import Letter
from moderation import cases, deciders, eyes, redaction
from moderation.models import Decision, Proposal
from moderation.receivers import record
from moderation.subjects import is_away
from writing import erasures
from writing.models import AUTHORS, TURNS, Deed, Status, Writing, WrongTurn

# What can wait for a second pair of eyes (settings.SECOND_EYES).
GRAVE = frozenset({Deed.REMOVE, Deed.REDACT})
NOTHING_FOUND = "none of the words to take out stand in it"


class Overtaken(WrongTurn):
    """Somebody else decided about it after the page was opened."""


class NothingFound(WrongTurn):
    """None of the words to take out stand in the text."""


@dataclass(frozen=True)
class Act:
    """One deed, who does it, on which ground, with which words for the author.

    `pieces` are words to take out, for REDACT. `seen` is the newest decision of the ledger when
    the page was opened, None where nobody opened one.
    """

    deed: Deed
    actor: Any
    ground: str
    words: str = ""
    pieces: tuple[str, ...] = ()
    seen: int | None = None


@dataclass(frozen=True)
class Outcome:
    """How many texts were changed, how many wait for another volunteer, which were passed over."""

    done: int
    proposed: int
    passed_over: list[str]


def newest_decision() -> int:
    """The number of the newest decision in the ledger, 0 for an empty one."""
    return Decision.objects.aggregate(newest=Max("pk"))["newest"] or 0


def decide(subjects: Iterable[Writing], act: Act) -> Outcome:
    """Do it to each; one that is no longer where the deed begins is passed over and named."""
    done, proposed, passed_over = 0, 0, []
    for subject in subjects:
        try:
            if do(subject, act):
                done += 1
            else:
                proposed += 1
        except WrongTurn as where:
            passed_over.append(f"{subject} ({where})")
    return Outcome(done, proposed, passed_over)


def do(subject: Writing, act: Act) -> bool:
    """Do it to one text; False when it now waits for a second volunteer instead.

    Raises Overtaken if somebody decided since `act.seen`, WrongTurn if the text is not where
    the deed begins, NothingFound if there is nothing to take out.
    """
    with transaction.atomic():
        subject.refresh_from_db()
        nobody_was_first(subject, act.seen)
        if act.deed not in deeds_for(subject):
            raise WrongTurn(subject.get_status_display())
        if act.deed in GRAVE and settings.SECOND_EYES:
            _propose(subject, act)
            return False
        if act.deed in GRAVE or act.deed in TURNS:
            eyes.drop(subject)
        _carry_out(subject, act)
    return True


def nobody_was_first(subject: Writing, seen: int | None) -> None:
    """Raise Overtaken if somebody decided about it after decision number `seen`."""
    if seen is None:
        return
    later = Decision.objects.filter(**cases.about(subject), pk__gt=seen, automated=False)
    first = later.select_related("actor").first()
    if first:
        raise Overtaken(f"{deciders.who(first)} was first: {first.done.lower()}")


def _carry_out(subject: Writing, act: Act) -> None:
    words = act.words
    if act.deed in TURNS:
        subject.turn(act.deed, by=act.actor, ground=act.ground, words=words)
        return
    if act.deed == Deed.REDACT:
        masks = redaction.redact(subject, act.pieces)
        if not masks:
            raise NothingFound(NOTHING_FOUND)
        words = redaction.masked(words, masks)
    elif act.deed in (Deed.CLOSE, Deed.OPEN) and isinstance(subject, Letter):
        set_closed(subject, act.deed == Deed.CLOSE)
    record(subject, act.deed, act.actor, act.ground, words)
    if act.deed == Deed.REDACT:
        erasures.note(erasures.REDACTED, str(subject), act.ground)


def set_closed(letter: Letter, closed: bool) -> None:
    """Close or open the replies of a letter. The caller records the decision."""
    Letter.objects.filter(pk=letter.pk).update(closed=closed)
    stored.outdate(letter)  # each reply offers an answer, or does not
    shelves.changed(letter)


def _propose(subject: Writing, act: Act) -> None:
    """Hide it if anybody can read it, and leave the rest to another volunteer."""
    if act.deed == Deed.REDACT and not redaction.stands_in(subject, act.pieces):
        raise NothingFound(NOTHING_FOUND)
    if subject.is_public:
        told = {"ground": act.ground, "words": act.words}
        subject.turn(Deed.HIDE, by=act.actor, codes=(eyes.WAITS,), **told)
    eyes.propose(subject, act.deed, act.ground, act.words, act.pieces, act.actor)


def confirm(subject: Writing, actor: Any, proposed: int, seen: int | None) -> None:
    """Carry out what another volunteer proposed. Overtaken when it is no longer there.

    A text that was hidden only for this is put back once the words are taken out.
    """
    with transaction.atomic():
        proposal = _proposal(subject, proposed, seen)
        if not eyes.may_judge(actor, proposal.by_id, proposal.hour):
            raise eyes.SameEyes
        deed, ground = Deed(proposal.deed), proposal.ground
        act = Act(deed, actor, ground, proposal.words, eyes.pieces_of(proposal))
        back = deed == Deed.REDACT and eyes.only_waits(subject)
        proposal.delete()
        _carry_out(subject, act)
        if back:
            _carry_out(subject, Act(Deed.RESTORE, actor, ground))


def decline(subject: Writing, actor: Any, words: str, proposed: int, seen: int | None) -> None:
    """Turn a proposal down: a text that was hidden only for it is put back.

    One that was hidden, removed or held before stays so. Its proposer may take it back too.
    """
    with transaction.atomic():
        proposal = _proposal(subject, proposed, seen)
        ground = proposal.ground
        back = eyes.only_waits(subject)
        proposal.delete()
        if back:
            _carry_out(subject, Act(Deed.RESTORE, actor, ground, words))
        else:
            held = subject.status == Status.HELD
            record(subject, Deed.HOLD if held else Deed.KEEP, actor, ground, words)


def _proposal(subject: Writing, proposed: int, seen: int | None) -> Proposal:
    """The proposal that a volunteer had in front of them, and the text as it is now."""
    subject.refresh_from_db()
    nobody_was_first(subject, seen)
    proposal = eyes.proposal_about(subject)
    if proposal is None or proposal.pk != proposed:
        raise Overtaken("that is no longer proposed")
    return proposal


def deeds_for(subject: Writing) -> list[Deed]:
    """What a volunteer can do to it as it stands, in the order of the Deed list."""
    if is_away(subject):
        return []
    can = {deed for deed, (begins, _) in TURNS.items() if subject.status in begins}
    if not subject.source:  # erased: nothing is left to put back
        can.discard(Deed.RESTORE)
    if subject.status in (Status.PUBLISHED, Status.MUTED):
        can.add(Deed.KEEP)
    if subject.source:
        can.add(Deed.REDACT)
    if isinstance(subject, Letter) and subject.is_public:
        can.add(Deed.OPEN if subject.closed else Deed.CLOSE)
    return [deed for deed in Deed if deed in can - AUTHORS]
