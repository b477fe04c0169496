"""A letter as EPUB 3, taken apart with tools that know nothing of ours."""

import io
import zipfile
from itertools import pairwise
from typing import Any
from urllib.parse import urldefrag, urljoin
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desk.export import epub, pieces
from desk.export.book import Said
from letters.models import Letter
from tests.desk.exports import (
    XHTML,
    a_book,
    an_update,
    documents,
    sentences,
    taken,
    voice_file,
    words_of,
)
from tests.desk.rooms import holding
from tests.make import a_letter, a_reply, a_voice
from writing.markup import to_html
from writing.text import normalise

pytestmark = pytest.mark.django_db
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
OCF = "{urn:oasis:names:tc:opendocument:xmlns:container}"
HARD = "*one* <two> & 'three' 👩🏽‍🚀 𠜎\nسلام\n\n* * *\n\n> four\n\n- five\n- six"


@pytest.fixture
def letter(db: None) -> Letter:
    """A letter with updates, a conversation and a tombstone."""
    letter = a_letter(title="Kuş & <co>", byline="left hand", body=HARD, notes=["death"])
    first = a_reply(letter, name="Tall heron", body=HARD)
    a_reply(letter, parent=first, by_author=True)
    a_reply(letter, parent=first, status="taken_back")
    an_update(letter, HARD, heading="A year on <again>")
    an_update(letter, "It waits.", status="held")
    return letter


@pytest.fixture
def book(letter: Letter) -> bytes:
    """The file its author saves."""
    return taken(holding(letter), f"/desk/{letter.public_id}/export.epub")


def made(*said: Said, **given: Any) -> bytes:
    """The file of plain data."""
    out = io.BytesIO()
    epub.write(a_book(*said, **given), out)
    return out.getvalue()


def package(content: bytes) -> ElementTree.Element:
    """The package document, found as a reading device finds it."""
    trees = documents(content)
    root = trees["META-INF/container.xml"].find(f".//{OCF}rootfile")
    assert root is not None
    assert root.get("media-type") == "application/oebps-package+xml"
    return trees[root.get("full-path", "")]


def test_its_first_bytes_say_what_it_is(book: bytes) -> None:
    assert book[:4] == b"PK\x03\x04"
    assert book[30:38] == b"mimetype"
    assert book[38:58] == b"application/epub+zip"
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert first.extra == b""
        assert {info.compress_type for info in archive.infolist()[1:]} == {zipfile.ZIP_DEFLATED}


