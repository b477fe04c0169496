"""Form fields for words: cleaned by writing.text, never cut, and honest about what is wrong."""

import re
import unicodedata
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, override

from writing import text
from writing.counts import grouped

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

NAME_LIMIT = 40
# Anything that leads from a pseudonym to a person: an address, a handle, a number.
_WAY_TO_SOMEBODY = re.compile(
    r"@|://|\bwww\.|\w\.(?:com|net|org|co|io|me)\b|(?:\d[\W_]{0,2}){7}", re.IGNORECASE
)
_ALPHABETS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")


class Words(forms.CharField):
    """A letter or a reply: `limit` code points after normalising."""

    def __init__(self, *, limit: int, missing: "StrPromise | str", **kwargs: Any) -> None:
        self.limit = limit
        super().__init__(strip=False, error_messages={"required": missing}, **kwargs)

    def to_python(self, value: Any) -> str:
        """The normalised words; "" when nothing in them would print."""
        words = text.normalise(super().to_python(value) or "")
        return words if text.is_visible(words) else ""

    def validate(self, value: str) -> None:
        """Not empty, and not over the limit."""
        super().validate(value)
        over = len(value) - self.limit
        if over > 0:
            said = gettext(
                "It is over the limit of %(limit)s characters, by %(over)s. "
                "Nothing has been cut: shorten it, or send the rest as a second one."
            )
            raise ValidationError(said % {"limit": grouped(self.limit), "over": grouped(over)})


class Line(forms.CharField):
    """One line: a title or a name."""

    def __init__(self, *, limit: int, **kwargs: Any) -> None:
        self.limit = limit
        super().__init__(required=False, strip=False, **kwargs)

    def to_python(self, value: Any) -> str:
        """The normalised line; "" when nothing in it would print."""
        line = text.one_line(super().to_python(value) or "")
        return line if text.is_visible(line) else ""

    def validate(self, value: str) -> None:
        """Not over the limit."""
        super().validate(value)
        if len(value) > self.limit:
            said = gettext("Keep it to %(limit)s characters; it has %(length)s.")
            raise ValidationError(said % {"limit": self.limit, "length": len(value)})


class Pseudonym(Line):
    """A name for one conversation: one alphabet, no way to reach anybody, nobody's office."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(limit=NAME_LIMIT, **kwargs)

    def validate(self, value: str) -> None:
        """Refuse what leads to a person or pretends to be somebody; empty is fine."""
        super().validate(value)
        if not value:
            return
        if leads_to_somebody(value):
            raise ValidationError(
                gettext(
                    "This looks like a way to reach somebody. "
                    "Choose a name that cannot lead to you."
                )
            )
        if len(alphabets(value)) > 1:
            raise ValidationError(gettext("Write the name in the letters of one alphabet."))
        if is_reserved(value):
            raise ValidationError(
                gettext(
                    "That name could be taken for the author of the letter or for somebody who "
                    "looks after this site. Choose another one."
                )
            )


def leads_to_somebody(name: str) -> bool:
    """Whether an address, a handle or a number is in a name, full-width or with gaps in it."""
    printed = (char for char in name if unicodedata.category(char) != "Cf")
    return bool(_WAY_TO_SOMEBODY.search(unicodedata.normalize("NFKC", "".join(printed))))


def alphabets(name: str) -> set[str]:
    """Which of the alphabets that are easily confused the letters of a name come from."""
    first_words = (unicodedata.name(char, "").partition(" ")[0] for char in name)
    return {word for word in first_words if word in _ALPHABETS}


_OFFICES = (
    *("moderator", "admin", "administrator", "volunteer", "dear stranger", "support", "staff"),
    *("writer", "letter writer", "writer of the letter", "writer of this letter"),
    *("op", "original poster"),
)
_RESERVED = frozenset(map(text.fold_name, _OFFICES))
_AUTHOR = text.fold_name("author")


def is_reserved(name: str) -> bool:
    """Whether a name reads like the author's badge or an office of this site.

    Whatever has the word "author" in it, or the badge of any language of the interface: the page
    may be read in another one than it was written in. Also a name that folds to nothing.
    """
    folded = text.fold_name(name)
    bare = folded.removeprefix(text.fold_name("the")).removeprefix(text.fold_name("real"))
    return not folded or bare in _RESERVED or any(badge in folded for badge in _badges())


def _badges() -> set[str]:
    """The author's badge, folded, as each language of the interface has it."""
    found = {_AUTHOR}
    for language, _ in settings.LANGUAGES:
        with override(language):
            found.add(text.fold_name(gettext("Author of the letter")))
    return found
