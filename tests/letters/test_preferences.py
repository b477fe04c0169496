"""How somebody wants to read: one cookie, set by one page, and honoured everywhere."""

from http.cookies import Morsel

import pytest
from django.test import Client

from tests.letters.pages import latest, source
from tests.make import a_letter

COOKIE = "preferences"


def kept(client: Client, **wishes: object) -> Morsel[str]:
    """Save preferences; the cookie."""
    page = client.post("/preferences/", wishes)
    assert page.status_code == 302
    assert page["Location"] == "/"
    return page.cookies[COOKIE]


def test_reading_sets_no_cookie(stranger: Client) -> None:
    letter = a_letter(rating="not_safe")
    for address in ("/", "/?show=all", "/preferences/", letter.get_absolute_url(), "/random/"):
        stranger.get(address)
    assert not stranger.cookies


def test_saving_sets_one_cookie_for_a_year(stranger: Client) -> None:
    cookie = kept(stranger, show="all", theme="night", hide=["sex", "death"])
    assert set(cookie.value.removeprefix("all.night.").split("+")) == {"sex", "death"}
    assert cookie["max-age"] == 365 * 24 * 3600
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert set(stranger.cookies) == {COOKIE}


def test_the_page_shows_what_was_saved(stranger: Client) -> None:
    kept(stranger, show="all", theme="night", hide=["sex"])
    page = stranger.get("/preferences/")
    assert page["Cache-Control"] == "no-store"
    text = source(page)
    for name, value in (("show", "all"), ("theme", "night"), ("hide", "sex")):
        assert f'name="{name}" value="{value}" checked' in text
    assert text.count(" checked") == 4  # and that these pages speak as the browser does


def test_somebody_who_wants_all_letters_gets_them_in_every_list(stranger: Client) -> None:
    a_letter(title="Wisteria", rating="not_safe")
    addresses = ("/", "/to/you/", "/waiting/", "/wants/stories/")
    assert all(latest(stranger.get(address)) == [] for address in addresses)
    kept(stranger, show="all")
    assert all(latest(stranger.get(address)) == ["Wisteria"] for address in addresses)
    assert latest(stranger.get("/?show=safe")) == []


def test_an_address_wins_for_one_page_only(stranger: Client) -> None:
    a_letter(title="Wisteria", rating="not_safe")
    assert latest(stranger.get("/?show=all")) == ["Wisteria"]
    assert latest(stranger.get("/")) == []
    assert latest(stranger.get("/?show=everything")) == []


def test_letters_with_hidden_notes_are_left_out_of_every_list(stranger: Client) -> None:
    a_letter(title="Wisteria", notes=["death", "sex"])
    a_letter(title="Saucepan", notes=["drink-drugs"])
    kept(stranger, hide=["death"])
    for address in ("/", "/to/you/", "/waiting/", "/?show=all"):
        assert latest(stranger.get(address)) == ["Saucepan"]
    drawn = {stranger.get("/random/")["Location"].rsplit("/", 2)[1] for _ in range(10)}
    assert drawn == {"saucepan"}


def test_only_letters_in_the_chosen_languages_stand_in_lists(stranger: Client) -> None:
    for language in ("en", "de", "pl", "und"):
        a_letter(title=f"Letter {language}", language=language)
    cookie = kept(stranger, language=["de", "pl"])
    assert cookie.value == "safe.device..de+pl"
    for address in ("/", "/to/you/", "/waiting/", "/wants/stories/", "/?show=all"):
        assert sorted(latest(stranger.get(address))) == ["Letter de", "Letter pl"], address
        assert "Only letters in languages you chose are in this list." in source(
            stranger.get(address)
        )
    drawn = {stranger.get("/random/")["Location"].rsplit("/", 2)[1] for _ in range(20)}
    assert drawn == {"letter-de", "letter-pl"}


def test_who_chose_no_language_reads_them_all_and_is_told_nothing(stranger: Client) -> None:
    for language in ("en", "de", "und"):
        a_letter(language=language)
    cookie = kept(stranger, show="safe")
    assert cookie.value == "safe.device."
    assert len(latest(stranger.get("/"))) == 3
    assert "languages you chose" not in source(stranger.get("/"))


