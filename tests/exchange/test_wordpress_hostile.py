"""Files made to do harm are refused, and nothing is fetched for them."""

from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from tests.exchange.reads import outcome
from tests.exchange.wxr import an_export, an_item

BOMB = (
    '<!DOCTYPE rss [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 or str()};" * 10}">' for n in range(1, 12))
    + "]>"
)


def with_type(declaration: str, words: str = "&x;") -> bytes:
    """An export with this between the declaration and its first tag."""
    head, end, rest = an_export(an_item(1)).partition(b"?>\n")
    rest = rest.replace(b"<![CDATA[I kept the ticket.]]>", words.encode())
    return head + end + declaration.encode() + rest


@pytest.mark.parametrize(
    "declaration",
    [
        BOMB,
        '<!DOCTYPE rss [<!ENTITY x "words">]>',
        '<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;]>',
        '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/rss.dtd">',
        '<!DOCTYPE rss PUBLIC "-//x" "file:///etc/passwd">',
        "<!DOCTYPE rss>",
    ],
    ids=["bomb", "entity", "parameter", "system", "public", "bare"],
)
def test_a_document_type_is_refused_before_anything_is_read(declaration: str) -> None:
    done = outcome(with_type(declaration))
    assert done.site is None
    assert done.posts == []
    assert "document type declaration" in str(done.trouble)
    assert "no WordPress export has" in str(done.trouble)


def test_a_file_of_this_machine_is_never_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the secret words")
    done = outcome(with_type(f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'))
    assert done.trouble
    assert "secret" not in repr(done)


def test_nothing_is_fetched() -> None:
    asked = []

    class Listening(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

    with HTTPServer(("127.0.0.1", 0), Listening) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/x"
        for kind in (f'SYSTEM "{address}"', f'[<!ENTITY x SYSTEM "{address}">]'):
            assert outcome(with_type(f"<!DOCTYPE rss {kind}>")).trouble
        server.shutdown()
    assert asked == []


def test_an_entity_that_nobody_declared_is_no_word() -> None:
    done = outcome(with_type("", "&x;"))
    assert done.posts == []
    assert "only HTML knows" in str(done.trouble)


@pytest.mark.parametrize(
    "name", ["zip", "bz2", "base64", "hex", "rot13", "unicode_escape", "raw_unicode_escape", "idna"]
)
def test_an_encoding_that_unpacks_or_unescapes_is_not_taken_for_one(name: str) -> None:
    done = outcome(an_export(an_item(1), encoding=name))
    assert done.posts == []
    assert name in str(done.trouble)
