"""Every address is public or open (the same for all, checked by ETag), or private (never kept)."""

from typing import Any

import pytest
from django.test import Client

from authors.clock import today
from letters.models import Letter
from tests.config.pages import every_address, inside
from tests.make import a_letter, a_member, a_reply, an_update

pytestmark = pytest.mark.django_db

# Full name of an address: class, path, method. {id} and {slug} are a letter's own.
# What is OPEN reads no cookie at all: a feed reader or a search engine asks for it.
PUBLIC, PRIVATE, OPEN = "public", "private", "open"
TABLE = {
    "letters:home": (PUBLIC, "/"),
    "letters:to": (PUBLIC, "/to/you/"),
    "letters:about": (PUBLIC, "/about/healing/"),
    "letters:archive": (PUBLIC, "/archive/"),
    "letters:month": (PUBLIC, "/archive/2026/11/"),
    "letters:waiting": (PUBLIC, "/waiting/"),
    "letters:search": (PUBLIC, "/search/?q=ticket"),
    "letters:wants": (PUBLIC, "/wants/stories/"),
    "letters:journals": (PUBLIC, "/journals/"),
    "letters:letter": (PUBLIC, "/letters/{id}/{slug}/"),
    "letters:feed": (OPEN, "/feed/"),
    "letters:feed_json": (OPEN, "/feed.json"),
    "letters:to_feed": (OPEN, "/to/you/feed/"),
    "letters:to_feed_json": (OPEN, "/to/you/feed.json"),
    "letters:about_feed": (OPEN, "/about/healing/feed/"),
    "letters:about_feed_json": (OPEN, "/about/healing/feed.json"),
    "comments:feed": (OPEN, "/letters/{id}/feed/"),
    "comments:feed_json": (OPEN, "/letters/{id}/feed.json"),
    "letters:sitemap": (OPEN, "/sitemap.xml"),
    "letters:sitemap_part": (OPEN, f"/sitemap/{today():%Y-%m}.xml"),
    "help": (PUBLIC, "/help/"),
    "privacy": (PUBLIC, "/privacy/"),
    "tonight": (PUBLIC, "/tonight/"),
    "letters:letter_without_slug": (PRIVATE, "/letters/{id}/"),  # a redirect
    "letters:random": (PRIVATE, "/random/"),
    "letters:write": (PRIVATE, "/write/"),
    "comments:reply": (PRIVATE, "/letters/{id}/reply/"),
    "comments:felt": (PRIVATE, "/letters/{id}/felt/"),
    "authors:key": (PRIVATE, "/key/"),
    "authors:key_file": (PRIVATE, "/key/file/"),
    "desk:index": (PRIVATE, "/desk/"),
    "desk:forget": (PRIVATE, "/desk/forget/"),
    "desk:letter": (PRIVATE, "/desk/{id}/"),
    "desk:edit": (PRIVATE, "/desk/{id}/edit/"),
    "desk:replies": (PRIVATE, "/desk/{id}/replies/"),
    "desk:reply": (PRIVATE, "/desk/{id}/replies/1/"),
    "desk:when": (PRIVATE, "/desk/{id}/when/"),
    "desk:earlier": (PRIVATE, "/desk/{id}/earlier/"),
    "desk:leave": (PRIVATE, "/desk/{id}/leave/"),
    "desk:put_back": (PRIVATE, "/desk/{id}/put-back/"),
    "desk:add_update": (PRIVATE, "/desk/{id}/updates/"),
    "desk:edit_update": (PRIVATE, "/desk/{id}/updates/1/"),
    "desk:move_update": (PRIVATE, "/desk/{id}/updates/1/move/"),
    "desk:appeal_update": (PRIVATE, "/desk/{id}/updates/1/appeal/"),
    "desk:appeal": (PRIVATE, "/desk/{id}/appeal/"),
    "desk:feed": (PRIVATE, "/desk/{id}/feed/"),
    "desk:export": (PRIVATE, "/desk/{id}/export.txt"),
    "desk:export_voice": (PRIVATE, "/desk/{id}/voice/export.epub"),
    "desk:export_all": (PRIVATE, "/desk/export.json"),
    "desk:download": (PUBLIC, "/letters/{id}/download.txt"),
    "desk:voice": (PRIVATE, "/desk/{id}/voice/"),
    "desk:voice_feed": (PRIVATE, "/desk/{id}/voice/feed/"),
    "desk:private_feed": (PRIVATE, "/news/some-token/"),
    "desk:edit_reply": (PRIVATE, "/desk/{id}/voice/1/"),
    "desk:move_reply": (PRIVATE, "/desk/{id}/voice/1/move/"),
    "desk:leave_voice": (PRIVATE, "/desk/{id}/voice/leave/"),
    "desk:appeal_reply": (PRIVATE, "/desk/{id}/voice/1/appeal/"),
    "moderation:report_letter": (PRIVATE, "/report/letter/{id}/"),
    "moderation:report_reply": (PRIVATE, "/report/reply/{id}/1/"),
    "moderation:report_update": (PRIVATE, "/report/update/{id}/1/"),
    "moderation:receipt": (PRIVATE, "/receipt/"),
    "moderation:log": (PUBLIC, "/log/"),
    "moderation:log_month": (PUBLIC, f"/log/{today():%Y/%m}/"),
    "moderation:log_feed": (OPEN, "/log/feed/"),
    "moderation:staff_feed": (PRIVATE, "/queue/some-token/"),
    "preferences": (PRIVATE, "/preferences/"),
    "leave": (PRIVATE, "/leave"),
    "healthz": (PRIVATE, "/healthz"),
    "robots": (PRIVATE, "/robots.txt"),
    "security_txt": (PRIVATE, "/.well-known/security.txt"),
    "invitation": (PRIVATE, "/accounts/invitation/"),
    "members:desk": (PRIVATE, "/accounts/desk/"),
    "members:open": (PRIVATE, "/accounts/desk/open/"),
    "members:bring": (PRIVATE, "/accounts/desk/bring/"),
    "members:let_go": (PRIVATE, "/accounts/desk/let-go/"),
    "members:sessions": (PRIVATE, "/accounts/sessions/"),
    "members:end_session": (PRIVATE, "/accounts/sessions/end/"),
    "members:delete": (PRIVATE, "/accounts/delete/"),
    "account_login": (PRIVATE, "/accounts/login/"),
    "account_logout": (PRIVATE, "/accounts/logout/"),
    "account_signup": (PRIVATE, "/accounts/signup/"),
    "account_reauthenticate": (PRIVATE, "/accounts/reauthenticate/"),
    "account_change_password": (PRIVATE, "/accounts/password/"),
    "account_inactive": (PRIVATE, "/accounts/inactive/"),
    "mfa_index": (PRIVATE, "/accounts/2fa/"),
    "mfa_authenticate": (PRIVATE, "/accounts/2fa/authenticate/"),
    "mfa_reauthenticate": (PRIVATE, "/accounts/2fa/reauthenticate/"),
    "mfa_activate_totp": (PRIVATE, "/accounts/2fa/totp/activate/"),
    "mfa_deactivate_totp": (PRIVATE, "/accounts/2fa/totp/deactivate/"),
    "mfa_view_recovery_codes": (PRIVATE, "/accounts/2fa/recovery-codes/"),
    "mfa_generate_recovery_codes": (PRIVATE, "/accounts/2fa/recovery-codes/generate/"),
    "mfa_download_recovery_codes": (PRIVATE, "/accounts/2fa/recovery-codes/download/"),
    "mfa_list_webauthn": (PRIVATE, "/accounts/2fa/webauthn/"),
    "mfa_add_webauthn": (PRIVATE, "/accounts/2fa/webauthn/add/"),
    "mfa_reauthenticate_webauthn": (PRIVATE, "/accounts/2fa/webauthn/reauthenticate/"),
    "mfa_remove_webauthn": (PRIVATE, "/accounts/2fa/webauthn/keys/1/remove/"),
    "mfa_edit_webauthn": (PRIVATE, "/accounts/2fa/webauthn/keys/1/edit/"),
    "mfa_login_webauthn": (PRIVATE, "/accounts/2fa/webauthn/login/"),
}


