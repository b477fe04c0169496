"""A stranger leaves a conversation: with all that was said there, or without it."""

from typing import Any

import pytest
from django.test import Client

from authors.models import Key
from comments.models import Reply, Thanks, Voice
from desk.models import PrivateFeed
from letters.models import Letter
from tests.comments.pages import html_of, one_reply
from tests.desk import traces
from tests.desk.exports import letter_file
from tests.desk.listening import made
from tests.desk.rooms import desk_of, form_in, holding, text_of
from tests.desk.traces import SIX, leave_voice
from tests.make import a_letter, a_member, a_reply, a_voice
from tests.moderation.rooms import act, an_appeal, inside, report
from writing import earlier, echoes
from writing.models import Deed, EarlierText, Echo

pytestmark = pytest.mark.django_db
WORDS = ("gooseberry", "quillwort", "marzipan", "clavichord", "dulcimer", "harpsichord")
LONG = "I kept the quillwort that grew behind the house where we lived for eleven winters."


@pytest.fixture
def heron(db: None) -> Voice:
    """A stranger called after a gooseberry, who said two things and was answered."""
    letter = a_letter(title="The ticket")
    voice = a_voice(letter, "Gooseberry", words=SIX)
    first = a_reply(letter, voice=voice, body="It was marzipan.")
    earlier.keep(first)
    first.set_words(LONG)
    first.save()
    echoes.remember(first)
    answer = a_reply(letter, parent=first, name="Night ferry", body="An answer of mine.")
    a_reply(letter, parent=answer, voice=voice, body="The quillwort again.")
    a_reply(letter, by_author=True, parent=first, body="The author answers.")
    Thanks.objects.create(reply=first, words="helped")
    report(first.report_url, words="It says clavichord.")
    act(inside(a_member("robin")), first, "hold", words="A dulcimer.")
    an_appeal(first, "No harpsichord.")
    act(inside(a_member("alex")), first, "publish")
    return voice


def left(voice: Voice, way: str) -> str:
    """Leave, with the right words; the page that says so."""
    return text_of(leave_voice(holding(voice), voice, way))


# --- burning ----------------------------------------------------------------------------------


def test_burned_no_table_and_no_page_holds_a_word_or_the_name(heron: Voice) -> None:
    made(holding(heron), heron.letter, "voice/feed/")
    addresses = [*traces.lists(), *traces.pages_of(heron.letter)]
    assert all(word in traces.database() for word in WORDS)
    public = traces.said_at(Client(), addresses)
    assert [word for word in WORDS if word in public] == ["gooseberry", "quillwort"]
    page = left(heron, "burn")
    assert "It is burned" in page
    assert "What you said there is erased" in page
    assert not any(word in traces.database() for word in WORDS)
    for client in (Client(), holding(heron.letter), inside(a_member("sam"))):
        said = traces.said_at(client, addresses)
        assert not any(word in said for word in WORDS)
    file = letter_file(holding(heron.letter), heron.letter, "html")
    assert "An answer of mine." in file


def test_burned_the_places_stay_and_so_do_the_words_of_others(heron: Voice) -> None:
    left(heron, "burn")
    html = html_of(Client(), heron.letter)
    for number in (1, 3):
        assert "A reply was here. Its author took it back." in one_reply(html, number)
    assert "An answer of mine." in one_reply(html, 2)
    assert "The author answers." in one_reply(html, 4)
    assert "a reply that was taken down" in one_reply(html, 2)
    heron.letter.refresh_from_db()
    assert heron.letter.reply_count == 2
    assert Reply.objects.count() == 4


def test_burned_nothing_that_hung_on_them_is_left(heron: Voice) -> None:
    made(holding(heron), heron.letter, "voice/feed/")
    assert Echo.objects.filter(text=f"{heron.letter}/1").exists()
    left(heron, "burn")
    assert not Key.objects.filter(pk=heron.key_id).exists()
    assert not Thanks.objects.exists()
    assert not PrivateFeed.objects.exists()
    assert not EarlierText.objects.exists()
    assert not Echo.objects.filter(text__startswith=f"{heron.letter}/").exists()
    for reply in Reply.objects.filter(voice=heron):
        assert (reply.status, reply.source, reply.html) == ("burned", "", "")
        assert (reply.hand, reply.open_reports, reply.edited_on) == (None, 0, None)
    heron.refresh_from_db()
    assert (heron.name, heron.folded_name, heron.key) == ("", None, None)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("unlocked_ledger")
def test_burned_the_bytes_are_gone_too() -> None:
    letter = a_letter()
    voice = a_voice(letter, "Gooseberry", words=SIX)
    a_reply(letter, voice=voice, body="I kept the quillwort.")
    assert {word in traces.on_disk() for word in WORDS[:2]} == {True}
    left(voice, "burn")
    assert {word in traces.on_disk() for word in WORDS[:2]} == {False}


@pytest.mark.parametrize("status", ["held", "hidden", "taken_back"])
def test_burned_are_also_those_that_nobody_sees(status: str, heron: Voice) -> None:
    a_reply(heron.letter, voice=heron, body="The tambourine.", status=status)
    left(heron, "burn")
    assert "tambourine" not in traces.database()
    heron.letter.refresh_from_db()
    assert heron.letter.reply_count == 2


