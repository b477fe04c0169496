"""Behaviour 2.9: a letter its author sleeps on is on no public page before its day."""

import datetime
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test import Client

from letters.models import Category, Letter, Month
from tests.letters.pages import hidden_fields, latest, source
from tests.make import a_form, a_letter, post_letter, words_in
from writing.models import Deed

pytestmark = pytest.mark.django_db
SECRET = ("Wisteria", "Gramophone")
GIVEN = {"title": "Wisteria", "body": "Gramophone.\n\nIt plays.", "form": "journal"}


@pytest.fixture
def clock(shelves: None) -> Iterator[time_machine.Traveller]:
    """Late in the evening (UTC) of 20 May 2031."""
    start = datetime.datetime(2031, 5, 20, 23, 40, tzinfo=datetime.UTC)
    with time_machine.travel(start, tick=False) as travelling:
        yield travelling


@pytest.fixture
def waiting(clock: time_machine.Traveller) -> Letter:
    """A letter written on 20 May that is to go up in three days."""
    post_letter(Client(), when="three_days", **GIVEN)
    return Letter.objects.get(title="Wisteria")


def tick() -> str:
    """`manage.py tick`, and what it says."""
    said = StringIO()
    call_command("tick", stdout=said)
    return said.getvalue()


def to(clock: time_machine.Traveller, day: int, hour: int = 0, minute: int = 1) -> None:
    """Another moment of May 2031."""
    clock.move_to(datetime.datetime(2031, 5, day, hour, minute, tzinfo=datetime.UTC))


@pytest.mark.parametrize(
    ("when", "day"), [("now", None), ("tomorrow", "2031-05-21"), ("three_days", "2031-05-23")]
)
def test_the_author_chooses_now_tomorrow_or_in_three_days(
    when: str, day: str | None, clock: time_machine.Traveller
) -> None:
    preview = Client().post("/write/", a_form(when=when, **GIVEN))
    page = post_letter(Client(), when=when, **GIVEN)
    letter = Letter.objects.get()
    assert letter.status == ("scheduled" if day else "published")
    assert str(letter.publish_on) == str(day)
    for seen in (source(preview), source(page)):
        assert (f'<time datetime="{day}">' in seen) == bool(day)
    assert len(words_in(page).split()) == 6
    assert ("Your letter waits for its day" in source(page)) == bool(day)


def test_the_choice_goes_through_preview_and_back_to_writing(
    clock: time_machine.Traveller,
) -> None:
    client = Client()
    preview = client.post("/write/", a_form(when="tomorrow", **GIVEN))
    assert hidden_fields(preview)["when"] == ["tomorrow"]
    back = client.post("/write/", hidden_fields(preview) | {"act": "edit"})
    assert 'name="when" value="tomorrow" checked' in source(back)


@pytest.mark.parametrize("when", ["2031-06-01", "yesterday", "30"])
def test_a_day_of_ones_own_is_not_offered(when: str, clock: time_machine.Traveller) -> None:
    page = Client().post("/write/", a_form(when=when))
    assert page.status_code == 400
    assert "I kept the ticket." in source(page)


def test_nothing_of_it_is_on_any_public_page(waiting: Letter) -> None:
    a_letter(title="Saucepan", body="Umbrella.")
    lists = ["/", "/waiting/", "/archive/", "/archive/2031/5/", "/to/you/", "/journals/",
             "/wants/stories/", "/log/", "/robots.txt", "/random/"]  # fmt: skip
    for address in [*lists, *(f"{at}?show=all" for at in lists)]:
        page = Client().get(address, follow=True)
        assert page.status_code == 200, address
        text = source(page)
        assert not any(word in text for word in (*SECRET, waiting.public_id)), address
    assert latest(Client().get("/?show=all")) == ["Saucepan"]


def test_its_addresses_answer_as_those_of_a_letter_that_never_was(waiting: Letter) -> None:
    nobody = "2" * 13
    for pattern in ("/letters/{}/", "/letters/{}/wisteria/", "/letters/{}/reply/",
                    "/letters/{}/?from=1", "/report/letter/{}/", "/report/update/{}/1/",
                    "/report/reply/{}/1/"):  # fmt: skip
        found, none = (Client().get(pattern.format(one)) for one in (waiting.public_id, nobody))
        assert (found.status_code, none.status_code) == (404, 404), pattern
        same = found.content.replace(waiting.public_id.encode(), nobody.encode())
        assert same == none.content, pattern
    for pattern in ("/letters/{}/felt/", "/letters/{}/reply/"):
        answer = Client().post(pattern.format(waiting.public_id), {"body": "Is it you"})
        assert answer.status_code == 404, pattern
    assert not waiting.replies.exists()


def test_no_count_and_no_edition_changes_by_it(clock: time_machine.Traveller) -> None:
    a_letter(title="Saucepan")
    before = (list(Category.objects.values()), list(Month.objects.values()))
    etags = [Client().get(address)["ETag"] for address in ("/", "/archive/")]
    post_letter(Client(), when="tomorrow", **GIVEN)
    assert (list(Category.objects.values()), list(Month.objects.values())) == before
    assert [Client().get(address)["ETag"] for address in ("/", "/archive/")] == etags


