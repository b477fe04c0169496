"""What an archive brings in stands here as if it had been written here, but for its keys."""

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from authors.models import Key
from comments import stored, voices
from comments.models import Reply, Voice
from desk import leaving
from exchange.archive.barred import Barred
from exchange.archive.lines import Line
from exchange.archive.threads_in import Thread
from letters import linking, near, shelves
from letters.models import Category, Edition, Letter, Month, Near, SearchText, Update
from moderation.models import Case, Decision
from tests.exchange.archives import changed, exported, files, imported, records, undone
from tests.exchange.stories import gone
from tests.letters import whispers
from tests.letters.test_shelves import true_counts
from tests.make import a_letter, a_reply, a_voice, an_update, post_reply
from writing.models import Deed, EarlierText, Echo, Status

pytestmark = pytest.mark.django_db
LISTS = ["/", "/?show=safe", "/archive/", "/archive/2031/3/", "/to/you/", "/about/thanks/"]
LISTS += ["/waiting/", "/journals/", "/wants/advice/", "/search/?q=saucepan", "/sitemap.xml"]
LISTS += ["/search/?q=xenonotedseconda&show=all", "/write/", "/feed.json", "/to/you/feed/"]


def pages() -> dict[str, bytes]:
    """Every public page of the site, without what chance or the letters near it put there."""
    client, found = Client(), {}
    addresses = list(LISTS)
    for letter in Letter.objects.visible():
        addresses += [letter.get_absolute_url(), f"/letters/{letter.public_id}/feed/"]
        addresses += [f"{letter.get_absolute_url()}?from=2"]
    for address in addresses:
        page = client.get(address)
        assert page.status_code == 200, address
        found[address] = page.content
    return found


def test_a_reader_sees_no_difference_on_any_page(tmp_path: Path) -> None:
    with undone():
        whispers.the_site(plain=4)
        letter = a_letter(title="Saucepan that was answered", published_on=whispers.DAY)
        first = a_reply(letter, name="Tall heron", folded=True)
        a_reply(letter, parent=first, by_author=True, body="Thank you, LC.")
        an_update(letter, heading="Spring")
        last = a_reply(letter, parent=first, voice=first.voice, felt_count=2)
        a_reply(letter, parent=last)
        gone(last, "take_back")
        before = pages()
        exported(tmp_path / "out")
    imported(tmp_path / "out")
    after = pages()
    assert sorted(after) == sorted(before)
    for address, content in before.items():
        assert after[address] == content, address


def test_counts_search_and_edition_are_true_afterwards(tmp_path: Path) -> None:
    with undone():
        whispers.the_site(plain=3)
        public = {one.public_id for one in Letter.objects.visible()}
        kept = list(Category.objects.values_list("slug", "all_count", "safe_count"))
        months = list(Month.objects.exclude(all_count=0).values_list("first", "all_count"))
        exported(tmp_path / "out")
    imported(tmp_path / "out")
    true_counts()
    assert list(Category.objects.values_list("slug", "all_count", "safe_count")) == kept
    assert list(Month.objects.values_list("first", "all_count")) == months
    indexed = SearchText.objects.values_list("letter__public_id", flat=True)
    assert set(indexed) == public
    assert shelves.edition() > 0
    assert Edition.objects.count() == 1
    assert not Near.objects.exists()
    assert near.refresh() == len(public)  # what `manage.py tick` does
    assert Near.objects.exists()


def test_nothing_of_it_has_a_key_and_nobody_decided_about_it(tmp_path: Path) -> None:
    with undone():
        letter = a_letter(byline="quiet moth")
        a_reply(letter, by_author=True)
        a_reply(letter)
        exported(tmp_path / "out")
    imported(tmp_path / "out")
    for model in (Key, Decision, Echo, EarlierText):
        assert not model._default_manager.exists(), model
    assert not Letter.objects.exclude(key=None, hand=None).exists()
    assert not Voice.objects.exclude(key=None).exists()
    [author] = Voice.objects.filter(role="author")
    assert (author.name, author.seal) == ("quiet moth", Letter.objects.get().seal)


