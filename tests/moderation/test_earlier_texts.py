"""What an edit replaced: for volunteers, for some days, and for nobody else."""

import io
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone

from comments import posting
from comments.models import Reply
from letters import posting as letters_posting
from letters import updating
from letters.forms import fields_of
from letters.models import Letter, Update
from moderation import retention
from screening.verdict import PASSED
from tests.desk.rooms import desk_of, holding
from tests.make import a_letter, a_member, a_reply, an_update
from tests.moderation.rooms import a_volunteer, act, item, report, text_of
from tests.moderation.test_nothing_hidden_shows import crawl
from writing import earlier
from writing.models import Deed, EarlierText

pytestmark = pytest.mark.django_db

BEFORE = "A gooseberry, and more of them.\n\nThen it rained.\n\nIt did not stop."
AFTER = "A quiet evening.\n\nThen it rained.\n\nIt did not stop."


def an_edited_letter() -> Letter:
    """A letter whose author changed title and words."""
    letter = a_letter(title="Gooseberry time", body=BEFORE)
    fields = fields_of(letter) | {"title": "Evening", "body": AFTER}
    letters_posting.edit(letter, fields, PASSED)
    return Letter.objects.get(pk=letter.pk)


def an_edited_reply() -> Reply:
    """A reply whose writer changed it."""
    reply = a_reply(a_letter(), body=BEFORE)
    posting.edit(reply, AFTER, folded=False, verdict=PASSED)
    return reply


def an_edited_update() -> Update:
    """An update whose author changed heading and words."""
    update = an_update(a_letter(), heading="Gooseberry time", body=BEFORE)
    fields = {"title": "Evening", "body": AFTER, "rating": "safe", "notes": []}
    updating.edit(update, fields, PASSED)
    return update


TEXTS = pytest.mark.parametrize("make", [an_edited_letter, an_edited_reply, an_edited_update])


@TEXTS
def test_volunteers_read_it_folded_on_the_page_of_the_text(make: Any) -> None:
    page = text_of(a_volunteer().get(item(make())))
    folded = page.partition("Before its author changed it")[2]
    assert "A gooseberry, and more of them." in folded.partition("<details")[2]
    assert f"Until {timezone.now():%-d %B %Y}" in folded
    assert "A quiet evening." in page


def test_the_newest_of_several_stands_first_and_each_is_escaped() -> None:
    letter = a_letter(body="<b>First</b> words.")
    for words in ("Second words.", "Third words."):
        letters_posting.edit(letter, fields_of(letter) | {"body": words}, PASSED)
        letter = Letter.objects.get(pk=letter.pk)
    page = text_of(a_volunteer().get(item(letter)))
    kept = page.partition("Before its author changed it")[2]
    assert kept.index("Second words.") < kept.index("&lt;b&gt;First&lt;/b&gt; words.")
    assert "<b>First" not in page


def test_a_text_that_nobody_edited_has_no_such_part() -> None:
    assert "Before its author changed it" not in text_of(a_volunteer().get(item(a_letter())))


@TEXTS
def test_it_is_gone_after_its_days_even_where_nothing_swept(make: Any, settings: Any) -> None:
    text, volunteer = make(), a_volunteer()
    for days, there in (
        (0, True),
        (settings.EARLIER_DAYS, True),
        (settings.EARLIER_DAYS + 1, False),
    ):
        with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
            volunteer = a_volunteer(f"reads-after-{days}")
            assert ("gooseberry" in text_of(volunteer.get(item(text))).lower()) is there


def test_tick_forgets_it_after_its_days(settings: Any) -> None:
    text = an_edited_letter()
    said = []
    for days in (settings.EARLIER_DAYS, settings.EARLIER_DAYS + 1, settings.EARLIER_DAYS + 1):
        with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
            out = io.StringIO()
            call_command("tick", stdout=out)
            said.append("Earlier texts forgotten: 1" in out.getvalue())
    assert said == [False, True, False]
    assert not earlier.of(text)


@TEXTS
def test_words_taken_out_are_not_kept_in_it(make: Any) -> None:
    text = make()
    act(a_volunteer(), text, "redact", pieces="A quiet evening.")
    assert not EarlierText.objects.exists()
    assert "ooseberry" not in text_of(a_volunteer("sam").get(item(text)))


@TEXTS
def test_one_that_is_removed_keeps_it_no_longer_than_its_own_words(
    make: Any, settings: Any
) -> None:
    settings.EARLIER_DAYS = settings.REMOVED_DAYS * 3
    text = make()
    text.turn(Deed.REMOVE, by=a_member(), ground="cruel")
    assert EarlierText.objects.exists()
    with time_machine.travel(
        timezone.now() + timedelta(days=settings.REMOVED_DAYS + 1), tick=False
    ):
        assert retention.purge_removed() == 1
    assert not EarlierText.objects.exists()


@TEXTS
@pytest.mark.parametrize("deed", ["take_back", "burn"])
def test_it_goes_with_a_text_that_its_author_takes_away(make: Any, deed: str) -> None:
    text = make()
    text.turn(Deed(deed))
    assert not EarlierText.objects.exists()


def test_that_of_an_update_goes_with_its_letter() -> None:
    update = an_edited_update()
    update.letter.turn(Deed.TAKE_BACK)
    assert not EarlierText.objects.exists()


def every_place(letter: Letter) -> dict[str, str]:
    """What readers, reporters and whoever holds the keys of a letter and its voices can open."""
    pages = crawl(Client())
    desk = holding(letter, *letter.voices.all())
    for where in (desk_of(letter), desk_of(letter, "edit/"), desk_of(letter, "voice/"), "/desk/"):
        pages[f"desk {where}"] = desk.get(where, follow=True).getvalue().decode(errors="replace")
    for where in list(re_links(pages)):
        pages[f"desk {where}"] = desk.get(where, follow=True).getvalue().decode(errors="replace")
    return pages


def re_links(pages: dict[str, str]) -> set[str]:
    """The addresses of the desk that its own pages lead to, exports among them."""
    import re

    desks = [page for where, page in pages.items() if where.startswith("desk ")]
    return {link for page in desks for link in re.findall(r'href="(/desk/[^"#]*)"', page)}


@TEXTS
def test_nobody_but_volunteers_is_ever_shown_it(make: Any) -> None:
    text = make()
    letter = text if isinstance(text, Letter) else Letter.objects.get(pk=text.letter_id)
    report(text.report_url if text is not letter else f"/report/letter/{letter}/")
    pages = every_place(Letter.objects.get(pk=letter.pk))
    assert any("A quiet evening." in page for page in pages.values())
    assert len([where for where in pages if where.startswith("desk ")]) > 4
    for where, page in pages.items():
        assert "ooseberry, and more" not in page, where
        assert "Gooseberry time" not in page, where


def test_one_table_alone_has_it() -> None:
    an_edited_update()
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - names of our own tables
            if "ooseberry" in str(cursor.fetchall()):
                found.add(table)
    assert found == {"writing_earliertext"}
