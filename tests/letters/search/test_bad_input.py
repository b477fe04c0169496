"""Whatever is sent to the search page, it answers calmly."""

import pytest
from django.test import Client

from tests.letters.pages import headings, source
from tests.letters.search.asking import COOKIE, ask, in_bulk
from tests.make import a_letter

pytestmark = pytest.mark.django_db
TYPED = {
    "ten kilobytes of words": "leaf%20" * 1_400,
    "ten kilobytes of different words": "%20".join(f"w{n}" for n in range(2_500)),
    "one long word": "x" * 10_000,
    "one long run": "%E6%9D%B1" * 3_000,
    "only quotes": "%22" * 999,
    "only curly quotes": "%E2%80%9C%E2%80%9D" * 99,
    "only operators": "*-+()%5E%3A%7B%7D%26%7C!%3C%3E~",
    "fts5": "NEAR(a%20b,%202)%20AND%20title%20:%20^a%20*%20{title}%20:%20NOT",
    "tsquery": "a:*%20%26%20!b%20%7C%20(c%20%3C-%3E%20d)%20'e'':AB",
    "nul": "ticket%00%00",
    "sql": "';%20DROP%20TABLE%20letters_letter;%20--",
    "backslashes": "%5C%5C'%5C%22%5C",
    "lone surrogates": "%ED%A0%80%ED%B0%80ticket",
    "broken utf-8": "%FF%FE%C3",
    "percent": "%25s%25(a)s%20%{}",
    "facets": "%C2%B6every%20%C2%B6rnotsafe",
    "bidi": "%E2%80%AEticket%E2%81%A6",
    "marks": "e" + "%CC%81" * 3_000,
    "emoji": "%F0%9F%91%A9%E2%80%8D%F0%9F%91%A9" * 300,
    "filler": "%E3%85%A4%E2%A0%80%EF%BE%A0%20%E2%80%83",
}


@pytest.mark.parametrize("typed", TYPED.values(), ids=TYPED.keys())
@pytest.mark.parametrize("sign", ["", "-", "-%22"])
def test_any_words_are_answered_calmly(typed: str, sign: str) -> None:
    a_letter()
    page = Client().get(f"/search/?q={sign}{typed}")
    assert page.status_code == 200
    assert "Search the letters</h1>" in source(page)


@pytest.mark.parametrize("typed", [TYPED[name] for name in ("facets", "sql", "fts5", "tsquery")])
def test_nothing_of_the_query_language_can_be_typed(typed: str) -> None:
    a_letter(rating="not_safe")
    a_letter()
    assert headings(Client().get(f"/search/?q={typed}")) == []


@pytest.mark.parametrize(
    "query",
    ["to=nobody", "to=thanks", "about=you", "about=%00", "to=you%00", "to=%ED%A0%80", "year=0",
     "year=0000", "year=-1", "year=20311", "year=%D9%A2%D9%A0%D9%A3%D9%A1", "year=2031%0A",
     "year=x", "to=" + "x" * 9_000, "year=1e3", "year=%00"],
    ids=lambda query: query[:20],
)  # fmt: skip
def test_a_filter_that_no_form_offers_is_refused_calmly(query: str) -> None:
    a_letter()
    page = Client().get(f"/search/?q=ticket&{query}")
    assert page.status_code == 400
    assert "<main" in source(page)


@pytest.mark.parametrize("query", ["year=9999", "year=1", "to=", "about=", "year=", "waiting=",
                                   "show=", "show=none", "unknown=1", "q=a&q=b"])  # fmt: skip
def test_an_odd_but_possible_filter_is_answered(query: str) -> None:
    a_letter()
    assert Client().get(f"/search/?q=ticket&{query}").status_code == 200


def test_two_thousand_parameters_are_refused_calmly() -> None:
    page = Client().get("/search/?" + "&".join(f"q{n}=a" for n in range(2_000)))
    assert page.status_code == 400
    assert "<main" in source(page)


CURSORS = ["", "x", "0", "-1", "9" * 19, "9" * 500, str(2**63 - 1), str(2**63), "1e9", "1.5", "%00"]
CURSORS += ["%D9%A2", "2031-05-20_abcdefghjkmnp", "%ED%A0%80", "1%0A", "+1"]


@pytest.mark.parametrize("cursor", CURSORS, ids=lambda cursor: cursor[:20])
@pytest.mark.parametrize("which", ["before", "after"])
def test_a_cursor_that_is_none_of_ours_is_answered(which: str, cursor: str) -> None:
    a_letter(title="Saucepan")
    page = Client().get(f"/search/?q=ticket&{which}={cursor}")
    assert page.status_code == 200
    assert headings(page) == ["Saucepan"] or headings(page) == ["<mark>Saucepan</mark>"]


def test_cursors_among_many_letters_are_answered_too() -> None:
    order = in_bulk(70)
    ends = {"before": order[:20], "after": order[:20]}
    for which, first in ends.items():
        for cursor in CURSORS:
            page = Client().get(f"/search/?q=saucepan&{which}={cursor}")
            assert page.status_code == 200, cursor
            if cursor not in ("0", "+1"):
                assert headings(page) == first, (which, cursor)


@pytest.mark.parametrize(
    "cookie", ["x", "all.device.'", "safe.device.a:*", 'safe.device.".', "\x7f"]
)
def test_a_forged_cookie_reads_as_the_defaults(cookie: str) -> None:
    a_letter(rating="not_safe")
    client = Client()
    client.cookies[COOKIE] = cookie
    assert headings(ask("ticket", client)) == []
