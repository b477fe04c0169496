"""An ornament makes no other name, and the same form elsewhere is another form."""

import pytest
from django.test import Client

from comments.models import Reply
from tests import make
from writing.fields import is_reserved
from writing.text import fold_name

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("ornament", ["✔", " ⭐", "™", "★ ", "💬"])
def test_an_ornament_does_not_free_somebody_elses_name(ornament: str, client: Client) -> None:
    letter = make.a_letter(byline="left-hand tap")
    make.a_reply(letter, name="lost umbrella")
    url = f"/letters/{letter.public_id}/reply/"
    for name in ("left-hand tap", "lost umbrella"):
        page = client.post(url, {"body": "Me.", "name": name + ornament, "act": "preview"})
        assert page.status_code == 422, name + ornament


def test_a_name_of_symbols_only_is_still_a_name() -> None:
    assert fold_name("🌙") == "🌙"
    assert fold_name("🌙") != fold_name("⭐")


@pytest.mark.parametrize(
    "name",
    ["Verified author", "the real author", "letter author", "OP", "o.p.", "original poster",
     "The writer of this letter", "writer ✔"],
)  # fmt: skip
def test_other_words_for_the_author_are_reserved(name: str) -> None:
    assert is_reserved(name)


def test_a_posted_form_sent_to_another_letter_is_another_form(client: Client) -> None:
    one, two = make.a_letter(), make.a_letter()
    url = "/letters/{}/reply/"
    form = {"body": "Once.", "name": "quiet lamp", "voice": "new", "act": "preview"}
    token = make.token_in(client.post(url.format(one.public_id), form))
    sent = form | {"act": "post", "token": token}
    assert client.post(url.format(one.public_id), sent).status_code == 200
    answer = Client().post(url.format(two.public_id), sent)
    assert answer.status_code == 409
    assert "Once." in answer.content.decode()
    to_a_reply = Client().post(url.format(one.public_id), sent | {"to": "1"})
    assert to_a_reply.status_code == 409
    assert Reply.objects.count() == 1
