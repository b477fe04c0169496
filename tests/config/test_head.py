"""HEAD says what GET would say and sends nothing of it, also where the answer is a stream."""

import io
from collections.abc import Iterator

from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.test import RequestFactory

from config.middleware import Headers


def headed(answer: HttpResponseBase, method: str = "head") -> HttpResponseBase:
    """The answer after the middleware."""
    request = getattr(RequestFactory(), method)("/x")
    return Headers(lambda _: answer)(request)  # type: ignore[arg-type, return-value]


def sent(answer: HttpResponseBase) -> None:
    """What close() does when the server has sent it, but for the connections to the database."""
    for close in answer._resource_closers:  # type: ignore[attr-defined]
        close()


class Stream:
    """Bytes that remember whether they were read and closed."""

    def __init__(self) -> None:
        self.read = self.closed = False

    def __iter__(self) -> Iterator[bytes]:
        self.read = True
        yield b"words"

    def close(self) -> None:
        """What the server calls when the answer is sent."""
        self.closed = True


def test_a_page_sends_nothing_and_keeps_its_length() -> None:
    page = HttpResponse("words", headers={"Content-Length": "5"})
    assert headed(page) is page
    assert page.content == b""
    assert page["Content-Length"] == "5"


def test_a_stream_is_not_read_and_keeps_its_headers() -> None:
    stream = Stream()
    answer = headed(StreamingHttpResponse(stream, headers={"X-Kind": "a file"}))
    assert b"".join(answer) == b""
    assert not stream.read
    assert answer["X-Kind"] == "a file"
    assert answer["Cache-Control"] == "no-store"


def test_a_stream_is_closed_with_its_answer() -> None:
    stream = Stream()
    answer = headed(StreamingHttpResponse(stream))
    sent(answer)
    assert stream.closed


def test_a_file_keeps_its_length_and_is_closed_with_its_answer() -> None:
    file = io.BytesIO(b"words")
    answer = headed(FileResponse(file, filename="letter.epub"))
    assert answer["Content-Length"] == "5"
    assert b"".join(answer) == b""
    sent(answer)
    assert file.closed


def test_whoever_asks_for_it_gets_the_stream() -> None:
    assert b"".join(headed(StreamingHttpResponse(Stream()), "get")) == b"words"
