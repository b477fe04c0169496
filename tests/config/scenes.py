"""What happens on a site of its own: `python -m tests.config.scenes NAME`, run by own_site.py."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
KINDS = (
    *("kept", "burned", "orphaned", "removed", "redacted", "taken_back", "hidden"),
    *("held", "again_public", "cancelled"),
)
SENTENCE = "The {} letter smelled of cedar and of rain that had not come yet."
ANSWER = "I answered the {} letter with a story about my own cedar box."


def words_of(kind: str) -> str:
    """Six words for the key of that letter."""
    return f"moth heron lantern river garden {kind}".replace("_", "")


def write() -> dict[str, str]:
    """A letter of each kind with a reply, all public; kind -> public id."""
    from tests import make

    ids = {kind: _written(make, kind) for kind in KINDS}
    (Path(os.environ["DATA_DIR"]) / "scene.json").write_text(json.dumps(ids))
    return ids


def _written(make: Any, kind: str) -> str:
    given: dict[str, Any] = {"status": "held"} if kind == "cancelled" else {}
    body = f"{SENTENCE.format(kind)}\n\nAsk for Jana Novak.\n\nThat is all."
    letter = make.a_letter(title=f"The {kind} one", body=body, words=words_of(kind), **given)
    if kind == "cancelled":
        _sleep(letter)
    else:
        make.a_reply(letter, body=ANSWER.format(kind))
    return str(letter.public_id)


def _sleep(letter: Any) -> None:
    import datetime

    from authors.clock import today
    from writing.models import Deed

    type(letter).objects.filter(pk=letter.pk).update(publish_on=today() + datetime.timedelta(2))
    letter.refresh_from_db()
    letter.turn(Deed.PUBLISH)


def letters() -> dict[str, Any]:
    """kind -> the letter that write() made, None where no row of it is left."""
    from letters.models import Letter

    ids = json.loads((Path(os.environ["DATA_DIR"]) / "scene.json").read_text())
    return {kind: Letter.objects.filter(public_id=found).first() for kind, found in ids.items()}


def leave() -> None:
    """What people do after the backup, through the site's own functions."""
    from desk import leaving
    from moderation.acts import Act, do
    from tests import make
    from writing.models import Deed

    found, robin = letters(), make.a_member("robin")
    leaving.burn(found["burned"].key)
    leaving.orphan(found["orphaned"].key)
    leaving.take_back(found["taken_back"])
    leaving.cancel(found["cancelled"])
    do(found["removed"], Act(Deed.REMOVE, robin, "cruel", "It threatens somebody."))
    do(found["redacted"], Act(Deed.REDACT, robin, "findable", pieces=("Jana Novak",)))
    do(found["hidden"], Act(Deed.HIDE, robin, "spam"))
    do(found["again_public"], Act(Deed.HIDE, robin, "spam"))
    do(found["again_public"], Act(Deed.RESTORE, robin, "spam"))
    do(found["held"], Act(Deed.HOLD, robin, "worried"))


def answer(then: str) -> int:
    """One more reply to the letter that is kept, burned at once or left; its number."""
    from desk import leaving
    from tests import make

    reply = make.a_reply(letters()["kept"], body=f"A reply that is {then}.")
    if then == "burned":
        leaving.burn(reply.voice.key)
    return int(reply.number)


def look() -> dict[str, Any]:
    """What a stranger finds under each letter's address, and where its key leads."""
    from django.test import Client

    pages = {}
    for kind, letter in letters().items():
        if letter is None:
            pages[kind] = {"status": 404, "page": "", "stands": "no row", "replies": 0}
            continue
        page = Client().get(letter.get_absolute_url())
        pages[kind] = {
            "status": page.status_code,
            "page": page.content.decode(),
            "stands": letter.status,
            "replies": letter.replies.visible().count(),
        }
    return pages


def keys() -> dict[str, str]:
    """kind -> where its six words lead."""
    from django.test import Client

    at = {}
    for kind in ("kept", "burned", "orphaned", "taken_back"):
        browser = Client(headers={"Sec-Fetch-Site": "same-origin"})
        page = browser.post("/key/", {"six_words": words_of(kind)}, follow=True)
        at[kind] = page.request["PATH_INFO"] if page.status_code == 200 else ""
    return at


