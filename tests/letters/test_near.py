"""Letters near this one: about the same things, never by a name, never what must not be shown."""

import re
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from letters import near, near_words, shelves
from letters.models import Letter, Near
from tests.make import a_letter, an_update
from writing.models import Deed
from writing.reading import Reading

pytestmark = pytest.mark.django_db
SAFE, ALL = Reading(), Reading(show="all")
DOG = "The vet was kind. I kept the leash on its hook and the kennel is empty."
CAT = "The kitten slept on my paws of slippers; the vet said her fur would grow."
BOAT = "We took the boat out past the harbour and the nets came up torn."
SONG = "The choir sang the hymn and my guitar had a broken string."


def looked_at(*letters: Letter) -> None:
    for letter in letters:
        near.look(letter.pk)


def near_to(letter: Letter, reading: Reading = SAFE) -> list[Letter]:
    return list(near.near_for(letter, reading))


def page_of(letter: Letter, client: Client | None = None, **more: Any) -> str:
    return (client or Client()).get(letter.get_absolute_url(), **more).content.decode()


def four() -> list[Letter]:
    bodies = (DOG, CAT, BOAT, SONG)
    letters = [a_letter(title="", body=body) for body in bodies]
    letters += [a_letter(title="", body=f"Nothing of the kind, number {n}.") for n in range(4)]
    looked_at(*letters)
    return letters


def test_a_letter_is_near_one_that_speaks_of_the_same_things() -> None:
    dog, cat, *_ = four()
    assert near_to(dog)[0] == cat
    assert near_to(cat)[0] == dog


def test_no_letter_is_near_itself() -> None:
    for letter in four():
        assert letter not in near_to(letter)
    assert not Near.objects.filter(letter__in=Near.objects.values("other"), other=None).exists()


def test_the_heading_is_there_only_with_something_under_it() -> None:
    dog, cat, *_ = four()
    alone = a_letter(body="Zyzzyva quux.")
    looked_at(alone)
    assert 'id="near"' not in page_of(alone)
    page = page_of(dog)
    assert re.search(r'<h2 id="near">(A letter|Letters) near this one</h2>', page)
    assert cat.get_absolute_url() in page


def test_a_safe_reader_is_never_led_to_a_letter_that_is_not_safe() -> None:
    dog = a_letter(title="", body=DOG)
    unsafe = a_letter(title="Kennel of hell", body=CAT, rating="not_safe")
    unrated = a_letter(title="Vet of doubt", body=CAT, rating="not_rated")
    [a_letter(body=f"Nothing of the kind, number {n}.") for n in range(6)]
    looked_at(dog, unsafe, unrated)
    page = page_of(dog)
    assert "Kennel of hell" not in page
    assert "kennel-of-hell" not in page
    assert "Vet of doubt" not in page
    everything = page_of(dog, cookies_all())
    assert "Kennel of hell" in everything
    assert "kitten" not in everything.split("Kennel of hell")[1].split("</li>")[0]


def cookies_all() -> Client:
    client = Client()
    client.cookies["preferences"] = "all.device."
    return client


def test_a_muted_note_keeps_a_neighbour_away() -> None:
    dog = a_letter(title="", body=DOG)
    cat = a_letter(title="", body=CAT, notes=["death"])
    [a_letter(body=f"Nothing of the kind, number {n}.") for n in range(6)]
    looked_at(dog)
    assert cat in near_to(dog)
    assert cat not in near_to(dog, Reading(hidden=("death",)))


def test_a_note_on_an_update_keeps_it_away_too() -> None:
    dog, cat, *_ = four()
    an_update(cat, notes=["death"])
    assert cat not in near_to(dog, Reading(hidden=("death",)))


def test_a_removed_neighbour_changes_the_page_that_named_it(
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    dog, cat, *_ = four()
    etag = Client().get(dog.get_absolute_url())["ETag"]
    with django_capture_on_commit_callbacks(execute=True):
        cat.turn(Deed.REMOVE)
    assert Client().get(dog.get_absolute_url(), HTTP_IF_NONE_MATCH=etag).status_code == 200


@pytest.mark.parametrize("deed", [Deed.HOLD, Deed.HIDE, Deed.REMOVE, Deed.TAKE_BACK, Deed.BURN])
def test_a_letter_that_is_no_longer_public_is_near_none(deed: Deed) -> None:
    dog, cat, *_ = four()
    cat.turn(deed)
    assert cat not in near_to(dog, ALL)
    assert not Near.objects.filter(other=cat).exists()
    assert not Near.objects.filter(letter=cat).exists()
    assert cat.get_absolute_url() not in page_of(dog)


def test_names_are_not_what_makes_letters_near() -> None:
    one = a_letter(
        title="", body="I saw Ignatius Thornbury again at the weir. He waved at Thornbury."
    )
    other = a_letter(title="", body="Nobody here remembers Ignatius Thornbury but me, Thornbury.")
    [a_letter(body=f"Nothing of the kind, number {n}.") for n in range(6)]
    assert not {"ignatius", "thornburi", "thornbury"} & set(near_words.weights(one))
    looked_at(one, other)
    assert other not in near_to(one)


def test_neighbours_are_looked_for_when_a_letter_is_published(
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    dog, cat, *_ = four()
    with django_capture_on_commit_callbacks(execute=True):
        horse = a_letter(title="", body="The vet came to the stall. The horse would not stand.")
    assert {dog, cat} & set(near_to(horse))
    assert Letter.objects.get(pk=horse.pk).near_on is not None


def test_the_tick_looks_again_for_the_oldest_and_for_what_was_edited() -> None:
    letters = four()
    assert near.refresh() == 0
    Letter.objects.filter(pk=letters[0].pk).update(near_on=None)
    assert near.refresh() == 1
    Letter.objects.update(near_on="2020-01-01")
    assert near.refresh(most=3) == 3
    assert near.refresh() == len(letters) - 3


def test_a_changed_neighbour_changes_the_page_that_names_it(
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    dog, cat, *_ = four()
    etag = Client().get(dog.get_absolute_url())["ETag"]
    cat.set_title("The kitten")
    cat.save()
    with django_capture_on_commit_callbacks(execute=True):
        shelves.changed(cat)
    again = Client().get(dog.get_absolute_url(), HTTP_IF_NONE_MATCH=etag)
    assert again.status_code == 200
    assert "The kitten" in again.content.decode()


def test_at_most_five_are_shown_and_twelve_kept() -> None:
    dogs = [
        a_letter(title="", body=f"The vet and the leash and the kennel, {n}.") for n in range(16)
    ]
    [a_letter(body=f"Nothing of the kind, number {n}.") for n in range(70)]
    looked_at(dogs[0])
    assert len(near_to(dogs[0])) == near.SHOWN == 5
    assert dogs[0].near.count() == near.KEPT == 12


def test_among_our_samples_near_is_right_three_times_as_often_as_the_newest() -> None:
    out = StringIO()
    call_command("bench_near", stdout=out)
    found = re.search(r"all (\d+) letters \| (\S+) \| (\S+) \|", out.getvalue())
    assert found, out.getvalue()
    letters, ours, newest = int(found[1]), float(found[2]), float(found[3])
    assert letters >= 200
    assert len(re.findall(r"^\| [a-z]+ \|", out.getvalue(), re.MULTILINE)) >= 10
    assert ours >= 3 * newest > 0
