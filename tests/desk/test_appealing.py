"""Behaviour 2.2: whoever was decided about can say something against it, with six words alone."""

from typing import Any

import pytest
import time_machine
from django.test import Client

from authors.clock import this_hour
from letters.models import Letter
from moderation import acts, appeals
from moderation.acts import Act
from moderation.models import Appeal, Case, Decision
from screening.verdict import Verdict
from tests.desk.rooms import desk_of, form_in, holding, text_of
from tests.make import a_letter, a_member, a_reply, a_voice, post_letter, words_in
from writing.models import Deed, Writing

pytestmark = pytest.mark.django_db
WHY = "The street no longer exists.\nNobody lives there."
FORM = {"appeal": WHY, "decision": "1"}
OFFER = "Appeal against this decision"


def decide(subject: Writing, deed: str = "remove", **more: Any) -> Decision:
    """A volunteer does it; the decision."""
    who = more.pop("who", None) or a_member(f"volunteer{Decision.objects.count()}")
    acts.do(subject, Act(Deed(deed), who, more.pop("ground", "findable"), **more))
    found: Decision = subject.decisions.first()  # type: ignore[attr-defined]
    return found


@pytest.fixture
def removed() -> Letter:
    """A letter that one of two volunteers took down."""
    letter = a_letter(title="My ticket")
    a_member("another")
    decide(letter)
    return Letter.objects.get()


def page_of(letter: Letter) -> str:
    """Its desk."""
    return text_of(holding(letter).get(desk_of(letter)))


def send(letter: Letter, **instead: Any) -> Any:
    """The appeal form, sent from the letter's own browser."""
    return holding(letter).post(desk_of(letter, "appeal/"), FORM | instead)


def test_the_form_at_the_desk_makes_an_appeal_that_waits_in_the_queue(removed: Letter) -> None:
    page = page_of(removed)
    assert f'action="{desk_of(removed, "appeal/")}"' in page
    assert '<input type="hidden" name="decision" value="1">' in page
    answer = send(removed)
    assert (answer.status_code, answer["Location"]) == (302, f"{desk_of(removed)}#decision")
    made = Appeal.objects.get()
    assert (made.decision, made.words, made.closed) == (removed.decisions.get(), WHY, False)
    assert Case.objects.get().appealed


def test_the_desk_says_how_to_appeal_until_when_and_what_happens() -> None:
    letter = a_letter()
    a_member("another")
    with time_machine.travel("2026-05-03 10:00:00+00:00"):
        decide(letter)
        page = page_of(letter)
    assert 'Open until <time datetime="2026-11-02">2 November 2026</time>' in page
    assert "Somebody who did not make this decision" in page
    assert "It takes up to seven days." in page


def test_the_last_day_is_one_on_which_an_appeal_can_still_be_made() -> None:
    letter = a_letter()
    with time_machine.travel("2026-05-03 00:10:00+00:00"):
        decide(letter)
    with time_machine.travel("2026-11-01 23:59:00+00:00"):
        assert 'Open until <time datetime="2026-11-01">' in page_of(letter)
    with time_machine.travel("2026-11-02 00:01:00+00:00"):
        page = page_of(letter)
    assert OFFER not in page
    assert 'Was open until <time datetime="2026-11-01">' in page


def test_until_the_last_day_an_appeal_can_be_made_and_then_no_longer() -> None:
    letter = a_letter()
    with time_machine.travel("2026-05-03 10:00:00+00:00"):
        decide(letter)
    with time_machine.travel("2026-11-02 09:00:00+00:00"):
        assert OFFER in page_of(letter)
    with time_machine.travel("2026-11-03 10:00:00+00:00"):
        assert OFFER not in page_of(letter)
        late = text_of(send(letter), 422)
    assert "can be appealed for six months" in late
    assert "Nobody lives there." in late
    assert not Appeal.objects.exists()


def test_where_one_person_looks_after_the_site_the_page_says_so() -> None:
    letter = a_letter()
    decide(letter, who=a_member("only"))
    assert "the same person reads the text and your words again, seven days later" in page_of(
        letter
    )
    send(letter)
    assert "so the same person reads it again, seven days later." in page_of(letter)


def test_an_account_that_is_closed_or_cannot_decide_is_not_another_person() -> None:
    letter = a_letter()
    a_member("gone", is_active=False)
    a_member("ann", moderator=False)
    decide(letter, who=a_member("only"))
    assert "the same person reads the text" in page_of(letter)


