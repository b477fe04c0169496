"""What EPUB 3.3 asks of a publication, checked with tools that know nothing of ours."""

import io
import re
import struct
import zipfile
from collections.abc import Iterator
from datetime import datetime
from posixpath import join, normpath
from urllib.parse import urldefrag
from xml.etree import ElementTree

OCF = "{urn:oasis:names:tc:opendocument:xmlns:container}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XHTML = "{http://www.w3.org/1999/xhtml}"
TYPE = "{http://www.idpf.org/2007/ops}type"
MEDIA = "application/epub+zip"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}(/[A-Za-z0-9][A-Za-z0-9._-]{0,99})*")
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")


def faults(content: bytes) -> list[str]:
    """Every rule that the file breaks, in words; none for a valid one."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        files = {name: book.read(name) for name in book.namelist()}
        found = list(_container(content, book))
    trees: dict[str, ElementTree.Element] = {}
    for name, text in files.items():
        found += [f"{name}: a control character"] if _CONTROL.search(text) else []
        try:
            trees |= {} if name == "mimetype" else {name: ElementTree.fromstring(text)}  # noqa: S314
        except ElementTree.ParseError as wrong:
            found.append(f"{name}: {wrong}")
    root = trees.get("META-INF/container.xml", ElementTree.Element("none")).find(
        f".//{OCF}rootfile"
    )
    package = root.get("full-path", "") if root is not None else ""
    if package not in trees:
        return [*found, "container: names no package"]
    return [*found, *_metadata(trees[package]), *_lists(package, trees)]


def _container(content: bytes, book: zipfile.ZipFile) -> Iterator[str]:
    """OCF ZIP: sections 4.2 and 4.3."""
    name, extra = struct.unpack("<HH", content[26:30])
    if content[30:38] != b"mimetype" or content[38:58] != MEDIA.encode() or (name, extra) != (8, 0):
        yield "mimetype: not the first bytes"
    if book.infolist()[0].compress_type != zipfile.ZIP_STORED:
        yield "mimetype: compressed"
    names = book.namelist()
    if len({name.lower() for name in names}) != len(names):
        yield "container: two files of one name"
    yield from (f"{name}: an odd name" for name in names if not _NAME.fullmatch(name))
    for info in book.infolist():
        if (
            info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
            or info.flag_bits & 1
        ):
            yield f"{info.filename}: packed in a way that no reader has to know"


def _metadata(package: ElementTree.Element) -> Iterator[str]:
    """Package documents: section 5.5, what must be there and once."""
    if package.get("version") != "3.0":
        yield "package: not of version 3.0"
    marks = {mark.get("id"): (mark.text or "").strip() for mark in package.iter(f"{DC}identifier")}
    if not marks.get(package.get("unique-identifier")):
        yield "package: no identifier"
    for name in ("title", "language"):
        if not (package.findtext(f".//{DC}{name}") or "").strip():
            yield f"package: no {name}"
    metas = package.iter(f"{OPF}meta")
    when = [meta.text or "" for meta in metas if meta.get("property") == "dcterms:modified"]
    if len(when) != 1:
        yield "package: not modified once"
    else:
        datetime.strptime(when[0], "%Y-%m-%dT%H:%M:%SZ")


def _lists(package: str, trees: dict[str, ElementTree.Element]) -> Iterator[str]:
    """Manifest, spine and contents: sections 5.6, 5.7 and 7; and where every link leads."""
    items = list(trees[package].iter(f"{OPF}item"))
    paths = {item.get("id", ""): _at(package, item.get("href", "")) for item in items}
    if len(paths) != len(items) or len(set(paths.values())) != len(items):
        yield "manifest: something is in it twice"
    if set(paths.values()) != set(trees) - {package, "META-INF/container.xml"}:
        yield "manifest: not what is in the container"
    if any(item.get("media-type") != "application/xhtml+xml" for item in items):
        yield "manifest: a type that is not that of the file"
    spine = [paths.get(ref.get("idref", ""), "") for ref in trees[package].iter(f"{OPF}itemref")]
    navs = [paths[item.get("id", "")] for item in items if item.get("properties") == "nav"]
    if len(navs) != 1 or navs[0] not in trees:
        yield "manifest: not one contents"
    elif _contents(navs[0], trees[navs[0]]) != spine or not spine or len(set(spine)) != len(spine):
        yield "contents: not the documents of the spine in their order"
    for name, tree in trees.items():
        yield from _document(name, tree, trees)


def _contents(name: str, nav: ElementTree.Element) -> list[str]:
    tables = [table for table in nav.iter(f"{XHTML}nav") if table.get(TYPE) == "toc"]
    links = [link for table in tables for link in table.findall(f"{XHTML}ol/{XHTML}li/{XHTML}a")]
    return [_at(name, link.get("href", "")) for link in links if "".join(link.itertext()).strip()]


def _document(
    name: str, tree: ElementTree.Element, trees: dict[str, ElementTree.Element]
) -> Iterator[str]:
    """One content document: its shape, its ids, its links, and that nothing in it is active."""
    ids = {one: [e.get("id") for e in trees[one].iter() if e.get("id")] for one in trees}
    if len(ids[name]) != len(set(ids[name])):
        yield f"{name}: an id twice"
    if not name.endswith(".xhtml"):
        return
    if tree.tag != f"{XHTML}html" or not (tree.findtext(f"{XHTML}head/{XHTML}title") or "").strip():
        yield f"{name}: no XHTML document with a title"
    for element in tree.iter():
        if element.tag.removeprefix(XHTML) in ("script", "img", "link", "iframe", "object", "form"):
            yield f"{name}: {element.tag}"
        address = element.get("href", "")
        if not address or re.match(r"https?://", address):
            continue
        target, part = urldefrag(address)
        path = _at(name, target) if target else name
        if path not in trees or (part and part not in ids[path]):
            yield f"{name}: a link to nowhere, {address}"


def _at(name: str, address: str) -> str:
    return normpath(join(name, "..", address))
