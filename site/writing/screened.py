"""Running the screens: the facts are gathered here, the rules are screening's."""

from collections.abc import Callable, Mapping

from django.http import HttpRequest

from authors import hands, once
from authors.clock import seconds
from screening import learner, screens, verdict, work
from screening.findings import Facts, Finding
from screening.offered import offered
from screening.spam import HONEYPOT_FIELD
from screening.verdict import Verdict
from writing import echoes

WORK_FIELD = "work"


def _nothing_learned(_: frozenset[int]) -> Mapping[int, float]:
    return {}


# What the learner knows about these features. The table is moderation's, upstairs, which puts
# its own function here when the site starts.
weights_for: Callable[[frozenset[int]], Mapping[int, float]] = _nothing_learned


def look(kind: str, body: str, title: str = "", language: str = "") -> list[Finding]:
    """What the writer should see before posting; places are those of joined(title, body). Softer
    words are in the text's language, or in that of the page where it has none."""
    facts = Facts(text=joined(title, body), kind=kind, language=language)
    return offered(screens.for_writer(facts), language)


def joined(title: str, body: str) -> str:
    """Title and body as the screens read them."""
    return f"{title}\n\n{body}" if title else body


def check(
    request: HttpRequest, kind: str, body: str, *, title: str = "", itself: str = ""
) -> Verdict:
    """The verdict on a text that is about to be kept. `itself` names one that is being edited."""
    posted, token = request.POST, request.POST.get("token", "")
    hand = hands.of(request)
    mine = echoes.fingerprint(body)
    facts = Facts(
        text=joined(title, body),
        kind=kind,
        honeypot=posted.get(HONEYPOT_FIELD, ""),
        form_age=max(0, seconds() - once.made_at(token)) if once.is_token(token) else None,
        worked=work.done(token, posted.get(WORK_FIELD, "")),
        others_today=hands.texts_today([hand]).get(hand, 0),
        fingerprint=mine,
        earlier=echoes.like(mine, itself) if mine else (),
        weights=weights_for(learner.features(body)),
    )
    return verdict.of(screens.before_keeping(facts))
