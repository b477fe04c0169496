"""Just before a text is kept: the facts are gathered, the screens look, the verdict is carried."""

import pytest
from django.test import Client, RequestFactory

from authors import keys
from comments.models import Reply
from letters.models import Letter
from moderation.models import Case, Weight
from screening import learner
from screening.verdict import Verdict
from tests.make import a_letter, post_letter, post_reply
from tests.moderation.rooms import a_volunteer, queue, row_of
from writing import screened
from writing.text import normalise, title_in

pytestmark = pytest.mark.django_db
NUMBER = "My number is 07700 900 142."
HELD = [
    (NUMBER, "findable", "phone"),
    ("Mara’s address is mara@example.org.", "findable", "email"),
    ("Read https://example.com/x and weep.", "spam", "link"),
    (f"Read https://example.com/x and call me. {NUMBER}", "spam", "link phone"),
]


def verdict_on(kind: str, body: str, title: str = "", **posted: str) -> Verdict:
    """What a request that posts this is told."""
    return screened.check(RequestFactory().post("/", posted), kind, body, title=title)


def the_letter() -> Letter:
    """The only one."""
    return Letter.objects.get()


@pytest.mark.parametrize(("body", "ground", "codes"), HELD)
def test_a_letter_that_a_screen_holds_waits_with_its_ground_and_its_codes(
    body: str, ground: str, codes: str, shelves: None
) -> None:
    page = post_letter(Client(), body=body)
    assert "Your letter is with a volunteer" in page.content.decode()
    letter = the_letter()
    decision = letter.decisions.get()
    assert (letter.status, letter.source) == ("held", body)
    assert (decision.ground, decision.codes) == (ground, codes)
    assert (decision.automated, decision.actor) == (True, None)
    assert Client().get(letter.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(("body", "ground", "codes"), HELD)
def test_so_does_a_reply(body: str, ground: str, codes: str) -> None:
    letter = a_letter()
    page = post_reply(Client(), letter, body=body)
    assert "Your reply is with a volunteer" in page.content.decode()
    decision = Reply.objects.get().decisions.get()
    assert (decision.ground, decision.codes) == (ground, codes)


def test_who_asks_who_somebody_is_waits_in_a_reply_and_not_in_a_letter() -> None:
    letter = a_letter()
    post_reply(Client(), letter, body="Is this you, Sam?")
    decision = Reply.objects.get().decisions.get()
    assert (decision.ground, decision.codes) == ("recipient_guess", "recipient_guess")
    assert verdict_on("letter", "Is this you, Sam?") == Verdict()


def test_a_number_in_the_title_holds_the_letter_too(shelves: None) -> None:
    post_letter(Client(), title=NUMBER, body="Call me.")
    assert the_letter().decisions.get().codes == "phone"


def test_a_title_and_a_text_are_read_as_one() -> None:
    assert screened.joined("Rain", "It fell.") == "Rain\n\nIt fell."
    assert screened.joined("", "It fell.") == "It fell."
    found = screened.look("letter", f"So. {NUMBER}", "Rain")
    text = screened.joined("Rain", f"So. {NUMBER}")
    assert [text[one.start : one.end] for one in found] == ["07700 900 142"]


def test_words_of_danger_hold_nothing_and_are_read_first(shelves: None) -> None:
    post_letter(Client(), body="It rained again. The buckets are full.", rating="not_rated")
    page = post_letter(Client(), body="I am going to kill myself tonight.\n\nI am sorry.")
    assert "Your letter is posted" in page.content.decode()
    letter = Letter.objects.order_by("-pk")[0]
    assert letter.is_public
    assert not letter.decisions.exists()
    volunteer = a_volunteer()
    assert queue(volunteer)[0] == letter.public_id
    assert "care" in row_of(volunteer, letter)


def test_what_speaks_to_the_writer_only_is_kept_nowhere(shelves: None) -> None:
    body = "Dear Oyinkansola,\n\nI fucking miss our street in Tartu, and Ignatius Thornbury."
    assert verdict_on("letter", body) == Verdict()
    post_letter(Client(), body=body)
    assert the_letter().is_public
    assert not the_letter().decisions.exists()
    assert not Case.objects.exists()


def test_the_field_that_nobody_sees_holds_a_text() -> None:
    assert verdict_on("letter", "Hello.", website="x") == Verdict("spam", ("honeypot",))
    assert verdict_on("letter", "Hello.", website=" ") == Verdict()


def test_what_volunteers_called_spam_before_is_known_again(shelves: None) -> None:
    body = "Moonstone bracelets bring back whoever walked away, order them before the new moon."
    assert verdict_on("letter", body) == Verdict()
    buckets = learner.features(body)
    Weight.objects.bulk_create(Weight(bucket=bucket, value=3.0) for bucket in buckets)
    assert verdict_on("letter", body) == Verdict("spam", ("learned",))
    assert verdict_on("letter", "I kept the ticket, and the coat.") == Verdict()


@pytest.mark.parametrize("token", ["", "x", "0" * 40, "f" * 40, "new"])
@pytest.mark.parametrize("worked", ["", "0", "-1", "9" * 5_000, "½", "<script>"])
def test_a_letter_of_somebody_without_javascript_is_not_held_for_that(
    token: str, worked: str
) -> None:
    token = keys.new_token() if token == "new" else token
    given = {"token": token, screened.WORK_FIELD: worked}
    assert verdict_on("letter", "It rained again. I put the buckets out.", **given) == Verdict()


def test_who_writes_a_lot_in_one_day_is_not_held_for_that(shelves: None) -> None:
    letter = a_letter()
    for number in range(14):
        post_reply(Client(), letter, body=f"I know that. {number} years.")
    assert {reply.status for reply in Reply.objects.all()} == {"published"}


def test_a_letter_whose_title_opens_it_again_is_no_advert_for_that(
    five_texts: dict[str, str],
) -> None:
    """Its title was once counted as a trade name, because it was read twice."""
    title, body = title_in(normalise(five_texts["002"])) or ("", "")
    assert verdict_on("letter", body, title, token=keys.new_token()) == Verdict()
