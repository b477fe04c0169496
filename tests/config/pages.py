"""Reading answers as a browser does, for the tests of this folder."""

import re
import time
from html.parser import HTMLParser
from typing import Any

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from members.models import Member
from tests.make import signed_in

STRICT = {
    "default-src": "'none'",
    "style-src": "'self'",
    "font-src": "'self'",
    "img-src": "'self'",
    "script-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


def inside(member: Member) -> Client:
    """A client of somebody who used the second factor just now, as sensitive pages ask."""
    client = signed_in(member)
    session = client.session
    record = {"method": "mfa", "at": time.time(), "reauthenticated": True}
    session["account_authentication_methods"] = [record]
    session["account_authentication_methods_user"] = str(member.pk)
    session.save()
    return client


def policy(answer: Any) -> dict[str, str]:
    """The directives of an answer's Content-Security-Policy."""
    parts = answer["Content-Security-Policy"].split(";")
    return dict(part.strip().split(" ", 1) for part in parts)


class _Reader(HTMLParser):
    """Collects what a strict policy forbids and every address a page names."""

    def __init__(self) -> None:
        super().__init__()
        self.inline: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """One tag."""
        given = dict(attrs)
        data_only = given.get("type") in ("application/json", "application/ld+json")
        if tag == "style" or (tag == "script" and "src" not in given and not data_only):
            self.inline.append(f"<{tag}>")
        self.inline += [f"<{tag} {name}>" for name in given if name == "style" or name[:2] == "on"]
        for name in ("src", "href", "action", "formaction", "srcset", "poster", "data"):
            if given.get(name):
                self.addresses.append(str(given[name]))


def inline_in(answer: Any) -> list[str]:
    """Inline scripts, styles and handlers of a page."""
    reader = _Reader()
    reader.feed(answer.content.decode())
    return reader.inline


def foreign_in(answer: Any) -> list[str]:
    """The addresses on a page that lead to another origin."""
    reader = _Reader()
    reader.feed(answer.content.decode())
    ours = re.compile(r"(?!//)(/|\?|#|\.|[\w-]+/|data:image/|http://testserver/|$)")
    return [address for address in reader.addresses if not ours.match(address)]


def every_address() -> dict[str, URLPattern]:
    """All URL patterns outside /admin/ by their full name (namespace:name)."""
    return dict(_walk(get_resolver().url_patterns, ""))


def _walk(parts: Any, space: str) -> Any:
    for part in parts:
        if not isinstance(part, URLResolver):
            yield f"{space}{part.name}", part
        elif str(part.pattern) != "admin/":
            inner = f"{space}{part.namespace}:" if part.namespace else space
            yield from _walk(part.url_patterns, inner)
