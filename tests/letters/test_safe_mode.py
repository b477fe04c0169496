"""Safe mode leaks nothing: no word of a letter that is not marked safe, wherever one goes."""

import datetime
from collections.abc import Iterator
from urllib.parse import parse_qs, urldefrag, urljoin, urlsplit

import pytest
from django.test import Client

from letters.models import Letter
from tests.letters.pages import links, source
from tests.make import a_letter, a_member, a_reply
from writing.models import Deed

pytestmark = pytest.mark.django_db
SECRET = ("Wisteria", "Gramophone", "Tambourine", "Lighthouse", "Marzipan", "Porcupine")
PLAIN = ("Saucepan", "Umbrella")
FIRST = datetime.date(2031, 1, 31)


def the_site() -> tuple[list[Letter], list[Letter]]:
    """Letters of every rating and state over some months: (those left out, those not public)."""
    for number in range(45):
        day = FIRST - datetime.timedelta(days=3 * number)
        a_letter(title=f"Saucepan {number}", body="Umbrella.", published_on=day)
    given = {"body": "Gramophone " * 30, "byline": "Tambourine", "notes": ["sex"]}
    left_out = []
    for number, rating in enumerate(("not_safe", "not_rated", "not_safe", "not_rated")):
        day = FIRST - datetime.timedelta(days=number)
        title = "Wisteria" if number < 2 else ""
        left_out.append(a_letter(title=title, rating=rating, published_on=day, **given))
    for letter in left_out[1:3]:  # the others wait for a first reply
        a_reply(letter, body="Lighthouse.", name="Marzipan")
    states = ("held", "hidden", "taken_back")
    not_public = [a_letter(title="Wisteria", status=status, **given) for status in states]
    removed = a_letter(title="Wisteria", **given)
    removed.turn(Deed.REMOVE, by=a_member(), ground="findable", words="Porcupine.")
    return left_out, [*not_public, removed]


def walk(client: Client, *starts: str) -> Iterator[tuple[str, str]]:
    """Every page that links lead to, without leaving safe mode or pressing a button."""
    todo, seen = list(starts), set(starts)
    while todo:
        address = todo.pop()
        page = client.get(address)
        assert page.status_code in (200, 301, 302, 303, 403, 404, 410), address
        yield address, source(page)
        onward = links(page) | ({page["Location"]} if "Location" in page else set())
        for link in onward:
            target = urldefrag(urljoin(address, link)).url
            parts = urlsplit(target)
            leaves = parse_qs(parts.query).get("show") == ["all"] or parts.netloc
            if not leaves and target not in seen:
                seen.add(target)
                todo.append(target)


def test_a_walk_through_the_whole_site_in_safe_mode_meets_no_hidden_word() -> None:
    left_out, not_public = the_site()
    gone = [letter.get_absolute_url() for letter in not_public]
    visited = dict(walk(Client(), "/", "/random/", "/archive/", "/waiting/", *gone))
    for address, text in visited.items():
        if address not in gone:
            assert not any(letter.public_id in text for letter in left_out + not_public), address
        for word in SECRET:
            assert word.lower() not in text.lower(), f"{word} on {address}"
    together = "".join(visited.values())
    assert all(word in together for word in PLAIN)
    letters = {a for a in visited if a.startswith("/letters/") and "saucepan" in a}
    assert len({urlsplit(a).path for a in letters}) == 45
    for part in ("/archive/2031/1/", "/archive/2030/10/", "/to/you/", "?before=", "?after="):
        assert any(part in address for address in visited), part


def test_the_bottom_of_the_drawer_holds_safe_letters_only() -> None:
    for number in range(21):  # one of them is older than the first page
        a_letter(title=f"Saucepan {number}", body="A.", published_on=FIRST)
    older = FIRST - datetime.timedelta(days=9)
    a_letter(public_id="z" * 13, title="Wisteria", rating="not_safe", published_on=older)
    assert "Wisteria" not in source(Client().get("/"))
    assert "Wisteria" in source(Client().get("/?show=all")).partition('id="drawer"')[2]


def test_the_random_letter_is_a_safe_one() -> None:
    a_letter(title="Wisteria", rating="not_safe")
    a_letter(title="Wisteria", rating="not_rated")
    assert Client().get("/random/")["Location"] == "/"
    safe = a_letter(title="Saucepan")
    drawn = {Client().get("/random/")["Location"] for _ in range(10)}
    assert drawn == {safe.get_absolute_url()}


def test_every_letter_can_be_drawn_by_one_who_wants_them_all() -> None:
    ids = {"2" * 13: "safe", "9" * 13: "not_safe", "k" * 13: "not_rated"}
    made = {a_letter(public_id=i, rating=r).get_absolute_url() for i, r in ids.items()}
    drawn = {Client().get("/random/?show=all")["Location"] for _ in range(100)}
    assert drawn == made


def test_among_all_letters_what_is_not_safe_stays_folded() -> None:
    a_letter(title="Wisteria", body="Gramophone.", rating="not_safe", notes=["sex", "death"])
    a_letter(title="Umbrella", body="Lighthouse.", rating="not_safe")
    for address in ("/", "/to/you/", "/waiting/"):
        text = source(Client().get(f"{address}?show=all"))
        assert "Gramophone" not in text
        assert "Lighthouse" not in text
        assert "Folded. Content notes: death of a loved one, sex." in text
        assert "Folded. It is marked not safe for work." in text
        assert "Wisteria" in text


def test_among_all_letters_one_that_is_not_rated_shows_its_first_words() -> None:
    a_letter(title="Wisteria", body="Gramophone.", rating="not_rated")
    text = source(Client().get("/?show=all"))
    assert "Gramophone." in text
    assert '<span class="tag care">Not rated</span>' in text


def test_lists_say_how_many_letters_safe_mode_leaves_out() -> None:
    a_letter()
    assert "in this list." not in source(Client().get("/")) + source(Client().get("/to/you/"))
    a_letter(rating="not_safe")
    ending = "is not marked safe for work and is not in this list."
    assert f"<p>1 letter from this month {ending}</p>" in source(Client().get("/"))
    assert f"<p>1 letter {ending}</p>" in source(Client().get("/to/you/"))
    a_letter(rating="not_rated")
    ending = "are not marked safe for work and are not in this list."
    assert f"<p>2 letters from this month {ending}</p>" in source(Client().get("/"))
    assert f"<p>2 letters {ending}</p>" in source(Client().get("/to/you/"))
    assert "in this list." not in source(Client().get("/to/you/?show=all"))


def test_the_feet_of_pages_stay_in_the_mode_one_asked_for() -> None:
    for number in range(25):
        a_letter(title=f"Wisteria {number}", rating="not_safe")
    text = source(Client().get("/?show=all"))
    assert "&amp;show=all" in text
    assert "&amp;show=safe" not in text
