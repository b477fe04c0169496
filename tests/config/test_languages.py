"""What the pages speak: what was chosen, else what the browser asks for, and never by surprise."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation

from tests import make

pytestmark = pytest.mark.django_db
OTHERS = ["de", "es", "fr", "ar"]
COOKIE = settings.PREFERENCES_COOKIE_NAME
# What a reader sees first, in each language.
WRITE = {"en": "Write a letter", "de": "Brief", "es": "carta", "fr": "lettre", "ar": "رسالة"}


def asked(header: str, path: str = "/", cookie: str = "") -> tuple[str, str]:
    """(the language of the answer, its page) for a browser that asks for these languages."""
    client = Client(headers={"Accept-Language": header})
    if cookie:
        client.cookies[COOKIE] = cookie
    answer = client.get(path)
    assert answer.status_code == 200
    return answer["Content-Language"], answer.content.decode()


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"),
        ("de", "de"),
        ("de-AT,de;q=0.9,en;q=0.5", "de"),
        ("pt-BR,es;q=0.8,en;q=0.5", "es"),
        ("FR-ca", "fr"),
        ("ar-EG", "ar"),
        ("ja,ko;q=0.9", "en"),
        ("*", "en"),
        ("*,de;q=0.5", "en"),
        ("en-GB,de;q=0.9", "en"),
        ("de;q=0,es", "es"),
        ("x" * 5000, "en"),
        ("de;q=abc,,;;q", "en"),
        ("../../etc/passwd", "en"),
        ("de\x00", "en"),
    ],
)
def test_a_browser_gets_the_first_of_its_languages_that_the_site_speaks(
    header: str, language: str
) -> None:
    found, page = asked(header)
    assert found == language
    assert f'<html lang="{language}"' in page


@pytest.mark.parametrize("language", OTHERS)
def test_what_was_chosen_wins_over_the_browser(language: str) -> None:
    client = Client(headers={"Accept-Language": "en"})
    client.post("/preferences/", {"show": "safe", "theme": "device", "speaks": language})
    answer = client.get("/")
    assert answer["Content-Language"] == language
    assert WRITE[language] in answer.content.decode()
    assert Client().get("/")["Content-Language"] == "en"


def test_a_language_the_site_does_not_speak_is_a_forged_choice() -> None:
    fields = {"show": "safe", "theme": "device"}
    for value in ("xx", "de-AT", "../de", "DE"):
        answer = Client().post("/preferences/", {**fields, "speaks": value})
        assert answer.status_code == 400, value
        assert COOKIE not in answer.cookies


@pytest.mark.parametrize("language", OTHERS)
def test_every_page_for_readers_speaks_it(language: str) -> None:
    letter = make.a_letter(notes=["death"])
    make.a_reply(letter, by_author=True)
    english = set()
    for path in ("/", "/help/", "/privacy/", "/write/", "/key/", "/preferences/", "/tonight/",
                 "/archive/", "/search/", "/log/", "/receipt/", "/accounts/login/",
                 "/accounts/signup/", letter.get_absolute_url()):  # fmt: skip
        found, page = asked(language, path)
        assert found == language, path
        for words in (
            "Leave quickly",
            "Skip to the",
            "Reading preferences",
            "Author of the letter",
        ):
            if words in page:
                english.add((path, words))
    assert english == set()


def test_arabic_pages_run_from_right_to_left_and_letters_as_they_were_written() -> None:
    letter = make.a_letter(language="en")
    _, page = asked("ar", letter.get_absolute_url())
    assert '<html lang="ar" dir="rtl"' in page
    assert re.search(r'class="words" lang="en" dir="auto"', page)
    _, english = asked("en", letter.get_absolute_url())
    assert 'dir="rtl"' not in english


def test_stored_letters_and_replies_speak_the_readers_language() -> None:
    letter = make.a_letter(notes=["death"], published_on=None)
    make.a_reply(letter, name="quiet moth")
    make.an_update(letter)
    pages = {
        language: asked(language, letter.get_absolute_url())[1] for language in ["en", *OTHERS]
    }
    assert "Safe for work" in pages["en"]
    assert "Death of a loved one".lower() in pages["en"]
    for language in OTHERS:
        for words in ("Safe for work", "death of a loved one", "I felt this", "To You", "Report"):
            assert words not in pages[language], (language, words)
        for kept in ("quiet moth", "I was on that train.", "The ticket"):
            assert kept in pages[language]
    assert "\x1e" not in "".join(pages.values())


def test_each_language_has_a_copy_of_its_own_and_no_more() -> None:
    tags = {
        header: Client(headers={"Accept-Language": header}).get("/")["ETag"]
        for header in ("de", "de-AT", "de,fr", "fr", "en", "en-US", "ja", "")
    }
    assert tags["de"] == tags["de-AT"] == tags["de,fr"]
    assert tags["en"] == tags["en-US"] == tags["ja"] == tags[""]
    assert len(set(tags.values())) == 3
    again = Client(headers={"Accept-Language": "de-CH", "If-None-Match": tags["de"]}).get("/")
    assert (again.status_code, again.content) == (304, b"")
    stale = Client(headers={"Accept-Language": "fr", "If-None-Match": tags["de"]}).get("/")
    assert stale.status_code == 200


def test_feeds_speak_what_their_address_says() -> None:
    german = Client(headers={"Accept-Language": "de"})
    assert german.get("/feed/")["Content-Language"] == "en"
    assert german.get("/feed/")["ETag"] == Client().get("/feed/")["ETag"]
    french = Client().get("/feed/?interface=fr")
    assert french["Content-Language"] == "fr"
    assert 'xml:lang="fr"' in french.content.decode()
    assert Client().get("/feed/?interface=xx")["Content-Language"] == "en"


def test_whoever_chose_a_language_is_offered_feeds_in_it() -> None:
    _, page = asked("en", cookie="safe.device...fr")
    assert "interface=fr" in page


def feeds_on(page: str) -> list[str]:
    """Every address of a feed that a page leads to."""
    found = re.findall(r'href="([^"]*/feed(?:/|\.json)[^"]*)"', page)
    assert found
    return found


@pytest.mark.parametrize("path", ["/", "/to/you/", "/log/", "a letter"])
def test_whoever_has_a_language_from_the_browser_is_offered_feeds_in_it(path: str) -> None:
    letter = make.a_letter()
    path = letter.get_absolute_url() if path == "a letter" else path
    for language in ("de", "en", "ar", "de"):  # again: nothing that is kept has a language
        _, page = asked(language, path)
        for address in feeds_on(page):
            feed = Client().get(address)
            assert feed["Content-Language"] == language, address
            assert ("interface=" in address) == (language != "en")


@pytest.mark.parametrize("path", ["/feed/", "/to/you/feed/", "/log/feed/", "a letter"])
def test_each_feed_says_in_which_language_it_is_and_where_it_is_found(path: str) -> None:
    letter = make.a_letter()
    path = f"/letters/{letter.public_id}/feed/" if path == "a letter" else path
    english = Client(headers={"Accept-Language": "de"}).get(path)
    arabic = Client().get(f"{path}?interface=ar", headers={"If-None-Match": english["ETag"]})
    assert (english["Content-Language"], arabic["Content-Language"]) == ("en", "ar")
    assert 'xml:lang="ar"' in arabic.content.decode()
    assert f'href="http://testserver{path}?interface=ar"' in arabic.content.decode()
    assert f'href="http://testserver{path}"' in english.content.decode()
    assert Client().get(f"{path}?interface=xx").content == english.content


def test_the_admin_speaks_the_sites_own_language() -> None:
    client = make.signed_in(make.a_member("vera"))
    answer = client.get("/admin/", headers={"Accept-Language": "ar"})
    assert answer["Content-Language"] == "en"
    assert 'dir="rtl"' not in answer.content.decode()


def test_errors_speak_the_readers_language_and_keep_the_words() -> None:
    client = Client(headers={"Accept-Language": "de"})
    answer = client.get("/nothing/here/")
    assert (answer.status_code, answer["Content-Language"]) == (404, "de")
    assert "Leave quickly" not in answer.content.decode()
    mistaken = client.post("/write/", {"body": "Meine Worte.", "go": "preview"})
    assert mistaken.status_code == 422
    assert "Meine Worte." in mistaken.content.decode()
    assert '<html lang="de"' in mistaken.content.decode()


def test_nothing_in_the_database_is_in_the_readers_language() -> None:
    from tests.desk import traces

    with translation.override("de"):
        letter = make.a_letter(notes=["death"], rating="not_safe")
        make.a_reply(letter, by_author=True)
    with translation.override("en"):
        other = make.a_letter(notes=["death"], rating="not_safe")
        make.a_reply(other, by_author=True)
    kept = traces.database()
    for words in ("nicht", "brief", "melden"):
        assert words not in kept, words


def test_counts_and_days_are_as_each_language_says_them() -> None:
    from datetime import date

    from writing import counts, dates

    said = {}
    for language in ["en", *OTHERS]:
        with translation.override(language):
            said[language] = (dates.day(date(2012, 12, 11)), counts.grouped(1204))
    assert said["en"] == ("11 December 2012", "1,204")
    assert said["de"] == ("11. Dezember 2012", "1.204")
    assert said["es"][0] == "11 de diciembre de 2012"
    assert said["fr"][0] == "11 décembre 2012"
    assert "ديسمبر" in said["ar"][0]


def test_arabic_has_its_six_plurals() -> None:
    from writing.counts import counted

    with translation.override("ar"):
        forms = {n: re.sub(r"[\d٠-٩.,٬]+", "#", counted(n, "reply")) for n in (0, 1, 2, 3, 11, 100)}
    assert len(set(forms.values())) >= 4


def test_a_private_feed_speaks_as_the_page_that_made_it() -> None:
    from tests.desk.rooms import desk_of, holding

    letter = make.a_letter()
    client = holding(letter)
    for language in ("ar", "en"):
        page = client.post(desk_of(letter, "feed/"), headers={"Accept-Language": language})
        address = page.context["address"]
        feed = Client(headers={"Accept-Language": "de"}).get(address)
        assert (feed.status_code, feed["Content-Language"]) == (200, language)
        assert f'xml:lang="{language}"' in feed.content.decode()
