"""The WordPress file of an archive: valid, complete as far as it can be, and read back here."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchange.archive import xml
from letters.models import Letter
from tests.exchange.archives import exported, undone
from tests.exchange.moving import move_bytes
from tests.exchange.reads import outcome
from tests.exchange.stories import gone
from tests.letters import whispers
from tests.make import a_letter, a_reply, an_update

pytestmark = pytest.mark.django_db
WP = "{http://wordpress.org/export/1.2/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"


def written(folder: Path) -> bytes:
    """The WordPress file of an archive of the site as it is."""
    return (exported(folder) / "wordpress.xml").read_bytes()


def items(content: bytes) -> list[ElementTree.Element]:
    """The posts, read by a parser that is not ours."""
    channel = ElementTree.fromstring(content).find("channel")  # noqa: S314 - our own file
    assert channel is not None
    return channel.findall("item")


def said(element: ElementTree.Element, name: str) -> str:
    """The text of one element in another."""
    return element.findtext(f"{WP}{name}") or ""


def metas(item: ElementTree.Element) -> dict[str, str]:
    """What stands beside a post."""
    rows = item.findall(f"{WP}postmeta")
    return {said(row, "meta_key"): said(row, "meta_value") for row in rows}


def test_a_letter_is_a_post_with_its_day_and_address(tmp_path: Path) -> None:
    letter = a_letter(
        title="Tea & <scones>",
        body="One ]]> two.\n\nThree & <four>.",
        published_on="2031-01-02",
        byline="quiet moth",
        notes=["death"],
        needs="no_replies",
    )
    [item] = items(written(tmp_path / "out"))
    assert item.findtext("title") == "Tea &amp; &lt;scones&gt;"  # HTML, as WordPress keeps it
    assert item.findtext("link") == f"http://testserver{letter.get_absolute_url()}"
    assert item.findtext(CONTENT) == letter.html
    assert said(item, "post_date") == said(item, "post_date_gmt") == "2031-01-02 00:00:00"
    assert (said(item, "status"), said(item, "post_type")) == ("publish", "post")
    assert (said(item, "post_name"), said(item, "comment_status")) == (letter.slug, "closed")
    terms = {(one.get("domain"), one.get("nicename"), one.text) for one in item.findall("category")}
    assert terms == {
        ("category", "you", "To You"),
        ("category", "safe-for-work", "* Safe for Work *"),
        ("post_tag", "death", "Death of a loved one"),
    }
    assert metas(item) == {
        "_dear_stranger_id": letter.public_id,
        "_dear_stranger_seal": str(letter.seal),
        "_dear_stranger_rating": "safe",
        "_dear_stranger_needs": "no_replies",
        "_dear_stranger_form": "letter",
        "_dear_stranger_language": "en",
        "_dear_stranger_noindex": "0",
        "guest-author": "quiet moth",
    }


@pytest.mark.parametrize(
    ("rating", "category"),
    [
        ("safe", {"* Safe for Work *"}),
        ("not_safe", {"* Not Safe for Work *"}),
        ("not_rated", set()),
    ],
)
def test_the_rating_is_a_category_as_it_was_on_the_first_site(
    tmp_path: Path, rating: str, category: set[str]
) -> None:
    a_letter(rating=rating)
    [item] = items(written(tmp_path / "out"))
    found = {one.text for one in item.findall("category")}
    assert found - {"To You"} == category


def test_updates_stand_below_the_letter_under_a_line(tmp_path: Path) -> None:
    letter = a_letter(body="It began.")
    an_update(letter, heading="Spring & all", body="It went on.", published_on="2031-02-03")
    an_update(letter, body="It ended.", published_on="2031-02-04")
    [item] = items(written(tmp_path / "out"))
    content = item.findtext(CONTENT) or ""
    assert re.sub(r"\s*\n\s*", "", content) == (
        "<p>It began.</p><h2>Update 1, 2031-02-03: Spring &amp; all</h2><p>It went on.</p>"
        "<h2>Update 2, 2031-02-04</h2><p>It ended.</p>"
    )
    assert metas(item)["_dear_stranger_updates"] == "2"


def test_replies_are_comments_that_hang_from_each_other(tmp_path: Path) -> None:
    a_letter(published_on="2031-01-01")
    letter = a_letter(published_on="2031-01-02")
    first = a_reply(letter, name="Tall heron", body="Hello & <welcome>")
    lost = a_reply(letter, parent=first)
    own = a_reply(letter, parent=lost, by_author=True)
    a_reply(letter, parent=own, voice=first.voice)
    a_reply(letter, status="held")
    gone(lost, "hide")
    comments = items(written(tmp_path / "out"))[1].findall(f"{WP}comment")
    numbers = [said(one, "comment_id") for one in comments]
    assert len(set(numbers)) == 3
    assert [said(one, "comment_parent") for one in comments] == ["0", numbers[0], numbers[1]]
    assert [said(one, "comment_author") for one in comments] == [
        "Tall heron",
        "Author of the letter",
        "Tall heron",
    ]
    assert [said(one, "comment_user_id") for one in comments] == ["0", "1", "0"]
    assert said(comments[0], "comment_content") == first.html
    assert said(comments[0], "comment_date") == f"{first.created_at:%Y-%m-%d %H:%M}:00"
    emails = [said(one, "comment_author_email") for one in comments]
    assert emails[0] == emails[2] != emails[1]
    assert all(one.endswith(".invalid") for one in emails)


def test_numbers_of_comments_are_those_of_one_letter_only(tmp_path: Path) -> None:
    for _ in range(3):
        a_reply(a_letter())
    found = [
        said(one, "comment_id")
        for item in items(written(tmp_path / "out"))
        for one in item.findall(f"{WP}comment")
    ]
    assert len(set(found)) == 3


def test_the_importer_of_this_site_reads_it_without_a_word_of_complaint(tmp_path: Path) -> None:
    whispers.the_site(plain=3)
    letter = Letter.objects.visible().filter(reply_count=1).first()
    assert letter
    a_reply(letter, by_author=True, parent=letter.replies.get(number=1))
    done = outcome(written(tmp_path / "out"))
    assert (done.trouble, done.lines) == (None, [])
    assert done.site
    assert done.site.version == "1.2"
    public = list(Letter.objects.visible().order_by("published_on", "public_id"))
    assert [post.title for post in done.posts] == [one.title for one in public]
    assert [post.count for post in done.posts] == [one.reply_count for one in public]
    at = public.index(letter)
    first, second = done.posts[at].comments()
    assert second.parent == first.number
    assert done.posts[at].byline == letter.byline


def test_it_can_be_moved_in_as_an_older_site(tmp_path: Path) -> None:
    with undone():
        letter = a_letter(title="The gooseberry", byline="quiet moth", rating="not_safe")
        first = a_reply(letter, name="Tall heron")
        a_reply(letter, parent=first, by_author=True, body="I know you do.")
        words = letter.source
        export = written(tmp_path / "out")
    move_bytes(export)
    letter = Letter.objects.get()
    assert (letter.title, letter.source) == ("The gooseberry", words)
    assert (letter.byline, letter.rating) == ("quiet moth", "not_safe")
    assert [one.slug for one in letter.categories.all()] == ["you"]
    replies = list(letter.replies.order_by("path"))
    assert [one.voice.name for one in replies] == ["Tall heron", "Author of the letter"]
    assert [one.voice.unverified for one in replies] == [False, True]  # nobody has proved it
    assert replies[1].parent == replies[0]


@pytest.mark.parametrize(
    "typed",
    [
        "[gallery]",
        "[[gallery]]",
        "One [video] two [caption id='x']three[/caption].",
        "[quote]He said so.[/quote] [b]loud[/b] [sic]",
        "&#91;gallery] &amp;#91;",
    ],
)
def test_brackets_come_home_as_they_were_typed(tmp_path: Path, typed: str) -> None:
    with undone():
        letter = a_letter(body=typed, title=typed)
        a_reply(letter, body=typed)
        an_update(letter, body=typed, heading=typed)
        export = written(tmp_path / "out")
    assert move_bytes(export) == []
    letter = Letter.objects.get()
    assert letter.title == typed
    assert letter.source.startswith(f"{typed}\n")
    assert letter.source.count(typed) == 3  # also of the update and of its heading
    assert letter.replies.get().source == typed


@pytest.mark.parametrize("typed", ["Bold title <i>", "<b>Ana</b>", "Tom &amp; Ana <3"])
def test_titles_and_names_come_home_as_they_were_typed(tmp_path: Path, typed: str) -> None:
    with undone():
        a_reply(a_letter(title=typed), name=f"{typed} two")
        export = written(tmp_path / "out")
    move_bytes(export)
    letter = Letter.objects.get()
    assert letter.title == typed
    assert letter.replies.get().voice.name == f"{typed} two"


@given(st.text(st.one_of(st.sampled_from("]]>&<\"'"), st.characters(exclude_categories=["Cs"]))))
def test_any_words_come_out_of_xml_as_they_went_in(typed: str) -> None:
    kept = xml.fit(typed)
    marked = [(was, now) for was, now in zip(typed, kept, strict=True) if was != now]
    assert all(now == "\ufffd" and not was.isprintable() for was, now in marked)
    for piece in (
        xml.words("a", typed),
        xml.element("a", typed),
        xml.tagged("a", typed, b=typed),
    ):
        element = ElementTree.fromstring(piece)  # noqa: S314 - our own
        assert (element.text or "") == kept
        assert element.get("b", kept).split() == kept.split()


@pytest.mark.parametrize("char", ["\x00", "\x08", "\x0b", "\x1f", "\r", "\ud800", "\ufffe"])
def test_what_xml_cannot_hold_leaves_a_mark(char: str) -> None:
    assert xml.fit(f"a{char}b") == "a\ufffdb"
