"""Looking for somebody's words wherever a site could keep them, and leaving with a letter."""

import pickle
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client

from authors.clock import today
from comments.models import Voice
from letters.models import Letter
from tests import engines
from tests.authors import scan
from tests.desk.rooms import desk_of

SIX = "copper lantern garden velvet harbor window"  # opens what a test gives it to
NOT_SIX = "copper lantern garden velvet harbor cellar"


def leave(client: Client, letter: Letter, way: str, words: str = SIX, **more: Any) -> Any:
    """Send one of the forms of the page on leaving; the answer."""
    form = {"way": way, "six_words": words}
    return client.post(desk_of(letter, "leave/"), form, **more)


def leave_voice(client: Client, voice: Voice, way: str, words: str = SIX, **more: Any) -> Any:
    """The same for what a voice said."""
    form = {"way": way, "voice": str(voice.seal), "six_words": words}
    return client.post(desk_of(voice.letter, "voice/leave/"), form, **more)


def database() -> str:
    """Every value of every table, of the links between them and of what is sealed, in small
    letters."""
    found = [scan.database().decode(errors="replace")]
    for model in apps.get_models(include_auto_created=True):
        found += [repr(row) for row in model._base_manager.values_list()]
    found += [repr(session.get_decoded()) for session in Session.objects.all()]
    return "\n".join(found).lower()


def rows(*but: str) -> dict[str, list[str]]:
    """Every row of every table and of those that join two, but of the models named.

    Never those that count what hands did: they belong to no text, and no transaction undoes them.
    """
    return {
        model._meta.label: sorted(map(repr, model._base_manager.values_list()))
        for model in apps.get_models(include_auto_created=True)
        if model._meta.label not in ("authors.Tally", "authors.ForgottenDesk", *but)
    }


def on_disk() -> str:
    """The bytes of the database's files and of the whole data folder."""
    return b"\n".join([scan.files(), engines.on_disk()]).decode("latin-1").lower()


def cached() -> str:
    """What this process keeps in its cache."""
    return repr([pickle.loads(value) for value in cache._cache.values()]).lower()  # type: ignore[attr-defined]  # noqa: S301


def lists() -> list[str]:
    """Every public page that is about no one letter."""
    return [
        *("/", "/?show=all", "/archive/", f"/archive/{today():%Y/%m}/?show=all"),
        *("/to/you/?show=all", "/about/healing/?show=all", "/waiting/?show=all"),
        *(f"/wants/{needs}/?show=all" for needs in ("stories", "advice", "listening")),
        *("/journals/?show=all", "/random/", "/write/", "/key/", "/receipt/"),
        *("/log/", f"/log/{today():%Y/%m}/", "/log/feed/", "/help/", "/privacy/"),
    ]


def pages_of(letter: Letter, *slugs: str) -> list[str]:
    """Every address that is about this one letter, also by what it was called before."""
    base = f"/letters/{letter.public_id}/"
    numbers = letter.replies.values_list("number", flat=True)
    places = [base, *(f"{base}{slug}/" for slug in (letter.slug, *slugs)), f"{base}reply/"]
    places += [f"{base}{letter.slug}/?from={number}" for number in numbers]
    places += [f"{base}reply/?to={number}" for number in numbers]
    places += [f"/report/letter/{letter.public_id}/", desk_of(letter), desk_of(letter, "edit/")]
    places += [f"/report/reply/{letter.public_id}/{number}/" for number in numbers]
    places += [f"/report/update/{letter.public_id}/{one.number}/" for one in letter.updates.all()]
    places += [desk_of(letter, f"export.{ext}") for ext in ("html", "txt", "epub", "json")]
    return [*places, desk_of(letter, "leave/"), desk_of(letter, "voice/")]


def said_at(client: Client, addresses: Iterable[str]) -> str:
    """Everything these addresses answer, headers and all, in small letters."""
    found = []
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code < 500, address
        found.append(f"{answer.headers}\n{answer.getvalue().decode(errors='replace')}")
    return "\n".join(found).lower()
