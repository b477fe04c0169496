"""Ways to reach somebody are found however they are dressed; other numbers are left alone."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening import contact, verdict

SEEN = Path(__file__).parents[1] / "data" / "screening" / "contact.seen.jsonl"


def codes(text: str) -> list[str]:
    return [finding.code for finding in contact.find(text)]


def words(text: str) -> list[str]:
    return [text[finding.start : finding.end] for finding in contact.find(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("My number is still 07700 900 555, nothing changed.", "07700 900 555"),
        ("Whatsapp +49 30 23125 017 please", "+49 30 23125 017"),
        ("so: 212.555.0143 after six", "212.555.0143"),
        ("reach me, 98450 10022, any time", "98450 10022"),
        ("0\n7\n7\n0\n0\n9\n0\n0\n1\n2\n3", "0\n7\n7\n0\n0\n9\n0\n0\n1\n2\n3"),
        ("oh two oh, seven nine four six, oh double one nine", None),
        ("٠٢٠ ٧٩٤٦ ٠١١٩", "٠٢٠ ٧٩٤٦ ٠١١٩"),
        ("0207\u200b946\u200b0119", "0207\u200b946\u200b0119"),
        ("its O2O 7946 O119", "O2O 7946 O119"),
        ("text 555-0117", "555-0117"),
        ("call 1 312 555 0143", "1 312 555 0143"),
        (
            "start with 01632, then nine sixty, and after that 017",
            "01632, then nine sixty, and after that 017",
        ),
    ],
)
def test_a_telephone_number_is_found_in_any_dress(text: str, found: str | None) -> None:
    assert codes(text) == ["phone"]
    assert words(text) == [found or text]


@pytest.mark.parametrize(
    "text",
    [
        "1939-1945, and then 1950 to 1953.",
        "Numbers 6:24-26, then Psalm 121:1-8.",
        "We drew 04 17 22 29 36 41 again.",
        "breathe in 1 2 3 4 5 6 7 8",
        "one two three four five six seven",
        "Ring 116 123, or 999, or 1-800-555-0199.",
        "£1,200.50 and then £300 000",
        "They met on 04/05/1998 and parted on 2011-12-13.",
        "My tracking number 70123456789 never moved.",
        "978-1-00-000000-8 on the spine",
        "one for you, two for me, to eight or nine of us",
        "I called 12 times, 30 times, 400 times.",
        "The 0915, the 0945, the 1015.",
    ],
)
def test_other_numbers_are_no_way_to_reach_anybody(text: str) -> None:
    assert contact.find(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("write to moth.lamp@mail.example soon", "moth.lamp@mail.example"),
        ("moth (at) mail (dot) example", "moth (at) mail (dot) example"),
        ("it is moth dot lamp at mail dot com", "moth dot lamp at mail dot com"),
        ("mоth@mаil.example", "mоth@mаil.example"),
        ("my e-mail: mothlamp77 at gmail", "mothlamp77 at gmail"),
        ("mothlamp@gmail works too", "mothlamp@gmail"),
        ("moth\u200b@mail\u200b.example", "moth\u200b@mail\u200b.example"),
    ],
)
def test_a_mailbox_is_found_in_any_dress(text: str, found: str) -> None:
    assert codes(text) == ["email"]
    assert words(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "I looked at example dot com and wept.",
        "Home @ 9pm, and @ least you called.",
        "Your e-mail address still comes up.",
        "She's at peace. Me too.",
        "I met him at dot's.",
        "he works at yahoo",
    ],
)
def test_talk_of_mail_and_places_is_no_mailbox(text: str) -> None:
    assert contact.find(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Come to 17 Larkfield Avenue any day.", "17 Larkfield Avenue"),
        ("i live at 8 larch grove now", "8 larch grove"),
        ("Apt 4, 90 Fennel Street, ring twice", "Apt 4, 90 Fennel Street"),
        ("She is in the Birkengasse 12 still.", "Birkengasse 12"),
        ("5 rue des Peupliers", "5 rue des Peupliers"),
        ("3 Mill Row, Osterley Cross QX7 8ZZ", "3 Mill Row, Osterley Cross QX7 8ZZ"),
        ("twenty-two Quince Lane", "twenty-two Quince Lane"),
    ],
)
def test_a_street_with_its_number_is_found(text: str, found: str) -> None:
    assert codes(text) == ["street"]
    assert words(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Twelve miles down the lane, 12 miles down the road.",
        "We stopped at number 9 and I took the 38 down Essex Road.",
        "I met 2 people on my street and 3 in the close.",
        "In 1998 Mill Lane flooded.",
        "Room 12, bed 4, 10 years on the road",
        "since 2 February Close friends have left",
    ],
)
def test_a_street_without_its_number_stays_silent(text: str) -> None:
    assert contact.find(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("insta: paperlamp", "paperlamp"),
        ("my snap is paper_lamp4", "paper_lamp4"),
        ("@paperlamp.4", "@paperlamp.4"),
        ("paperlamp#0412 if you play", "paperlamp#0412"),
        ("I'm u/paper-lamp over there", "u/paper-lamp"),
        ("t.me/paperlamp", "t.me/paperlamp"),
        ("look for paper_lamp on tiktok", "paper_lamp"),
        ("add me paperlamp_88", "paperlamp_88"),
        ("my twitter handle is paperlamp", "paperlamp"),
        ("paperlamp.tumblr.com", "paperlamp.tumblr.com"),
    ],
)
def test_a_name_on_another_site_is_found(text: str, found: str) -> None:
    assert codes(text) == ["handle"]
    assert words(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "You left insta and snap and me.",
        "insta: nothing. snap: nothing.",
        "don't @ me, @everyone",
        "Apt#1204 was ours",
        "my insta is private now",
        "on reddit they said leave",
        "I'm sorry.and I mean it",
    ],
)
def test_talk_of_other_sites_is_no_name(text: str) -> None:
    assert contact.find(text) == []


def test_a_mailbox_is_told_once_and_not_also_as_an_at_name() -> None:
    assert codes("moth@paper.lamp.example, 07700 900 555") == ["email", "phone"]


def test_everything_found_holds_the_text_and_has_softer_words() -> None:
    found = contact.find("moth@paper.example, 07700 900555, @paper_lamp, 9 Mill Street")
    assert {finding.code for finding in found} == {"email", "phone", "handle", "street"}
    assert {verdict.CODES[finding.code] for finding in found} == {"findable"}
    assert all(finding.softer for finding in found)


def test_the_seen_examples_are_told_apart() -> None:
    rows = [json.loads(line) for line in SEEN.read_text().splitlines()]
    wrong = [row["id"] for row in rows if bool(contact.find(row["text"])) != row["expect"]]
    assert len(wrong) <= len(rows) // 20, wrong


@given(st.text(alphabet="a1 .@-(/+o\n#_é٣\u200bAtdox,", max_size=120))
def test_spans_lie_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for finding in contact.find(text):
        assert end <= finding.start < finding.end <= len(text)
        end = finding.end