def test_the_page_shows_the_chosen_languages_in_their_own_words(stranger: Client) -> None:
    kept(stranger, language=["he", "und"], hide=["sex"])
    text = source(stranger.get("/preferences/"))
    for value in ("he", "und"):
        assert f'name="language" value="{value}" checked' in text
    assert text.count('name="language"') == 13
    assert text.count(" checked") == 6
    assert '<span lang="he">עברית</span>' in text
    assert "<span>Another language</span>" in text


def test_a_cookie_from_before_there_were_languages_still_reads(stranger: Client) -> None:
    a_letter(title="Wisteria", rating="not_safe", language="de")
    a_letter(title="Saucepan", rating="not_safe", notes=["sex"])
    stranger.cookies[COOKIE] = "all.night.sex"
    page = stranger.get("/")
    assert latest(page) == ["Wisteria"]
    assert 'data-theme="night"' in source(page)


def test_readers_of_other_languages_have_other_marks(stranger: Client) -> None:
    a_letter()
    marks = set()
    for value in ("safe.device.", "safe.device..de", "safe.device..de+en", "safe.device.de"):
        stranger.cookies[COOKIE] = value
        marks.add(stranger.get("/")["ETag"])
    assert len(marks) == 4


@pytest.mark.parametrize("theme", ["day", "night"])
def test_the_chosen_light_is_on_every_page(stranger: Client, theme: str) -> None:
    letter = a_letter()
    kept(stranger, theme=theme)
    for address in ("/", "/write/", "/help/", "/nowhere/", letter.get_absolute_url()):
        assert f'<html lang="en" data-theme="{theme}">' in source(stranger.get(address))


def test_without_a_choice_the_device_decides(stranger: Client) -> None:
    kept(stranger, theme="device")
    assert '<html lang="en">' in source(stranger.get("/"))


def test_forgetting_deletes_the_cookie(stranger: Client) -> None:
    kept(stranger, show="all", theme="night")
    cookie = kept(stranger, show="all", theme="night", forget="1")
    assert cookie.value == ""
    assert cookie["max-age"] == 0
    assert "data-theme" not in source(Client().get("/"))


@pytest.mark.parametrize(
    "forged",
    [{"show": "none"}, {"theme": "neon"}, {"hide": ["nothing"]}, {"hide": ["sex", "a.b"]},
     {"language": ["xx"]}, {"language": ["de", ""]}, {"language": ["de.en"]}, {"language": "\x00"}],
    ids=str,
)  # fmt: skip
def test_a_wish_no_form_of_ours_offers_is_refused(
    stranger: Client, forged: dict[str, object]
) -> None:
    page = stranger.post("/preferences/", forged)
    assert page.status_code == 400
    assert not page.cookies


@pytest.mark.parametrize(
    "value",
    ["", "all", "all.neon.", "all.night.\x00", "all.night.sex;x", "none.night.", "a" * 9000,
     "all.night.<script>", "all.night." + "x" * 51, "all.night.SEX", "all.night.a++b",
     "all.night..DE", "all.night..de.xx", "all.night..de++en", "all.night.." + "de+" * 50],
    ids=lambda value: ascii(value)[:16],
)  # fmt: skip
def test_a_damaged_cookie_reads_as_the_default(stranger: Client, value: str) -> None:
    a_letter(title="Wisteria", rating="not_safe", notes=["sex"])
    a_letter(title="Saucepan", notes=["sex"])
    stranger.cookies[COOKIE] = value
    page = stranger.get("/")
    assert page.status_code == 200
    assert latest(page) == ["Saucepan"]
    assert '<html lang="en">' in source(page)


def test_a_wish_about_a_note_that_is_gone_is_harmless(stranger: Client) -> None:
    a_letter(title="Saucepan")
    stranger.cookies[COOKIE] = "all.night.note-of-yesterday"
    assert latest(stranger.get("/")) == ["Saucepan"]


def test_another_site_cannot_change_preferences(shelves: None) -> None:
    client = Client(enforce_csrf_checks=True, headers={"Sec-Fetch-Site": "cross-site"})
    page = client.post("/preferences/", {"show": "all"})
    assert page.status_code == 403
    assert not page.cookies
