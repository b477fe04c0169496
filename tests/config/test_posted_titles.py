"""The name of the browser's tab says of what was sent what the page itself says."""

import datetime
import re
from typing import Any

import pytest
import time_machine
from django.test import Client

from tests.letters.pages import source
from tests.make import a_form, a_letter, post_letter, post_reply, token_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shelves")]
NUMBER = "My number is 07700 900 142."


def named_and_headed(page: Any) -> tuple[str, str]:
    """The title without the name of the site, and the heading."""
    title = re.search(r"<title>(.*?) · Dear Stranger</title>", source(page), re.DOTALL)
    heading = re.search(r"<h1>(.*?)</h1>", source(page), re.DOTALL)
    assert title
    assert heading
    return title[1].strip(), heading[1].strip()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "Your letter is posted"),
        ({"when": "tomorrow"}, "Your letter waits for its day"),
        ({"body": NUMBER}, "Your letter is with a volunteer"),
    ],
)
def test_a_letter_that_waits_is_not_called_posted(given: dict[str, str], said: str) -> None:
    assert named_and_headed(post_letter(Client(), **given)) == (said, said)


def test_a_letter_sent_again_much_later_is_called_what_it_is() -> None:
    with time_machine.travel("2031-05-05 12:00:00+00:00", tick=False) as clock:
        form = a_form()
        form |= {"act": "post", "token": token_in(Client().post("/write/", form))}
        Client().post("/write/", form)
        clock.shift(datetime.timedelta(minutes=31))
        said = named_and_headed(Client().post("/write/", form))
    assert said == ("This letter was posted before", "This letter was posted before")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("I was on that train.", "Your reply is posted"),
        (NUMBER, "Your reply is with a volunteer"),
    ],
)
def test_a_reply_that_waits_is_not_called_posted(body: str, said: str) -> None:
    page = post_reply(Client(), a_letter(), body=body)
    assert named_and_headed(page) == (said, said)


def test_a_posted_letter_is_linked_by_a_title_that_keeps_its_own_marks_and_language() -> None:
    page = post_letter(Client(), title="Regen!", language="de")
    link = r'<p><a href="/letters/\w+/regen/" lang="de" dir="auto">Regen!</a></p>'
    assert re.search(link, source(page))
    assert "Anyone can read it now." in source(page)