def test_the_desk_shows_where_the_appeal_is_and_what_was_written(removed: Letter) -> None:
    with time_machine.travel("2026-12-01 10:00:00+00:00"):
        send(removed)
        page = page_of(removed)
    assert "Your appeal is with another volunteer since" in page
    assert '<time datetime="2026-12-01">1 December 2026</time>' in page
    assert "The street no longer exists.<br>Nobody lives there." in page
    assert OFFER not in page


def test_the_answer_stands_at_the_desk_with_its_words(removed: Letter) -> None:
    send(removed)
    appeals.judge(Appeal.objects.get(), a_member("judge"), stands=True, words="It leads there.")
    page = page_of(removed)
    assert "After an appeal: the decision stands" in page
    assert "It leads there." in page
    assert 'href="#decision-2">After an appeal: the decision stands</a>' in page
    assert 'id="decision-2"' in page
    assert OFFER not in page
    assert "is with another volunteer" not in page


def test_what_was_wrong_is_put_back(removed: Letter) -> None:
    send(removed)
    appeals.judge(Appeal.objects.get(), a_member("judge"), stands=False, words="")
    page = page_of(removed)
    assert "Published, replies open" in page
    assert 'href="#decision-2">Put back</a>' in page
    assert Client().get(removed.get_absolute_url()).status_code == 200


def test_a_text_taken_back_says_that_nobody_answers_any_more(removed: Letter) -> None:
    send(removed)
    removed.turn(Deed.TAKE_BACK)
    page = page_of(removed)
    assert "and took the text back before anybody answered." in page
    assert WHY not in page


@pytest.mark.parametrize("empty", ["", "  \n ", "\u200b"])
def test_an_appeal_without_words_asks_for_them(removed: Letter, empty: str) -> None:
    page = text_of(send(removed, appeal=empty), 422)
    assert "Say in a few words why it should not stand." in page
    assert '<li><a href="#appeal">' in page
    assert '<details class="folds" open>' in page
    assert "<title>Error:" in page
    assert not Appeal.objects.exists()


def test_an_appeal_over_the_limit_comes_back_whole(removed: Letter) -> None:
    words = "y" * 2_001
    page = text_of(send(removed, appeal=words), 422)
    assert words in page
    assert "over the limit of 2,000 characters" in page


def test_what_came_back_stands_under_the_decision_it_was_about() -> None:
    letter = a_letter()
    decide(letter, "hide")
    decide(letter, "restore")
    decide(letter, "hide")
    page = text_of(send(letter, appeal="", decision="1"), 422)
    oldest = page.partition('id="decision-1"')[2]
    newest = page.partition('id="decision-3"')[2].partition('id="decision-1"')[0]
    assert 'id="appeal"' in oldest
    assert 'id="appeal"' not in newest
    assert 'id="appeal-to-3"' in newest


def test_a_decision_is_named_by_its_place_so_another_letters_cannot_be_reached() -> None:
    mine, theirs = a_letter(), a_letter()
    decide(theirs)
    decide(mine, "hide")
    decide(mine, "restore")
    decide(mine, "hide")
    assert send(mine, decision="3").status_code == 302
    assert Appeal.objects.get().decision == mine.decisions.order_by("pk")[2]


@pytest.mark.parametrize("place", ["0", "2", "-1", "x", "", "99999999999", "1.5"])
def test_a_place_that_is_not_there_is_refused_with_the_words(removed: Letter, place: str) -> None:
    assert "Nobody lives there." in text_of(send(removed, decision=place), 400)
    assert not Appeal.objects.exists()


def test_what_took_nothing_away_cannot_be_appealed() -> None:
    letter = a_letter()
    decide(letter, "keep")
    assert OFFER not in page_of(letter)
    assert send(letter).status_code == 400


def test_a_check_is_not_appealed_but_what_a_volunteer_says_of_it_is() -> None:
    letter = a_letter(status="held")
    letter.start(Verdict("findable", ("phone",)))
    page = page_of(letter)
    assert OFFER not in page
    assert "Not needed yet: a volunteer reads it and decides." in page
    assert send(letter).status_code == 400
    decide(letter, "remove")
    assert page_of(letter).count(OFFER) == 1
    assert send(letter, decision="2").status_code == 302


def test_an_appeal_sent_twice_shows_the_first(removed: Letter) -> None:
    send(removed)
    for words in (WHY, "Other words.", ""):
        assert send(removed, appeal=words).status_code == 302
    assert Appeal.objects.get().words == WHY


