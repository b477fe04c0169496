"""Behaviour 2.3: a letter leads to one's earlier letter only by its author's act and both keys."""

import datetime
import re
from typing import Any

import pytest
from django.test import Client

from letters.models import Letter
from tests.comments.pages import html_of
from tests.desk.rooms import desk_of, holding, text_of
from tests.make import a_letter, a_reply, a_voice, post_letter
from writing.models import Deed

pytestmark = pytest.mark.django_db
FIRST, SECOND = "acorn bridge candle ferry lantern willow", "amber harbour kettle moth river tide"


@pytest.fixture
def first() -> Letter:
    """The earlier letter."""
    return a_letter(title="Wisteria", words=FIRST, published_on=datetime.date(2031, 5, 20))


@pytest.fixture
def second() -> Letter:
    """The later one."""
    return a_letter(title="The scarf", body="It was blue.", words=SECOND)


def link(letter: Letter, words: str, client: Client | None = None) -> Any:
    """Bring the key of an earlier letter to the desk of a later one."""
    return (client or holding(letter)).post(desk_of(letter, "earlier/"), {"six_words": words})


def earlier_of(letter: Letter) -> Letter | None:
    """The letter it names now."""
    return Letter.objects.get(pk=letter.pk).earlier


def leads_to(letter: Letter, other: Letter) -> bool:
    """Whether anybody is led from one to the other."""
    other.refresh_from_db()
    page = html_of(Client(), Letter.objects.get(pk=letter.pk))
    return other.get_absolute_url() in page or other.public_id in page


def test_with_both_keys_the_later_one_leads_to_the_earlier_one(
    first: Letter, second: Letter
) -> None:
    assert not leads_to(second, first)
    answer = link(second, FIRST)
    assert answer["Location"] == desk_of(second)
    page = html_of(Client(), second)
    line = f'<a href="/letters/{first.public_id}/">a letter of 20 May 2031</a>'
    assert f"The author wrote here before: {line}." in page
    assert not leads_to(first, second)


def test_its_title_is_not_shown_and_its_key_is_not_kept(first: Letter, second: Letter) -> None:
    client = holding(second)
    link(second, FIRST, client)
    page = html_of(Client(), second)
    assert "Wisteria" not in page
    assert client.get(desk_of(first)).status_code == 403
    assert first.key
    assert first.key_id != second.key_id


def test_the_page_says_before_what_it_does(second: Letter) -> None:
    desk = text_of(holding(second).get(desk_of(second)))
    assert "Nothing here joins two letters of one person, unless you do." in desk
    assert "everybody who reads this letter knows that the same person wrote both" in desk


def test_readers_copies_are_stale_and_lists_say_nothing(first: Letter, second: Letter) -> None:
    etag, home = Client().get(second.get_absolute_url())["ETag"], Client().get("/").content
    link(second, FIRST)
    page = Client().get(second.get_absolute_url(), headers={"if-none-match": etag})
    assert page.status_code == 200
    assert Client().get("/").content == home


@pytest.mark.parametrize("deed", [Deed.HIDE, Deed.REMOVE, Deed.HOLD, Deed.TAKE_BACK])
def test_while_the_earlier_one_is_not_public_nothing_leads_there(
    deed: Deed, first: Letter, second: Letter
) -> None:
    link(second, FIRST)
    etag = Client().get(second.get_absolute_url())["ETag"]
    first.refresh_from_db()
    first.turn(deed, ground="" if deed == Deed.TAKE_BACK else "findable")
    page = Client().get(second.get_absolute_url(), headers={"if-none-match": etag})
    assert page.status_code == 200
    assert not leads_to(second, first)
    assert "wrote here before" not in html_of(Client(), second)
    back = {Deed.HOLD: Deed.PUBLISH, Deed.TAKE_BACK: Deed.PUT_BACK}.get(deed, Deed.RESTORE)
    first.turn(back)
    assert leads_to(second, first)


def test_a_letter_that_waits_can_be_named_and_shows_once_it_is_up(second: Letter) -> None:
    waiting = a_letter(title="Wisteria", words=FIRST, status="held")
    link(second, FIRST)
    assert not leads_to(second, waiting)
    waiting.refresh_from_db()
    waiting.turn(Deed.PUBLISH)
    assert leads_to(second, waiting)


def test_the_link_can_be_taken_away_twice(first: Letter, second: Letter) -> None:
    link(second, FIRST)
    for _ in range(2):
        answer = holding(second).post(desk_of(second, "earlier/"), {"unlink": "on"})
        assert answer.status_code == 302
    assert earlier_of(second) is None
    assert not leads_to(second, first)


