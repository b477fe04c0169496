"""A random letter: each one the reader may be shown is as likely as every other."""

import datetime
from collections import Counter
from collections.abc import Callable

import pytest
from django.test import Client

from letters import chance
from letters.models import Letter, Month
from tests.make import a_letter, a_member, an_update
from writing.models import Deed
from writing.reading import Reading

pytestmark = pytest.mark.django_db
SAFE, ALL = Reading(), Reading(show="all")
# How many letters each month has: one month holds most of them.
SIZES = {"2031-01": 24, "2030-12": 1, "2030-06": 3, "2029-02": 2}
DRAWS = 1500
# chi-square with 29 degrees of freedom goes past this once in a million times
CRITICAL = 82.0


def month_of(first: str, size: int, **given: object) -> list[Letter]:
    """So many letters on the days of one month."""
    year, month = map(int, first.split("-"))
    days = [datetime.date(year, month, number % 28 + 1) for number in range(size)]
    return [a_letter(published_on=day, body="A.", **given) for day in days]


def spread(draw: Callable[[], str], expected: set[str]) -> float:
    """Chi-square of many draws against equal chances. A draw of anything else fails at once."""
    drawn = Counter(draw() for _ in range(DRAWS))
    assert set(drawn) <= expected
    mean = DRAWS / len(expected)
    return sum((drawn[name] - mean) ** 2 / mean for name in expected)


def drawn(reading: Reading) -> str:
    """The id of a letter drawn for this reader."""
    found = chance.letter(reading)
    assert found
    return str(found.public_id)


def ids(*given: Letter) -> set[str]:
    """Their ids."""
    return {letter.public_id for letter in given}


def test_every_letter_is_as_likely_as_every_other_whatever_its_month() -> None:
    thirty = [letter for first, size in SIZES.items() for letter in month_of(first, size)]
    assert len(thirty) == 30
    assert spread(lambda: drawn(SAFE), ids(*thirty)) < CRITICAL


def test_a_draw_by_a_random_place_in_the_ids_would_not_pass() -> None:
    """What the site did before: the letter after a wide gap in the ids came up more often."""
    thirty = [letter for first, size in SIZES.items() for letter in month_of(first, size)]

    def by_place() -> str:
        from letters.models import new_public_id

        rows = Letter.objects.order_by("public_id").values_list("public_id", flat=True)
        return str(rows.filter(public_id__gte=new_public_id()).first() or rows[0])

    assert spread(by_place, ids(*thirty)) > CRITICAL


def test_somebody_who_left_out_notes_and_languages_draws_evenly_from_the_rest() -> None:
    month_of("2031-01", 25, notes=["death"])
    month_of("2031-01", 5, language="de")
    left = [letter for first, size in SIZES.items() for letter in month_of(first, size)]
    wishes = Reading(hidden=("death",), languages=("en", "pl"))
    assert spread(lambda: drawn(wishes), ids(*left)) < CRITICAL


def test_somebody_who_wants_one_letter_in_many_still_finds_it(
    django_assert_max_num_queries: Callable[[int], object],
) -> None:
    month_of("2031-01", 60)
    rare = month_of("2028-05", 3, language="pl")
    with django_assert_max_num_queries(chance.DRAWS + 3):
        drawn(Reading(languages=("pl",)))
    wishes = Reading(languages=("pl",))
    assert {drawn(wishes) for _ in range(60)} == ids(*rare)


def test_safe_mode_draws_safe_letters_and_the_other_mode_all() -> None:
    safe = [*month_of("2031-01", 2), *month_of("2030-01", 1)]
    others = [
        *month_of("2031-01", 3, rating="not_safe"),
        *month_of("2029-01", 2, rating="not_rated"),
    ]
    assert {drawn(SAFE) for _ in range(100)} == ids(*safe)
    assert {drawn(ALL) for _ in range(300)} == ids(*safe, *others)


def test_nobody_is_led_to_a_letter_that_nobody_may_read() -> None:
    (public,) = month_of("2031-01", 1)
    for status in ("held", "hidden", "taken_back"):
        month_of("2031-01", 2, status=status)
    removed = month_of("2031-01", 1)[0]
    removed.turn(Deed.REMOVE, by=a_member(), ground="cruel", words="No.")
    a_letter(status="held", publish_on=datetime.date(2040, 1, 1)).turn(Deed.PUBLISH)
    for wishes in (SAFE, ALL):
        assert {drawn(wishes) for _ in range(40)} == ids(public)


def test_a_letter_whose_update_has_a_note_left_out_is_not_drawn() -> None:
    plain, other = month_of("2031-01", 2)
    an_update(other, notes=["sex"])
    assert {drawn(Reading(hidden=("sex",))) for _ in range(30)} == ids(plain)


@pytest.mark.parametrize("off_by", [-1, 1, 500])
def test_a_kept_count_that_is_wrong_still_leads_to_a_letter(off_by: int) -> None:
    letters = month_of("2031-01", 3)
    Month.objects.update(safe_count=3 + off_by, all_count=3 + off_by)
    assert drawn(SAFE) in ids(*letters)
    Month.objects.all().delete()
    assert drawn(SAFE) in ids(*letters)


def test_an_empty_site_leads_home() -> None:
    assert chance.letter(SAFE) is None
    page = Client().get("/random/")
    assert (page.status_code, page["Location"]) == (302, "/")


def test_a_site_with_nothing_for_the_reader_leads_home() -> None:
    month_of("2031-01", 2, rating="not_safe")
    assert Client().get("/random/")["Location"] == "/"
    client = Client()
    client.cookies["preferences"] = "all.device..pl"
    assert client.get("/random/")["Location"] == "/"


def test_the_answer_is_kept_by_nobody() -> None:
    month_of("2031-01", 2)
    page = Client().get("/random/")
    assert page.status_code == 302
    assert page["Cache-Control"] == "no-store"
    assert "ETag" not in page


def test_a_draw_asks_two_questions_whatever_the_size(
    django_assert_num_queries: Callable[[int], object],
) -> None:
    for first in SIZES:
        month_of(first, 6)
    for address in ("/random/", "/random/?show=all"):
        with django_assert_num_queries(2):
            assert Client().get(address).status_code == 302


def test_the_bottom_of_the_drawer_is_below_the_page_and_never_twice_the_same() -> None:
    letters = sorted(month_of("2031-01", 28), key=lambda one: (one.published_on, one.public_id))
    for _ in range(20):
        found = [letter.public_id for letter in chance.deeper(SAFE, than=20, most=5)]
        assert len(found) == len(set(found)) == 5
        assert set(found) <= ids(*letters[:8])
    assert chance.deeper(SAFE, than=28, most=2).count() == 0
    assert chance.deeper(SAFE, than=27, most=2).get() == letters[0]


def test_the_bottom_of_the_drawer_keeps_to_what_the_reader_wants() -> None:
    month_of("2031-01", 3)
    month_of("2030-01", 5, notes=["death"])
    wishes = Reading(hidden=("death",))
    assert not chance.deeper(wishes, than=3, most=5)