def test_tick_puts_it_up_on_its_day_and_not_before(
    waiting: Letter, clock: time_machine.Traveller
) -> None:
    to(clock, 22, 23, 59)
    assert "Letters published on their day" not in tick()
    to(clock, 23)
    assert "Letters published on their day: 1" in tick()
    page = Client().get(waiting.get_absolute_url())
    assert page.status_code == 200
    assert latest(Client().get("/?show=all")) == ["Wisteria"]
    assert latest(Client().get("/journals/")) == ["Wisteria"]
    assert "Letters published on their day" not in tick()
    assert Month.objects.get(first="2031-05-01").all_count == 1


def test_its_day_is_the_only_time_that_shows(
    waiting: Letter, clock: time_machine.Traveller
) -> None:
    to(clock, 23, 4, 17)
    tick()
    waiting.refresh_from_db()
    assert waiting.published_on == waiting.renewed_on == datetime.date(2031, 5, 23)
    for address in (waiting.get_absolute_url(), "/", "/archive/2031/5/", "/journals/"):
        text = source(Client().get(address))
        assert "2031-05-23" in text
        for other in ("2031-05-20", "20 May", "23:40", "04:17", "4:17"):
            assert other not in text, address


def test_a_site_that_stood_still_puts_it_up_later_with_the_day_of_that(
    waiting: Letter, clock: time_machine.Traveller
) -> None:
    to(clock, 27)
    tick()
    waiting.refresh_from_db()
    assert (waiting.status, str(waiting.published_on)) == ("published", "2031-05-27")
    assert "2031-05-23" not in source(Client().get(waiting.get_absolute_url()))


def test_what_a_screen_holds_waits_for_a_volunteer_first(clock: time_machine.Traveller) -> None:
    body = "Gramophone.\n\nMy number is 07700 900 142."
    page = post_letter(Client(), when="tomorrow", title="Wisteria", body=body)
    letter = Letter.objects.get()
    assert letter.status == "held"
    assert "Your letter is with a volunteer" in source(page)
    to(clock, 22)
    tick()
    letter.refresh_from_db()
    assert letter.status == "held"


@pytest.mark.parametrize(("day", "status"), [(20, "scheduled"), (21, "published")])
def test_where_a_volunteer_reads_first_it_still_waits_for_its_day(
    day: int, status: str, clock: time_machine.Traveller, settings: Any
) -> None:
    settings.PUBLISH = "after_reading"
    post_letter(Client(), when="tomorrow", **GIVEN)
    letter = Letter.objects.get()
    assert letter.status == "held"
    to(clock, day, 23, 50)
    letter.turn(Deed.PUBLISH)
    assert letter.status == status
    assert (Client().get(letter.get_absolute_url()).status_code == 200) == (status == "published")


def test_a_second_click_makes_one_letter_and_shows_the_same_key(
    clock: time_machine.Traveller,
) -> None:
    client = Client()
    preview = client.post("/write/", a_form(when="tomorrow", **GIVEN))
    form = hidden_fields(preview) | {"act": "post"}
    pages = [client.post("/write/", form) for _ in range(2)]
    assert words_in(pages[0]) == words_in(pages[1])
    assert Letter.objects.count() == 1


def test_two_ticks_at_once_publish_it_once(waiting: Letter, clock: time_machine.Traveller) -> None:
    to(clock, 23)
    copy = Letter.objects.get(pk=waiting.pk)
    tick()
    version = Letter.objects.get().version
    tick()
    assert copy.status == "scheduled"
    assert Letter.objects.get().version == version
    assert Month.objects.get(first="2031-05-01").all_count == 1


def test_one_that_was_taken_back_or_hidden_meanwhile_does_not_go_up(
    waiting: Letter, clock: time_machine.Traveller
) -> None:
    waiting.turn(Deed.HOLD, ground="findable")
    waiting.turn(Deed.HIDE, ground="findable")
    to(clock, 24)
    tick()
    waiting.refresh_from_db()
    assert waiting.status == "hidden"


def test_ids_tell_neither_the_order_nor_the_hour_of_writing(
    clock: time_machine.Traveller,
) -> None:
    for number in range(12):
        post_letter(Client(), title=f"T {number}", body=f"Words {number}.", when="tomorrow")
    to(clock, 21)
    tick()
    rows = list(Letter.objects.order_by("pk").values_list("public_id", "title"))
    assert len({public_id for public_id, _ in rows}) == 12
    assert [title for _, title in rows] != [title for _, title in sorted(rows)]
    shown = latest(Client().get("/"))
    assert shown == [title for _, title in sorted(rows, reverse=True)]


def test_no_column_of_it_is_finer_than_a_day(waiting: Letter) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM letters_letter")
        values = [str(value) for value in cursor.fetchone()]
    assert "2031-05-23" in values
    assert not any("23:40" in value for value in values)
    assert not any(field.get_internal_type() == "DateTimeField" for field in Letter._meta.fields)