def crawl() -> dict[str, str]:
    """Every public page that can be reached from the front page, by its address."""
    import re

    from django.test import Client

    seen: dict[str, str] = {}
    todo = ["/", "/archive/", "/waiting/", "/log/"]
    while todo:
        address = todo.pop()
        page = Client().get(address)
        seen[address] = page.content.decode() if not page.streaming else ""
        todo += {found for found in _links(re, seen[address]) if found not in {*seen, *todo}}
    return seen


def _links(re: Any, page: str) -> Iterator[str]:
    for found in re.findall(r'href="(/[^"#]*)', page):
        if not found.startswith(("/static/", "/random", "/leave", "/admin", "/accounts")):
            yield found


def post_for_ever() -> None:
    """Post letter after letter, and say each one's id once it is in the database for good."""
    from tests import make

    while True:
        print(make.a_letter(body="One of many.").public_id, flush=True)


def serve() -> None:
    """Have the database open, as a process of the site does, until the test closes our input."""
    from authors import sitekeys

    sitekeys.check()
    print("serving", flush=True)
    sys.stdin.read()


def restore_and_die(file: str, step: str) -> bool:
    """Restore, but be killed just before the `step`th change of the disk; False if none is left."""
    import signal

    from config import restoring

    left, unlink = int(step), os.unlink

    def counted(act: Callable[..., Any]) -> Callable[..., Any]:
        def one(*args: Any, **given: Any) -> Any:
            nonlocal left
            left -= act is not unlink or Path(args[0]).exists()
            if left < 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return act(*args, **given)

        return one

    os.fsync, os.replace, os.unlink = (counted(a) for a in (os.fsync, os.replace, os.unlink))
    restoring.restore(Path(file))
    return False


def live() -> dict[str, Any]:
    """A letter's whole life, a volunteer, and an account that was opened and closed again."""
    from members import closing
    from tests import make
    from tests.desk.whole_life import a_whole_life

    life = a_whole_life()
    kept, gone = make.a_member("kept", moderator=False), make.a_member("gone", moderator=False)
    number = gone.pk
    closing.close(gone, {})
    return {
        "words": life.words,
        "desk": f"/desk/{life.letter.public_id}/",
        "kept": kept.pk,
        "gone": number,
    }


def counts() -> dict[str, int]:
    """How many rows each table has; a table without a row is left out."""
    from django.apps import apps

    models = apps.get_models(include_auto_created=True)
    found = {model._meta.db_table: model._base_manager.count() for model in models}
    return {table: count for table, count in sorted(found.items()) if count}


def fingerprint() -> str:
    """A digest of every value of every table, as Django reads them."""
    import hashlib

    from django.apps import apps

    whole = hashlib.sha256()
    for model in sorted(apps.get_models(include_auto_created=True), key=lambda one: one.__name__):
        for row in sorted(map(repr, model._base_manager.values_list())):
            whole.update(f"{model.__name__} {row}\n".encode())
    return whole.hexdigest()


def opens(words: str) -> list[Any]:
    """Where six words lead, and what stands there."""
    from django.test import Client

    browser = Client(headers={"Sec-Fetch-Site": "same-origin"})
    page = browser.post("/key/", {"six_words": words}, follow=True)
    return [page.status_code, page.request["PATH_INFO"], page.content.decode()]


def go_on() -> dict[str, Any]:
    """What a site does the day after: a letter, an account, an attempt at the ledger."""
    from django.db import DatabaseError, connection, transaction

    from letters.models import Letter
    from moderation.models import Decision
    from tests import make

    before, said = set(Letter.objects.values_list("pk", flat=True)), ""
    letter, member = make.a_letter(title="The day after"), make.a_member("new", moderator=False)
    make.a_reply(letter)
    decided = Decision.objects.count()
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("DELETE FROM moderation_decision")
    except DatabaseError as refused:
        said = str(refused)
    return {
        "new letter": letter.pk not in before and letter.pk > max(before),
        "member": member.pk,
        "refused": said,
        "decisions": (decided, Decision.objects.count()),
    }


def go_on_alone() -> None:
    """The least that makes a database somebody's: one account."""
    from members.models import Member

    Member.objects.create_user("first")


def main() -> None:
    """Play one scene; its answer is the last line."""
    sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    import django

    django.setup()
    scene, *said = sys.argv[1:]
    print(json.dumps(globals()[scene](*said)))


if __name__ == "__main__":
    main()
