"""Every kind of page is valid HTML, by html5lib's strict parser."""

from collections.abc import Iterator
from typing import Any

import html5lib
import pytest
from django.test import Client

from letters.models import Letter
from tests import make
from tests.moderation.rooms import outcome_of, receipt_in, report
from writing.models import Deed

pytestmark = pytest.mark.django_db


def assert_valid(page: Any) -> None:
    """Parse strictly; no id twice; one h1; every label's field is there."""
    content = page.content.decode()
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(content)
    ids = [found.get("id") for found in tree.iter() if found.get("id")]
    assert len(ids) == len(set(ids)), [one for one in ids if ids.count(one) > 1]
    assert len(list(tree.iter("h1"))) == 1, page.request["PATH_INFO"]
    told = [found.get("for") for found in tree.iter("label") if found.get("for")]
    told += [one for found in tree.iter() for one in (found.get("aria-describedby") or "").split()]
    told += [one for found in tree.iter() for one in (found.get("aria-labelledby") or "").split()]
    assert set(told) <= set(ids), set(told) - set(ids)


@pytest.fixture
def letter() -> Letter:
    """A letter with a deep and a mixed conversation."""
    letter = make.a_letter(byline="left-hand <tap>", notes=["death", "sex"])
    parent = None
    for number in range(8):
        parent = make.a_reply(letter, parent=parent, folded=number % 2 == 0)
    make.a_reply(letter, parent=parent, by_author=True)
    make.a_reply(letter, status="hidden")
    make.a_reply(letter, status="taken_back")
    return letter


READING = (
    "/", "/?show=all", "/to/you/", "/about/healing/", "/archive/", "/archive/2012/12/",
    "/waiting/", "/wants/stories/", "/journals/", "/help/", "/privacy/", "/tonight/",
    "/preferences/", "/write/", "/key/", "/desk/", "/nothing/here/",
    "/accounts/login/", "/accounts/signup/",
)  # fmt: skip


def test_reading_pages_are_valid(letter: Letter, client: Client) -> None:
    make.a_letter(rating="not_safe", title="")
    for url in READING:
        assert_valid(client.get(url, follow=True))


def test_letters_of_every_kind_are_valid(letter: Letter, client: Client) -> None:
    others = [
        make.a_letter(rating="not_safe", notes=["sex"], title=""),
        make.a_letter(needs="no_replies"),
        make.a_letter(status="taken_back"),
        make.a_letter(status="hidden"),
    ]
    gone = make.a_letter()
    gone.turn(Deed.REMOVE, by=make.a_member(), ground="findable")
    for one in [letter, *others, gone]:
        assert_valid(client.get(one.get_absolute_url()))
    for start in (3, 9, 11):
        assert_valid(client.get(f"{letter.get_absolute_url()}?from={start}"))


def steps(client: Client, letter: Letter) -> Iterator[Any]:
    """Pages that come from forms."""
    yield client.post("/write/", {"body": "x", "act": "begin"})
    yield client.post("/write/", make.a_form(body="", categories=[], rating="", name="a@b.de"))
    yield client.post("/write/", make.a_form(title="", body="A title\n\nand a text"))
    yield client.post("/write/", make.a_form(rating="forged"))
    yield make.post_letter(client)
    yield make.post_reply(client, letter, to=1)
    yield client.post(f"/letters/{letter.public_id}/reply/", {"body": "y", "act": "preview"})
    yield client.post(f"/letters/{letter.public_id}/reply/", {"body": "", "name": "@x"})
    yield client.get(f"/letters/{letter.public_id}/reply/?to=2")
    yield client.post(f"/letters/{letter.public_id}/felt/?to=2")
    yield client.get(f"/report/letter/{letter.public_id}/")
    yield client.post(f"/report/reply/{letter.public_id}/1/", {"words": "z"})
    yield client.post(f"/report/reply/{letter.public_id}/1/", {"ground": "cruel"})
    yield client.post("/key/", {"six_words": "these are not six right words"})
    yield client.get("/leave/nowhere/")
    yield client.delete("/write/")


def test_pages_that_answer_forms_are_valid(letter: Letter, client: Client) -> None:
    for page in steps(client, letter):
        assert_valid(page)


NOTICED = (
    "Dear Oyinkansola,\n\nI work at Hollerith Systems in Tartu. I am going to kill myself tonight. "
    "My number is 07700 900 142. You fucking left. https://example.com/x Is this you, Sam?"
)


def test_previews_with_everything_to_say_are_valid(letter: Letter, client: Client) -> None:
    assert_valid(client.post("/write/", make.a_form(title="", body=f"A title\n\n{NOTICED}")))
    assert_valid(client.post("/write/", make.a_form(body="We lived in Berlin. My mother died.")))
    assert_valid(client.post(f"/letters/{letter.public_id}/reply/", {"body": NOTICED}))


def reports(letter: Letter, settings: Any) -> Iterator[Any]:
    """From a report to its outcome, and the pages that say: not now."""
    where = f"/report/letter/{letter.public_id}/"
    page = report(where, words="<b>", contact="&")
    yield page
    words = receipt_in(page)
    yield outcome_of(words)
    letter.turn(Deed.HIDE, by=make.a_member(), ground="notes")
    yield outcome_of(words)
    letter.turn(Deed.RESTORE, by=make.a_member("sam"), ground="notes")
    yield outcome_of("these are not six right words")
    yield Client().get("/receipt/")
    settings.REPORTS_ON_ONE = 0
    yield report(where, words="<b>", contact="&")
    settings.REPORTS_ON_ONE = 9
    settings.LIMITS = settings.LIMITS | {"report": 0}
    yield report(where, words="<b>", contact="&")


def test_reports_and_receipts_are_valid(letter: Letter, settings: Any) -> None:
    for page in reports(letter, settings):
        assert_valid(page)


def test_desks_are_valid(letter: Letter, client: Client) -> None:
    make.post_letter(client)
    own = Letter.objects.latest("pk")
    make.a_reply(own)
    make.post_reply(client, own)
    make.post_reply(client, letter)
    own.turn(Deed.HOLD, by=make.a_member(), ground="notes", words="One <word>")
    urls = ["/desk/", f"/desk/{own.public_id}/", f"/desk/{own.public_id}/edit/"]
    urls += [f"/desk/{letter.public_id}/voice/", f"/desk/{letter.public_id}/voice/12/"]
    urls += [f"/desk/{own.public_id}/leave/", f"/desk/{letter.public_id}/voice/leave/"]
    for url in urls:
        page = client.get(url)
        assert page.status_code == 200, url
        assert_valid(page)
    assert_valid(client.get(f"/desk/{letter.public_id}/"))
    assert_valid(client.post(f"/desk/{own.public_id}/leave/", {"way": "burn"}))
