"""From a checked form to a report with a receipt, once; and the receipt opened again."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.http import HttpRequest

from authors import hands, keys
from authors.clock import this_hour
from authors.refusals import AlreadyUsed, Enough, TooFast
from moderation import cases
from moderation.models import Report, Subject
from moderation.reasons import Ground
from moderation.subjects import title_of
from screening import contact
from screening.naming import REPORTED
from writing import pace, screened
from writing.models import Deed, Status, WrongTurn

MOST_FROM_ONE_HAND = 3  # reports of one text in a day
SHOWN_AGAIN = 1  # whole hours after its own in which a form shows its receipt again


@dataclass(frozen=True)
class Receipt:
    """The six words of a report, or "" when they are not shown any more."""

    words: str


def make(request: HttpRequest, subject: Subject, token: str, form: Any) -> Receipt:
    """The report this form makes; a second click finds the first and shows the same receipt.

    Raises TooFast over this hand's limits, Enough when the text has as many open reports as
    are kept, AlreadyUsed when this form said something else before.
    """
    pace.try_once(request, "report")
    words = receipt_words(token)
    digest = keys.digest(words)  # slow, so before the transaction
    earlier = Report.objects.filter(receipt=digest).first()
    if earlier:
        return _again(earlier, subject, form, words)
    hand = hands.mark_at(request, "report", str(subject))
    _keep_in_bounds(request, subject, hand)
    try:
        with transaction.atomic():
            report = _create(subject, hand, digest, form.cleaned_data)
            _hold_if_due(subject, report)
    except IntegrityError:  # the second of two clicks
        return _again(Report.objects.get(receipt=digest), subject, form, words)
    return Receipt(words)


def made_before(request: HttpRequest, token: str, form: Any) -> Receipt | None:
    """What an earlier click of this form was given, for when the text is not public any more."""
    pace.try_once(request, "report")
    words = receipt_words(token)
    earlier = Report.objects.filter(receipt=keys.digest(words)).first()
    return _again(earlier, earlier.subject, form, words) if earlier else None


def receipt_words(token: str) -> str:
    """Six words of their own kind: no letter's form makes the same ones."""
    return keys.words_for(f"receipt {token}")


def _create(subject: Subject, hand: bytes, digest: bytes, fields: dict[str, Any]) -> Report:
    report = Report.objects.create(
        **cases.about(subject),
        ground=fields["ground"],
        facts=fields["words"],
        contact=fields["contact"],
        hand=hand,
        receipt=digest,
    )
    cases.refresh(subject)
    return report


def _again(report: Report, subject: Subject, form: Any, words: str) -> Receipt:
    said = (report.subject, report.ground, report.facts, report.contact)
    fields = form.cleaned_data
    if said != (subject, fields["ground"], fields["words"], fields["contact"]):
        raise AlreadyUsed
    return Receipt(words if this_hour() <= report.hour + SHOWN_AGAIN else "")


def _keep_in_bounds(request: HttpRequest, subject: Subject, hand: bytes) -> None:
    """One hand tells us about one text three times a day; one text has so many open reports.

    What ends here does not count in the limit of all: a flood about one text leaves room for
    reports about the others.
    """
    about = Report.objects.filter(**cases.about(subject))
    if about.filter(hand=hand).count() >= MOST_FROM_ONE_HAND:
        raise TooFast(hands.until_tomorrow())
    if about.filter(settled=False).count() >= settings.REPORTS_ON_ONE:
        raise Enough
    pace.keep(request, "report")


def _hold_if_due(subject: Subject, report: Report) -> None:
    """A report hides nothing by itself, with two exceptions that the operator knows of.

    "Someone could be found" about a text with a phone number or an address in it, and as many
    different hands as settings.REPORTS_THAT_HOLD says. Then it waits for a volunteer.
    """
    hands_of = Report.objects.filter(**cases.about(subject), settled=False, hand__isnull=False)
    many = settings.REPORTS_THAT_HOLD
    text = screened.joined(title_of(subject), subject.source)
    found = tuple(dict.fromkeys(one.code for one in contact.find(text)))
    findable = report.ground == Ground.FINDABLE and bool(found)
    crowd = many > 0 and hands_of.values("hand").distinct().count() >= many
    if subject.status == Status.PUBLISHED and (findable or crowd):
        codes = (REPORTED, *found) if findable else (REPORTED,)
        try:
            subject.turn(Deed.HOLD, ground=report.ground, codes=codes)
        except WrongTurn:
            return  # somebody decided in this moment; the report stands


def opened_with(request: HttpRequest, words: str) -> Report | None:
    """The report whose receipt these words are. One scrypt, one look-up, whatever they are.

    Raises TooFast while this hand has to wait after wrong words.
    """
    tally = hands.before_key_try(request)
    digest = keys.digest(words)
    report = Report.objects.select_related("decision").filter(receipt=digest).first()
    if report is None:
        hands.after_wrong_key(tally)
    return report
