"""The life of a letter in any order: after every step its page, its desk and the database agree
on what is there, and what was burned is in none of them."""

from collections.abc import Callable
from itertools import count

import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from comments.models import Reply, Voice
from letters.models import Letter
from tests.desk.rooms import desk_of, edit_form, holding
from tests.make import a_letter, a_member, a_reply, a_voice, an_update
from writing.models import AWAY, Deed, Status, Writing

pytestmark = pytest.mark.django_db
LISTS = ("/?show=all", "/archive/?show=all", "/waiting/?show=all", "/journals/?show=all")
_lives = count(1)


def every_text() -> str:
    """All text in all tables."""
    found: list[str] = []
    for model in apps.get_models():
        names = [
            field.name
            for field in model._meta.concrete_fields
            if isinstance(field, models.CharField | models.TextField)
        ]
        for row in model._default_manager.values_list(*names) if names else ():
            found += [value for value in row if isinstance(value, str)]
    return "\n".join(found)


def has(status: str) -> Callable[["Life"], bool]:
    """For rules that need the letter to stand somewhere and its key to be there."""
    return lambda life: life.letter.status == status and life.owned


class Life(RuleBasedStateMachine):
    """What its author, a stranger and a volunteer do to one letter."""

    @initialize()
    def write(self) -> None:
        """A letter with a key of its own, and a stranger's voice under it."""
        self.life, self.words_made = next(_lives), count(1)
        self.six_words = f"one two three four five life{'abcdefghij'[self.life % 10]}{self.life}"
        self.six_words += "x" * self.life  # only letters count in a key
        self.said: dict[str, str] = {}  # str() of a text -> its words now
        self.earlier: list[str] = []  # words that an edit replaced
        self.burned: list[str] = []
        title = self.fresh()
        self.letter = a_letter(words=self.six_words, title=title, body=self.fresh())
        self.said[str(self.letter)] = self.letter.source
        self.said["title"] = title
        self.owned = True
        self.desk = holding(self.letter)
        self.voice = a_voice(self.letter)
        self.volunteer = a_member(f"volunteer{self.life}")
        self.stood = ""  # where it stood before it was taken back
        self.update()
        self.reply(by_author=True)
        self.reply(by_author=False)

    def teardown(self) -> None:
        """Every life ends with a fire, where its author can still light one."""
        if hasattr(self, "letter") and self.owned:
            self.burn()
            self.everybody_agrees()

    def fresh(self) -> str:
        """A word that stands nowhere else."""
        return f"quillon{self.life}x{next(self.words_made)}q"

    # ---- what people do

    @precondition(lambda life: life.letter.is_public)
    @rule(by_author=st.booleans())
    def reply(self, by_author: bool) -> None:
        """Somebody answers."""
        if by_author and not self.owned:
            return
        who = {"by_author": True} if by_author else {"voice": self.voice}
        reply = a_reply(self.letter, body=self.fresh(), **who)
        self.said[str(reply)] = reply.source

    @precondition(lambda life: life.letter.is_public and life.owned)
    @rule()
    def update(self) -> None:
        """The author adds to it."""
        update = an_update(self.letter, body=self.fresh())
        self.said[str(update)] = update.source

    @precondition(lambda life: life.letter.status in ("published", "hidden") and life.owned)
    @rule()
    def edit(self) -> None:
        """The author writes other words."""
        form = edit_form(self.letter, title=self.fresh(), body=self.fresh())
        assert self.desk.post(desk_of(self.letter, "edit/"), form).status_code == 302
        self.earlier += [self.said[str(self.letter)], self.said["title"]]
        self.said |= {str(self.letter): form["body"], "title": form["title"]}

    @precondition(lambda life: life.letter.is_public)
    @rule(deed=st.sampled_from([Deed.HIDE, Deed.REMOVE, Deed.HOLD]))
    def take_away(self, deed: Deed) -> None:
        """A volunteer decides."""
        self.letter.turn(deed, by=self.volunteer, ground="cruel")

    @precondition(lambda life: life.letter.status in ("hidden", "removed", "held"))
    @rule()
    def give_back(self) -> None:
        """A volunteer decides otherwise."""
        deed = Deed.PUBLISH if self.letter.status == Status.HELD else Deed.RESTORE
        self.letter.turn(deed, by=self.volunteer, ground="cruel")

    @precondition(lambda life: life.letter.is_public and life.owned)
    @rule(show=st.booleans())
    def curate(self, show: bool) -> None:
        """The author puts a stranger's reply away, or shows it again."""
        status = Status.MUTED if show else Status.PUBLISHED
        found = self.replies().filter(voice=self.voice, status=status).first()
        if found:
            page = desk_of(self.letter, f"replies/{found.number}/")
            self.desk.post(page, {"act": "show" if show else "put_away"})

    @rule(back=st.booleans())
    def strangers_mind(self, back: bool) -> None:
        """The stranger takes a reply back, or puts it back."""
        status = Status.TAKEN_BACK if back else Status.PUBLISHED
        found = self.replies().filter(voice=self.voice, status=status).first()
        if found:
            page = desk_of(self.letter, f"voice/{found.number}/move/")
            act = "put_back" if back else "take_back"
            assert holding(self.voice).post(page, {"act": act}).status_code == 302

    @precondition(has("taken_back"))
    @rule()
    def put_back(self) -> None:
        """The author thinks again."""
        self.desk.post(desk_of(self.letter, "put-back/"))
        self.letter.refresh_from_db()
        assert self.letter.status == self.stood

    @precondition(lambda life: life.letter.status not in AWAY)
    @rule()
    def take_back(self) -> None:
        """The author takes it back for now."""
        if self.leave("take_back"):
            self.stood = self.letter.status

    @precondition(lambda life: life.letter.status not in AWAY)
    @rule(sure=st.integers(0, 4))
    def orphan(self, sure: int) -> None:
        """The author leaves it here, now and then."""
        if sure == 4 and self.leave("orphan"):
            self.owned = False

    @rule(sure=st.integers(0, 9))
    def burn_early(self, sure: int) -> None:
        """Before its life is over, now and then."""
        if sure == 9:
            self.burn()

    def burn(self) -> None:
        """The author burns it."""
        if not self.leave("burn"):
            return
        self.owned = False
        mine = [str(one) for one in self.own_texts()]
        self.burned += [self.said.pop(name) for name in (*mine, "title") if name in self.said]
        self.burned += self.earlier

    # ---- what is true after each of them

    @invariant()
    def everybody_agrees(self) -> None:
        """The public pages, the desk and the tables."""
        self.letter = Letter.objects.get(pk=self.letter.pk)
        page = Client().get(self.letter.get_absolute_url(), follow=True)
        lists = "".join(Client().get(address).content.decode() for address in LISTS)
        shown = page.content.decode() if page.status_code == 200 else ""
        assert bool(shown) == self.letter.is_public
        public = self.visible() if self.letter.is_public else set()
        for name, words in self.said.items():
            assert (words in shown) == (name in public), (name, words)
            listed = self.letter.is_public and name in ("title", str(self.letter))
            assert (words in lists) == listed, (name, words)
        for words in (*self.earlier, *self.burned):
            assert words not in shown + lists
        self.the_desk_agrees()
        kept = every_text()
        assert not [words for words in self.burned if words in kept]
        assert all(words in kept for words in self.said.values())

    def the_desk_agrees(self) -> None:
        """Its key opens it, or nothing does."""
        page = self.desk.get(desk_of(self.letter))
        if not self.owned:
            assert page.status_code == (410 if self.letter.status == Status.BURNED else 403)
            return
        assert self.said[str(self.letter)] in page.content.decode()
        strangers = holding(self.voice).get(desk_of(self.letter, "voice/")).content.decode()
        for reply in self.replies().filter(voice=self.voice):
            assert self.said[str(reply)] in strangers

    # ---- the pieces of it

    def leave(self, way: str) -> bool:
        """Through the page, with the six words; whether this browser could."""
        form = {"way": way, "six_words": self.six_words}
        answer = Client().post(desk_of(self.letter, "leave/"), form)
        assert answer.status_code in (200, 302)
        return self.owned

    def replies(self) -> models.QuerySet[Reply]:
        return Reply.objects.filter(letter=self.letter).select_related("letter", "voice")

    def own_texts(self) -> list[Writing]:
        author = self.replies().filter(voice__role=Voice.Role.AUTHOR)
        return [self.letter, *self.letter.updates.all(), *author]

    def visible(self) -> set[str]:
        replies = {str(one) for one in self.replies().filter(status=Status.PUBLISHED)}
        updates = {str(one) for one in self.letter.updates.visible()}
        return {"title", str(self.letter), *replies, *updates}


def test_pages_desk_and_database_agree_whatever_happens(shelves: None) -> None:
    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=10,
            stateful_step_count=10,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
