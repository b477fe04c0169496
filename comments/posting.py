"""From a checked form to a reply in its thread, once."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest

from authors import keys, once
from authors.clock import this_minute, today
from authors.models import Key
from authors.once import Once
from comments import places, stored, voices
from comments.models import Reply, Voice
from letters.models import Letter
from screening.verdict import hold_reason
from writing import pace
from writing.models import Deed, Language


def post_once(
    request: HttpRequest,
    sent: Once,
    letter: Letter,
    parent: Reply | None,
    voice: Voice | None,
    fields: dict[str, Any],
) -> Reply:
    """The reply this form makes: a new one, or on a second click the one it made.

    `voice` is one this browser holds, or None for a newcomer, who gets a key. Raises TooFast,
    AlreadyUsed, and ValidationError when the chosen name was taken a moment ago.
    """
    used = once.earlier(sent)
    if used:
        return _made_before(letter, used.key, fields["body"])
    pace.keep(request, "reply")
    digest = b"" if voice else keys.digest(sent.words)  # slow, so before the transaction
    with transaction.atomic():
        key = once.claim(sent, digest=digest, key=voice.key if voice else None)
        if key:
            speaker = _speaker(letter, key, voice, fields["name"])
            return _create(letter, parent, speaker, fields, hold_reason(request.POST))
    known = voice.key if voice and voice.key else Key.objects.get(digest=digest)
    return _made_before(letter, known, fields["body"])


def _speaker(letter: Letter, key: Key, voice: Voice | None, name: str) -> Voice:
    if voice is None:
        return voices.newcomer(letter, key, name)
    if voice.pk is None:  # the author's first word under the own letter
        voice.save()
    return voice


def _create(
    letter: Letter,
    parent: Reply | None,
    voice: Voice,
    fields: dict[str, Any],
    hold_ground: str,
) -> Reply:
    number, path = places.allocate(letter, parent)
    reply = Reply(letter=letter, parent=parent, voice=voice, number=number, path=path)
    reply.language, reply.folded = Language.OTHER, fields["folded"]
    reply.created_at = this_minute()
    reply.set_words(fields["body"])
    reply.save()
    reply.start(hold_ground)
    return reply


def _made_before(letter: Letter, key: Key, body: str) -> Reply:
    """What an earlier click of the same form made: this voice's reply with these words."""
    own = Reply.objects.filter(letter=letter, voice__key=key).order_by("-number")
    made: Reply = own.filter(source=body).first() or own[0]
    return made


def edit(reply: Reply, body: str, folded: bool, reread: bool) -> None:
    """Take new words for a reply. `reread`: a published one goes back to a volunteer."""
    with transaction.atomic():
        reply.set_words(body)
        reply.folded, reply.edited_on = folded, today()
        # Not the counts beside them, which somebody else may be changing now.
        reply.save(update_fields=["source", "html", "folded", "edited_on"])
        if reread and reply.is_public:
            reply.turn(Deed.HOLD)
        else:
            stored.changed(reply)
