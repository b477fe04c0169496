"""Burning: of a letter and all its author said with it no word is left, anywhere."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from authors.models import Key, UsedForm
from comments.models import Felt, Reply, Thanks
from desk.models import PrivateFeed
from letters.models import Category, Letter, Month, Update
from moderation import acts, learning
from moderation.acts import Act
from moderation.models import Case, Proposal, Report, Weight
from screening import learner
from tests.desk import traces
from tests.desk.exports import a_letter_that_is, voice_file
from tests.desk.rooms import desk_of, holding, text_of
from tests.desk.traces import SIX, leave, on_disk
from tests.desk.whole_life import FERRY, HERON, TRACES, Life, a_whole_life
from tests.make import a_letter, a_member, a_reply, an_update
from tests.moderation.rooms import act, inside, item, outcome_of, receipt_in, report
from writing.models import Deed, EarlierText, Echo

pytestmark = pytest.mark.django_db
OLD_SLUG = "the-rhubarb"


def words_in(text: str) -> list[str]:
    """Where the words that stand in a text come from."""
    return [place for place, word in TRACES.items() if word in text]


def burned(life: Life) -> Life:
    """The same, after its author burned it."""
    assert leave(life.author, life.letter, "burn", life.words).status_code == 200
    life.letter.refresh_from_db()
    assert life.letter.status == "burned"
    return life


# --- every place ------------------------------------------------------------------------------


def test_no_table_holds_a_word_of_it_nor_of_what_was_said_about_it() -> None:
    life = a_whole_life()
    assert words_in(traces.database()) == list(TRACES)
    burned(life)
    assert words_in(traces.database()) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("unlocked_ledger")
def test_the_bytes_are_gone_from_the_file_its_log_and_the_data_folder() -> None:
    life = a_whole_life()
    sealed = {"report", "report of an update", "reporter's address"}
    assert set(words_in(on_disk())) == set(TRACES) - sealed
    digest = bytes(life.letter.key.digest).decode("latin-1").lower()  # type: ignore[union-attr]
    assert digest in on_disk()
    burned(life)
    assert words_in(on_disk()) == []
    assert digest not in on_disk()
    assert HERON.lower() in on_disk()


def test_no_page_shows_a_word_of_it_to_anybody() -> None:
    life = a_whole_life()
    addresses = [*traces.lists(), *traces.pages_of(life.letter, OLD_SLUG), life.feed]
    addresses += [life.before.get_absolute_url(), life.after.get_absolute_url()]
    addresses += [desk_of(life.after), desk_of(life.letter, "voice/export.epub"), life.heron_feed]
    shown = {"body", "title", "byline", "update", "heading", "own reply"}
    assert set(words_in(traces.said_at(Client(), addresses))) == shown
    burned(life)
    for client in (Client(), life.author, life.heron, holding(life.after), life.volunteer):
        said = traces.said_at(client, addresses)
        assert words_in(said) == []
        assert "the-gooseberry" not in said
    assert words_in(traces.cached()) == []


def test_the_volunteers_room_shows_no_word_of_it() -> None:
    life = a_whole_life()
    texts = [*life.letter.updates.all(), *life.letter.replies.all()]
    rooms = [f"/admin/{kind}/" for kind in ("letters/letter", "letters/update", "comments/reply")]
    rooms += [f"/admin/moderation/{kind}/" for kind in ("case", "report", "decision")]
    rooms += [item(life.letter), item(life.letter).replace("change", "history"), "/admin/"]
    rooms += [f"/admin/{text._meta.app_label}/{text.kind}/{text.pk}/change/" for text in texts]
    rooms += ["/admin/letters/letter/?q=quillwort", "/admin/letters/letter/?q=gooseberry"]
    rooms = [room for room in rooms if life.volunteer.get(room).status_code == 200]
    assert {"body", "title", "update", "own reply", "appeal"} <= set(
        words_in(traces.said_at(life.volunteer, rooms))
    )
    burned(life)
    without_search = [room for room in rooms if "?q=" not in room]
    assert words_in(traces.said_at(life.volunteer, without_search)) == []
    for room in set(rooms) - set(without_search):
        assert life.letter.public_id not in text_of(life.volunteer.get(room))


def test_a_removal_that_waited_for_second_eyes_goes_with_its_words(settings: Any) -> None:
    settings.SECOND_EYES = True
    letter = a_letter(words=SIX, body="Ring the quillwort.\n\nTwo.\n\nThree.")
    a_member("alex")
    act(inside(a_member("robin")), letter, "redact", pieces="quillwort", words="A dulcimer.")
    assert Proposal.objects.exists()
    assert leave(holding(letter), letter, "burn").status_code == 200
    assert not Proposal.objects.exists()
    assert words_in(traces.database()) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("unlocked_ledger")
def test_what_was_learnt_from_it_is_gone_with_the_next_tick(settings: Any, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path
    mod = a_member()
    for number in range(30):
        a_letter(body=f"Plain words {number}.").turn(Deed.REMOVE, by=mod, ground="spam")
        _kept(a_letter(body=f"Other words {number}."), mod)
    letter = a_letter(words=SIX, body="I kept the quillwort.")
    for text in (letter, an_update(letter, body="The quillwort is old.")):
        _kept(text, mod)
    call_command("tick")
    [mark] = learner.features("quillwort")
    assert Weight.objects.filter(bucket=mark).exists()
    leave(holding(letter), letter, "burn")
    call_command("tick")
    assert Weight.objects.exists()
    assert not Weight.objects.filter(bucket=mark).exists()


def _kept(text: Any, mod: Any) -> None:
    acts.do(text, Act(Deed.KEEP, mod, "other"))


# --- what is left -----------------------------------------------------------------------------


def test_its_address_is_a_tombstone_without_a_title() -> None:
    life = burned(a_whole_life())
    for slug in ("", "the-gooseberry/", "the-rhubarb/", f"{life.letter.slug}/"):
        answer = Client().get(f"/letters/{life.letter.public_id}/{slug}")
        page = text_of(answer, 410)
        assert "Its author took this letter back" in page
        assert HERON not in page
        assert answer["X-Robots-Tag"] == "noindex"
        assert answer["Cache-Control"] == "no-store"


def test_its_row_says_nothing_of_what_it_was() -> None:
    letter = burned(a_whole_life()).letter
    assert (letter.title, letter.slug, letter.byline, letter.excerpt) == ("", "letter", "", "")
    assert (letter.source, letter.html, letter.card, letter.sheet) == ("", "", "", "")
    assert (letter.published_on, letter.renewed_on, letter.edited_on) == (None, None, None)
    assert (letter.key, letter.hand, letter.earlier) == (None, None, None)
    assert (letter.rating, letter.felt_count, letter.open_reports) == ("not_rated", 0, 0)
    assert not letter.categories.exists()
    assert not letter.notes.exists()
    for update in letter.updates.all():
        assert (update.source, update.heading, update.status) == ("", "", "burned")
        assert (update.hand, update.open_reports) == (None, 0)
        assert not update.notes.exists()
    own = letter.replies.get(number=2)
    assert (own.source, own.status, own.hand, own.open_reports) == ("", "burned", None, 0)
    assert (own.voice.name, own.voice.key) == ("", None)


def test_nothing_that_hung_on_it_is_left() -> None:
    life = a_whole_life()
    key = life.letter.key
    assert key
    mine = [str(life.letter), *map(str, life.letter.updates.all()), f"{life.letter}/2"]
    assert set(Echo.objects.values_list("text", flat=True)) >= {mine[0], f"{life.letter}/1"}
    burned(life)
    assert not Key.objects.filter(pk=key.pk).exists()
    assert not UsedForm.objects.filter(key=key).exists()
    assert not Thanks.objects.exists()
    assert not Felt.objects.filter(reply=None).exists()
    assert not EarlierText.objects.exists()
    assert not Case.objects.exists()
    assert not PrivateFeed.objects.filter(letter=life.letter).exists()
    assert Client().get(life.feed).status_code == 404
    assert not Echo.objects.filter(text__in=mine).exists()
    assert Echo.objects.filter(text=f"{life.letter}/1").exists()
    life.after.refresh_from_db()
    assert life.after.earlier is None
    assert not life.before.later.exists()
    assert str(life.letter) not in text_of(Client().get(life.after.get_absolute_url()))


def test_shelves_and_months_count_as_if_it_had_never_been_there() -> None:
    def counts() -> list[tuple[int, int]]:
        rows = [*Category.objects.order_by("pk"), *Month.objects.order_by("pk")]
        return [(row.all_count, row.safe_count) for row in rows]

    a_letter()
    before = counts()
    letter = a_letter(words=SIX, categories=["you", "healing"])
    an_update(letter)
    assert counts() != before
    leave(holding(letter), letter, "burn")
    assert counts() == before


@pytest.mark.parametrize("status", ["published", "held", "hidden", "removed", "taken_back"])
def test_it_can_be_burned_wherever_it_stands(status: str) -> None:
    letter = a_letter_that_is(status, words=SIX, body="I kept the quillwort.")
    was_public = letter.was_public
    assert "burned" in text_of(leave(holding(letter), letter, "burn"))
    letter.refresh_from_db()
    assert (letter.status, letter.source) == ("burned", "")
    assert words_in(traces.database()) == []
    gone = Client().get(f"/letters/{letter.public_id}/")
    assert gone.status_code == (410 if was_public else 404)


# --- others -----------------------------------------------------------------------------------


def test_strangers_keep_their_own_words_at_their_desks_and_take_them_home() -> None:
    life = a_whole_life()
    theirs = Reply.objects.exclude(voice__role="author").order_by("number")
    before = list(theirs.values_list("source", "html", "status", "hand", "voice__name"))
    burned(life)
    assert list(theirs.values_list("source", "html", "status", "hand", "voice__name")) == before
    desk = text_of(life.heron.get(desk_of(life.letter, "voice/")))
    assert HERON in desk
    assert FERRY not in desk
    assert "Under a letter that is no longer shown." in desk
    assert "Thank you" not in desk
    for ext in ("txt", "html", "epub"):
        file = voice_file(life.heron, life.letter, ext)
        assert HERON in file
        assert words_in(file.lower()) == []
    everything = life.heron.get("/desk/export.json").getvalue().decode()
    assert HERON in everything
    assert words_in(everything.lower()) == []


def test_a_stranger_can_still_edit_take_back_and_burn_under_it() -> None:
    life = burned(a_whole_life())
    where = desk_of(life.letter, "voice/1/")
    assert life.heron.post(where, {"body": "I was on the next train."}).status_code == 302
    life.heron.post(f"{where}move/", {"act": "take_back"})
    reply = Reply.objects.get(number=1)
    assert (reply.source, reply.status) == ("I was on the next train.", "taken_back")
    assert Client().get(life.heron_feed).status_code == 200


def test_a_reporter_still_reads_what_became_of_the_report() -> None:
    letter = a_letter(words=SIX)
    receipt = receipt_in(report(f"/report/letter/{letter.public_id}/", words="It is cruel."))
    leave(holding(letter), letter, "burn")
    page = text_of(outcome_of(receipt))
    assert "It is cruel." not in page
    assert Report.objects.get().settled


def test_a_letter_of_another_key_is_left_alone() -> None:
    letter, other = a_letter(words=SIX), a_letter(body="Other words.")
    reply = a_reply(other, body="Said elsewhere.")
    before = [Letter.objects.filter(pk=other.pk).values().get(), reply.source]
    leave(holding(letter), letter, "burn")
    reply.refresh_from_db()
    assert [Letter.objects.filter(pk=other.pk).values().get(), reply.source] == before


# --- the key ----------------------------------------------------------------------------------


def test_the_old_six_words_are_answered_as_any_wrong_ones_are() -> None:
    life = burned(a_whole_life())
    for where, form in (
        ("/key/", {}),
        (desk_of(life.after), {}),
        (f"/letters/{life.before.public_id}/reply/", {"body": "Hello.", "act": "preview"}),
    ):
        old = Client().post(where, form | {"six_words": life.words})
        wrong = Client().post(where, form | {"six_words": "copper lantern garden velvet a b"})
        hidden = [answer.content.replace(words.encode(), b"") for answer, words in (
            (old, life.words), (wrong, "copper lantern garden velvet a b"))]  # fmt: skip
        assert old.status_code == wrong.status_code
        assert hidden[0] == hidden[1], where
        assert not old.cookies


def test_its_desk_says_that_it_was_burned_to_whoever_comes() -> None:
    life = burned(a_whole_life())
    for page in ("", "edit/", "leave/", "updates/", "export.html"):
        assert "This letter was burned" in text_of(life.author.get(desk_of(life.letter, page)), 410)
    answer = life.author.post(desk_of(life.letter, "edit/"), {"body": "Come back."})
    assert "Come back." in text_of(answer, 410)
    assert life.author.post(desk_of(life.letter, "put-back/")).status_code == 410
    assert Letter.objects.get(pk=life.letter.pk).source == ""
    assert Update.objects.filter(letter=life.letter).exclude(source="").count() == 0


def test_learning_is_asked_for_again_only_by_what_is_burned() -> None:
    letter = a_letter(words=SIX)
    learning.is_due()
    leave(holding(letter), letter, "take_back")
    assert not learning.is_due()
