"""Building a database of a chosen size, fast: rows are made in bulk, rendered like real ones."""

import random
import secrets
from datetime import timedelta

from django.db import transaction

from authors.clock import this_minute, today
from authors.models import Key
from comments import stored as reply_markup
from comments.models import Reply, Voice
from comments.places import step
from letters import shelves, starter
from letters.models import Category, Letter, Needs, Rating
from writing.models import Language, Status
from writing.text import fold_name

_WORDS = """and the light on the stairs was out again so I counted them the way you did
I never told you about the winter the boat the second letter or why I kept the blue cup
it is quiet here now someone plays the same four notes and stops and I think of your hands
""".split()  # noqa: SIM905 - read as prose
VOICES = 40


def words(count: int) -> str:
    """`count` words in paragraphs of sixty."""
    chosen = random.choices(_WORDS, k=count)  # noqa: S311 - no secret, only filler
    return "\n\n".join(" ".join(chosen[i : i + 60]) for i in range(0, count, 60))


@transaction.atomic
def letters(count: int) -> None:
    """Publish `count` letters of about 400 words, three in four safe, over ten years."""
    starter.load_shelves()
    categories = list(Category.objects.all())
    for number in range(count):
        letter = Letter(rating=Rating.NOT_SAFE if number % 4 == 3 else Rating.SAFE)
        letter.needs, letter.status, letter.was_public = Needs.STORIES, Status.PUBLISHED, True
        letter.published_on = today() - timedelta(days=number % 3650)
        letter.set_words(words(400))
        letter.set_title(f"Filler {number}")
        letter.save()
        letter.categories.set(random.sample(categories, 2))
        shelves.count(letter, 1)
        shelves.changed(letter)


@transaction.atomic
def thread(replies: int) -> Letter:
    """A letter with this many replies of about 60 words, by forty voices, nested up to four."""
    letter = Letter.objects.filter(rating=Rating.SAFE, reply_count=0).first()
    assert letter is not None  # noqa: S101 - letters() has been called
    voices = [_voice(letter, number) for number in range(min(VOICES, replies))]
    made: list[Reply] = []
    for number in range(1, replies + 1):
        nested = number % 5
        parent = made[-1] if nested and made and made[-1].depth < 4 else None
        path = (parent.path + step(0)) if parent else step(number)
        reply = Reply(letter=letter, parent=parent, number=number, path=path)
        reply.voice, reply.status, reply.was_public = (
            voices[number % len(voices)],
            "published",
            True,
        )
        reply.created_at, reply.language = this_minute(), Language.OTHER
        reply.set_words(words(60))
        reply.save()
        made.append(reply)
    reply_markup.save(made)
    counts = {"reply_count": replies, "last_number": replies, "top_replies": replies + 1}
    Letter.objects.filter(pk=letter.pk).update(**counts)
    return Letter.objects.get(pk=letter.pk)


def _voice(letter: Letter, number: int) -> Voice:
    key = Key.objects.create(digest=secrets.token_bytes(32))
    name = f"filler {number}"
    return Voice.objects.create(
        letter=letter, key=key, name=name, folded_name=fold_name(name), seal=number
    )
