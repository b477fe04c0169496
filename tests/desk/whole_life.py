"""One letter to which everything has happened that can happen to a letter."""

from dataclasses import dataclass, field

from django.test import Client

from comments.models import Reply, Voice
from letters import linking
from letters.models import Letter, Update
from tests.desk import adding
from tests.desk.listening import made
from tests.desk.rooms import desk_of, edit_form
from tests.desk.traces import leave
from tests.make import a_letter, post_letter, post_reply, words_in
from tests.moderation.rooms import a_volunteer, act, an_appeal, report

# Where it stands -> a word that stands nowhere else.
TRACES = {
    "body": "quillwort",
    "title": "gooseberry",
    "byline": "tambourine",
    "earlier title": "rhubarb",
    "earlier body": "marzipan",
    "update": "wisteria",
    "heading": "gramophone",
    "earlier update": "pumpernickel",
    "earlier heading": "xylophone",
    "own reply": "accordion",
    "earlier own reply": "ocarina",
    "report": "clavichord",
    "report of an update": "bassoon",
    "reporter's address": "zither",
    "appeal": "harpsichord",
    "words of a decision": "dulcimer",
}
HERON = "I was on that train myself one night in March, when the snow had closed every other line."
FERRY = "So was I, and it was late."


@dataclass
class Life:
    """The letter, its six words, whoever took part, and what was made at the desk."""

    letter: Letter
    words: str
    author: Client
    heron: Client
    feed: str
    heron_feed: str
    before: Letter
    after: Letter
    volunteer: Client
    token_form: dict[str, str] = field(default_factory=dict)

    @property
    def heron_voice(self) -> Voice:
        """The stranger's voice."""
        return Voice.objects.get(letter=self.letter, name="Tall heron")


def a_whole_life() -> Life:
    """A public letter, edited, updated, answered, thanked, reported, decided about, linked."""
    author = Client()
    words = words_in(_written(author))
    letter = Letter.objects.latest("pk")
    before, after = a_letter(title="A letter before"), a_letter(title="A letter after")
    _edited(author, letter)
    _updated(author, letter)
    heron = _talked(author, letter)
    volunteer = _read_by_volunteers(letter)
    linking.link(letter, before)
    linking.link(after, letter)
    feed, heron_feed = made(author, letter), made(heron, letter, "voice/feed/")
    letter = Letter.objects.get(pk=letter.pk)
    assert letter.is_public
    return Life(letter, words, author, heron, feed, heron_feed, before, after, volunteer)


def _written(author: Client) -> object:
    a_letter()  # the shelves, and a neighbour
    return post_letter(
        author,
        title="The rhubarb",
        body="I kept the marzipan.\n\nIt is old.\n\nI keep it.",
        name="a tambourine",
        form="journal",
        notes=["death"],
    )


def _edited(author: Client, letter: Letter) -> None:
    body = "I kept the quillwort that grew behind the house where we lived for eleven winters."
    body = f"{body}\n\nIt is in a drawer.\n\nI keep it all the same."
    form = edit_form(letter, title="The gooseberry", body=body)
    assert author.post(desk_of(letter, "edit/"), form).status_code == 302


def _updated(author: Client, letter: Letter) -> None:
    letter.refresh_from_db()
    title, body = "A xylophone", "The pumpernickel is gone.\n\nTwo.\n\nThree."
    update = adding.add(letter, author, title=title, body=body, notes=["death"])
    body = body.replace("pumpernickel", "wisteria")
    assert adding.edit(update, author, title="A gramophone", body=body).status_code == 302
    adding.add(letter, author, title="Spring", body="All is well.\n\nTwo.\n\nThree.")


def _talked(author: Client, letter: Letter) -> Client:
    heron, ferry = Client(), Client()
    post_reply(heron, letter, name="Tall heron", body=HERON)
    post_reply(author, letter, to="1", body="You heard the ocarina too.")
    answer = {"body": "You heard the accordion too."}
    assert author.post(desk_of(letter, "voice/2/"), answer).status_code == 302
    post_reply(ferry, letter, name="Night ferry", body=FERRY, to="2")
    thank = {"act": "thank", "words": "helped"}
    assert author.post(desk_of(letter, "replies/1/"), thank).status_code == 302
    Client().post(f"/letters/{letter.public_id}/felt/")
    return heron


def _read_by_volunteers(letter: Letter) -> Client:
    where = f"/report/letter/{letter.public_id}/"
    report(where, words="It says clavichord.", contact="zither@example.org")
    report(Update.objects.get(letter=letter, number=1).report_url, words="It says bassoon.")
    report(Reply.objects.get(letter=letter, number=2).report_url, words="It says clavichord too.")
    volunteer = a_volunteer()
    act(volunteer, letter, "hold", words="Your dulcimer could be found.")
    an_appeal(letter, "Nobody knows my harpsichord.")
    act(a_volunteer("alex"), letter, "publish", words="The dulcimer is nobody’s.")
    return volunteer


def places_in(text: str) -> list[str]:
    """Where the words that stand in a text come from."""
    return [place for place, word in TRACES.items() if word in text]


def burned(life: Life) -> Life:
    """The same, after its author burned it."""
    assert leave(life.author, life.letter, "burn", life.words).status_code == 200
    life.letter.refresh_from_db()
    assert life.letter.status == "burned"
    return life