@pytest.mark.parametrize("page", [1, 2, 500])
def test_a_conversation_goes_on_where_it_stopped(
    tmp_path: Path, client: Client, monkeypatch: pytest.MonkeyPatch, page: int
) -> None:
    monkeypatch.setattr("exchange.archive.threads_in.PAGE", page)
    with undone():
        letter = a_letter()
        first = a_reply(letter, name="Tall heron")
        a_reply(letter, parent=first)
        a_reply(letter)
        exported(tmp_path / "out")
    imported(tmp_path / "out")
    letter = Letter.objects.get()
    assert post_reply(client, letter, to="1", name="Night ferry").status_code == 200
    assert post_reply(Client(), letter).status_code == 200
    places = Reply.objects.order_by("path").values_list("number", "path", "arrival")
    assert list(places) == [
        (1, "0000", 1),
        (2, "00000000", 2),
        (4, "00000001", 4),
        (3, "0001", 3),
        (5, "0002", 5),
    ]
    letter.refresh_from_db()
    assert letter.reply_count == 5


def test_seals_of_another_site_stay_and_so_do_ends_of_addresses(tmp_path: Path) -> None:
    """Another site draws other seals, and newer rules may make other ends of addresses."""
    with undone():
        a_reply(a_letter(title="The ticket"))
        folder = exported(tmp_path / "first", "--no-wordpress")
    changed(folder, "letters", lambda found: found[0].update(seal=7, slug="the-old-end"))
    changed(folder, "replies", lambda found: found[0]["voice"].update(seal=8))
    imported(folder)
    letter = Letter.objects.get()
    assert (letter.seal, letter.slug) == (7, "the-old-end")
    assert letter.voices.get().seal == 8
    second = exported(tmp_path / "second", "--no-wordpress")
    for name in ("letters", "replies"):
        assert records(second, name) == records(folder, name)


def test_markup_is_stored_as_the_site_stores_it(tmp_path: Path) -> None:
    with undone():
        letter = a_letter()
        first = a_reply(letter, name="Tall heron")
        gone(a_reply(letter, parent=first), "hide")
        a_reply(letter, parent=first, by_author=True)
        before = list(Reply.objects.order_by("path").values_list("markup", flat=True))
        exported(tmp_path / "out")
    imported(tmp_path / "out")
    assert list(Reply.objects.order_by("path").values_list("markup", flat=True)) == before
    assert not Reply.objects.exclude(markup_version=stored.VERSION).exists()


def test_a_name_that_came_in_is_taken(tmp_path: Path) -> None:
    with undone():
        a_reply(a_letter(), name="Tall heron")
        exported(tmp_path / "out")
    imported(tmp_path / "out")
    with pytest.raises(ValidationError):
        a_voice(Letter.objects.get(), "TALL  heron")


def test_an_update_that_is_added_later_gets_the_next_number(tmp_path: Path) -> None:
    with undone():
        letter = a_letter(published_on=whispers.DAY)
        a_reply(letter)
        an_update(letter)
        exported(tmp_path / "out")
    imported(tmp_path / "out")
    letter = Letter.objects.get()
    assert letter.update_marks == [[1, 1]]
    assert letter.renewed_on == Update.objects.get().published_on
    assert an_update(letter).number == 2


def test_not_rated_letters_and_updates_wait_for_a_volunteer(tmp_path: Path) -> None:
    with undone():
        an_update(a_letter(rating="not_rated"), rating="safe")
        an_update(a_letter(rating="safe"), rating="not_rated")
        exported(tmp_path / "out")
    imported(tmp_path / "out")
    assert Case.objects.filter(unrated=True).count() == Case.objects.count() == 2


def test_the_writers_of_gone_replies_are_nobody(tmp_path: Path) -> None:
    with undone():
        letter = a_letter()
        for deed in ("hide", "burn"):
            gone(a_reply(letter), deed)
        a_reply(letter)
        exported(tmp_path / "out")
    imported(tmp_path / "out")
    empty = Reply.objects.filter(source="")
    assert set(empty.values_list("status", flat=True)) == {Status.REMOVED, Status.BURNED}
    [nobody] = Voice.objects.filter(name="")
    assert set(empty.values_list("voice", flat=True)) == {nobody.pk}


def test_nobody_makes_way_for_a_voice_with_the_same_seal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with undone():
        letter = a_letter()
        gone(a_reply(letter), "hide")
        a_reply(letter)
        exported(tmp_path / "out")
    with undone():
        imported(tmp_path / "out")
        drawn = Voice.objects.get(name="").seal
    changed(tmp_path / "out", "replies", lambda found: found[1]["voice"].update(seal=drawn))
    monkeypatch.setattr("exchange.archive.threads_in.PAGE", 1)  # nobody comes first
    imported(tmp_path / "out")
    assert Voice.objects.exclude(name="").get().seal == drawn
    assert Voice.objects.get(name="").seal != drawn