def test_linking_twice_is_harmless(first: Letter, second: Letter) -> None:
    assert [link(second, FIRST).status_code for _ in range(2)] == [302, 302]
    assert earlier_of(second) == first


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "Type the six words of the earlier letter."),
        ("these are not six real words", "do not open a letter"),
        (SECOND, "That is this letter itself"),
    ],
)
def test_what_opens_no_other_letter_is_answered_on_the_desk(
    words: str, said: str, second: Letter
) -> None:
    page = text_of(link(second, words), 422)
    assert said in page
    assert "<title>Error: " in page
    assert 'aria-invalid="true"' in page
    if words:
        assert words not in page
    assert earlier_of(second) is None


def test_the_key_of_a_voice_is_no_key_of_a_letter(second: Letter) -> None:
    a_voice(a_letter(title="Other"), "Tall heron", words=FIRST)
    assert "do not open a letter" in text_of(link(second, FIRST), 422)


def test_wrong_words_count_and_after_ten_each_try_waits(first: Letter, second: Letter) -> None:
    client = holding(second)
    for _ in range(10):
        assert link(second, "these are not six real words", client).status_code == 422
    late = link(second, FIRST, client)
    assert late.status_code == 429
    assert int(late["Retry-After"]) >= 1
    assert FIRST not in text_of(late, 429)
    assert earlier_of(second) is None


def test_a_circle_is_refused(first: Letter, second: Letter) -> None:
    third = a_letter(title="Third", body="A third.", words="comet drawer fern meadow otter plum")
    link(second, FIRST)
    link(third, SECOND)
    page = text_of(link(first, "comet drawer fern meadow otter plum"), 422)
    assert "already names it" in page
    assert earlier_of(first) is None


def test_only_who_holds_the_later_ones_key_can_link_it(first: Letter, second: Letter) -> None:
    voice = a_voice(second, "Tall heron")
    a_reply(second, voice=voice)
    for client in (Client(), holding(first), holding(voice)):
        assert link(second, FIRST, client).status_code == 403
        unlink = client.post(desk_of(second, "earlier/"), {"unlink": "on"})
        assert unlink.status_code == 403
    assert earlier_of(second) is None


def test_holding_both_keys_links_nothing_by_itself(first: Letter, second: Letter) -> None:
    client = holding(first, second)
    client.get(desk_of(second))
    assert client.get(desk_of(second, "earlier/"), {"six_words": FIRST}).status_code == 405
    foreign = {"headers": {"Sec-Fetch-Site": "cross-site"}}
    checked = holding(second, checks=True)
    sent = {"six_words": FIRST}
    assert checked.post(desk_of(second, "earlier/"), sent, **foreign).status_code == 403
    assert not leads_to(second, first)


def test_a_letter_that_is_gone_links_nothing(first: Letter) -> None:
    gone = a_letter(words=SECOND, status="taken_back")
    assert link(gone, FIRST).status_code == 403
    assert earlier_of(gone) is None


_SEAL = re.compile(r'<svg class="seal.*?</svg>', re.DOTALL)


def _marks(letter: Letter) -> tuple[set[str], set[str]]:
    """(its seals, everything long that stands on its page besides seals and its address)."""
    page = html_of(Client(), letter).replace(letter.public_id, "")
    main = page.partition("<main")[2].partition("</main>")[0]
    return set(_SEAL.findall(main)), set(re.findall(r"[\w-]{6,}", _SEAL.sub("", main)))


def test_nothing_else_on_the_pages_joins_two_letters_of_one_browser(shelves: None) -> None:
    browser, stranger = Client(), Client()
    post_letter(browser, title="A coat", body="Umbrella umbrella.")
    post_letter(browser, title="A scarf", body="Saucepan saucepan.")
    post_letter(stranger, title="A hat", body="Lighthouse lighthouse.")
    pages = {letter.title: _marks(letter) for letter in Letter.objects.all()}
    (coat_seals, coat), (scarf_seals, scarf) = pages["A coat"], pages["A scarf"]
    assert coat_seals
    assert not coat_seals & scarf_seals
    assert {"Umbrella", "umbrella"} <= coat
    assert coat & scarf == coat & pages["A hat"][1] == scarf & pages["A hat"][1]


def test_nothing_else_in_the_rows_joins_them(shelves: None) -> None:
    browser = Client()
    post_letter(browser, title="A coat", body="Umbrella umbrella.")
    post_letter(browser, title="A scarf", body="Saucepan saucepan.")
    first, second = Letter.objects.values().order_by("pk")
    telling = ("key_id", "seal", "public_id", "hand", "earlier_id")
    assert all(first[name] != second[name] for name in telling if name != "earlier_id")
    assert first["earlier_id"] is second["earlier_id"] is None
