"""What a writer is told before posting, and what a tick changes. Nothing here stops anybody."""

from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from authors.refusals import Forged
from writing import nudges

HIGH = (
    "Dear Oyinkansola,\n\nI still work at Hollerith Systems in Tartu, and I still have your scarf "
    "from the University of Tartu."
)
NUMBER = "My number is 07700 900 142."
CALM = (
    "It rained again.\n\nI put the buckets out.",
    "I went through this too, and it did pass.",
    "I screw up everything I touch, and it just sucks. What a crappy week.",
)


def said(kind: str, text: str, **given: Any) -> set[str]:
    """Which notices a text gets."""
    found = nudges.of(kind, text, **given)
    notices = {
        "reach": bool(found.reach),
        "high": found.level == "high",
        "some": found.level == "some",
        "asks": bool(found.asks),
        "crisis": found.crisis,
        "strong": found.strong,
        "themes": bool(found.themes),
    }
    assert bool(found) == any(notices.values())
    return {name for name, is_said in notices.items() if is_said}


@pytest.mark.parametrize("kind", ["letter", "reply"])
@pytest.mark.parametrize("text", CALM)
def test_a_calm_text_is_told_nothing(kind: str, text: str) -> None:
    assert said(kind, text) == set()


@pytest.mark.parametrize("kind", ["letter", "reply"])
@pytest.mark.parametrize(
    ("text", "notices"),
    [
        (NUMBER, {"reach"}),
        ("Read https://example.com/x and weep.", {"reach"}),
        ("Write to me: mara@example.org.", {"reach"}),
        (HIGH, {"high"}),
        ("We lived in Berlin for a year.", {"some"}),
        ("You fucking left.", {"strong"}),
    ],
)
def test_each_notice_has_its_cause(kind: str, text: str, notices: set[str]) -> None:
    assert said(kind, text) == notices


@pytest.mark.parametrize(
    ("kind", "text", "notices"),
    [
        ("reply", "Is this you, Sam?", {"asks", "some"}),
        ("letter", "Is this you, Sam?", {"some"}),
        ("letter", "I am going to kill myself tonight.", {"crisis", "themes"}),
        ("reply", "I am going to kill myself tonight.", {"crisis"}),
        ("letter", "My mother died in spring.", {"themes"}),
        ("reply", "My mother died in spring.", set()),
    ],
)
def test_a_letter_and_a_reply_are_told_what_concerns_them(
    kind: str, text: str, notices: set[str]
) -> None:
    assert said(kind, text) == notices


def test_the_title_is_read_with_the_text() -> None:
    assert said("letter", "Call me.", title=NUMBER) == {"reach"}
    assert said("letter", CALM[0], title="Rain") == set()


def test_what_is_marked_already_is_not_offered_again() -> None:
    assert said("letter", "You fucking left.", safe=False) == set()
    assert nudges.of("letter", "My mother died in spring.").themes == ("death",)
    assert said("letter", "My mother died in spring.", notes=["death"]) == set()


@pytest.mark.parametrize("kind", ["letter", "reply"])
def test_an_edit_is_told_only_what_is_new_in_it(kind: str) -> None:
    assert said(kind, f"{HIGH}\n\nSo.", before=HIGH) == set()
    assert said(kind, f"{HIGH}\n\n{NUMBER}", before=HIGH) == {"reach"}
    assert said(kind, NUMBER.replace("142", "143"), before=NUMBER) == {"reach"}
    assert said(kind, "I am going to kill myself tonight.", before=CALM[0]) == {"crisis"}


def test_a_passage_shows_a_few_words_on_each_side() -> None:
    long = "so it went " * 20
    text = f"{long}and then: {NUMBER} {long}\nAnother line."
    (passage,) = nudges.of("letter", text).reach
    assert (passage.marked, passage.what) == ("07700 900 142", "a phone number")
    assert passage.softer == "[a number]"
    assert passage.before.startswith("…")
    assert passage.before.endswith("and then: My number is ")
    assert passage.after.startswith(". so it went")
    assert passage.after.endswith("…")
    for shown in (passage.before, passage.after):
        assert len(shown) <= nudges.AROUND + 1
        assert "\n" not in shown


def test_a_passage_at_an_end_is_shown_without_dots() -> None:
    (passage,) = nudges.of("reply", NUMBER).reach
    assert (passage.before, passage.after) == ("My number is ", ".")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (NUMBER, "a phone number"),
        (f"{NUMBER} Or https://example.com/x.", "a phone number and a link"),
        (
            f"https://example.com/x or a@example.org. {NUMBER} Or b@example.org, 07700 900 143.",
            "a link, an e-mail address and a phone number",
        ),
    ],
)
def test_what_was_found_is_named_once_each_in_the_order_of_the_text(text: str, named: str) -> None:
    assert nudges.of("letter", text).reach_named == named


def test_the_same_thing_said_twice_is_one_passage() -> None:
    assert len(nudges.of("letter", f"{NUMBER}\n\nAgain: 07700 900 142.").reach) == 1


def test_a_long_list_of_passages_has_an_end() -> None:
    text = "\n\n".join(f"My number is 07700 900 {number}." for number in range(142, 182))
    assert len(nudges.of("letter", text).reach) == nudges.MOST


