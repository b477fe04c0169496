"""What is left of a burned letter: a place without words, and what others wrote there."""

import pytest
from django.test import Client

from authors.models import Key, UsedForm
from comments.models import Felt, Reply, Thanks
from desk.models import PrivateFeed
from letters.models import Category, Letter, Month, Update
from moderation import learning
from moderation.models import Case, Report
from tests.desk import traces
from tests.desk.exports import a_letter_that_is, voice_file
from tests.desk.rooms import desk_of, holding, text_of
from tests.desk.traces import SIX, leave
from tests.desk.whole_life import FERRY, HERON, a_whole_life, burned, places_in
from tests.make import a_letter, a_reply, an_update
from tests.moderation.rooms import outcome_of, receipt_in, report
from writing.models import EarlierText, Echo

pytestmark = pytest.mark.django_db


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
    assert places_in(traces.database()) == []
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
        assert places_in(file.lower()) == []
    everything = life.heron.get("/desk/export.json").getvalue().decode()
    assert HERON in everything
    assert places_in(everything.lower()) == []


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
