"""The EPUB that anybody downloads keeps every rule of the specification, whatever was written."""

import io
import zipfile
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import settings as rules
from hypothesis import strategies as st

from desk.export import epub
from desk.export.book import Said
from letters.models import Letter
from tests.desk.downloads import a_reader, where
from tests.desk.epubs import MEDIA, faults
from tests.desk.exports import a_book, documents, sentences, taken, words_of
from tests.desk.test_export_epub import DC, HARD, package
from tests.make import a_letter, a_reply, an_update
from writing.markup import to_html
from writing.text import normalise

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(db: None) -> Letter:
    """A letter with everything that could spoil a book."""
    letter = a_letter(title='Kuş & <co> "]]>', byline="</b> & left", body=HARD, notes=["death"])
    first = a_reply(letter, name="Tall <heron>", body=HARD, folded=True)
    a_reply(letter, parent=first, by_author=True, body=HARD)
    a_reply(letter, parent=first, status="taken_back")
    an_update(letter, body=HARD, heading="A year on & <again>")
    an_update(letter, body=HARD, heading="Bare", rating="not_safe")
    return Letter.objects.get(pk=letter.pk)


def book(letter: Letter, wishes: str = "") -> bytes:
    """What somebody who reads so saves."""
    return taken(a_reader(wishes), where(letter, "epub"))


@pytest.mark.parametrize("show", ["safe", "all"])
@pytest.mark.parametrize("speaks", ["en", "de", "es", "fr", "ar"])
def test_it_keeps_every_rule(letter: Letter, show: str, speaks: str) -> None:
    assert faults(book(letter, f"{show}.device...{speaks}")) == []


@pytest.mark.parametrize("body", ["One.", "* * *", "سلام", "\ufeff\u202e\u0000odd\uffff", "<br>"])
@pytest.mark.parametrize("title", ["", "A\x0b\x1f\u2028title", "]]>"])
def test_a_letter_alone_keeps_them_too(title: str, body: str) -> None:
    letter = a_letter(title=normalise(title), body=normalise(body))
    assert faults(book(letter)) == []


@rules(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_is_said_keeps_them(name: str, typed: str) -> None:
    typed = typed.encode("utf-8", "ignore").decode()
    name = name.encode("utf-8", "ignore").decode()
    html = to_html(normalise(typed))
    said = Said(1, name=name, source=typed, html=html, elsewhere="http://a.example/?show=all&b=c")
    gone = Said(2, gone=typed)
    out = io.BytesIO()
    epub.write(a_book(said, gone, title=f"x{typed}", byline=name), out)
    assert faults(out.getvalue()) == []


def test_a_long_conversation_keeps_them_in_many_documents() -> None:
    out = io.BytesIO()
    epub.write(a_book(*sentences(3 * epub.CHUNK + 1)), out)
    assert faults(out.getvalue()) == []
    assert sum("replies-" in name for name in documents(out.getvalue())) == 4


@pytest.mark.parametrize("language", ["en", "ar", "und"])
def test_it_names_the_language_of_the_letter_and_not_that_of_the_reader(language: str) -> None:
    content = book(a_letter(language=language), "safe.device...fr")
    assert package(content).findtext(f".//{DC}language") == language
    assert documents(content)["book/nav.xhtml"].get("lang") == "fr"


def test_what_is_left_out_in_safe_mode_is_in_no_document_and_in_no_contents(
    letter: Letter,
) -> None:
    safe, whole = documents(book(letter)), documents(book(letter, "all.device."))
    assert "Bare" not in " ".join(map(words_of, safe.values()))
    assert "Update 3" not in words_of(safe["book/nav.xhtml"])
    assert words_of(safe["book/nav.xhtml"]).endswith("Update 2 2 replies")
    assert "Update 2: Bare" in words_of(whole["book/nav.xhtml"])
    assert set(safe) == set(whole)


Files = dict[str, bytes]


def repacked(content: bytes, change: Callable[[Files], object], **first: int) -> bytes:
    """The same book after a change of its files; `first` tells how the first one is packed."""
    with zipfile.ZipFile(io.BytesIO(content)) as old:
        files = {name: old.read(name) for name in old.namelist()}
    change(files)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new:
        for count, (name, text) in enumerate(files.items()):
            new.writestr(name, text, **({} if count else first))
    return out.getvalue()


def replace(name: str, old: str, new: str) -> Callable[[Files], object]:
    """A change of one text."""

    def change(files: Files) -> None:
        assert old.encode() in files[name]
        files[name] = files[name].replace(old.encode(), new.encode())

    return change


OPF_FILE, NAV, PAGE = "book/package.opf", "book/nav.xhtml", "book/title.xhtml"
BROKEN: dict[str, Callable[[Files], object]] = {
    "mimetype: not the first bytes": lambda files: files.update(mimetype=files.pop("mimetype")),
    "container: names no package": replace("META-INF/container.xml", "package.opf", "nothing.opf"),
    "manifest: not what is in the container": lambda files: files.update({"book/x.xhtml": b"<a/>"}),
    "package: no identifier": replace(OPF_FILE, 'id="mark"', 'id="other"'),
    "package: no title": replace(OPF_FILE, "dc:title", "dc:subject"),
    "package: no language": replace(OPF_FILE, "dc:language", "dc:subject"),
    "package: not modified once": replace(OPF_FILE, "dcterms:modified", "dcterms:created"),
    "package: not of version 3.0": replace(OPF_FILE, 'version="3.0"', 'version="2.0"'),
    "manifest: not one contents": replace(OPF_FILE, ' properties="nav"', ""),
    "manifest: a type": replace(OPF_FILE, "application/xhtml+xml", "text/html"),
    "contents: not the documents": replace(NAV, "update-1.xhtml", "update-2.xhtml"),
    f"{PAGE}: a control character": replace(PAGE, "left", "\x0b"),
    f"{PAGE}: mismatched tag": replace(PAGE, "</section>", "</div>"),
    f"{PAGE}: a link to nowhere": replace(PAGE, "http://testserver", ""),
    f"{PAGE}: an id twice": replace(PAGE, "<section", '<p id="entry"/><section'),
    "book/ä.xhtml: an odd name": lambda files: files.update({"book/ä.xhtml": b"<a/>"}),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_the_rules_would_tell_of_such_a_fault(letter: Letter, fault: str) -> None:
    assert any(one.startswith(fault) for one in faults(repacked(book(letter), BROKEN[fault])))


def test_the_rules_tell_a_mimetype_that_was_compressed(letter: Letter) -> None:
    content = repacked(book(letter), lambda _: None, compress_type=zipfile.ZIP_DEFLATED)
    assert "mimetype: compressed" in faults(content)
    assert faults(repacked(book(letter), lambda _: None)) == []
    assert book(letter)[38:58] == MEDIA.encode()
