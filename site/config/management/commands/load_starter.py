"""`manage.py load_starter`: what a new site begins with. A second run changes nothing."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from authors.models import Key
from comments import places, voices
from comments.models import Reply
from letters import starter
from letters.models import Letter
from letters.sample_letters import REPLIES, SAMPLES
from writing.models import Language


class Command(BaseCommand):
    """Load pigeonholes and content notes, and a few letters of our own with --samples."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """With or without letters."""
        parser.add_argument("--samples", action="store_true", help="also some sample letters")

    def handle(self, *args: Any, **options: Any) -> None:
        """Only into a database that has none."""
        if not starter.load_shelves():
            return
        self.stdout.write("Loaded categories and content notes.")
        if options["samples"] and not Letter.objects.exists():
            load_samples()
            self.stdout.write(f"Loaded {len(SAMPLES)} sample letters, written for this project.")


def load_samples() -> None:
    """Publish the sample letters and what strangers answered."""
    letters = [starter.load_letter(sample) for sample in SAMPLES]
    made: dict[tuple[int, int], Reply] = {}
    speakers: dict[tuple[int, str], Any] = {}
    for place, answers, name, words in REPLIES:
        letter = letters[place]
        with transaction.atomic():
            if (place, name) not in speakers:
                key = Key.objects.create(digest=f"sample {place} {name}".encode())
                speakers[place, name] = voices.newcomer(letter, key, name)
            parent = made.get((place, answers))
            number, path = places.allocate(letter, parent)
            reply = Reply(
                letter=letter,
                parent=parent,
                voice=speakers[place, name],
                number=number,
                path=path,
                language=Language.OTHER,
            )
            reply.set_words(words)
            reply.save()
            reply.start()
        made[place, number] = reply