def test_names_that_look_alike_by_newer_rules_are_both_kept(tmp_path: Path) -> None:
    with undone():
        letter = a_letter()
        a_reply(letter, name="Tall heron")
        a_reply(letter, name="Short heron")
        exported(tmp_path / "out")
    changed(tmp_path / "out", "replies", lambda found: found[1]["voice"].update(name="Tall Heron"))
    imported(tmp_path / "out")
    assert list(Voice.objects.order_by("pk").values_list("name", flat=True)) == [
        "Tall heron",
        "Tall Heron",
    ]
    assert "another voice" in Client().get(Letter.objects.get().get_absolute_url()).content.decode()


def test_held_letters_wait_for_a_volunteer_with_all_that_is_under_them(
    tmp_path: Path, client: Client
) -> None:
    with undone():
        before = a_letter(title="Before", published_on="2031-01-02")
        letter = a_letter(title="The kettle", published_on="2031-01-03", rating="not_rated")
        linking.link(letter, before)
        a_reply(letter, body="Marzipan.")
        an_update(letter, body="Wisteria.")
        exported(tmp_path / "first")
    said = imported(tmp_path / "first", "--hold")
    assert "wait for a volunteer" in said
    assert client.get("/").content.decode().count("kettle") == 0
    assert not SearchText.objects.exists()
    assert Case.objects.filter(held=True).count() == 2
    assert set(Letter.objects.values_list("was_public", flat=True)) == {False}
    true_counts()
    assert "Left where it is: 2 letters" in imported(tmp_path / "first")
    for one in Letter.objects.all():
        one.turn(Deed.PUBLISH)
    page = client.get(Letter.objects.get(title="The kettle").get_absolute_url()).content.decode()
    assert "Marzipan" in page
    assert "Wisteria" in page
    true_counts()
    assert files(exported(tmp_path / "second")) == files(tmp_path / "first")


def test_a_dry_run_says_what_would_come_and_writes_nothing(tmp_path: Path) -> None:
    with undone():
        letter = a_letter()
        gone(a_reply(letter), "hide")
        a_reply(letter)
        an_update(letter)
        exported(tmp_path / "out")
    said = imported(tmp_path / "out", "--dry-run")
    assert "Nothing was written. This would come in: 1 letter, 1 update, 1 reply." in said
    for model in (Letter, Reply, Category, Edition):
        assert not model._default_manager.exists()
    assert "Brought in: 1 letter, 1 update, 1 reply." in imported(tmp_path / "out")


def test_a_page_of_replies_costs_the_same_queries_however_long_the_thread_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("exchange.archive.threads_in.PAGE", 5)
    costs = []
    for long in (10, 20, 30):
        with undone():
            letter, above = a_letter(), None
            for _ in range(long):
                above = a_reply(letter, parent=above)
            exported(tmp_path / f"out{long}")
        with undone(), CaptureQueriesContext(connection) as asked:
            imported(tmp_path / f"out{long}")
            assert Reply.objects.count() == long
        costs.append(len(asked))
    assert costs[2] - costs[1] == costs[1] - costs[0] <= 2 * 12


def test_no_more_than_a_page_of_a_thread_is_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lines of a thread are asked for a page at a time, and each page is saved first."""
    with undone():
        letter = a_letter()
        for _ in range(7):
            a_reply(letter)
        exported(tmp_path / "out")
    monkeypatch.setattr("exchange.archive.threads_in.PAGE", 3)
    letter = a_letter()
    saved: list[int] = []

    def lines() -> Any:
        for record in records(tmp_path / "out", "replies"):
            saved.append(Reply.objects.count())
            yield Line("", record)

    Thread(letter, Barred(whispers.DAY)).bring(lines())
    assert saved == [0, 0, 0, 3, 3, 3, 6]


def test_an_author_cannot_be_made_of_who_came_in(tmp_path: Path) -> None:
    """No key leads to it, so nobody can burn or change it; a volunteer still can."""
    with undone():
        a_reply(a_letter())
        exported(tmp_path / "out")
    imported(tmp_path / "out")
    letter = Letter.objects.get()
    assert voices.held_by([], letter) == []
    leaving.burn_text(letter)
    assert Client().get(f"/letters/{letter.public_id}/").status_code == 410
