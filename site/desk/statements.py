"""What was decided about one's own text, as statements of reasons: what, why, who, what now."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.utils.translation import gettext, gettext_lazy

from moderation import appeals, curating, eyes
from moderation.forms import AppealForm
from moderation.models import Appeal, Decision, Report, Subject
from moderation.subjects import is_away
from screening.naming import REPORTED, named
from writing import series
from writing.models import Deed

__all__ = ["Mistake", "Statement", "Subject", "is_offered", "is_open", "of", "why_closed"]

TOO_LATE = gettext_lazy(
    "A decision can be appealed for six months, and this one is older than that."
)
PUT_AWAY = gettext_lazy(
    "It rests on no rule of this site, and nobody read it for this. Under the own letter, its "
    "author chooses which replies others see."
)
GONE = gettext_lazy("The words of this text are gone, so nobody could put it back.")


@dataclass(frozen=True)
class Mistake:
    """An appeal that was sent with something missing, to be shown again where it stood."""

    subject: Subject
    place: int
    form: AppealForm


@dataclass(frozen=True)
class Statement:
    """One decision as its author reads it.

    `place`: of this text's decisions the oldest is 1. `reported`: a report led to it; `checked`:
    a check had held the text before. `appealed` is the decision it answers, `answer` the
    statement that answers it. `form`: for an appeal, where one can be made. `alone`: whoever
    decided also answers, because nobody else looks after the site.
    """

    decision: Decision
    place: int
    reported: bool
    checked: bool
    appealed: Decision | None
    answer: "Statement | None"
    form: AppealForm | None
    alone: bool

    @property
    def facts(self) -> str:
        """What it rests on: the volunteer's words, or what a check said."""
        if self.decision.deed == Deed.MUTE:
            return str(PUT_AWAY)
        if not self.decision.automated:
            said = getattr(self.decision, "said", None)
            return said.words if said else ""
        found = named(code for code in self.decision.codes.split() if code != REPORTED)
        if not found:
            return gettext("Several readers reported it.")
        return gettext("What the check found: %(list)s.") % {"list": series.with_and(found)}

    @property
    def in_own_words(self) -> bool:
        """Whether the facts are a volunteer's own words, in a language that nobody noted."""
        return self.decision.deed != Deed.MUTE and not self.decision.automated

    @property
    def decided_by(self) -> str:
        """Automated or not, and what made somebody look, as DSA Art. 17(3)(c) asks."""
        if not self.by_this_site:
            return gettext("The author of the letter, who may put replies under it away.")
        if self.decision.automated:
            return _by_a_check(self.reported)
        if self.appealed:
            return _by_a_judge(self.appealed, self.decision)
        if self.reported:
            return gettext("A volunteer, after a reader’s report.")
        if self.checked:
            return gettext("A volunteer, after a check had held it.")
        return gettext("A volunteer.")

    @property
    def by_this_site(self) -> bool:
        """Whether it is one of those the public log counts: not where a letter's author decided."""
        return not curating.is_the_authors(self.decision)

    @property
    def until(self) -> date:
        """The last day for an appeal."""
        return (self.decision.decided_at + timedelta(hours=appeals.OPEN_FOR - 1)).date()

    @property
    def appeal(self) -> Appeal | None:
        """What its author said against it."""
        return getattr(self.decision, "appeal", None)

    @property
    def appealed_on(self) -> date:
        """The day of the appeal."""
        return datetime.fromtimestamp(self.appeal.hour * 3600 if self.appeal else 0, UTC).date()


def _by_a_check(reported: bool) -> str:
    if reported:
        return gettext(
            "A check that runs when a reader reports something. A volunteer reads it next."
        )
    return gettext("A check that runs before anything is shown. A volunteer reads it next.")


def _by_a_judge(appealed: Decision, answer: Decision) -> str:
    """Who answered an appeal against `appealed`."""
    if appealed.actor_id == answer.actor_id:
        return gettext(
            "The same person, at least seven days later: nobody else looks after this site."
        )
    if curating.is_the_authors(appealed):
        return gettext("A volunteer, after your appeal.")
    return gettext("Another volunteer than before, after your appeal.")


def of(subjects: Sequence[Subject], mistake: Mistake | None = None) -> dict[int, list[Statement]]:
    """pk -> statements, newest first, for letters or for replies. Three queries for any number."""
    key = subjects[0].kind if subjects else "letter"
    rows = Decision.objects.filter(**{f"{key}__in": subjects}).select_related("said", "appeal")
    found: dict[int, list[Decision]] = defaultdict(list)
    for decision in rows.order_by("pk"):
        found[getattr(decision, f"{key}_id")].append(decision)
    told = Report.objects.filter(**{f"{key}__in": subjects}).defer("facts", "contact")
    reports = list(told) if found else []
    able = eyes.who_can_decide() if found else set()
    return {
        one.pk: _about(
            one,
            found[one.pk],
            [report for report in reports if getattr(report, f"{key}_id") == one.pk],
            able,
            mistake if mistake and mistake.subject == one else None,
        )
        for one in subjects
    }


def _about(
    subject: Subject,
    decisions: list[Decision],
    reports: list[Report],
    able: set[int],
    mistake: Mistake | None,
) -> list[Statement]:
    by_pk = {decision.pk: decision for decision in decisions}
    answers: dict[int, Statement] = {}
    statements: list[Statement] = []
    for decision in decisions:  # known here, so that nobody has to ask the database for it
        setattr(decision, subject.kind, subject)
    # The newest first, so that an answer is there before what it answers.
    for place, decision in reversed(list(enumerate(decisions, start=1))):
        wrong = mistake.form if mistake and mistake.place == place else None
        statement = Statement(
            decision=decision,
            place=place,
            reported=_was_reported(decision, reports),
            checked=place > 1 and decisions[place - 2].automated,
            appealed=by_pk.get(decision.answers_id or 0),
            answer=answers.get(decision.pk),
            form=wrong or (AppealForm() if is_open(subject, decision) else None),
            alone=decision.actor_id is not None and not able - {decision.actor_id},
        )
        if decision.answers_id:
            answers[decision.answers_id] = statement
        statements.append(statement)
    return statements


def _was_reported(decision: Decision, reports: list[Report]) -> bool:
    """A report that a volunteer's decision settled, or that made a check hold the text."""
    if not decision.automated:
        return any(report.decision_id == decision.pk for report in reports)
    return REPORTED in decision.codes.split()


def is_offered(decision: Decision) -> bool:
    """Whether a desk ever offers an appeal against it: not where nothing was taken away, and not
    against a check, because a volunteer reads what it held and decides then."""
    return decision.restricts and not decision.automated


def why_closed(subject: Subject, decision: Decision) -> str:
    """Why something that was offered is closed by now, "" while it is open."""
    if not subject.source or is_away(subject):
        return str(GONE)
    return "" if appeals.can_be_appealed(decision) else str(TOO_LATE)


def is_open(subject: Subject, decision: Decision) -> bool:
    """Whether its author can appeal against it now."""
    return is_offered(decision) and not why_closed(subject, decision)
