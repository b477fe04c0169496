"""Plain factories: real rows made by the site's own functions, with sensible defaults."""

import secrets
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.models import Group
from django.test import Client

from authors import keys
from authors.models import Key
from comments import places, voices
from comments.models import Reply, Voice
from letters import shelves, starter
from letters.models import Category, ContentNote, Letter, Needs, Rating, Update
from members.models import Member
from writing.models import Deed, Language

WORDS = "I kept the ticket.\n\nIt was for a train that no longer runs.\n\nI keep it all the same."
PASSWORD = "a long enough passphrase"


def a_key(words: str = "") -> Key:
    """A key: of these six words, or one that no words open (which costs no scrypt)."""
    return Key.objects.create(digest=keys.digest(words) if words else secrets.token_bytes(32))


def a_letter(**given: Any) -> Letter:
    """A published letter; status="held" for one that waits. Takes any field, and
    categories=["you"], notes=["death"], words="six words of its key"."""
    starter.load_shelves()
    categories = given.pop("categories", ["you"])
    notes = given.pop("notes", [])
    body, title = given.pop("body", WORDS), given.pop("title", "The ticket")
    words, status = given.pop("words", ""), given.pop("status", "published")
    given.setdefault("rating", Rating.SAFE)
    given.setdefault("needs", Needs.STORIES)
    letter = Letter(key=given.pop("key", None) or a_key(words), **given)
    letter.set_words(body)
    letter.set_title(title)
    letter.save()
    letter.categories.set(Category.objects.filter(slug__in=categories))
    letter.notes.set(ContentNote.objects.filter(slug__in=notes))
    shelves.changed(letter)
    if status != "held":
        letter.turn(Deed.PUBLISH)
    if status not in ("held", "published"):
        letter.turn({"hidden": Deed.HIDE, "taken_back": Deed.TAKE_BACK}[status])
    return Letter.objects.get(pk=letter.pk)


def a_voice(letter: Letter, name: str = "", words: str = "") -> Voice:
    """A stranger's voice under a letter."""
    return voices.newcomer(letter, a_key(words), name)


def a_reply(letter: Letter, **given: Any) -> Reply:
    """A published reply: voice=, parent=, body=, by_author=True, status="held"."""
    if given.pop("by_author", False):
        voice = voices.author_voice(letter)
        if voice.pk is None:
            voice.save()
    else:
        voice = given.pop("voice", None) or a_voice(letter, given.pop("name", ""))
    parent, status = given.pop("parent", None), given.pop("status", "published")
    number, path = places.allocate(letter, parent)
    reply = Reply(letter=letter, parent=parent, voice=voice, number=number, path=path)
    reply.language = Language.OTHER
    reply.set_words(given.pop("body", "I was on that train."))
    for name, value in given.items():
        setattr(reply, name, value)
    reply.save()
    if status != "held":
        reply.turn(Deed.PUBLISH)
    if status not in ("held", "published"):
        reply.turn({"hidden": Deed.HIDE, "taken_back": Deed.TAKE_BACK}[status])
    return Reply.objects.select_related("letter", "voice").get(pk=reply.pk)


def an_update(letter: Letter, **given: Any) -> Update:
    """A published update: body=, heading=, rating=, notes=["death"], status="held"."""
    status, notes = given.pop("status", "published"), given.pop("notes", [])
    letter.last_update += 1
    Letter.objects.filter(pk=letter.pk).update(last_update=letter.last_update)
    given.setdefault("rating", letter.rating)
    body = given.pop("body", "It is better now.")
    update = Update(letter=letter, number=letter.last_update, language=letter.language, **given)
    update.set_words(body)
    update.save()
    update.notes.set(ContentNote.objects.filter(slug__in=notes))
    if status != "held":
        update.turn(Deed.PUBLISH)
    if status not in ("held", "published"):
        update.turn({"hidden": Deed.HIDE, "taken_back": Deed.TAKE_BACK}[status])
    return Update.objects.select_related("letter").get(pk=update.pk)


def a_member(name: str = "mod", *, moderator: bool = True, **fields: Any) -> Member:
    """A moderator with a password and no second factor yet."""
    member = Member.objects.create_user(name, PASSWORD, is_staff=moderator, **fields)
    if moderator:
        member.groups.add(Group.objects.get(name="moderator"))
    return member


def with_totp(member: Member) -> str:
    """Give a member a TOTP app; its secret."""
    secret = generate_totp_secret()
    TOTP.activate(member, secret)
    assert Authenticator.objects.filter(user=member).exists()
    return secret


def signed_in(member: Member, *, mfa: bool = True) -> Client:
    """A client signed in as a member, with the second factor used in this session."""
    import time

    client = Client()
    client.force_login(member)
    if mfa:
        if not Authenticator.objects.filter(user=member).exists():
            with_totp(member)
        session = client.session
        records = [{"method": "password", "at": time.time()}, {"method": "mfa", "at": time.time()}]
        session["account_authentication_methods"] = records
        session["account_authentication_methods_user"] = str(member.pk)
        session.save()
    return client


def a_form(**given: Any) -> dict[str, Any]:
    """What the write page sends for a short safe letter; given= values replace or add fields."""
    fields: dict[str, Any] = {
        "title": "The ticket",
        "body": WORDS,
        "categories": ["you"],
        "rating": "safe",
        "needs": "stories",
        "name": "",
        "language": "en",
        "website": "",
        "act": "preview",
    }
    return fields | given


def token_in(page: Any) -> str:
    """The one-time token of a preview."""
    import re

    found = re.search(r'name="token" value="([0-9a-f]{40})"', page.content.decode())
    assert found, page.content.decode()
    return found[1]


def post_letter(client: Client, **given: Any) -> Any:
    """Write, preview and post through the pages; the posted page."""
    form = a_form(**given)
    preview = client.post("/write/", form)
    assert preview.status_code == 200, preview.content.decode()
    return client.post("/write/", form | {"act": "post", "token": token_in(preview)})


def post_reply(client: Client, letter: Letter, **given: Any) -> Any:
    """Preview and post a reply through the pages; the posted page. to= answers a reply."""
    to = given.pop("to", "")
    url = f"/letters/{letter.public_id}/reply/" + (f"?to={to}" if to else "")
    form = {"body": "I was on that train.", "name": "", "act": "preview", "to": to} | given
    preview = client.post(url, form)
    assert preview.status_code == 200, preview.content.decode()
    import html
    import re

    hidden = dict(
        re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', preview.content.decode())
    )
    hidden = {name: html.unescape(value) for name, value in hidden.items()}
    return client.post(url, hidden | {"act": "post"})


def words_in(page: Any) -> str:
    """The six words on a posted page."""
    import re

    found = re.search(r"<code>([a-z -]+)</code>", page.content.decode())
    assert found, page.content.decode()
    return found[1]
