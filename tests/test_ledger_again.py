"""A test that unlocks the ledger leaves it locked for those that come after it."""

import pytest
from django.db import DatabaseError, connection, transaction

from moderation.models import Decision
from tests import engines
from tests.make import a_letter, a_member
from writing.models import Deed


@pytest.mark.django_db
def test_what_was_unlocked_is_locked_again() -> None:
    a_letter().turn(Deed.HIDE, by=a_member(), ground="cruel")
    assert Decision.objects.count() == 1
    engines.unlock_ledger()
    engines.lock_ledger_again()
    with (
        pytest.raises(DatabaseError, match="a decision is never"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM moderation_decision")
    assert Decision.objects.count() == 1
