"""One item: the text, all that is known about it, and everything that can be done with it."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from authors.refusals import Forged
from comments.models import Reply
from moderation import acts, admin_views, appeals, cases, eyes, facts, marks, redaction, shields
from moderation.forms import ItemForm, JudgeForm
from moderation.models import Appeal, Case, Phrase, Subject
from moderation.subjects import is_away, letter_of
from screening import screens
from screening.findings import Facts
from screening.naming import named
from writing.models import WrongTurn

if TYPE_CHECKING:
    from moderation.admin_texts import SubjectAdmin

OWN = "This one is for another volunteer: you took the decision yourself."
LATE = 409  # the answer to a deed that somebody else came before; the page then shows theirs


def item(request: HttpRequest, room: "SubjectAdmin", object_id: str) -> HttpResponse:
    """Show it, or do what was chosen and go on."""
    subject = _find(room, request, object_id)
    form = ItemForm(subject, request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _page(request, room, subject, ItemForm(subject))
    if not room.has_decide_permission(request):
        raise PermissionDenied
    if "fill" in request.POST:
        return _page(request, room, subject, form.filled_with(_phrase(request)))
    if not form.is_valid():
        return _page(request, room, subject, form, status=422)
    act = acts.Act(actor=request.user, seen=admin_views.seen_in(request), **form.cleaned_data)
    outcome = acts.decide([subject], act)
    admin_views.tell(request, act, outcome)
    if outcome.passed_over:
        return _page(request, room, subject, form, status=LATE)
    return _onwards(request, subject)


def judge(request: HttpRequest, room: "SubjectAdmin", pk: int) -> HttpResponse:
    """Answer an appeal, or what another volunteer proposed."""
    subject = _find(room, request, str(pk))
    if request.method != "POST":
        return _page(request, room, subject, ItemForm(subject))
    if not room.has_decide_permission(request):
        raise PermissionDenied
    form = JudgeForm(request.POST)
    if not form.is_valid():
        return _page(request, room, subject, ItemForm(subject), status=422, judge_form=form)
    try:
        _judge(request, subject, form)
    except eyes.SameEyes:
        messages.error(request, OWN)
        return _page(request, room, subject, ItemForm(subject), status=403, judge_form=form)
    except WrongTurn as late:
        messages.warning(request, f"Nothing was changed: {late}.")
        return _page(request, room, subject, ItemForm(subject), status=LATE, judge_form=form)
    messages.success(request, "Answered, with a decision in the ledger.")
    return _onwards(request, subject)


def _judge(request: HttpRequest, subject: Subject, form: JudgeForm) -> None:
    outcome, words = form.cleaned_data["outcome"], form.cleaned_data["words"]
    seen, proposed = admin_views.seen_in(request), form.cleaned_data["proposal"] or 0
    if outcome == "confirm":
        acts.confirm(subject, request.user, proposed, seen)
    elif outcome == "decline":
        acts.decline(subject, request.user, words, proposed, seen)
    else:
        waiting = Appeal.objects.filter(pk=form.cleaned_data["appeal"] or 0).first()
        if waiting is None or waiting.decision.subject != subject:
            raise Forged
        appeals.judge(waiting, request.user, stands=outcome == "stands", words=words)


def _find(room: "SubjectAdmin", request: HttpRequest, object_id: str) -> Subject:
    if not room.has_view_permission(request):
        raise PermissionDenied
    if not (object_id.isascii() and object_id.isdecimal() and len(object_id) < 16):
        raise Http404
    found: Subject = get_object_or_404(room.get_queryset(request), pk=object_id)
    return found


def _phrase(request: HttpRequest) -> str:
    chosen = request.POST.get("phrase", "")
    found = Phrase.objects.filter(pk__in=admin_views.numbers([chosen])).first()
    return found.words if found else ""


def _onwards(request: HttpRequest, subject: Subject) -> HttpResponse:
    """To the next item that this volunteer can do something about, where that was asked for,
    else to the queue."""
    if "next" in request.POST:
        member: Any = request.user
        rows = shields.offered(Case.objects.exclude(**cases.about(subject)), member)
        rows = rows.exclude(proposal__by=member)
        following = rows.order_by("-urgent", "since", "pk").first()
        if following:
            return redirect(admin_views.address(following.subject))
    return redirect("admin:moderation_case_changelist")


def _page(
    request: HttpRequest,
    room: "SubjectAdmin",
    subject: Subject,
    form: ItemForm,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    can = room.has_decide_permission(request)
    proposal = eyes.proposal_about(subject)
    back = proposal is not None and eyes.only_waits(subject)
    context = room.admin_site.each_context(request) | {
        "title": f"{str(room.opts.verbose_name).capitalize()} {subject}",
        "opts": room.opts,
        "room": room.opts.model_name,
        "subject": subject,
        "letter": letter_of(subject),
        "facts": facts.of(subject),
        "words_inside": len(subject.source.split()),
        "notes": facts.notes_of(subject),
        "case": cases.of(subject),
        "decisions": subject.decisions.select_related("said", "actor"),
        "reports": subject.reports.all(),
        "others": cases.others_today([subject])[str(subject)],
        "waiting": [(one, appeals.may_judge(request.user, one)) for one in _appeals(subject)],
        "proposal": proposal,
        "proposed_pieces": eyes.pieces_of(proposal) if proposal else (),
        "goes_back": back,
        "decline_label": "No, put the text back" if back else "No, leave it as it is",
        "may_confirm": proposal and eyes.may_judge(request.user, proposal.by_id, proposal.hour),
        "seen": (status != LATE and request.POST.get("seen")) or acts.newest_decision(),
        "form": form if can and not is_away(subject) else None,
        "phrases": Phrase.objects.all(),
        **_text_of(subject),
        **more,
    }
    return render(request, "admin/moderation/item.html", context, status=status)


def _appeals(subject: Subject) -> list[Appeal]:
    return [] if is_away(subject) else appeals.waiting_about(subject)


def _text_of(subject: Subject) -> dict[str, Any]:
    """The words, unless their author took them away: then they are nobody else's any more."""
    if is_away(subject):
        return {"gone": True, "earlier": []}
    kind = "reply" if isinstance(subject, Reply) else "letter"
    found = screens.for_writer(Facts(text=subject.source, kind=kind))
    return {
        "gone": False,
        "earlier": facts.earlier_of(subject),
        "marked": marks.marked(subject.source, found),
        "found": named(one.code for one in found),
        "pieces": list(redaction.found_in(subject.source).items()),
        "parent": subject.parent if isinstance(subject, Reply) else None,
    }
