"""Orphaning: the letter stays as it is, and nobody can prove any more to have written it."""

import pytest
from django.test import Client

from authors.models import Key, UsedForm
from comments.models import Reply, Thanks, Voice
from desk import leaving
from desk.models import PrivateFeed
from letters import linking
from letters.models import Letter, Update
from tests.desk import traces
from tests.desk.rooms import desk_of, edit_form, holding, text_of
from tests.desk.traces import SIX, leave
from tests.desk.whole_life import HERON, TRACES, Life, a_whole_life
from tests.make import WORDS, a_letter, a_reply, a_voice

pytestmark = pytest.mark.django_db


def orphaned(life: Life) -> Life:
    """The same, after its author orphaned it."""
    page = text_of(leave(life.author, life.letter, "orphan", life.words))
    assert "It belongs to nobody now" in page
    life.letter.refresh_from_db()
    return life


def test_the_text_the_updates_and_the_thread_stay_as_they_were() -> None:
    life = a_whole_life()
    linking.link(life.letter, None)
    reader, where = Client(), life.letter.get_absolute_url()
    before = reader.get(where).content
    orphaned(life)
    assert (life.letter.status, life.letter.published_on) == ("published", life.letter.renewed_on)
    assert reader.get(where).content == before
    for word in ("body", "title", "byline", "update", "heading", "own reply"):
        assert TRACES[word].encode() in before.lower()
    assert HERON.encode() in before
    assert str(life.letter) in text_of(reader.get("/?show=all"))
    assert Thanks.objects.exists()


def test_no_row_ties_it_to_anybody() -> None:
    life = a_whole_life()
    letter, key = life.letter, life.letter.key
    assert key
    Letter.objects.filter(pk=letter.pk).update(seen_number=3)
    Voice.objects.filter(key=key).update(seen_number=3, seen_update=1)
    kept = [*letter.updates.all(), letter.replies.get(number=2), letter]
    assert all(text.hand for text in kept)
    digest = bytes(key.digest).hex()
    assert digest in traces.database()
    orphaned(life)
    for text in kept:
        text.refresh_from_db()
        assert (text.hand, bool(text.source)) == (None, True), text
    assert (letter.key, letter.seen_number) == (None, 0)
    voice = Voice.objects.get(letter=letter, role="author")
    assert (voice.key, voice.seen_number, voice.seen_update) == (None, 0, 0)
    assert not Key.objects.filter(pk=key.pk).exists()
    assert not UsedForm.objects.filter(key=key.pk).exists()
    assert not PrivateFeed.objects.filter(letter=letter).exists()
    assert Client().get(life.feed).status_code == 404
    assert digest not in traces.database()
    assert str(key.pk) not in traces.database()


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("unlocked_ledger")
def test_the_digest_is_gone_from_the_bytes_of_the_database() -> None:
    letter = a_letter(words=SIX)
    digest = bytes(letter.key.digest).decode("latin-1").lower()  # type: ignore[union-attr]
    assert digest in traces.on_disk()
    leave(holding(letter), letter, "orphan")
    assert digest not in traces.on_disk()
    assert "i kept the ticket." in traces.on_disk()


@pytest.mark.parametrize("which", ["earlier", "later"])
def test_no_other_letter_whose_key_lives_on_leads_to_it(which: str) -> None:
    earlier, later = a_letter(words=SIX * (which == "earlier")), a_letter(title="Another one")
    if which == "later":
        earlier, later = later, a_letter(words=SIX)
    linking.link(later, earlier)
    where = later.get_absolute_url()
    assert earlier.public_id in text_of(Client().get(where))
    letter = earlier if which == "earlier" else later
    leave(holding(letter), letter, "orphan")
    assert earlier.public_id not in text_of(Client().get(where))
    assert not Letter.objects.exclude(earlier=None).exists()


def test_the_old_words_open_nothing_and_do_not_speak_as_the_author() -> None:
    life = orphaned(a_whole_life())
    where = f"/letters/{life.letter.public_id}/reply/"
    form = {"body": "It is me.", "act": "preview", "six_words": life.words}
    assert "do not open" in text_of(Client().post("/key/", {"six_words": life.words}), 422)
    assert "do not open" in text_of(Client().post(where, form), 422)
    locked = Client().post(desk_of(life.letter), {"six_words": life.words})
    assert "do not open" in text_of(locked, 403)
    for page in ("", "edit/", "leave/", "export.html", "voice/"):
        assert life.author.get(desk_of(life.letter, page)).status_code == 403
    answer = life.author.post(where, {"body": "It is me.", "act": "preview"})
    assert "Author of the letter" not in text_of(answer)


def test_a_cookie_kept_from_before_changes_nothing_any_more() -> None:
    letter = a_letter(words=SIX)
    a_reply(letter, by_author=True, body="Mine.")
    before = holding(letter)
    leave(holding(letter), letter, "orphan")
    form = edit_form(letter, body="Other words.")
    assert before.post(desk_of(letter, "edit/"), form).status_code == 403
    assert before.post(desk_of(letter, "voice/1/"), {"body": "Other words."}).status_code == 403
    assert before.post(desk_of(letter, "put-back/")).status_code == 403
    letter.refresh_from_db()
    assert (letter.source, letter.status) == (WORDS, "published")
    assert letter.replies.get().source == "Mine."


@pytest.mark.parametrize("way", ["burn", "take_back", "orphan", "cancel"])
def test_afterwards_no_way_does_anything_and_each_is_answered_calmly(way: str) -> None:
    life = orphaned(a_whole_life())
    before = Letter.objects.filter(pk=life.letter.pk).values().get()
    for client in (life.author, Client()):
        page = text_of(leave(client, life.letter, way, life.words))
        assert "It belongs to nobody now" in page
    assert Letter.objects.filter(pk=life.letter.pk).values().get() == before
    assert Update.objects.exclude(source="").count() == 2


def test_a_key_that_is_gone_is_neither_orphaned_nor_burned_again() -> None:
    letter = a_letter()
    key = letter.key
    assert key
    leaving.orphan(key)
    leaving.orphan(key)
    leaving.burn(key)
    letter.refresh_from_db()
    assert (letter.status, bool(letter.source)) == ("published", True)


def test_strangers_go_on_as_before() -> None:
    letter = a_letter(words=SIX)
    voice = a_voice(letter, "Tall heron")
    a_reply(letter, voice=voice, body="I was on that train.")
    leave(holding(letter), letter, "orphan")
    heron = holding(voice)
    assert "I was on that train." in text_of(heron.get(desk_of(letter, "voice/")))
    assert heron.post(desk_of(letter, "voice/1/"), {"body": "New words."}).status_code == 302
    assert Reply.objects.get().source == "New words."
    assert Client().get(f"/letters/{letter.public_id}/reply/").status_code == 200


def test_what_was_taken_back_is_not_left_to_nobody() -> None:
    letter = a_letter(words=SIX, status="taken_back")
    page = text_of(holding(letter).get(desk_of(letter, "leave/")))
    assert 'id="orphan"' not in page
    assert leave(holding(letter), letter, "orphan").status_code == 403
    letter.refresh_from_db()
    assert (letter.status, letter.key is None) == ("taken_back", False)
