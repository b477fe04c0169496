"""The help lines: every number has its source, and a file with a mistake is refused."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from screening import helplines
from screening.helplines import Country, Line

SHIPPED = helplines.read(helplines.SHIPPED)
EVERY_LINE = [(country, line) for country in SHIPPED for line in country.lines]

LINE = """
[[country.line]]
name = "The Listeners"
number = "116 123"
text = "50808"
web = "listeners.example"
hours = "day and night"
source = "https://listeners.example/contact"
read = 2026-11-20
"""
COUNTRY = """
[[country]]
code = "XA"
name = "Atlantis"
emergency = "112"
"""
OPEN = """
[[country]]
code = "XB"
name = "Brigadoon"
emergency = "999"
emergency_source = "https://brigadoon.example/999"
emergency_read = 2026-11-20
open = true
"""

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def written(text: str) -> Path:
        path = tmp_path / "helplines.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return written


def test_the_shipped_file_is_read_and_covers_many_countries() -> None:
    assert len([country for country in SHIPPED if country.lines]) >= 25


def test_every_shipped_line_has_a_source_and_the_date_it_was_read() -> None:
    for country, line in EVERY_LINE:
        where = f"{country.name}, {line.name}"
        assert re.match(r"https?://", line.source), where
        assert date(2026, 11, 1) <= line.read <= date.today() + timedelta(days=1), where


def test_a_shipped_emergency_number_has_a_source_and_a_date_or_neither() -> None:
    for country in SHIPPED:
        assert bool(country.emergency_source) is bool(country.emergency_read), country.name


def test_a_shipped_country_without_a_sourced_line_is_open_with_its_emergency_number() -> None:
    for country in SHIPPED:
        assert country.open is not bool(country.lines), country.name
        assert country.emergency, country.name


def test_shipped_numbers_look_dialable() -> None:
    numbers = [line.number for _, line in EVERY_LINE] + [one.emergency for one in SHIPPED]
    for number in numbers:
        assert re.fullmatch(r"\+?[0-9]+([ -][0-9]+)*", number), number
        assert 3 <= sum(char.isdigit() for char in number) <= 15, number


def test_no_shipped_country_stands_twice_and_they_are_sorted_by_name() -> None:
    assert len({country.code for country in SHIPPED}) == len(SHIPPED)
    names = [country.name for country in SHIPPED]
    assert names == sorted(set(names), key=str.casefold)


def test_no_shipped_country_has_more_than_three_lines() -> None:
    assert max(len(country.lines) for country in SHIPPED) <= 3


def test_superseded_numbers_are_not_shipped() -> None:
    numbers = {re.sub(r"\D", "", line.number) for _, line in EVERY_LINE}
    assert not numbers & {"18002738255", "18334564566", "08457909090", "09000113", "199284284"}


def test_an_operators_file_is_read_the_same(write: Write) -> None:
    line = Line(
        "The Listeners",
        "116 123",
        "https://listeners.example/contact",
        date(2026, 11, 20),
        text="50808",
        web="listeners.example",
        hours="day and night",
    )
    source = "https://brigadoon.example/999"
    assert helplines.read(write(OPEN + COUNTRY + LINE)) == (
        Country("XA", "Atlantis", "112", (line,)),
        Country("XB", "Brigadoon", "999", (), True, source, date(2026, 11, 20)),
    )


def test_a_copy_of_the_shipped_file_is_an_operators_file(write: Write) -> None:
    copy = write(helplines.SHIPPED.read_text(encoding="utf-8"))
    assert helplines.read(copy) == SHIPPED


def test_text_web_and_hours_may_be_left_out(write: Write) -> None:
    bare = re.sub(r"(?m)^(text|web|hours) = .*\n", "", LINE)
    (country,) = helplines.read(write(COUNTRY + bare))
    assert (country.lines[0].text, country.lines[0].web, country.lines[0].hours) == ("", "", "")


def test_a_date_that_has_begun_only_further_east_is_taken(write: Write) -> None:
    tomorrow = str(date.today() + timedelta(days=1))
    (country,) = helplines.read(write(COUNTRY + LINE.replace("2026-11-20", tomorrow)))
    assert str(country.lines[0].read) == tomorrow


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        ('source = "https://listeners.example/contact"\n', "", "The Listeners has no source"),
        ('"https://listeners.example/contact"', '""', "The Listeners has no source"),
        ("read = 2026-11-20\n", "", "The Listeners has no read date"),
        ("read = 2026-11-20", 'read = "2026-11-20"', "The Listeners has no read date"),
        ("read = 2026-11-20", "read = 2026-11-20T10:00:00", "The Listeners has no read date"),
        ("https://", "ftp://", r"The Listeners: the source must be an http\(s\) address"),
        ("https://listeners.example/contact", "a friend", "the source must be an http"),
        ('"116 123"', '"116 HELP"', "The Listeners: the number must be a number to dial"),
        ('"116 123"', '"116/123"', "must be a number to dial, not '116/123'"),
        ('"116 123"', "116123", "The Listeners has no number"),
        ('"116 123"', '"１１６"', "must be a number to dial"),
        ('name = "The Listeners"\n', "", "A line of Atlantis has no name"),
        ('name = "Atlantis"\n', "", "A country has no name"),
        ('code = "XA"', 'code = "Atl"', "Atlantis: the code must be two capital letters"),
        ('emergency = "112"\n', "", "Atlantis has no emergency"),
        ('emergency = "112"', 'emergency = "ask"', "the emergency must be a number to dial"),
        ('"112"\n', '"112"\nemergency_source = "https://a.example"\n', "no emergency_read date"),
        ('"112"\n', '"112"\nemergency_read = 2026-11-20\n', "no emergency_source"),
        ('"112"\n', '"112"\nopen = true\n', "Atlantis: open = true goes with no line"),
        ("[[country.line]]", "[country.line]", "Atlantis: line must be written in double"),
    ],
)
def test_a_mistake_is_refused_with_a_sentence_saying_where(
    write: Write, good: str, bad: str, said: str
) -> None:
    text = COUNTRY + LINE
    assert text.count(good) == 1
    with pytest.raises(ValueError, match=said):
        helplines.read(write(text.replace(good, bad)))


def test_a_read_date_in_the_future_is_refused(write: Write) -> None:
    future = str(date.today() + timedelta(days=3))
    with pytest.raises(ValueError, match=f"The Listeners: the read date {future} is in the future"):
        helplines.read(write(COUNTRY + LINE.replace("2026-11-20", future)))


def test_a_country_without_a_line_must_say_that_it_is_open(write: Write) -> None:
    with pytest.raises(ValueError, match="Atlantis: open = true goes with no line"):
        helplines.read(write(COUNTRY))


def test_a_country_listed_twice_is_refused_by_code_and_by_name(write: Write) -> None:
    for key, other in (("XB", "XA"), ("Brigadoon", "Atlantis")):
        with pytest.raises(ValueError, match=f"{other} is listed twice"):
            helplines.read(write(COUNTRY + LINE + OPEN.replace(f'"{key}"', f'"{other}"')))


def test_more_than_three_lines_are_refused(write: Write) -> None:
    assert len(helplines.read(write(COUNTRY + LINE * 3))[0].lines) == 3
    with pytest.raises(ValueError, match="Atlantis has 4 lines; the most is 3"):
        helplines.read(write(COUNTRY + LINE * 4))


def test_a_file_that_lists_nothing_or_is_no_toml_is_refused(write: Write) -> None:
    with pytest.raises(ValueError, match=r"helplines\.toml lists no country"):
        helplines.read(write("# nothing yet\n"))
    with pytest.raises(ValueError, match="line 1"):
        helplines.read(write("Samaritans: 116 123"))


@pytest.mark.parametrize(
    ("text", "sms"),
    [("50808", ("", "50808")), ("HELP to 51444", ("HELP", "51444")), ("", ("", ""))],
)
def test_what_to_send_stands_apart_from_the_number(text: str, sms: tuple[str, str]) -> None:
    line = helplines.Line("Pieta", "1800", "https://a.example/", date(2026, 11, 21), text=text)
    assert line.sms == sms
