"""Public pages are the same bytes for everybody, and 304 until something on them changes."""

from collections.abc import Callable

import pytest
from django.test import Client

from letters.models import Category, Letter
from tests.letters.pages import source
from tests.make import a_letter, a_member, a_reply, post_letter, post_reply, signed_in
from writing.models import Deed

pytestmark = pytest.mark.django_db
LISTS = ("/", "/to/you/", "/archive/", "/waiting/", "/wants/advice/", "/journals/")
STANDING = ("/help/", "/privacy/", "/tonight/")


def etag(address: str) -> str:
    return str(Client().get(address)["ETag"])


def month_of(letter: Letter) -> str:
    return f"/archive/{letter.published_on:%Y}/{letter.published_on.month}/"  # type: ignore


def test_public_pages_are_kept_and_always_asked_about() -> None:
    letter = a_letter()
    for address in (*LISTS, *STANDING, letter.get_absolute_url(), month_of(letter)):
        page = Client().get(address)
        assert page.status_code == 200
        assert page["Cache-Control"] == "no-cache", address
        assert "Cookie" in page["Vary"], address
        assert page["ETag"].startswith('"'), address
        assert "X-Robots-Tag" not in page, address


@pytest.mark.parametrize("address", ["/write/", "/preferences/", "/random/", "/key/", "/nowhere/"])
def test_pages_for_one_person_are_not_kept(shelves: None, address: str) -> None:
    page = Client().get(address)
    assert page["Cache-Control"] == "no-store"
    assert "ETag" not in page


def test_a_page_the_reader_has_is_not_sent_again() -> None:
    letter = a_letter()
    for address in (*LISTS, *STANDING, letter.get_absolute_url(), month_of(letter)):
        page = Client().get(address, headers={"If-None-Match": etag(address)})
        assert page.status_code == 304, address
        assert page.content == b""
        assert page["ETag"] == etag(address)
        assert page["Cache-Control"] == "no-cache"
        assert "Cookie" in page["Vary"]


def test_an_old_copy_is_replaced() -> None:
    page = Client().get(a_letter().get_absolute_url(), headers={"If-None-Match": '"older"'})
    assert page.status_code == 200


def test_a_letter_is_not_rendered_for_a_reader_who_has_it(
    django_assert_max_num_queries: Callable[..., object],
) -> None:
    letter = a_letter()
    a_reply(letter)
    address = letter.get_absolute_url()
    mark = etag(address)
    with django_assert_max_num_queries(1):
        Client().get(address, headers={"If-None-Match": mark})


def changes(letter: Letter) -> dict[str, Callable[[], object]]:
    """Ways in which a letter's page and the lists change, by name."""
    reply = a_reply(letter)
    fresh = Client()
    return {
        "a reply is posted": lambda: post_reply(fresh, letter),
        "the letter is felt": lambda: fresh.post(f"/letters/{letter.public_id}/felt/"),
        "that is taken back": lambda: fresh.post(
            f"/letters/{letter.public_id}/felt/", {"undo": "1"}
        ),
        "a reply is hidden": lambda: reply.turn(Deed.HIDE),
        "a reply is restored": lambda: reply.turn(Deed.RESTORE),
        "the letter is hidden": lambda: letter.turn(Deed.HIDE),
        "the letter is restored": lambda: letter.turn(Deed.RESTORE),
    }


def test_everything_that_changes_a_letter_changes_its_mark_and_that_of_home() -> None:
    letter = a_letter()
    address = letter.get_absolute_url()
    for name, change in changes(letter).items():
        page, home = Client().get(address), Client().get("/")
        change()
        later = Client().get(address, headers={"If-None-Match": page.get("ETag", "")})
        assert later.status_code != 304, name
        assert later.get("ETag", "gone") != page.get("ETag", "gone too"), name
        assert etag("/") != home["ETag"], name


def test_an_edit_changes_the_mark_of_the_letter_and_of_home(shelves: None) -> None:
    author = Client()
    post_letter(author)
    letter = Letter.objects.get()
    address = letter.get_absolute_url()
    before, home = etag(address), etag("/")
    form = {"title": "The ticket", "body": "Other words.", "categories": "you", "rating": "safe"}
    assert author.post(f"/desk/{letter.public_id}/edit/", form).status_code == 302
    assert etag(address) != before
    assert etag("/") != home
    assert "Other words." in source(Client().get(address))
    assert "Other words." in source(Client().get("/"))


def test_a_reply_elsewhere_does_not_change_a_letter() -> None:
    letter, other = a_letter(), a_letter()
    before = etag(letter.get_absolute_url())
    a_reply(other)
    assert etag(letter.get_absolute_url()) == before


def an_operator() -> Client:
    """Somebody who may do everything, and who has used the second factor."""
    member = a_member("operator", is_superuser=True)
    client = signed_in(member)
    session = client.session
    session["account_authentication_methods_user"] = str(member.pk)
    session.save()
    return client


def test_a_new_name_of_a_category_reaches_the_readers_of_its_letters() -> None:
    letter = a_letter()
    address = letter.get_absolute_url()
    before = etag(address)
    hole = Category.objects.get(slug="you")
    page = an_operator().post(
        f"/admin/letters/category/{hole.pk}/change/",
        {"slug": "you", "name": "To Whom It Was", "hint": "", "kind": "to", "order": "0"},
    )
    assert page["Location"] == "/admin/letters/category/"
    later = Client().get(address, headers={"If-None-Match": before})
    assert later.status_code == 200
    assert "To Whom It Was" in source(later)


def test_everybody_gets_the_same_bytes(shelves: None) -> None:
    author = Client()
    post_letter(author)
    letter = Letter.objects.get()
    post_reply(author, letter)
    moderator = signed_in(a_member())
    assert "desk" in author.cookies
    for address in (*LISTS, *STANDING, letter.get_absolute_url()):
        pages = [client.get(address) for client in (Client(), author, moderator)]
        assert len({page.content for page in pages}) == 1, address
        assert len({page["ETag"] for page in pages}) == 1, address
        assert not any(page.cookies for page in pages), address


def test_readers_with_other_wishes_have_other_marks() -> None:
    address = a_letter().get_absolute_url()
    marks = set()
    for wishes in ("safe.device.", "safe.night.", "all.night.", "all.night.sex"):
        client = Client()
        client.cookies["preferences"] = wishes
        marks.add(client.get(address)["ETag"])
    assert len(marks) == 4


def test_head_says_what_get_says() -> None:
    letter = a_letter()
    for address in ("/", letter.get_absolute_url()):
        assert Client().head(address)["ETag"] == etag(address)
