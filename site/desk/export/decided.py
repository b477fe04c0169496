"""What was decided about one's own texts, as their author may know it: never who, never when."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from comments.models import Reply
from letters.models import Letter, Update
from moderation.models import Appeal, Decision
from moderation.reasons import IN_THE_PAST
from writing.models import CURATING, Deed

Text = Letter | Reply | Update


def about(texts: Sequence[Text]) -> dict[int, list[dict[str, Any]]]:
    """pk -> statements, oldest first, for texts of one kind. Two queries for any number."""
    if not texts:
        return {}
    kind = texts[0].kind
    rows = Decision.objects.filter(**{f"{kind}__in": [text.pk for text in texts]})
    rows = rows.select_related("said", "appeal").prefetch_related("answered_by").order_by("pk")
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for decision in rows:
        found[getattr(decision, f"{kind}_id")].append(_statement(decision))
    return found


def _statement(decision: Decision) -> dict[str, Any]:
    """One decision: what, why, by whom as far as that is told, and the words for the author."""
    deed = Deed(decision.deed)
    said = getattr(decision, "said", None)
    appeal = getattr(decision, "appeal", None)
    return {
        "deed": decision.deed,
        "done": str(IN_THE_PAST.get(deed, deed.label)),
        "ground": decision.ground,
        "reason": str(decision.ground_in_words),
        "month": f"{decision.decided_at:%Y-%m}",
        "by": _by(decision),
        "words": said.words if said else "",
        "appeal": _appeal(appeal, decision) if appeal else None,
    }


def _by(decision: Decision) -> str:
    if decision.deed in CURATING:
        return "the author of the letter"
    return "a check" if decision.automated else "a volunteer"


def _appeal(appeal: Appeal, decision: Decision) -> dict[str, Any]:
    answered = bool(decision.answered_by.all())
    state = "answered" if answered else "closed" if appeal.closed else "waiting"
    month = f"{datetime.fromtimestamp(appeal.hour * 3600, UTC):%Y-%m}"
    return {"month": month, "words": appeal.words, "state": state}