def test_another_stranger_may_have_the_name_then(heron: Voice) -> None:
    left(heron, "burn")
    assert a_voice(heron.letter, "Gooseberry").name == "Gooseberry"


@pytest.mark.parametrize("deed", [Deed.TAKE_BACK, Deed.REMOVE])
def test_under_a_letter_that_is_gone_too(heron: Voice, deed: Deed) -> None:
    letter = Letter.objects.get()
    letter.turn(deed, by=a_member() if deed == Deed.REMOVE else None, ground="spam")
    page = text_of(holding(heron).get(desk_of(letter, "voice/leave/")))
    assert "Burn these replies" in page
    assert "The ticket" not in page
    left(heron, "burn")
    assert "quillwort" not in traces.database()


# --- orphaning --------------------------------------------------------------------------------


def test_orphaned_the_replies_and_the_name_stay_and_nothing_ties_them(heron: Voice) -> None:
    made(holding(heron), heron.letter, "voice/feed/")
    Reply.objects.filter(voice=heron).update(hand="sealed")
    Voice.objects.filter(pk=heron.pk).update(seen_number=4, seen_update=1)
    before = Client().get(heron.letter.get_absolute_url()).content
    page = left(heron, "orphan")
    assert "It belongs to nobody now" in page
    assert "What you said stays where it is" in page
    assert Client().get(heron.letter.get_absolute_url()).content == before
    assert b"Gooseberry" in before
    assert not Key.objects.filter(pk=heron.key_id).exists()
    assert not PrivateFeed.objects.exists()
    assert not Reply.objects.filter(voice=heron).exclude(hand=None).exists()
    heron.refresh_from_db()
    assert (heron.key, heron.seen_number, heron.seen_update) == (None, 0, 0)


def test_orphaned_nobody_speaks_edits_or_burns_with_the_old_words(heron: Voice) -> None:
    left(heron, "orphan")
    form: dict[str, Any] = {"body": "Me again.", "act": "preview", "six_words": SIX}
    reply = Client().post(f"/letters/{heron.letter.public_id}/reply/", form)
    assert "do not open" in text_of(reply, 422)
    assert "do not open" in text_of(Client().post("/key/", {"six_words": SIX}), 422)
    edit = holding(heron).post(desk_of(heron.letter, "voice/1/"), {"body": "Me again."})
    assert edit.status_code == 403
    assert "It belongs to nobody now" in text_of(leave_voice(Client(), heron, "burn"))
    assert Reply.objects.get(number=1).source == LONG


# --- before -----------------------------------------------------------------------------------


def test_the_page_explains_both_and_does_nothing(heron: Voice) -> None:
    page = text_of(holding(heron).get(desk_of(heron.letter, "voice/leave/")))
    assert "The ticket" not in page
    for words in ("Gooseberry", "Orphan these replies", "Burn these replies", "30 days more"):
        assert words in page
    assert Reply.objects.get(number=1).is_public


@pytest.mark.parametrize("way", ["burn", "orphan"])
def test_wrong_words_come_back_beside_the_way_that_was_chosen(heron: Voice, way: str) -> None:
    page = text_of(leave_voice(holding(heron), heron, way, "no such words"), 422)
    other = "orphan" if way == "burn" else "burn"
    assert f'id="wrong-{way}-{heron.seal}"' in page
    assert f'id="wrong-{other}-{heron.seal}"' not in page
    assert "These six words do not open this desk." in page
    assert Reply.objects.get(number=1).is_public


def test_of_two_voices_in_one_browser_only_the_chosen_one_leaves(heron: Voice) -> None:
    ferry = Voice.objects.get(name="Night ferry")
    browser = holding(heron, ferry)
    page = text_of(browser.get(desk_of(heron.letter, "voice/leave/")))
    assert "Night ferry" in page
    leave_voice(browser, heron, "burn")
    assert "An answer of mine." in text_of(browser.get(desk_of(heron.letter, "voice/")))
    assert Reply.objects.get(number=2).is_public


def test_the_locked_page_finishes_what_was_begun(heron: Voice) -> None:
    browser = Client(enforce_csrf_checks=True)
    action, hidden = form_in(text_of(leave_voice(browser, heron, "burn", ""), 403))
    assert hidden == {"way": ["burn"], "voice": [str(heron.seal)]}
    assert "It is burned" in text_of(browser.post(action, hidden | {"six_words": SIX}))
    assert "quillwort" not in traces.database()


def test_six_words_on_the_locked_page_lead_to_what_each_way_does(heron: Voice) -> None:
    browser = Client(enforce_csrf_checks=True)
    where = desk_of(heron.letter, "voice/leave/")
    action, hidden = form_in(text_of(browser.get(where), 403))
    answer = browser.post(action, hidden | {"six_words": SIX})
    assert (answer.status_code, answer["Location"]) == (302, where)
    assert "Burn these replies" in text_of(browser.get(where))