def test_an_answered_appeal_cannot_be_made_again(removed: Letter) -> None:
    send(removed)
    appeals.judge(Appeal.objects.get(), a_member("judge"), stands=True, words="")
    assert send(removed, appeal="Once more.").status_code == 302
    assert Appeal.objects.get().words == WHY
    assert Appeal.objects.get().closed


def test_words_that_are_gone_cannot_be_appealed_about(removed: Letter) -> None:
    removed.turn(Deed.TAKE_BACK)
    assert OFFER not in page_of(removed)
    assert "so nobody could put it back" in text_of(send(removed), 422)
    assert not Appeal.objects.exists()


def test_nobody_appeals_without_the_key(removed: Letter) -> None:
    for browser in (Client(), holding(a_letter()), holding(a_voice(removed, "Tall heron"))):
        page = text_of(browser.post(desk_of(removed, "appeal/"), FORM), 403)
        assert "This desk is locked" in page
        assert "Nobody lives there." in page
        assert "Taken down" not in page
    assert not Appeal.objects.exists()


@pytest.mark.usefixtures("shelves")
def test_six_words_at_the_locked_page_finish_the_appeal() -> None:
    words = words_in(post_letter(Client()))
    letter = Letter.objects.get()
    decide(letter)
    browser = Client(enforce_csrf_checks=True)
    action, hidden = form_in(text_of(browser.post(desk_of(letter, "appeal/"), FORM), 403))
    answer = browser.post(action, {**hidden, "six_words": words})
    assert answer.status_code == 302
    assert Appeal.objects.get().words == WHY


def test_opening_the_address_makes_no_appeal(removed: Letter) -> None:
    assert holding(removed).get(desk_of(removed, "appeal/")).status_code == 405


def test_a_form_from_another_site_makes_no_appeal(removed: Letter) -> None:
    browser = holding(removed, checks=True)
    answer = browser.post(
        desk_of(removed, "appeal/"), FORM, headers={"sec-fetch-site": "cross-site"}
    )
    assert "Nobody lives there." in text_of(answer, 403)
    assert not Appeal.objects.exists()


def test_markup_in_an_appeal_is_text(removed: Letter) -> None:
    send(removed, appeal="<script>x</script>")
    assert "&lt;script&gt;x&lt;/script&gt;" in page_of(removed)


def test_a_stranger_appeals_about_the_own_reply_and_no_other() -> None:
    letter = a_letter()
    voice = a_voice(letter, "Tall heron")
    mine, theirs = a_reply(letter, voice=voice), a_reply(letter)
    for reply in (mine, theirs):
        decide(reply)
    browser = holding(voice)
    page = text_of(browser.get(desk_of(letter, "voice/")))
    assert f'action="{desk_of(letter, "voice/1/appeal/")}"' in page
    assert desk_of(letter, "voice/2/appeal/") not in page
    assert browser.post(desk_of(letter, "voice/2/appeal/"), FORM).status_code == 404
    answer = browser.post(desk_of(letter, "voice/1/appeal/"), FORM)
    assert answer["Location"] == f"{desk_of(letter, 'voice/')}#decision1"
    assert Appeal.objects.get().decision == mine.decisions.get()
    assert "Your appeal is with another volunteer" in text_of(
        browser.get(desk_of(letter, "voice/"))
    )


def test_an_appeal_about_a_reply_that_lacks_words_comes_back_under_it() -> None:
    letter = a_letter()
    voice = a_voice(letter, "Tall heron")
    first, second = a_reply(letter, voice=voice), a_reply(letter, voice=voice)
    for reply in (first, second):
        decide(reply)
    form = {"appeal": "z" * 2_001, "decision": "1"}
    page = text_of(holding(voice).post(desk_of(letter, "voice/2/appeal/"), form), 422)
    assert page.count('id="appeal"') == 1
    assert page.index('id="decision2"') < page.index('id="appeal"') < page.index('id="decision1"')
    assert not Appeal.objects.exists()


def test_an_appeal_keeps_the_hour_and_nothing_of_who_sent_it(removed: Letter) -> None:
    send(removed)
    made = Appeal.objects.get()
    assert made.hour == this_hour()
    fields = {field.name for field in Appeal._meta.get_fields()}
    assert fields == {"id", "decision", "words", "hour", "closed"}
