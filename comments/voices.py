"""Who speaks under a letter: finding a browser's voices, and giving a newcomer one."""

from collections.abc import Iterable

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy

from authors import seals
from authors.models import Key
from comments import stored
from comments.models import Reply, Voice
from comments.names import dealt_names
from letters.models import Letter
from writing.text import fold_name

NAME_IS_TAKEN = gettext_lazy(
    "Somebody in this conversation already has that name, or one that looks like it. "
    "Choose another one. If it was you, bring your six words below."
)


def held_by(keys: Iterable[int], letter: Letter) -> list[Voice]:
    """The voices that this browser's keys open under this letter, the author's first."""
    keys = list(keys)
    found = list(Voice.objects.filter(letter=letter, key_id__in=keys).order_by("role"))
    if letter.key_id in keys and not any(voice.is_author for voice in found):
        found.insert(0, author_voice(letter))
    return found


def author_voice(letter: Letter) -> Voice:
    """The author's voice, which waits unsaved until the author says something."""
    voice = Voice.objects.filter(letter=letter, role=Voice.Role.AUTHOR).first()
    return voice or Voice(
        letter=letter,
        key_id=letter.key_id,
        role=Voice.Role.AUTHOR,
        name=letter.byline,
        folded_name=fold_name(letter.byline) or None,
        seal=letter.seal,
    )


def check_name(letter: Letter, name: str) -> None:
    """ValidationError if the name, or one like it, belongs to somebody under this letter."""
    folded = fold_name(name)
    taken = Voice.objects.filter(letter=letter, folded_name=folded).exists()
    if taken or folded == fold_name(letter.byline):
        raise ValidationError(NAME_IS_TAKEN, code="taken")


def newcomer(letter: Letter, key: Key, name: str) -> Voice:
    """A new stranger's voice; a dealt name such as "quiet moth" when none was chosen.

    Raises ValidationError when the name was taken a moment ago. Call it in the transaction
    that saves the reply.
    """
    if name:
        check_name(letter, name)
    else:
        name = free_name(letter)
    return Voice.objects.create(
        letter=letter,
        key=key,
        name=name,
        folded_name=fold_name(name),
        seal=_free_seal(letter, key),
        seen_update=max((number for number, _ in letter.update_marks), default=0),
    )


def free_name(letter: Letter) -> str:
    """A dealt name that nobody under this letter has, its author included."""
    for name in dealt_names():
        try:
            check_name(letter, name)
        except ValidationError:
            continue
        return name
    raise AssertionError("dealt_names never ends")


def _free_seal(letter: Letter, key: Key) -> int:
    """The first draw that nobody here has, the author included."""
    draw = 0
    while True:
        seal = seals.draw(settings.SECRETS.seal, letter.public_id, str(key.pk), draw)
        taken = Voice.objects.filter(letter=letter, seal=seal).exists()
        if not taken and seal != letter.seal:
            return seal
        draw += 1


def rename_author(letter: Letter, name: str) -> None:
    """Give the author's voice a new byline; ValidationError if a stranger here has that name.

    The caller saves the letter's own byline.
    """
    folded = fold_name(name) or None
    others = Voice.objects.filter(letter=letter, role=Voice.Role.STRANGER)
    if folded and others.filter(folded_name=folded).exists():
        raise ValidationError(NAME_IS_TAKEN, code="taken")
    voice = Voice.objects.filter(letter=letter, role=Voice.Role.AUTHOR).first()
    if voice and voice.name != name:
        _rename(voice, name)


def rename(voice: Voice, name: str = "") -> None:
    """Give a voice another name: a dealt one where none is given; the author's may be blank."""
    if not name and not voice.is_author:
        name = free_name(voice.letter)
    _rename(voice, name)


def _rename(voice: Voice, name: str) -> None:
    """The name, and everything that was rendered with the old one."""
    voice.name, voice.folded_name = name, fold_name(name) or None
    voice.save()
    spoken = Reply.objects.filter(letter=voice.letter)
    spoken = spoken.filter(Q(voice=voice) | Q(parent__voice=voice))
    stored.save(spoken.select_related("letter", "voice", "parent__voice"))
