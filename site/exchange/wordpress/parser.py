"""The XML parser: no document types, no entities, nothing fetched, and its errors in words."""

from xml.parsers.expat import errors

from defusedxml import DefusedXmlException, DTDForbidden  # type: ignore[import-untyped]
from defusedxml.ElementTree import DefusedXMLParser, ParseError  # type: ignore[import-untyped]

from exchange.wordpress.clean import Clean
from exchange.wordpress.trouble import (
    WEB_PAGE,
    NotWordPress,
    Unreadable,
    broken,
    cut_short,
    refused,
)
from exchange.wordpress.walk import Walk

# Bytes of one tag or comment, which the parser has to hold whole. Real ones are below 100 KB.
LONGEST_TAG = 2_000_000
# What the parser says when it waits for more and there is none.
CUT = {
    errors.XML_ERROR_NO_ELEMENTS,
    errors.XML_ERROR_UNCLOSED_TOKEN,
    errors.XML_ERROR_UNCLOSED_CDATA_SECTION,
    errors.XML_ERROR_PARTIAL_CHAR,
}
REASONS = {
    errors.XML_ERROR_INVALID_TOKEN: "often an & or < that was not written as &amp; or &lt;",
    errors.XML_ERROR_UNDEFINED_ENTITY: "it uses a name like &nbsp; that only HTML knows",
    errors.XML_ERROR_TAG_MISMATCH: "a tag is closed that was not opened last",
    errors.XML_ERROR_UNBOUND_PREFIX: "the first tag does not declare the prefix of another",
    errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT: "something follows the end of the export, such as "
    "a notice of the server or a second export",
}


class Parser:
    """Feeds a walk with what the parser finds."""

    def __init__(self, walk: Walk, clean: Clean) -> None:
        self.clean = clean
        self.parser = DefusedXMLParser(target=walk, encoding="utf-8", forbid_dtd=True)
        expat = self.expat = self.parser.parser
        # Straight to the walk: on the way the parser would only rename each tag.
        expat.ordered_attributes = False
        expat.StartElementHandler, expat.EndElementHandler = walk.start, walk.end
        expat.DefaultHandlerExpand = None

    def feed(self, piece: bytes) -> None:
        """The next piece of the file, none at its end. Raises Unreadable."""
        try:
            if piece:
                self.parser.feed(piece)
                self.check_length(len(piece))
            else:
                self.parser.close()
        except DTDForbidden as wrong:
            raise document_type(str(wrong.name)) from wrong
        except DefusedXmlException as wrong:
            raise refused("an entity declaration") from wrong
        except ParseError as wrong:
            raise self.trouble(wrong) from wrong

    def check_length(self, size: int) -> None:
        """The parser would take in an endless tag until the memory is full."""
        if self.clean.given + size - self.expat.CurrentByteIndex > LONGEST_TAG:
            raise refused("a tag or comment of more than 2 MB")

    def trouble(self, wrong: ParseError) -> Unreadable:
        """The place in the file is that in its cleaned text, moved by what was left out."""
        message = errors.messages[wrong.code]
        line = wrong.position[0] + self.clean.lines
        if message in CUT:
            return cut_short(line, self.clean.read)
        at = self.expat.ErrorByteIndex + self.clean.read - self.clean.given
        return broken(line, at, REASONS.get(message, message))


def document_type(name: str) -> Unreadable:
    """Web pages have one and exports do not."""
    if name.lower() == "html":
        return NotWordPress(WEB_PAGE)
    return refused("a document type declaration")
