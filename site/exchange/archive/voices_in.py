"""The voices under one letter that comes in: by their seals, which are each voice's own here."""

from collections.abc import Collection, Iterable

from django.conf import settings

from authors import seals
from comments.models import Voice
from exchange.archive.lines import Record
from letters.models import Letter
from writing.text import fold_name


class Voices:
    """Finds or makes them. None has a key: nobody can come back to what an archive brought."""

    def __init__(self, letter: Letter) -> None:
        self._letter = letter
        self._nobody: Voice | None = None

    def of(self, replies: Iterable[Record]) -> dict[int, Voice]:
        """Seal -> voice, for everybody who speaks in a page of replies. Four queries at most."""
        wanted = {one["voice"]["seal"]: one["voice"] for one in replies if "gone" not in one}
        self._make_way(wanted)
        rows = Voice.objects.filter(letter=self._letter)
        found = {voice.seal: voice for voice in rows.filter(seal__in=wanted)}
        new = [self._made(voice) for seal, voice in wanted.items() if seal not in found]
        folded = [voice.folded_name for voice in new if voice.folded_name]
        taken = set(rows.filter(folded_name__in=folded).values_list("folded_name", flat=True))
        for voice in new:
            # Two names that were different when the archive was made, and look alike now.
            if voice.folded_name in taken:
                voice.folded_name = None
            taken.add(voice.folded_name)
        Voice.objects.bulk_create(new)
        return found | {voice.seal: voice for voice in new}

    def nobody(self) -> Voice:
        """Who stands for the writers of replies that are gone: the archive does not tell them."""
        if self._nobody is None:
            self._nobody = Voice.objects.create(letter=self._letter, seal=self._free_seal(()))
        return self._nobody

    def _made(self, voice: Record) -> Voice:
        return Voice(
            letter=self._letter,
            role=voice["role"],
            name=voice["name"],
            folded_name=None if voice["shared"] else fold_name(voice["name"]) or None,
            unverified=voice["unverified"],
            seal=voice["seal"],
        )

    def _make_way(self, wanted: Collection[int]) -> None:
        """Nobody's seal was drawn before all were known."""
        if self._nobody and self._nobody.seal in wanted:
            self._nobody.seal = self._free_seal(wanted)
            self._nobody.save(update_fields=["seal"])

    def _free_seal(self, wanted: Collection[int]) -> int:
        draw = 0
        while True:
            seal = seals.draw(settings.SECRETS.seal, self._letter.public_id, "nobody", draw)
            taken = Voice.objects.filter(letter=self._letter, seal=seal).exists()
            if not taken and seal not in wanted and seal != self._letter.seal:
                return seal
            draw += 1
