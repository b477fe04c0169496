"""What went wrong is said calmly, the words are handed back, and the log learns nothing."""

import logging

import pytest
from django.test import Client

from config.logs import Plain
from letters.models import Letter
from tests.make import WORDS, a_form, a_letter

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelves")]


@pytest.fixture
def broken_site(monkeypatch: pytest.MonkeyPatch) -> Client:
    """A site on which looking at any letter's words breaks, with the words in the message."""

    def breaks(letter: Letter, source: str) -> None:
        raise RuntimeError(f"cannot keep {source}")

    monkeypatch.setattr(Letter, "set_words", breaks)
    return Client(raise_request_exception=False, REMOTE_ADDR="203.0.113.77")


def logged(caplog: pytest.LogCaptureFixture) -> str:
    """What the site's own formatter makes of everything that was logged."""
    return "\n".join(Plain().format(record) for record in caplog.records)


@pytest.fixture
def _heard(caplog: pytest.LogCaptureFixture) -> None:
    """Django's loggers do not hand on what they hear; here they do."""
    caplog.set_level(logging.DEBUG)
    logging.getLogger("django").addHandler(caplog.handler)


def test_our_own_mistake_hands_the_words_back_calmly(broken_site: Client) -> None:
    page = broken_site.post("/write/", a_form(title="Salt & sugar"))
    assert page.status_code == 500
    text = page.content.decode()
    assert "Something went wrong on our side" in text
    assert "Salt &amp; sugar" in text
    assert WORDS.splitlines()[0] in text
    assert "Traceback" not in text
    assert "RuntimeError" not in text
    assert "Leave quickly" in text


@pytest.mark.usefixtures("_heard")
def test_the_log_of_our_own_mistake_has_no_words_no_path_and_no_address(
    broken_site: Client, caplog: pytest.LogCaptureFixture
) -> None:
    broken_site.post("/write/?secret=path", a_form(), headers={"User-Agent": "Browser/9"})
    line = logged(caplog)
    assert "RuntimeError" in line
    assert "in breaks" in line
    for private in ("ticket", "cannot keep", "/write", "secret", "203.0.113", "Browser/9"):
        assert private not in line


@pytest.mark.usefixtures("_heard")
def test_the_log_of_a_refused_form_has_no_path_and_no_origin(
    caplog: pytest.LogCaptureFixture,
) -> None:
    letter = a_letter()
    client = Client(enforce_csrf_checks=True, REMOTE_ADDR="203.0.113.77")
    path = f"/report/letter/{letter.public_id}/"
    client.post(path, {"words": "private"}, headers={"Origin": "https://evil.example"})
    line = logged(caplog)
    assert "modern_csrf" in line
    for private in (letter.public_id, "evil.example", "private", "203.0.113"):
        assert private not in line


@pytest.mark.usefixtures("_heard")
def test_the_log_of_a_missing_page_and_of_a_foreign_host_names_neither(
    caplog: pytest.LogCaptureFixture,
) -> None:
    Client().get("/letters/abcdefghjkmnp/")
    Client().get("/", headers={"Host": "evil.example"})
    line = logged(caplog)
    assert line
    assert "abcdefghjkmnp" not in line
    assert "evil.example" not in line


def test_a_foreign_host_is_refused() -> None:
    for host in ("evil.example", "testserver.evil.example", "testserver@evil.example"):
        assert Client().get("/", headers={"Host": host}).status_code == 400


def test_a_forwarded_host_is_not_believed() -> None:
    assert Client().get("/", headers={"X-Forwarded-Host": "evil.example"}).status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        ("post", "/", "GET, HEAD"),
        ("post", "/help/", "GET, HEAD"),
        ("put", "/write/", "GET, HEAD, POST"),
        ("get", "/key/file/", "POST"),
    ],
)
def test_a_page_used_in_the_wrong_way_says_what_it_allows(
    method: str, path: str, allowed: str
) -> None:
    answer = getattr(Client(), method)(path)
    assert answer.status_code == 405
    assert answer["Allow"] == allowed
    assert "This address does not work like that" in answer.content.decode()


def test_words_sent_to_a_page_that_takes_none_are_handed_back() -> None:
    page = Client().post("/help/", {"body": "I wrote for an hour"})
    assert page.status_code == 405
    assert "I wrote for an hour" in page.content.decode()


def test_words_in_an_error_page_are_text() -> None:
    page = Client().post("/nowhere/", {"body": "</textarea><script>x</script>"})
    assert page.status_code == 404
    assert "<script>x" not in page.content.decode()
    assert "&lt;/textarea&gt;&lt;script&gt;x" in page.content.decode()


def test_a_form_that_is_no_form_gets_a_calm_answer() -> None:
    client = Client(raise_request_exception=False)
    kind = "multipart/form-data; boundary=x"
    answer = client.generic("POST", "/write/", b"--x\r\nbroken", content_type=kind)
    assert answer.status_code in (400, 422)
