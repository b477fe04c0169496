"""A page of an old site, captured as people saw it, moves in and stands as it stood (004)."""

import re
from dataclasses import dataclass

import pytest
from django.test import Client
from django.utils.html import strip_tags

from comments.models import Reply
from tests.exchange.moving import letter_of, move
from tests.exchange.wxr import a_comment, an_author, an_item

pytestmark = pytest.mark.django_db
_MONTHS = {"December": 12}
_MOMENT = re.compile(r"\s+(\w+) (\d+), (\d{4}) at (\d+):(\d\d) (am|pm)")


@dataclass
class Said:
    """One reply of the captured page."""

    name: str
    day: str
    clock: str
    paragraphs: list[str]

    @property
    def wordpress_date(self) -> str:
        """The same moment as an export has it."""
        hour, minute = map(int, self.clock[:-3].split(":"))
        hour = hour % 12 + (12 if self.clock.endswith("pm") else 0)
        return f"{self.day} {hour:02}:{minute:02}:00"


@dataclass
class Captured:
    """The captured page, read."""

    title: str
    meta: str
    paragraphs: list[str]
    replies: list[Said]


def read(text: str) -> Captured:
    """Take the captured page apart."""
    text = text.replace("\xa0", " ")
    head, rest = text.split("Related Post")
    lines = [line.strip() for line in head.strip().splitlines()]
    title, meta, body = lines[0].removeprefix("•").strip(), lines[2], "\n".join(lines[3:])
    said = re.split(r"\n\s+\d+\. ", rest.split("Leave a Reply")[0])[1:]
    return Captured(title, meta, _paragraphs(body), [_said(one) for one in said])


def _said(text: str) -> Said:
    name, _, rest = text.partition("\n")
    found = _MOMENT.match("\n" + rest) or _MOMENT.match(rest)
    assert found, rest[:80]
    month, day, year, hour, minute, half = found.groups()
    words = rest[rest.index(f"{hour}:{minute} {half}") + len(f"{hour}:{minute} {half}") :]
    date = f"{year}-{_MONTHS[month]:02}-{int(day):02}"
    return Said(name.strip(), date, f"{hour}:{minute} {half}", _paragraphs(words))


def _paragraphs(text: str) -> list[str]:
    blocks = re.split(r"\n\s*\n", text.strip())
    return ["\n".join(line.strip() for line in block.splitlines()) for block in blocks]


@pytest.fixture
def captured(five_texts: dict[str, str]) -> Captured:
    return read(five_texts["004"])


@pytest.fixture
def moved(captured: Captured) -> Captured:
    """The page as an export of its site would hold it, moved in."""
    comments = [
        a_comment(
            number,
            "\n\n".join(said.paragraphs),
            comment_author=said.name,
            comment_author_email=f"{said.name[:6].lower()}@old.example.org",
            comment_date=said.wordpress_date,
            comment_parent=number - 1,
        )
        for number, said in enumerate(captured.replies, start=1)
    ]
    item = an_item(
        12,
        captured.title,
        "\n\n".join(captured.paragraphs),
        post_date="2012-12-10 08:00:00",
        terms=[("safe-for-work", "* Safe for Work *"), ("to-you", "To You")],
        comments=comments,
    )
    move(item, about=an_author("admin", name="admin"))
    return captured


def page(client: Client) -> str:
    """The letter's page."""
    return client.get(letter_of(12).get_absolute_url()).content.decode()


def _shown(html: str) -> list[str]:
    """The paragraphs of some words as they are read, with their line breaks."""
    found = re.findall(r"<p>(.*?)</p>", html, re.DOTALL)
    return [strip_tags(one.replace("<br>", "\n")).replace("&#x27;", "'") for one in found]


def test_the_captured_page_was_read_whole(captured: Captured) -> None:
    assert len(captured.paragraphs) == 4
    assert len(captured.replies) == 3
    assert "3 Comments" in captured.meta


def test_title_date_flag_and_categories_are_equal(client: Client, moved: Captured) -> None:
    letter, text = letter_of(12), page(client)
    assert letter.title == moved.title
    assert 'datetime="2012-12-10"' in text
    assert "December 10, 2012" in moved.meta
    assert letter.slug == "so-youre-leaving"
    assert letter.get_rating_display() == "Safe for work"
    assert [one.name for one in letter.categories.all()] == ["To You"]
    assert letter.byline == ""
    assert "signed" not in text
    assert "admin" not in text.lower()


def test_the_words_of_the_letter_are_equal(client: Client, moved: Captured) -> None:
    assert _shown(letter_of(12).html) == moved.paragraphs


def test_both_counts_agree(client: Client, moved: Captured) -> None:
    text = page(client)
    assert text.count("3 replies") >= 2
    assert letter_of(12).reply_count == len(moved.replies)


def test_order_names_and_times_are_equal(client: Client, moved: Captured) -> None:
    text = page(client)
    replies = list(Reply.objects.order_by("path"))
    assert [reply.number for reply in replies] == [1, 2, 3]
    assert [reply.voice.name for reply in replies] == [said.name for said in moved.replies]
    for reply, said in zip(replies, moved.replies, strict=True):
        day = f"{reply.created_at.day} December 2012"
        assert f"{reply.created_at:%Y-%m-%d}" == said.day
        assert f"{day}, {said.clock}" in text


def test_the_words_of_the_replies_are_equal_to_the_last_smile(moved: Captured) -> None:
    for reply, said in zip(Reply.objects.order_by("number"), moved.replies, strict=True):
        assert _shown(reply.html) == said.paragraphs
    words = "".join(Reply.objects.values_list("source", flat=True))
    assert words.count("\U0001f642") == 5
    assert words.count("\u2013") == 1


def test_the_stranger_is_one_voice_and_the_author_is_not_verified(
    client: Client, moved: Captured
) -> None:
    first, author, last = (reply.voice for reply in Reply.objects.order_by("number"))
    assert first == last != author
    assert author.unverified
    assert page(client).count("not verified") == 1
