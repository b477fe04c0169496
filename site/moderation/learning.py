"""What volunteers' decisions teach the screens about spam. docs/decisions/0009."""

from collections.abc import Iterable, Mapping

from django.conf import settings
from django.db import transaction

from authors.clock import today
from moderation.models import Weight
from moderation.reasons import Ground
from moderation.subjects import KINDS
from screening import learner
from screening.learner import Measured
from writing.models import AWAY, CURATING, Deed, Status

PRIOR = -1  # the bucket that holds how common spam is
_TAKEN_AWAY = (Status.HIDDEN, Status.REMOVED)
_FOUND_FINE = (Deed.PUBLISH, Deed.KEEP, Deed.RESTORE)
_OF_VOLUNTEERS = frozenset(Deed) - CURATING  # what an author calls spam teaches nothing
_MARK = "learned"  # in the name of a file: that it was learnt anew today, on this machine


def weights_for(features: frozenset[int]) -> Mapping[int, float]:
    """What the table says about these features. One query."""
    rows = Weight.objects.filter(bucket__in=[PRIOR, *features])
    return dict(rows.values_list("bucket", "value"))


def examples() -> Iterable[tuple[str, bool]]:
    """(text, was it spam) for what volunteers decided and whose words are still here.

    Spam is what was taken away as spam and is still away; not spam is what they published,
    left or put back, and is still public.
    """
    by_volunteers = {"decisions__ground": Ground.SPAM, "decisions__deed__in": _OF_VOLUNTEERS}
    for kind, model in KINDS.items():
        rows = model._default_manager.exclude(source="")
        if kind == "update":
            rows = rows.exclude(letter__status__in=AWAY)
        spam = rows.filter(status__in=_TAKEN_AWAY, **by_volunteers)
        fine = rows.filter(status=Status.PUBLISHED, decisions__deed__in=_FOUND_FINE)
        for source in spam.distinct().values_list("source", flat=True).iterator():
            yield source, True
        for source in fine.distinct().values_list("source", flat=True).iterator():
            yield source, False


def train() -> Measured | None:
    """Learn anew from everything and measure on a held-back share; None if there is too little.

    The table is replaced as a whole, so what was erased since leaves no trace in it.
    """
    known = list(examples())
    measured = learner.measure(known)
    weights = learner.train(known) if measured else {}
    with transaction.atomic():
        Weight.objects.all().delete()
        Weight.objects.bulk_create(
            Weight(bucket=bucket, value=value) for bucket, value in weights.items()
        )
    return measured


def is_due() -> bool:
    """Whether nothing was learnt today on this machine; whoever asks has to do it."""
    mine = settings.DATA_DIR / f"{_MARK}-{today().isoformat()}"
    try:
        mine.touch(exist_ok=False)
    except FileExistsError:
        return False
    for path in settings.DATA_DIR.glob(f"{_MARK}-*"):
        if path.name < mine.name:
            path.unlink(missing_ok=True)
    return True


def again() -> None:
    """Learn anew at the next tick, whatever was learnt today: an example has been burned."""

    def forget_mark() -> None:
        for path in settings.DATA_DIR.glob(f"{_MARK}-*"):
            path.unlink(missing_ok=True)

    transaction.on_commit(forget_mark)
