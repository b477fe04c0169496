"""The index made anew while the site runs, and brought up to date by `tick`."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client

from letters.models import Letter, SearchText
from letters.search import index, rebuilding
from tests.engines import only_on_sqlite
from tests.make import a_letter

pytestmark = pytest.mark.django_db


def found(words: str, **more: Any) -> bool:
    return 'class="folded"' in Client().get("/search/", {"q": words, **more}).content.decode()


def rebuilt() -> str:
    out = StringIO()
    call_command("rebuild_search", stdout=out)
    return out.getvalue()


def rows() -> list[dict[str, Any]]:
    return list(SearchText.objects.order_by("place").values())


def test_a_letter_the_index_misses_is_brought_in_by_the_tick() -> None:
    letter = a_letter(body="A kestrel over the weir.")
    SearchText.objects.all().delete()
    assert not found("kestrel")
    assert rebuilding.catch_up() == 1
    assert rebuilding.catch_up() == 0
    assert found("kestrel")
    assert SearchText.objects.get().letter == letter


def test_rows_of_older_rules_are_made_anew_a_few_at_a_time() -> None:
    letters = [a_letter(body=f"Kestrel number {n}.") for n in range(3)]
    SearchText.objects.update(version=0, words="nonsense")
    assert rebuilding.catch_up(most=2) == 2
    assert SearchText.objects.filter(version=index.VERSION).count() == 2
    assert rebuilding.catch_up() == 1
    assert not found("nonsense")
    assert SearchText.objects.count() == len(letters)


def test_rebuilding_leaves_everything_as_it_should_be_and_says_so() -> None:
    for n in range(3):
        a_letter(body=f"Kestrel number {n}.", notes=["death"])
    before = rows()
    said = rebuilt()
    assert rows() == before
    assert "3 letters" in said
    assert found("kestrel")


def test_a_letter_that_nobody_may_read_is_taken_out() -> None:
    letter = a_letter(body="A kestrel over the weir.")
    Letter.objects.filter(pk=letter.pk).update(status="held")
    assert not found("kestrel", show="all")  # the rule is asked again, whatever the index says
    said = rebuilt()
    assert not SearchText.objects.exists()
    assert "nobody may read them: 1" in said


def test_words_that_were_changed_behind_its_back_are_found_again() -> None:
    letter = a_letter(body="A kestrel over the weir.")
    letter.set_words("A heron on the weir.")
    letter.save()
    assert not found("heron")
    rebuilt()
    assert found("heron")
    assert not found("kestrel")


@only_on_sqlite("FTS5 can disagree with the words it was made of; a tsvector stands beside them")
def test_an_index_that_disagrees_with_its_words_is_made_sound() -> None:
    a_letter(body="A kestrel over the weir.")
    assert rebuilding.is_sound()
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO letters_found(letters_found) VALUES ('delete-all')")
    assert not found("kestrel")
    assert not rebuilding.is_sound()
    said = rebuilt()
    assert "does not agree" in said
    assert rebuilding.is_sound()
    assert found("kestrel")


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("unlocked_ledger")
def test_it_runs_outside_a_transaction_too_where_each_step_is_one_of_its_own() -> None:
    a_letter(body="A kestrel over the weir.")
    assert "1 letters" in rebuilt() or "1 letter" in rebuilt()
    assert found("kestrel")
