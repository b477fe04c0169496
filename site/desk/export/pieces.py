"""Markup that is both HTML and XML, so that a web page and an EPUB are made of the same. Pure."""

import re

from django.template.loader import render_to_string

from desk.export import phrases
from desk.export.book import Entry, Said
from writing.slots import Slots

BODY = "body"
_VOID = re.compile(r"<(br|hr)>")  # the only ones that stored markup has (writing.markup.TAGS)
# What XML 1.0 has no way to write: control characters, surrogates, U+FFFE and U+FFFF.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def entry(entry: Entry) -> str:
    """A letter or an update."""
    return _made(
        "_entry", {"entry": entry, "erased": phrases.erased(), "left_out": phrases.left_out()}
    )


def said(said: Said, *, linked: bool) -> str:
    """One reply; `linked` where whom it answers stands in the same file."""
    context = {"linked": linked and said.to and said.to.here, "left_out": phrases.left_out()}
    return _made("_said", {"said": said, "facts": phrases.about(said), **context})


def around(template: str, context: dict[str, object]) -> tuple[str, str]:
    """What stands before and after the {{ slot.body }} of one of the frames."""
    head, tail = _split(render_to_string(f"desk/export/{template}", context | {"slot": Slots()}))
    return well_formed(head), well_formed(tail)


def well_formed(markup: str) -> str:
    """The same in the grammar of XML."""
    return _NOT_XML.sub("", _VOID.sub(r"<\1/>", markup))


def _split(frame: str) -> tuple[str, str]:
    head, _, tail = frame.partition(Slots()[BODY])
    return head, tail


def _made(name: str, context: dict[str, object]) -> str:
    return well_formed(render_to_string(f"desk/export/{name}.html", context))