def test_nothing_in_the_zip_tells_when_it_was_made(book: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.comment == b""


def test_the_package_has_what_an_epub_must_have(book: bytes, letter: Letter) -> None:
    root = package(book)
    assert root.get("version") == "3.0"
    mark = root.find(f".//{DC}identifier")
    assert mark is not None
    assert mark.get("id") == root.get("unique-identifier")
    assert (mark.text or "").startswith("urn:uuid:")
    assert root.findtext(f".//{DC}title") == "Kuş & <co>"
    assert root.findtext(f".//{DC}language") == "en"
    assert root.findtext(f".//{DC}creator") == "left hand"
    modified = [m.text for m in root.iter(f"{OPF}meta") if m.get("property") == "dcterms:modified"]
    assert modified == [f"{letter.published_on:%Y-%m-%d}T00:00:00Z"]


def test_the_manifest_names_every_file_once_and_the_spine_reads_all_but_the_contents(
    book: bytes,
) -> None:
    root, names = package(book), set(documents(book))
    items = {item.get("id"): item for item in root.iter(f"{OPF}item")}
    listed = [f"book/{item.get('href')}" for item in items.values()]
    assert sorted(listed) == sorted(names - {"META-INF/container.xml", "book/package.opf"})
    spine = [ref.get("idref") for ref in root.iter(f"{OPF}itemref")]
    assert spine == [name for name in items if name != "nav"]
    assert [i.get("href") for i in items.values() if i.get("properties") == "nav"] == ["nav.xhtml"]


def test_the_contents_lead_to_every_document_in_the_order_of_reading(book: bytes) -> None:
    nav = documents(book)["book/nav.xhtml"].find(f".//{XHTML}nav")
    assert nav is not None
    assert nav.get("{http://www.idpf.org/2007/ops}type") == "toc"
    links = [(a.get("href"), a.text) for a in nav.iter(f"{XHTML}a")]
    assert links == [
        ("title.xhtml", "Kuş & <co>"),
        ("update-1.xhtml", "Update 1: A year on <again>"),
        ("update-2.xhtml", "Update 2"),
        ("replies-1.xhtml", "2 replies"),
    ]


def test_every_address_inside_leads_somewhere_and_no_id_is_there_twice(book: bytes) -> None:
    trees = documents(book)
    ids = {name: [e.get("id") for e in tree.iter() if e.get("id")] for name, tree in trees.items()}
    for name, tree in trees.items():
        assert len(ids[name]) == len(set(ids[name])), name
        for element in tree.iter():
            address = element.get("href") or element.get("src")
            if address and "://" not in address:
                target, part = urldefrag(urljoin(name, address))
                assert target in trees
                assert not part or part in ids[target]


def test_the_documents_hold_the_words_and_nothing_active(book: bytes, letter: Letter) -> None:
    trees = documents(book)
    assert "one <two> & 'three' 👩🏽‍🚀 𠜎" in words_of(trees["book/title.xhtml"])
    assert "A year on <again>" in words_of(trees["book/update-1.xhtml"])
    assert "Nobody else can read it: Waiting for a volunteer" in words_of(
        trees["book/update-2.xhtml"]
    )
    replies = words_of(trees["book/replies-1.xhtml"])
    assert "Reply 1: Tall heron" in replies
    assert "To Tall heron (reply 1)" in replies
    assert "A reply was here. Its author took it back." in replies
    active = {f"{XHTML}{tag}" for tag in ("script", "img", "link", "iframe", "object", "form")}
    assert not active & {element.tag for tree in trees.values() for element in tree.iter()}


def test_a_long_conversation_is_cut_into_documents_in_which_nothing_is_lost() -> None:
    trees = documents(made(*sentences(2 * epub.CHUNK + 1), thread_title="201 replies"))
    counts = [
        sum(1 for _ in trees[f"book/replies-{part}.xhtml"].iter(f"{XHTML}article"))
        for part in (1, 2, 3)
    ]
    assert counts == [epub.CHUNK, epub.CHUNK, 1]
    assert "book/replies-4.xhtml" not in trees
    order = [
        int(article.get("id", "").removeprefix("reply-"))
        for part in (1, 2, 3)
        for article in trees[f"book/replies-{part}.xhtml"].iter(f"{XHTML}article")
    ]
    assert all(before < after for before, after in pairwise(order))
    assert words_of(trees["book/replies-2.xhtml"]).startswith("201 replies, part 2")


def test_a_letter_without_updates_or_replies_is_a_book_of_one_document() -> None:
    assert [item.get("id") for item in package(made()).iter(f"{OPF}item")] == ["nav", "title"]


def test_a_voice_takes_home_a_book_of_its_replies() -> None:
    letter = a_letter(title="The ticket", body="A word of the letter.")
    voice = a_voice(letter, "Tall heron")
    a_reply(letter, voice=voice, body="Mine & <mine>.")
    a_reply(letter, name="Grey fox", body="A word of another.")
    content = taken(holding(voice), f"/desk/{letter.public_id}/voice/export.epub")
    root = package(content)
    assert root.findtext(f".//{DC}title") == "Replies to “The ticket”"
    assert words_of(documents(content)["book/replies-1.xhtml"]).endswith("Mine & <mine>.")
    assert "A word of" not in voice_file(holding(voice), letter, "epub")


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_whatever_is_written_becomes_xml(typed: str) -> None:
    markup = pieces.well_formed(to_html(normalise(typed)))
    ElementTree.fromstring(f"<div>{markup}</div>")  # noqa: S314


@pytest.mark.parametrize("char", ["\ufffe", "\uffff", "\x0b", "\x1f", "\x00"])
def test_a_character_that_xml_cannot_write_spoils_no_book(char: str) -> None:
    odd = f"a{char}b"
    said = Said(1, name=odd, source=odd, html=f"<p>{odd}</p>")
    trees = documents(made(said, title=odd, byline=odd))
    assert "ab" in words_of(trees["book/replies-1.xhtml"])


def test_the_same_book_has_the_same_mark_and_another_one_another(letter: Letter) -> None:
    marks = [
        package(taken(holding(one), f"/desk/{one.public_id}/{kind}.epub")).findtext(
            f".//{DC}identifier"
        )
        for one, kind in (
            (letter, "export"),
            (letter, "export"),
            (letter, "voice/export"),
            (a_letter(), "export"),
        )
    ]
    assert marks[0] == marks[1]
    assert len(set(marks)) == 3
