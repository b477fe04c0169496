"""From a checked form to a reply in its thread, once."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest

from authors import hands, keys, once
from authors.clock import this_minute, today
from authors.models import Key
from authors.once import Once
from authors.refusals import NotOpen
from comments import heat, places, stored, voices
from comments.models import Reply, Voice
from letters.models import Letter
from screening.verdict import Verdict
from writing import earlier, echoes, pace, screened, versions
from writing.models import AWAY, Language


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
    if used and used.key:
        return _made_before(letter, used.key, fields["body"])
    pace.keep(request, "reply")
    place = hands.mark_at(request, "thread", str(letter.pk))
    heat.keep_calm(letter, parent, voice, place)
    # Slow, so before the transaction.
    digest = b"" if voice else keys.digest(sent.words)
    verdict = screened.check(request, "reply", fields["body"])
    with transaction.atomic():
        key = once.claim(sent, digest=digest, key=voice.key if voice else None)
        if key:
            speaker = _speaker(letter, key, voice, fields["name"])
            hand = hands.of(request)
            hands.kept(hand)
            hands.spoke(place)
            reply = Reply(letter=letter, parent=parent, voice=speaker, hand=hands.seal(hand))
            return _create(reply, fields, verdict)
    known = voice.key if voice and voice.key else Key.objects.get(digest=digest)
    return _made_before(letter, known, fields["body"])


def _speaker(letter: Letter, key: Key, voice: Voice | None, name: str) -> Voice:
    if voice is None:
        return voices.newcomer(letter, key, name)
    if voice.pk is None:  # the author's first word under the own letter
        voice.save()
    return voice


def _create(reply: Reply, fields: dict[str, Any], verdict: Verdict) -> Reply:
    reply.number, reply.path = places.allocate(reply.letter, reply.parent)
    reply.language, reply.folded = Language.OTHER, fields["folded"]
    reply.created_at = this_minute()
    reply.set_words(fields["body"])
    reply.save()
    echoes.remember(reply)
    reply.start(verdict)
    return reply


def _made_before(letter: Letter, key: Key, body: str) -> Reply:
    """What an earlier click of the same form made: this voice's reply with these words."""
    own = Reply.objects.filter(letter=letter, voice__key=key).order_by("-number")
    made: Reply = own.filter(source=body).first() or own[0]
    return made


def edit(
    reply: Reply, body: str, folded: bool, verdict: Verdict, began_from: str | None = None
) -> None:
    """Take new words for a reply. What was hidden, or what a screen holds, is read again.

    Raises versions.Overtaken if others were saved since the ones an edit `began_from`.
    """
    with transaction.atomic():
        reply.refresh_from_db(from_queryset=Reply.objects.select_for_update())
        if reply.status in AWAY:  # while its author was typing, perhaps on another device
            raise NotOpen(letter=reply.letter, editing=True)
        versions.insist(began_from, "", reply.source, ("", body))
        if reply.source != body:
            earlier.keep(reply)
        reply.set_words(body)
        reply.folded, reply.edited_on = folded, today() if reply.was_public else None
        # Not the counts beside them, which somebody else may be changing now.
        reply.save(update_fields=["source", "html", "folded", "edited_on"])
        echoes.remember(reply)
        if not reply.was_edited(verdict):  # moving renders it already
            stored.changed(reply)
