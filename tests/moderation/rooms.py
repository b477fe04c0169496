"""Steps that volunteers take in the admin, for the tests of this folder."""

import re
from typing import Any

from django.test import Client

from comments.models import Reply
from letters.models import Letter, Update
from members.models import Member
from moderation import appeals, cases
from moderation.models import Appeal, Decision
from tests.make import a_member, signed_in

LETTERS = "/admin/letters/letter/"
REPLIES = "/admin/comments/reply/"
UPDATES = "/admin/letters/update/"
Subject = Letter | Reply | Update
GROUND = {"ground": "findable", "words": "A street is named. Take it out and post again."}


def inside(member: Member) -> Client:
    """A client of somebody who used the second factor in this session."""
    client = signed_in(member)
    session = client.session
    session["account_authentication_methods_user"] = str(member.pk)
    session.save()
    return client


def a_volunteer(name: str = "robin") -> Client:
    """A moderator who has used the second factor."""
    return inside(a_member(name))


def room_of(subject: Subject) -> str:
    """The list in the admin where it stands."""
    return {"letter": LETTERS, "reply": REPLIES, "update": UPDATES}[subject.kind]


def choose(client: Client, room: str, deed: str, *subjects: Any) -> Any:
    """Tick texts on a list and choose an act; the answer to that."""
    chosen = [str(subject.pk) for subject in subjects]
    return client.post(room, {"action": deed, "_selected_action": chosen, "index": "0"})


def do(client: Client, deed: str, *subjects: Any, **given: Any) -> Any:
    """The whole way: list, act, ground and words, send. The list with its messages."""
    asked = choose(client, room_of(subjects[0]), deed, *subjects)
    assert asked.status_code == 302, asked.content.decode()
    page = client.get(asked["Location"])
    assert page.status_code == 200
    form = hidden_in(page) | GROUND | given
    return client.post(asked["Location"].partition("?")[0], form, follow=True)


def hidden_in(page: Any) -> dict[str, str]:
    """The hidden fields of a form."""
    found = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page.content.decode())
    return dict(found)


def text_of(page: Any) -> str:
    """A page as text."""
    return str(page.content.decode())


def report(where: str, client: Client | None = None, **given: str) -> Any:
    """Open the report form and send it; the answer. given= replaces or adds fields."""
    client = client or Client()
    fields = {"ground": "cruel", "words": "", "contact": "", "honest": "on"}
    return client.post(where, hidden_in(client.get(where)) | fields | given)


def receipt_in(page: Any) -> str:
    """The six words of a receipt."""
    found = re.search(r"<code>([a-z -]+)</code>", text_of(page))
    assert found, text_of(page)
    return found[1]


def outcome_of(words: str, client: Client | None = None) -> Any:
    """What a receipt shows."""
    return (client or Client()).post("/receipt/", {"six_words": words})


def item(subject: Subject) -> str:
    """The page of one text in the volunteers' room."""
    return f"{room_of(subject)}{subject.pk}/change/"


def act(client: Client, subject: Subject, deed: str, **given: Any) -> Any:
    """Open the text's own page, choose a deed, ground and words, and send it."""
    seen = hidden_in(client.get(item(subject)))["seen"]
    return client.post(item(subject), {"seen": seen, "deed": deed} | GROUND | given)


def judge(client: Client, subject: Subject, outcome: str, **given: Any) -> Any:
    """Answer the appeal, or the proposal, that waits about a text."""
    hidden = hidden_in(client.get(item(subject)))
    form = {name: hidden[name] for name in ("seen", "appeal", "proposal") if name in hidden}
    where = item(subject).replace("/change/", "/judge/")
    return client.post(where, form | {"outcome": outcome, "words": "We read it again."} | given)


QUEUE = "/admin/moderation/case/"


def listed(page: Any) -> list[str]:
    """The public ids of the items on a page of the queue, in their order."""
    return re.findall(r"/change/\">(?:letter|reply|update) ([^<]+)</a>", text_of(page))


def queue(client: Client, **query: str) -> list[str]:
    """What waits, as this volunteer is shown it."""
    return listed(client.get(QUEUE, query))


def row_of(client: Client, subject: Subject) -> str:
    """The row of one text in the queue, as text between tags."""
    for row in text_of(client.get(QUEUE)).split("<tr>"):
        if f">{subject._meta.verbose_name} {subject}</a>" in row:
            return re.sub(r"(\s*<[^>]*>)+\s*", " | ", row.partition("</tr>")[0])
    return ""


def in_bulk(client: Client, deed: str, *subjects: Subject, **given: Any) -> Any:
    """The whole way from the queue: tick, act, ground and words, send. The list afterwards."""
    chosen = [str(cases.of(subject).pk) for subject in subjects]  # type: ignore[union-attr]
    ticked = {"action": deed, "_selected_action": chosen, "index": "0"}
    asked = client.post(QUEUE, ticked)
    assert asked.status_code == 302, text_of(asked)
    form = hidden_in(client.get(asked["Location"])) | GROUND | given
    return client.post(asked["Location"].partition("?")[0], form, follow=True)


def an_appeal(subject: Subject, words: str = "Nobody can be found from it.") -> Appeal:
    """Its author's word against the newest decision about it."""
    decision = Decision.objects.filter(**cases.about(subject)).order_by("-pk")[0]
    return appeals.appeal(decision, words)
