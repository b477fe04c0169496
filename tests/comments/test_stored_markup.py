"""Decisions 18: a reply is rendered once, without a word of the interface, and filled when read."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from comments import stored
from comments.models import Reply, Voice
from letters.models import Letter
from screening.verdict import PASSED
from tests.comments.pages import html_of, numbers, one_reply, parsed
from tests.make import a_letter, a_reply, post_reply
from writing.models import Deed
from writing.slots import EDGE, fill

pytestmark = pytest.mark.django_db
INTERFACE = (
    "I felt this",
    "Report",
    "Reply",
    "Author of the letter",
    "edited",
    "so far",
    "folded behind",
    "Open the reply",
    "A reply was here",
    "volunteer",
)


@pytest.fixture
def thread(db: None) -> Letter:
    """One of everything: a parent, an answer of the author's, a folded one, one that is gone."""
    letter = a_letter()
    first = a_reply(letter, name="Tall heron")
    a_reply(letter, parent=first, by_author=True)
    a_reply(letter, name="Night ferry", folded=True, edited_on=date(2026, 1, 2))
    a_reply(letter, name="Old coat", status="hidden")
    stored.save(Reply.objects.all())
    return letter


def test_a_page_read_twice_is_the_same(thread: Letter) -> None:
    assert html_of(Client(), thread) == html_of(Client(), thread)


def test_no_slot_is_left_open_on_the_page(thread: Letter) -> None:
    html = html_of(Client(), thread)
    assert EDGE not in html
    assert EDGE in Reply.objects.get(number=1).markup


def test_the_stored_text_contains_no_word_of_the_interface(thread: Letter) -> None:
    assert Reply.objects.count() == 4
    for reply in Reply.objects.all():
        own = "".join(reply.markup.split(EDGE)[::2])  # without the names of the slots
        for words in INTERFACE:
            assert words not in own
    page = html_of(Client(), thread)
    for words in INTERFACE:
        assert words in page or words == "so far"


def test_the_felt_count_is_not_stored_and_shows_all_the_same(thread: Letter) -> None:
    before = Reply.objects.get(number=1).markup
    Reply.objects.filter(number=1).update(felt_count=1234)
    Letter.objects.update(version=99)
    first = one_reply(html_of(Client(), thread), 1)
    assert '<span class="count" aria-hidden="true">1,234</span>' in first
    assert Reply.objects.get(number=1).markup == before
    assert "1234" not in before


def test_nobody_can_type_a_slot(client: Client) -> None:
    letter = a_letter()
    post_reply(Client(), letter, body=f"I {EDGE}felt{EDGE} it.", name=f"Tall {EDGE}to{EDGE}")
    html = one_reply(html_of(client, letter), 1)
    assert "I felt it." in html
    assert "<bdi>Tall to</bdi>" in html


def test_a_slot_nobody_knows_is_an_error_and_never_an_empty_place() -> None:
    with pytest.raises(KeyError):
        fill(f"{EDGE}nonsense{EDGE}", stored.Interface([]))


def _make_old() -> None:
    """Rows as an older version of the pages would have left them."""
    Reply.objects.update(markup="<p>an old page</p>")


def test_old_rows_are_rendered_when_read_after_a_bump(
    thread: Letter, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = html_of(Client(), thread)
    _make_old()
    monkeypatch.setattr(stored, "VERSION", stored.VERSION + 1)
    assert html_of(Client(), thread) == before
    assert set(Reply.objects.values_list("markup", flat=True)) == {"<p>an old page</p>"}


def test_rerender_brings_old_rows_up(thread: Letter, monkeypatch: pytest.MonkeyPatch) -> None:
    before = list(Reply.objects.order_by("number").values_list("markup", flat=True))
    _make_old()
    monkeypatch.setattr(stored, "VERSION", stored.VERSION + 1)
    out = StringIO()
    call_command("rerender", stdout=out)
    after = Reply.objects.order_by("number")
    assert list(after.values_list("markup", flat=True)) == before
    assert set(after.values_list("markup_version", flat=True)) == {stored.VERSION}
    assert out.getvalue().endswith(": 4\n")
    call_command("rerender", stdout=(again := StringIO()))
    assert again.getvalue().endswith(": 0\n")


def test_a_page_of_old_rows_costs_as_many_queries_however_many_they_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counts = set()
    monkeypatch.setattr(stored, "VERSION", stored.VERSION + 1)
    for replies in (2, 12):
        letter = a_letter()
        for _ in range(replies):
            a_reply(letter)
        Reply.objects.update(markup_version=0)
        with CaptureQueriesContext(connection) as seen:
            assert len(numbers(html_of(Client(), letter))) == replies
        counts.add(len(seen))
    assert len(counts) == 1
    assert counts.pop() <= 9


def test_every_piece_is_valid_html_when_filled(thread: Letter) -> None:
    for reply in Reply.objects.all():
        words = stored.Interface([])
        words.update(count="", so_far="")
        parsed(fill(reply.markup, words))


def test_an_edited_reply_says_so_and_is_rendered_anew(client: Client) -> None:
    from comments import posting

    letter = a_letter()
    reply = a_reply(letter, body="Frist words.")
    version = Letter.objects.get().version
    posting.edit(reply, "First words.", folded=False, verdict=PASSED)
    html = one_reply(html_of(client, letter), 1)
    assert "First words." in html
    assert "Frist" not in html
    assert "edited <time datetime=" in html
    assert Letter.objects.get().version > version


def test_a_reply_that_goes_leaves_nothing_of_itself_in_any_stored_markup(thread: Letter) -> None:
    gone = Reply.objects.get(number=1)
    gone.turn(Deed.TAKE_BACK)
    assert not Reply.objects.filter(markup__contains="Tall heron").exists()
    assert Voice.objects.filter(name="Tall heron").exists()


def test_a_stored_reply_carries_no_style_and_no_script(thread: Letter) -> None:
    for markup in Reply.objects.values_list("markup", flat=True):
        assert "style=" not in markup
        assert "<script" not in markup
