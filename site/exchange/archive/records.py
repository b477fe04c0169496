"""Rows as the archive writes them: what the public pages show of each, and nothing else."""

from django.conf import settings

from comments.models import Reply, Voice
from desk.export.records import Record, iso
from letters.models import Category, ContentNote, Letter, Term, Update
from writing.models import Status

AUTHOR, MUTED, HELD, VOLUNTEER = "author", "letter_author", "held", "volunteer"
# Which line stands in the place of a reply that is gone; VOLUNTEER for every other status.
GONE = {
    Status.TAKEN_BACK: AUTHOR,
    Status.BURNED: AUTHOR,
    Status.MUTED: MUTED,
    Status.HELD: HELD,
}


def of_category(category: Category) -> Record:
    """A pigeonhole; how much is in it is counted anew."""
    return {
        "slug": category.slug,
        "name": category.name,
        "hint": category.hint,
        "kind": category.kind,
        "order": category.order,
    }


def of_note(note: ContentNote) -> Record:
    """A content note."""
    return {"slug": note.slug, "name": note.name, "order": note.order}


def of_term(term: Term) -> Record:
    """A word of the glossary."""
    return {"term": term.term, "meaning": term.meaning}


def of_letter(letter: Letter) -> Record:
    """A public letter. The one its author wrote before is named while it is public, too."""
    earlier = letter.earlier if letter.earlier and letter.earlier.is_public else None
    return {
        "id": letter.public_id,
        "slug": letter.slug,
        "title": letter.title,
        "byline": letter.byline,
        "seal": letter.seal,
        "day": iso(letter.published_on),
        "rating": letter.rating,
        "needs": letter.needs,
        "form": letter.form,
        "language": letter.language,
        "categories": sorted(category.slug for category in letter.categories.all()),
        "notes": sorted(note.slug for note in letter.notes.all()),
        "words": letter.source,
        "edited_on": iso(letter.edited_on),
        "closed": letter.closed,
        "closed_by_author": letter.closed_by_author,
        "noindex": letter.noindex,
        "earlier": earlier.public_id if earlier else None,
        "felt": letter.felt_count,
    }


def of_update(update: Update, letter: str, after: int) -> Record:
    """A public update; `after` is the last number in the thread before it."""
    return {
        "letter": letter,
        "number": update.number,
        "heading": update.heading,
        "day": iso(update.published_on),
        "rating": update.rating,
        "notes": sorted(note.slug for note in update.notes.all()),
        "language": update.language,
        "words": update.source,
        "edited_on": iso(update.edited_on),
        "after": after,
    }


def of_reply(reply: Reply, letter: str, voice: int) -> Record:
    """A reply, or the place of one that is gone; `voice` is the number of whoever speaks."""
    parent = reply.parent
    place = {
        "letter": letter,
        "number": reply.number,
        "parent": parent.number if parent and _is_told(parent, reply) else None,
        "path": reply.path,
    }
    if not reply.is_public:
        return place | {"gone": GONE.get(Status(reply.status), VOLUNTEER)}
    return place | {
        "at": _time(reply),
        "voice": of_voice(reply.voice, voice),
        "language": reply.language,
        "words": reply.source,
        "folded": reply.folded,
        "edited_on": iso(reply.edited_on),
        "felt": reply.felt_count,
    }


def _is_told(parent: Reply, reply: Reply) -> bool:
    """Whether it has a line: of those that never were public, only what others stand under."""
    return parent.was_public or reply.path.startswith(parent.path)


def of_voice(voice: Voice, number: int) -> Record:
    """Who speaks. `shared`: the name is not this voice's alone, as the page says."""
    return {
        "number": number,
        "role": voice.role,
        "name": voice.name,
        "shared": not voice.is_author and voice.folded_name is None,
        "unverified": voice.unverified,
        "seal": voice.seal,
    }


def _time(reply: Reply) -> str:
    """As finely as the page tells it."""
    at = reply.created_at.isoformat()
    return at[:10] if settings.REPLY_TIMES == "day" else f"{at[:16]}Z"
