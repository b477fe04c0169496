"""One letter that comes in with all that stands under it, whole or not at all."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from django.db import transaction

from exchange.archive.barred import Barred
from exchange.archive.groups import Group
from exchange.archive.lines import Line, Record, as_day
from exchange.archive.shelves_in import Shelves
from exchange.archive.threads_in import Thread, render
from letters import shelves, updating
from letters.models import Letter, Update
from moderation import cases
from writing.models import Status

# Those that are called the same here and there, and kept as they are.
_SAME = (
    *("title", "slug", "byline", "seal", "rating", "needs", "form", "language"),
    *("closed", "closed_by_author", "noindex"),
)
_UPDATES = ("number", "heading", "rating", "language")


def bring(group: Group, standing: Shelves, barred: Barred, *, held: bool) -> Counter[str]:
    """Save it as if it had been written here, but for its key: how much came in.

    `held`: it waits for a volunteer, and what stands under it comes with it.
    """
    with transaction.atomic():
        letter = _made(group.letter.record, standing)
        counts = Counter(letters=1, updates=_add(letter, group.updates, standing, barred))
        counts += Thread(letter, barred).bring(group.replies)
        if counts["updates"]:
            updating.renew(letter)
        _stand(letter, held=held)
    render(letter)
    return counts


def _made(record: Record, standing: Shelves) -> Letter:
    day = date.fromisoformat(record["day"])
    letter = Letter(public_id=record["id"], published_on=day, renewed_on=day, written_on=day)
    letter.set_words(record["words"])
    for name in _SAME:
        setattr(letter, name, record[name])
    letter.felt_count, letter.edited_on = record["felt"], as_day(record["edited_on"])
    Letter.objects.bulk_create([letter])  # save() would draw another seal
    letter.categories.set(standing.categories[slug] for slug in record["categories"])
    letter.notes.set(standing.notes[slug] for slug in record["notes"])
    return letter


def _add(letter: Letter, lines: Iterator[Line], standing: Shelves, barred: Barred) -> int:
    """The updates; how many came in."""
    last = count = 0
    for line in lines:
        record = line.record
        last = max(last, record["number"])
        if barred.why(f"{record['letter']}+{record['number']}"):
            continue
        count += 1
        day = date.fromisoformat(record["day"])
        update = Update(letter=letter, published_on=day, written_on=day, was_public=True)
        update.status, update.after_number = Status.PUBLISHED, record["after"]
        update.set_words(record["words"])
        update.edited_on = as_day(record["edited_on"])
        for name in _UPDATES:
            setattr(update, name, record[name])
        update.save()
        update.notes.set(standing.notes[slug] for slug in record["notes"])
    Letter.objects.filter(pk=letter.pk).update(last_update=last)
    return count


def _stand(letter: Letter, *, held: bool) -> None:
    """What Writing.turn() brings about, but nobody acts: it stood so before. Its neighbours are
    looked for by `manage.py tick`."""
    if not held:
        rows = Letter.objects.filter(pk=letter.pk)
        rows.update(**letter.values_as(Status.PUBLISHED))
        letter.refresh_from_db()
    shelves.moved(letter, was_public=False)
    cases.refresh(letter)
    cases.follow(letter)
