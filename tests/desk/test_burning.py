"""Burning: of a letter and all its author said with it no word is left, anywhere."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from letters.models import Letter
from moderation import acts
from moderation.acts import Act
from moderation.models import Proposal, Weight
from screening import learner
from tests.desk import traces
from tests.desk.rooms import desk_of, holding, text_of
from tests.desk.traces import SIX, leave, on_disk
from tests.desk.whole_life import HERON, TRACES, a_whole_life, burned, places_in
from tests.make import a_form, a_letter, a_member, an_update, token_in, words_in
from tests.moderation.rooms import act, inside, item
from writing.models import Deed

pytestmark = pytest.mark.django_db
OLD_SLUG = "the-rhubarb"


def test_no_table_holds_a_word_of_it_nor_of_what_was_said_about_it() -> None:
    life = a_whole_life()
    assert places_in(traces.database()) == list(TRACES)
    burned(life)
    assert places_in(traces.database()) == []


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("unlocked_ledger")
def test_the_bytes_are_gone_from_the_file_its_log_and_the_data_folder() -> None:
    life = a_whole_life()
    sealed = {"report", "report of an update", "reporter's address"}
    assert set(places_in(on_disk())) == set(TRACES) - sealed
    digest = bytes(life.letter.key.digest).decode("latin-1").lower()  # type: ignore[union-attr]
    assert digest in on_disk()
    burned(life)
    assert places_in(on_disk()) == []
    assert digest not in on_disk()
    assert HERON.lower() in on_disk()


def test_no_page_shows_a_word_of_it_to_anybody() -> None:
    life = a_whole_life()
    addresses = [*traces.lists(), *traces.pages_of(life.letter, OLD_SLUG), life.feed]
    addresses += [life.before.get_absolute_url(), life.after.get_absolute_url()]
    addresses += [desk_of(life.after), desk_of(life.letter, "voice/export.epub"), life.heron_feed]
    shown = {"body", "title", "byline", "update", "heading", "own reply"}
    assert set(places_in(traces.said_at(Client(), addresses))) == shown
    burned(life)
    for client in (Client(), life.author, life.heron, holding(life.after), life.volunteer):
        said = traces.said_at(client, addresses)
        assert places_in(said) == []
        assert "the-gooseberry" not in said
    assert places_in(traces.cached()) == []


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
        places_in(traces.said_at(life.volunteer, rooms))
    )
    burned(life)
    without_search = [room for room in rooms if "?q=" not in room]
    assert places_in(traces.said_at(life.volunteer, without_search)) == []
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
    assert places_in(traces.database()) == []


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


def test_sending_the_old_form_again_does_not_bring_it_back(shelves: None) -> None:
    author = Client()
    form = a_form(title="Quillwort")
    sent = form | {"act": "post", "token": token_in(author.post("/write/", form))}
    words = words_in(author.post("/write/", sent))
    letter = Letter.objects.get()
    leave(author, letter, "burn", words)
    answer = author.post("/write/", sent)
    assert answer.status_code == 409
    assert words not in answer.content.decode()
    assert "nothing was posted again" in answer.content.decode()
    assert Letter.objects.count() == 1
