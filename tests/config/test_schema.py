"""What the database has no room for: addresses, times, and ways from a text to a person."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models

from moderation.models import Decision, Report
from tests.make import a_letter, a_reply

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ("authors", "writing", "letters", "comments", "moderation")
# Templates that print ready markup of our own or of Django's forms.
SAFE_IN_TEMPLATES = {
    "allauth/elements/fields.html",  # help texts of Django's password rules
}
# Code that calls a string safe. Each one prints markup made by our own templates.
SAFE_IN_CODE = {
    "comments/templatetags/comments.py",
    "comments/thread.py",
    "letters/feed_letters.py",
    "letters/lists.py",
    "letters/previews.py",
    "letters/search/hits.py",
    "letters/views.py",
    "site/moderation/admin.py",
    "site/moderation/admin_views.py",
    "site/writing/icons.py",
    "site/writing/later.py",
    "site/writing/markup.py",
    "site/writing/slots.py",
    "site/writing/templatetags/writing.py",
    "site/writing/tongues.py",
    "site/authors/seals.py",
}


def content_models() -> list[type[models.Model]]:
    """The models that hold what visitors write, and what is made of it."""
    return [model for label in CONTENT for model in apps.get_app_config(label).get_models()]


def code() -> Iterator[tuple[str, str]]:
    """(path, text) of every Python file of the site."""
    for folder in ("site", "letters", "comments"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield str(path.relative_to(ROOT)), path.read_text()


@pytest.mark.parametrize("model", content_models(), ids=lambda model: model.__name__)
def test_no_table_has_a_place_for_an_address_a_browser_or_a_session(
    model: type[models.Model],
) -> None:
    forbidden = {"ip", "agent", "email", "mail", "address", "session", "referrer", "referer"}
    for field in model._meta.get_fields():
        assert not forbidden & set(field.name.lower().split("_")), field
        assert not isinstance(field, models.GenericIPAddressField | models.EmailField), field


def test_only_replies_and_decisions_have_a_time_of_day() -> None:
    times = {
        f"{model.__name__}.{field.name}"
        for model in content_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.DateTimeField | models.TimeField)
    }
    assert times == {"Reply.created_at", "Decision.decided_at"}


def test_nothing_a_visitor_writes_leads_to_an_account() -> None:
    people = get_user_model()
    found = {
        f"{model.__name__}.{field.name}"
        for model in content_models()
        for field in model._meta.get_fields()
        if field.is_relation and field.related_model is people
    }
    # Acts of staff, and what belongs to volunteers themselves.
    assert found == {"Decision.actor", "Proposal.by", "Shield.member", "StaffFeed.member"}


@pytest.mark.django_db
def test_the_name_of_every_row_is_silent_about_its_words() -> None:
    letter = a_letter(title="The last bus", body="A lighthouse.\n\nTwo.\n\nThree.", byline="Nell")
    reply = a_reply(letter, body="A harbour.", name="Quiet Sam")
    rows = [letter, reply, reply.voice, letter.key, reply.voice.key]
    rows.append(Report.objects.create(letter=letter, ground="spam", facts="A storm"))
    decision = Decision.objects.create(reply=reply, deed="hide", automated=True)
    private = ("last bus", "lighthouse", "Nell", "harbour", "Quiet Sam", "storm")
    for row in [*rows, decision]:
        shown = f"{row} {row!r}"
        assert not [word for word in private if word in shown], shown
    assert str(letter) == letter.public_id


def test_templates_trust_no_string_but_the_ones_listed() -> None:
    pattern = re.compile(r"\|\s*(safe|safeseq)\b|{%\s*autoescape\s+off")
    found = {
        str(path.relative_to(ROOT / "templates"))
        for path in (ROOT / "templates").rglob("*")
        if path.is_file() and pattern.search(path.read_text())
    }
    assert found <= SAFE_IN_TEMPLATES


def test_only_the_listed_files_call_a_string_safe() -> None:
    found = {path for path, text in code() if re.search(r"mark_safe\(|SafeString\(", text)}
    assert found <= SAFE_IN_CODE


def test_nothing_strips_or_makes_links_of_raw_words() -> None:
    names = {"strip_tags", "linkify", "urlize", "urlizetrunc", "csrf_exempt"}
    for path, text in code():
        used = {node.id for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name)}
        used |= {x.attr for x in ast.walk(ast.parse(text)) if isinstance(x, ast.Attribute)}
        assert not names & used, path
    for page in (ROOT / "templates").rglob("*.html"):
        assert not re.search(r"\|\s*(striptags|urlize)", page.read_text()), page


def test_bleach_has_one_home() -> None:
    pattern = re.compile(r"^\s*(import|from) bleach", re.MULTILINE)
    assert [path for path, text in code() if pattern.search(text)] == ["site/writing/markup.py"]


def test_the_folder_named_site_is_never_a_package() -> None:
    assert not (ROOT / "site" / "__init__.py").exists()
