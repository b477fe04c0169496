"""An author puts a stranger's reply under the own letter away: a decision, and open to appeal."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

from comments.models import Reply, Voice
from letters.models import Letter
from moderation.models import Decision
from tests.comments.pages import html_of, one_reply
from tests.desk.rooms import desk_of, holding, text_of
from tests.letters.pages import latest
from tests.make import a_letter, a_reply, a_voice
from tests.moderation.rooms import a_volunteer, judge
from writing.models import Deed

pytestmark = pytest.mark.django_db
WORDS = "You were wrong from the start."
TOMBSTONE = "A reply was here. The author of the letter put it away."


@dataclass(frozen=True)
class Scene:
    """A reply that its reader does not want, and an answer below it."""

    letter: Letter
    voice: Voice
    reply: Reply

    def act(self, act: str, client: Client | None = None, **more: Any) -> Any:
        """Press a button on the reply's page; by default as the letter's author."""
        client = client or holding(self.letter)
        return client.post(desk_of(self.letter, f"replies/{self.reply.number}/"), {"act": act})

    def status(self) -> str:
        """Where the reply stands now."""
        self.reply.refresh_from_db()
        return self.reply.status

    def desk(self) -> str:
        """The desk of whoever wrote the reply."""
        return text_of(holding(self.voice).get(desk_of(self.letter, "voice/")))

    def appeal(self) -> Any:
        """Its writer asks a volunteer to look at it."""
        where = desk_of(self.letter, f"voice/{self.reply.number}/appeal/")
        return holding(self.voice).post(where, {"decision": "1", "appeal": "It was kind."})


@pytest.fixture
def scene() -> Scene:
    """Nothing has been put away."""
    letter = a_letter(title="The coat")
    voice = a_voice(letter, "Tall heron")
    reply = a_reply(letter, voice=voice, body=WORDS)
    a_reply(letter, parent=reply, body="That is not so.")
    return Scene(letter, voice, reply)


def test_its_place_says_who_put_it_away_and_answers_stay(scene: Scene) -> None:
    page = text_of(holding(scene.letter).get(desk_of(scene.letter, "replies/1/")))
    assert WORDS in page
    assert "Put this reply away" in page
    answer = scene.act("put_away")
    assert answer["Location"] == desk_of(scene.letter, "replies/1/")
    shown = html_of(Client(), scene.letter)
    assert TOMBSTONE in one_reply(shown, 1)
    assert WORDS not in shown
    assert "Tall heron" not in shown
    assert "That is not so." in one_reply(shown, 2)


def test_it_is_a_decision_by_nobody_of_this_site(scene: Scene) -> None:
    scene.act("put_away")
    decision = Decision.objects.get()
    assert (decision.deed, decision.reply_id) == ("mute", scene.reply.pk)
    assert (decision.actor_id, decision.automated, decision.codes) == (None, False, "")


def test_counts_shelf_and_etag_follow(scene: Scene) -> None:
    lone = a_letter(title="The scarf")
    a_reply(lone, body="A single one.")
    etag = Client().get(lone.get_absolute_url())["ETag"]
    assert latest(Client().get("/waiting/")) == []
    holding(lone).post(desk_of(lone, "replies/1/"), {"act": "put_away"})
    lone.refresh_from_db()
    assert lone.reply_count == 0
    assert latest(Client().get("/waiting/")) == ["The scarf"]
    page = Client().get(lone.get_absolute_url(), headers={"if-none-match": etag})
    assert page.status_code == 200


def test_its_writer_keeps_the_words_reads_why_and_can_appeal(scene: Scene) -> None:
    scene.act("put_away")
    desk = scene.desk()
    assert WORDS in desk
    assert "Put away by the author of the letter" in desk
    assert "What was decided, and why" in desk
    decided = desk.partition("<dt>Decided by</dt><dd>")[2].partition("</dd>")[0]
    assert "author of the letter" in decided
    assert "volunteer" not in decided.lower()
    assert "Appeal against this decision" in desk
    assert "Edit</a>" not in desk


def test_the_author_can_show_it_again(scene: Scene) -> None:
    scene.act("put_away")
    assert "Put away by you" in text_of(holding(scene.letter).get(desk_of(scene.letter)))
    page = text_of(holding(scene.letter).get(desk_of(scene.letter, "replies/1/")))
    assert "Show it again" in page
    scene.act("show")
    assert scene.status() == "published"
    assert WORDS in one_reply(html_of(Client(), scene.letter), 1)
    deeds = list(Decision.objects.order_by("pk").values_list("deed", "automated"))
    assert deeds == [("mute", False), ("unmute", False)]
    assert "Put away by you" not in text_of(holding(scene.letter).get(desk_of(scene.letter)))


def test_second_clicks_change_nothing(scene: Scene) -> None:
    for act in ("put_away", "put_away", "show", "show"):
        assert scene.act(act).status_code == 302
    assert scene.status() == "published"
    assert Decision.objects.count() == 2
    scene.letter.refresh_from_db()
    assert scene.letter.reply_count == 2


def test_looking_puts_nothing_away_and_an_unknown_act_is_refused(scene: Scene) -> None:
    client = holding(scene.letter)
    client.get(desk_of(scene.letter, "replies/1/"), {"act": "put_away"})
    client.head(desk_of(scene.letter, "replies/1/"), {"act": "put_away"})
    assert scene.act("remove").status_code == 400
    assert scene.status() == "published"


def test_only_the_key_of_the_letter_puts_away(scene: Scene) -> None:
    other = a_letter(title="The scarf")
    for client in (Client(), holding(scene.voice), holding(other)):
        assert scene.act("put_away", client).status_code == 403
    both = holding(scene.letter, other)
    assert both.post(desk_of(other, "replies/1/"), {"act": "put_away"}).status_code == 404
    assert scene.status() == "published"
    assert not Decision.objects.exists()


def test_a_form_from_another_site_puts_nothing_away(scene: Scene) -> None:
    client = holding(scene.letter, checks=True)
    where = desk_of(scene.letter, "replies/1/")
    answer = client.post(where, {"act": "put_away"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert scene.status() == "published"


def test_ones_own_replies_are_taken_back_and_not_put_away(scene: Scene) -> None:
    own = a_reply(scene.letter, by_author=True, body="I add this.")
    where = desk_of(scene.letter, f"replies/{own.number}/")
    assert holding(scene.letter).post(where, {"act": "put_away"}).status_code == 404
    own.refresh_from_db()
    assert own.is_public


def test_what_a_volunteer_took_down_is_not_the_authors_to_show(scene: Scene) -> None:
    scene.act("put_away")
    scene.reply.refresh_from_db()
    scene.reply.turn(Deed.REMOVE, ground="cruel")
    assert scene.act("show").status_code == 404
    assert scene.status() == "removed"


def test_its_writer_can_still_take_it_back_and_then_the_author_cannot_show_it(scene: Scene) -> None:
    scene.act("put_away")
    where = desk_of(scene.letter, "voice/1/move/")
    holding(scene.voice).post(where, {"act": "take_back"})
    assert scene.status() == "taken_back"
    assert scene.act("show").status_code == 404
    holding(scene.voice).post(where, {"act": "put_back"})
    assert scene.status() == "muted"
    assert WORDS not in html_of(Client(), scene.letter)


def test_after_a_volunteer_put_it_back_it_cannot_be_put_away_again(scene: Scene) -> None:
    scene.act("put_away")
    assert scene.appeal().status_code == 302
    judge(a_volunteer(), scene.reply, "overturn")
    assert scene.status() == "published"
    assert WORDS in html_of(Client(), scene.letter)
    page = text_of(holding(scene.letter).get(desk_of(scene.letter, "replies/1/")))
    assert "Put this reply away" not in page
    assert "the volunteer put it back" in page
    assert scene.act("put_away").status_code == 302  # a page that was open before
    assert scene.status() == "published"


def test_after_a_volunteer_let_it_stand_it_stays_away_and_the_author_may_change_their_mind(
    scene: Scene,
) -> None:
    scene.act("put_away")
    scene.appeal()
    judge(a_volunteer(), scene.reply, "stands")
    assert scene.status() == "muted"
    assert "Answered on" in scene.desk()
    scene.act("show")
    scene.act("put_away")
    assert scene.status() == "muted"


def test_a_letter_that_is_not_public_has_nothing_to_put_away(scene: Scene) -> None:
    scene.letter.turn(Deed.HIDE, ground="findable")
    assert scene.act("put_away").status_code == 403
    assert scene.status() == "published"
