"""Message files: every public text can be said in every language, and the files are up to date."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from django.template.base import Lexer, TokenType

from tests.test_house import ROOT

LANGUAGES = ["de", "es", "fr", "ar"]
TEMPLATES = ROOT / "templates"
# For volunteers and operators, who read English, and parts that hold no words of ours.
NOT_PUBLIC = ("admin/", "members/invite.html", "moderation/transparency.html",
              "moderation/_restrictions.html")  # fmt: skip
# Names and signs that are the same in every language.
SAME_EVERYWHERE = {"Dear Stranger", "· Dear Stranger", "OpenPGP", "UTC", "EPUB"}
_TAG = re.compile(r"<script\b.*?</script>|<(?:!--.*?--|[^<>]*)>", re.DOTALL)
_SPOKEN = re.compile(r'\b(?:aria-label|title|placeholder|alt)="([^"]*)"')
_WORD = re.compile(r"[^\W\d_]{2,}")
_MARK = re.compile(r"%\([a-z_]+\)[sd]|%%|\{[a-z_0-9]*\}|</?[a-z][^>]*>")


def public_templates() -> list[Path]:
    """The pages and parts that people read."""
    found = sorted(TEMPLATES.rglob("*.html"))
    return [p for p in found if not str(p.relative_to(TEMPLATES)).startswith(NOT_PUBLIC)]


def bare_words(source: str) -> list[str]:
    """The words of a template that no translation reaches."""
    kept, depth = [], 0
    for token in Lexer(source).tokenize():
        begins = token.contents.split(" ")[0] if token.token_type == TokenType.BLOCK else ""
        if begins in ("blocktranslate", "blocktrans", "comment"):
            depth += 1
        elif begins in ("endblocktranslate", "endblocktrans", "endcomment"):
            depth -= 1
        elif token.token_type == TokenType.TEXT and not depth:
            kept.append(token.contents)
        else:
            kept.append("\x00")  # something stands here, so that words are not joined
    text = "".join(kept)
    spoken = _SPOKEN.findall(text)
    shown = _TAG.sub("\n", text).split("\n")
    pieces = [re.sub(r"&[a-z#0-9]+;|\x00", " ", piece).strip() for piece in shown + spoken]
    return [piece for piece in pieces if _WORD.search(piece) and piece not in SAME_EVERYWHERE]


def catalogue(language: str) -> polib.POFile:
    """The message file of one language."""
    return polib.pofile(ROOT / "site" / "locale" / language / "LC_MESSAGES" / "django.po")


@pytest.mark.parametrize(
    "source",
    ["<p>Hello</p>", '<a aria-label="Send it">{% icon "x" %}</a>', "{% if a %}yes, do{% endif %}",
     '{% translate "a" %} and then', "<p>{{ name }} says</p>"],
)  # fmt: skip
def test_a_word_without_a_translation_is_found(source: str) -> None:
    assert bare_words(source)


@pytest.mark.parametrize(
    "source",
    ['<p class="big">{% translate "Hello" %}</p>', "{% blocktranslate %}a b{% endblocktranslate %}",
     '<script type="application/json">{"ids": "a_field"}</script>',
     "<!-- a note -->", "{# a note #}", "&nbsp;·&#10;", "{% comment %}a note{% endcomment %}"],
)  # fmt: skip
def test_what_is_no_word_is_not(source: str) -> None:
    assert bare_words(source) == []


def test_no_text_of_a_public_template_stays_english() -> None:
    found = {
        str(path.relative_to(TEMPLATES)): words
        for path in public_templates()
        if (words := bare_words(path.read_text()))
    }
    assert found == {}


def test_a_note_to_translators_ends_its_line() -> None:
    """Makemessages takes whatever follows it on its line for a part of the note."""
    note = re.compile(r"{% comment %}Translators.*?{% endcomment %}(?!\n)")
    assert [str(p) for p in TEMPLATES.rglob("*.*") if note.search(p.read_text())] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated(language: str) -> None:
    messages = catalogue(language)
    assert [entry.msgid for entry in messages.untranslated_entries()] == []
    assert [entry.msgid for entry in messages.fuzzy_entries()] == []
    assert [entry.msgid for entry in messages.obsolete_entries()] == []
    assert len(messages) > 1000


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_and_tags_survive_translation(language: str) -> None:
    wrong = []
    for entry in catalogue(language):
        meant = [sorted(_MARK.findall(text)) for text in (entry.msgid, entry.msgid_plural) if text]
        for said in [entry.msgstr] if entry.msgstr else entry.msgstr_plural.values():
            marks = sorted(_MARK.findall(said))
            fewer = bool(entry.msgid_plural) and set(marks) <= set(meant[-1])
            if marks not in meant and not fewer:
                wrong.append((entry.msgid, said))
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_shouts(language: str) -> None:
    loud = [e.msgstr for e in catalogue(language) if re.search(r"[!¡！]", e.msgstr)]
    assert loud == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compiled_is_what_is_written(language: str) -> None:
    folder = ROOT / "site" / "locale" / language / "LC_MESSAGES"
    compiled = {
        (entry.msgctxt, entry.msgid): (entry.msgstr, entry.msgstr_plural)
        for entry in polib.mofile(folder / "django.mo")
    }
    written = {
        (entry.msgctxt, entry.msgid): (entry.msgstr, entry.msgstr_plural)
        for entry in catalogue(language)
    }
    assert compiled == written


def test_the_files_have_the_messages_of_the_code_and_no_others(tmp_path: Path) -> None:
    if not shutil.which("xgettext"):
        pytest.skip("gettext is not on this machine; .ci/run installs it")
    copy = tmp_path / "copy"
    left_out = {".git", ".venv", "tests", "data", "docs"}
    shutil.copytree(
        ROOT, copy, ignore=lambda folder, _: left_out if Path(folder) == ROOT else set()
    )
    said = subprocess.run(
        ["sh", "bin/messages"],
        cwd=copy,
        env={**os.environ, "PYTHON": sys.executable},
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 0, said.stderr
    collected = polib.pofile(copy / "site" / "locale" / "de" / "LC_MESSAGES" / "django.po")
    assert {(e.msgctxt, e.msgid, e.msgid_plural) for e in collected} == {
        (e.msgctxt, e.msgid, e.msgid_plural) for e in catalogue("de")
    }
    for language in LANGUAGES:
        assert {e.msgid for e in catalogue(language)} == {e.msgid for e in collected}
