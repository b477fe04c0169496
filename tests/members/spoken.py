"""What a page of an account says, and which of it is not in our words."""

import html
import re
from functools import cache
from pathlib import Path
from typing import Any

import allauth
import polib

from tests.config.test_message_files import catalogue

# What no friend says. German "Sie" is "they" where a sentence begins, and "you" inside one.
_FORMAL = {
    "de": r"(?<=[\w,] )(?:Sie|Ihre?[nmrs]?)\b",
    "es": r"(?i)\b(?:usted|ingrese|introduzca|inténtelo|escriba|su (?:cuenta|contraseña))\b",
    "fr": r"(?i)\b(?:vous|votre|vos|veuillez|entrez|saisissez|êtes)\b",
    "ar": "كلمة المرور|المصادقة",
}
_NO_WORDS = re.compile(r"<(script|svg)\b.*?</\1>", re.DOTALL)
_READ_OUT = re.compile(r'\b(?:aria-label|title|placeholder|alt)="([^"]+)"')


def texts(page: Any) -> set[str]:
    """What stands between the tags of a page, and what is read out."""
    shown = _NO_WORDS.sub("", page.content.decode())
    found = [*re.split(r"<[^>]+>", shown), *_READ_OUT.findall(shown)]
    return {" ".join(html.unescape(text).split()) for text in found} - {""}


@cache
def _theirs(language: str) -> re.Pattern[str]:
    """Any text of allauth, in English or in a language, that our message files do not have."""
    own, foreign = catalogue(language), set()
    ids = {entry.msgid for entry in own}
    locale = Path(allauth.__file__).parent / "locale" / language / "LC_MESSAGES"
    for entry in polib.pofile(locale / "django.po"):
        if entry.msgid not in ids:
            foreign |= {entry.msgid, entry.msgstr, *entry.msgstr_plural.values()}
    words = {" ".join(text.split()) for text in foreign - {entry.msgstr for entry in own}}
    return re.compile(re.sub(r"%\\\(\w+\\\)s", ".+", "|".join(map(re.escape, sorted(words)))))


def not_ours(page: Any, language: str) -> list[str]:
    """The texts of a page that allauth wrote, and those that are formal."""
    theirs, formal = _theirs(language), re.compile(_FORMAL[language])
    said = sorted(texts(page))
    return [text for text in said if theirs.fullmatch(text) or formal.search(text)]