def path_of(name: str, letter: Letter) -> str:
    """A real path for a row of the table."""
    return TABLE[name][1].format(id=letter.public_id, slug=letter.slug)


@pytest.fixture
def letter() -> Letter:
    """A letter with one reply and one update."""
    return an_update(a_reply(a_letter(categories=["you", "healing"])).letter).letter


def test_every_address_of_the_site_has_a_class() -> None:
    assert set(every_address()) == set(TABLE)


KEPT = [name for name in TABLE if TABLE[name][0] in (PUBLIC, OPEN)]


@pytest.mark.parametrize("name", KEPT)
def test_a_public_page_is_the_same_for_all_and_is_checked_before_it_is_reused(
    name: str, letter: Letter
) -> None:
    reader, path = Client(), path_of(name, letter)
    answer = reader.get(path)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-cache"
    assert answer["ETag"]
    assert not answer.cookies
    assert "Last-Modified" not in answer
    varies = "Cookie, Accept-Language" if TABLE[name][0] == PUBLIC else ""
    assert answer.get("Vary", "") == varies
    again = reader.get(path, headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == answer["ETag"]


@pytest.mark.parametrize("name", KEPT)
def test_a_public_page_has_the_same_bytes_for_a_volunteer_and_for_anybody(
    name: str, letter: Letter
) -> None:
    path = path_of(name, letter)
    volunteer = inside(a_member()).get(path)
    assert b"".join(volunteer) == b"".join(Client().get(path))
    assert not volunteer.cookies


@pytest.mark.parametrize("name", [name for name in TABLE if TABLE[name][0] == PRIVATE])
@pytest.mark.parametrize("who", ["anybody", "volunteer"])
def test_a_private_answer_is_never_kept(name: str, who: str, letter: Letter) -> None:
    client = inside(a_member()) if who == "volunteer" else Client()
    for answer in (client.get(path_of(name, letter)), client.post(path_of(name, letter))):
        assert answer.status_code < 500
        assert "no-store" in answer["Cache-Control"]
        assert "ETag" not in answer
        assert "noindex" in answer.get("X-Robots-Tag", "noindex")


@pytest.mark.parametrize("name", [x for x in TABLE if not x.startswith(("account_", "mfa_"))])
def test_no_answer_to_a_reader_without_cookies_sets_one(name: str, letter: Letter) -> None:
    assert not Client().get(path_of(name, letter)).cookies


@pytest.mark.parametrize("tail", ["x.css", "x.js/", ";x.css", "%2ex.css", "photo.png"])
def test_an_address_made_to_look_like_a_file_is_not_the_letter(tail: str, letter: Letter) -> None:
    base = letter.get_absolute_url()
    for path in (f"{base}{tail}", f"{base.rstrip('/')}.html/{tail}"):
        assert Client().get(path).status_code == 404


def test_the_unkeyed_headers_of_a_request_change_no_byte_of_a_page(letter: Letter) -> None:
    headers: dict[str, Any] = {
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Proto": "https",
        "X-Original-URL": "/admin/",
        "User-Agent": "evil <script>",
    }
    plain = Client().get(letter.get_absolute_url())
    other = Client().get(letter.get_absolute_url(), headers=headers)
    assert plain.content == other.content