def a_post(**fields: Any) -> QueryDict:
    """A posted form."""
    posted = QueryDict(mutable=True)
    for name, value in fields.items():
        posted.setlist(name, value if isinstance(value, list) else [value])
    return posted


def test_only_what_is_ticked_is_softened() -> None:
    text = f"{HIGH}\n\n{NUMBER}"
    made = nudges.changed("letter", a_post(body=text, soften=["07700 900 142", "Oyinkansola"]))
    assert made["body"] == text.replace("07700 900 142", "[a number]").replace("Oyinkansola", "O.")
    assert "soften" not in made


def test_every_place_of_what_is_ticked_is_softened_in_title_and_text() -> None:
    posted = a_post(
        title="For Oyinkansola",
        body="I think of Oyinkansola.\n\nOyinkansola’s scarf is here, and so is Ignatius.",
        soften="Oyinkansola",
    )
    made = nudges.changed("letter", posted)
    assert made["title"] == "For O."
    assert "Oyinkansola" not in made["body"]
    assert "Ignatius" in made["body"]


def test_an_ordinary_word_that_is_a_name_elsewhere_stays() -> None:
    body = "I told my brother Will everything.\n\nWill you listen too?"
    made = nudges.changed("letter", a_post(body=body, soften="Will"))
    assert made["body"].endswith("Will you listen too?")


def test_a_title_is_softened_by_what_title_and_text_say_together() -> None:
    title, body = "Tartu, again", "I moved to Tartu when I was young. I never saw Tartu again."
    marked = {passage.marked for passage in nudges.of("letter", body, title).known}
    assert marked == {"Tartu"}
    posted = nudges.changed("letter", a_post(title=title, body=body, soften="Tartu"))
    found = nudges.of("letter", posted["body"], posted["title"])
    assert "Tartu" not in {passage.marked for passage in found.known}


@pytest.mark.parametrize(
    "before",
    [
        "🙂🙂🙂 ",
        "ﬁﬂ ",
        "\u202eabc ",
        "e\u0301e\u0301 ",
        "İİİ ß ",
        "日本語。\n\n",
        "ﷺ ",
        "\u200b\u200b",
    ],
)
def test_places_are_right_whatever_stands_before_them(before: str) -> None:
    body = f"{before}{NUMBER} And so on."
    made = nudges.changed("letter", a_post(title="日本 🙂", body=body, soften="07700 900 142"))
    assert made["body"].endswith("My number is [a number]. And so on.")
    assert "07700" not in made["body"]
    assert made["title"] == "日本 🙂"


@pytest.mark.parametrize(
    ("typed", "ticked"),
    [
        ("07700\u00a0900\u00a0142", "07700 900 142"),  # marked after cleaning, posted before it
        ("07700 900\r\n142", "07700 900\r\n142"),  # as browsers send a line break
        ("07700 9\u00ad00 142", "07700 900 142"),
    ],
)
def test_a_tick_works_though_the_form_carries_the_text_as_it_was_typed(
    typed: str, ticked: str
) -> None:
    made = nudges.changed("letter", a_post(body=f"My number is {typed}.", soften=ticked))
    assert made["body"] == "My number is [a number]."


@pytest.mark.parametrize("ticked", ["", "rain", "07700 900 143", "7700", "<script>", "I", " "])
def test_a_tick_for_what_was_not_marked_changes_nothing(ticked: str) -> None:
    text = f"I like the rain.\n\n{NUMBER}"
    assert nudges.changed("letter", a_post(body=text, soften=ticked))["body"] == text


def test_a_suggestion_changes_rating_notes_and_fold() -> None:
    posted = a_post(
        body="x", rating="safe", notes=["death"], suggest=["not_safe", "note:abuse", "note:death"]
    )
    made = nudges.changed("letter", posted)
    assert made["rating"] == "not_safe"
    assert sorted(made.getlist("notes")) == ["abuse", "death", "strong-language"]
    assert "suggest" not in made
    assert nudges.changed("reply", a_post(body="x", suggest="fold"))["folded"] == "on"


@pytest.mark.parametrize("suggestion", ["", "safe", "rating:safe", "fold me", "body:x", "<b>"])
def test_a_suggestion_that_is_none_of_ours_is_forged(suggestion: str) -> None:
    with pytest.raises(Forged):
        nudges.changed("letter", a_post(body="x", suggest=suggestion))


def test_nothing_ticked_changes_nothing() -> None:
    posted = a_post(
        title=HIGH[:40], body=f"{HIGH}\r\n\r\n{NUMBER} ", notes=["death"], rating="safe"
    )
    assert not nudges.wants_change(posted)
    assert nudges.changed("letter", posted) == posted


@given(st.text(max_size=300), st.lists(st.text(max_size=20), max_size=4))
def test_any_text_with_any_ticks_keeps_its_other_words(text: str, ticked: list[str]) -> None:
    posted = a_post(body=text, soften=[*ticked, "07700 900 142"])
    made = nudges.changed("reply", posted)
    again = nudges.changed("reply", made)
    assert again["body"] == made["body"]
    assert nudges.of("reply", made["body"]) is not None
