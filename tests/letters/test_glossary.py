"""What LC means stands on a letter's page, on the first use, and nowhere else."""

import datetime
import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from comments import stored as reply_markup
from comments.models import Reply
from letters import shelves, starter, stored
from letters.models import Letter, Rating, Term, Update
from tests.letters.pages import source
from tests.letters.test_caching import an_operator
from tests.letters.test_golden import posted
from tests.make import a_form, a_letter, a_member, a_reply, signed_in
from writing.models import Deed

pytestmark = pytest.mark.django_db
ADMIN = "/admin/letters/term/"
LC = '<abbr title="low contact">LC</abbr>'
BODY = "We had LC for a week.\n\nThen LC again."


def an_update(letter: Letter, body: str, **given: object) -> Update:
    """One more entry, published today."""
    last = letter.updates.count() + 1
    update = Update(
        letter=letter, number=last, rating=Rating.SAFE, language=letter.language, **given
    )
    update.set_words(body)
    update.save()
    update.turn(Deed.PUBLISH)
    return update


def page_of(letter: Letter) -> str:
    """What anybody reads at its address."""
    return source(Client().get(letter.get_absolute_url()))


def term(name: str = "LC") -> Term:
    return Term.objects.get(term=name)


def save(client: Client, meaning: str, name: str = "LC") -> object:
    """Change what a term means, in the admin."""
    form = {"term": name, "meaning": meaning}
    return client.post(f"{ADMIN}{term(name).pk}/change/", form)


def test_the_first_use_in_a_letter_is_explained() -> None:
    text = page_of(a_letter(body=BODY))
    assert text.count("<abbr") == 1
    assert f"<p>We had {LC} for a week.</p>" in text
    assert "<p>Then LC again.</p>" in text


def test_a_letter_an_update_and_a_reply_each_explain_their_own_first_use() -> None:
    letter = a_letter(body=BODY)
    an_update(letter, "Still LC.")
    an_update(letter, "LC is over. No more LC.")
    a_reply(letter, body="LC helped me.")
    a_reply(letter, body="I hate LC.")
    assert page_of(letter).count(LC) == 5


def test_a_folded_letter_explains_behind_its_fold() -> None:
    assert page_of(a_letter(body=BODY, rating="not_safe")).count(LC) == 1


def test_titles_excerpts_cards_and_headings_are_left_alone() -> None:
    letter = a_letter(title="LC and NC", body="LC. It is short.", categories=["you"])
    an_update(letter, "Nothing new.", heading="NC now")
    text = page_of(letter)
    assert text.count("<abbr") == 1
    assert "NC now</h2>" in text
    for address in ("/", "/to/you/", "/waiting/", "/wants/stories/"):
        listed = source(Client().get(address))
        assert "LC. It is short." in listed
        assert "<abbr" not in listed


def test_what_is_stored_of_the_words_is_left_alone() -> None:
    letter = a_letter(body=BODY)
    page_of(letter)
    letter.refresh_from_db()
    assert letter.source == BODY
    assert "abbr" not in letter.html + letter.excerpt + letter.card
    assert LC in letter.sheet


def test_the_preview_shows_the_words_as_they_are(stranger: Client) -> None:
    preview = source(stranger.post("/write/", a_form(body=BODY)))
    assert "<p>We had LC for a week.</p>" in preview


@pytest.mark.parametrize("language", ["de", "und", "pl"])
def test_letters_in_other_languages_and_their_replies_are_left_alone(language: str) -> None:
    letter = a_letter(body=BODY, language=language)
    an_update(letter, "Noch LC.")
    a_reply(letter, body="LC helped me.")
    assert "<abbr" not in page_of(letter)


def test_a_reply_follows_the_language_of_its_letter() -> None:
    letter = a_letter(language="en")
    reply = a_reply(letter, body="LC helped me.")
    assert reply.language == "und"
    assert LC in page_of(letter)


def test_a_meaning_is_printed_as_text() -> None:
    starter.load_shelves()
    Term.objects.filter(term="LC").update(meaning='<b onclick="x">low & slow')
    text = page_of(a_letter(body=BODY))
    assert '<abbr title="&lt;b onclick=&quot;x&quot;&gt;low &amp; slow">LC</abbr>' in text


def test_a_new_meaning_reaches_every_text_on_the_next_visit() -> None:
    letter = a_letter(body=BODY)
    an_update(letter, "Still LC.")
    a_reply(letter, body="LC helped me.")
    reader = Client()
    mark, home = (reader.get(address)["ETag"] for address in (letter.get_absolute_url(), "/"))
    assert save(an_operator(), "little contact").status_code == 302  # type: ignore[attr-defined]
    again = reader.get(letter.get_absolute_url(), headers={"If-None-Match": mark})
    assert again.status_code == 200
    assert source(again).count('<abbr title="little contact">LC</abbr>') == 3
    assert "low contact" not in source(again)
    assert reader.get("/", headers={"If-None-Match": home}).status_code == 200


def test_a_new_term_is_explained_and_a_deleted_one_no_longer() -> None:
    letter = a_letter(body="My PB and LC.")
    operator = an_operator()
    operator.post(f"{ADMIN}add/", {"term": "PB", "meaning": "personal best"})
    assert '<abbr title="personal best">PB</abbr>' in page_of(letter)
    operator.post(f"{ADMIN}{term().pk}/delete/", {"post": "yes"})
    assert page_of(letter).count("<abbr") == 1
    chosen = {"action": "delete_selected", "_selected_action": [term("PB").pk], "post": "yes"}
    operator.post(ADMIN, chosen)
    assert "<abbr" not in page_of(letter)


def test_saving_a_term_unchanged_renders_nothing_anew() -> None:
    letter = a_letter(body=BODY)
    before, edition = letter.version, shelves.edition()
    save(an_operator(), "low contact")
    letter.refresh_from_db()
    assert (letter.version, shelves.edition()) == (before, edition)
    assert letter.markup_version == stored.VERSION


def test_letters_in_other_languages_are_not_rendered_for_it() -> None:
    letter = a_letter(body=BODY, language="de")
    reply = a_reply(letter)
    save(an_operator(), "little contact")
    letter.refresh_from_db()
    reply.refresh_from_db()
    assert letter.markup_version == stored.VERSION
    assert reply.markup_version == reply_markup.VERSION


@pytest.mark.parametrize(
    "name", ["a", "N C", "N-C", "idk's", "<b>", "17", "L.C.", "x" * 21, "", "NC\n", "_NC"]
)
def test_a_term_is_one_word_of_letters(name: str) -> None:
    starter.load_shelves()
    page = an_operator().post(f"{ADMIN}add/", {"term": name, "meaning": "something"})
    if name == "NC\n":  # the field takes the newline off, and then the term is there already
        assert "The glossary has this term already." in source(page)
    assert page.status_code == 200
    assert Term.objects.count() == len(starter.TERMS)


@pytest.mark.parametrize("name", ["LC", "lc", "Idk"])
def test_a_term_has_one_meaning(name: str) -> None:
    starter.load_shelves()
    page = an_operator().post(f"{ADMIN}add/", {"term": name, "meaning": "something else"})
    assert "The glossary has this term already." in source(page)


def test_nothing_that_does_not_print_gets_into_a_meaning() -> None:
    form = {"term": "PB", "meaning": "personal\x1e \u202ebest"}
    assert an_operator().post(f"{ADMIN}add/", form).status_code == 302
    assert term("PB").meaning == "personal best"


def test_volunteers_may_edit_the_glossary_and_other_members_may_not() -> None:
    starter.load_shelves()
    assert signed_in(a_member("robin")).get(ADMIN).status_code == 200
    other = a_member("wren", moderator=False)
    type(other).objects.filter(pk=other.pk).update(is_staff=True)
    assert signed_in(other).get(ADMIN).status_code == 403
    other.user_permissions.add(Permission.objects.get(codename="view_category"))
    assert signed_in(other).get(ADMIN).status_code == 403


def test_a_new_site_begins_with_a_handful_and_gets_them_once() -> None:
    assert starter.load_shelves()
    known = dict(Term.objects.values_list("term", "meaning"))
    assert known == starter.TERMS
    assert {"LC", "NC", "idk"} <= set(known)
    Term.objects.filter(term="ily").delete()
    assert not starter.load_shelves()
    assert not Term.objects.filter(term="ily").exists()


def asked(work: Callable[[], object]) -> int:
    """How often some work asks for the glossary."""
    with CaptureQueriesContext(connection) as caught:
        work()
    return sum("letters_term" in query["sql"] for query in caught.captured_queries)


def test_rendering_many_asks_for_the_glossary_once() -> None:
    letter = a_letter(body=BODY)
    for _ in range(6):
        a_reply(letter, body="LC helped me.")
        an_update(letter, "Still LC.")
    assert asked(lambda: stored.render(Letter.objects.get())) == 1
    whole = Reply.objects.select_related("letter", "voice", "parent__voice")
    assert asked(lambda: reply_markup.save(whole)) == 1
    Reply.objects.update(markup_version=0)
    assert asked(lambda: page_of(letter)) == 1
    assert page_of(letter).count(LC) == 13


def test_reading_what_is_up_to_date_does_not_ask_for_the_glossary() -> None:
    letter = a_letter(body=BODY)
    a_reply(letter, body="LC helped me.")
    assert asked(lambda: page_of(letter)) == 0


def test_the_journal_among_the_five_texts_is_explained(
    five_texts: dict[str, str], stranger: Client
) -> None:
    letter = posted(stranger, "002", five_texts["002"])
    meanings = re.findall(r'<abbr title="([^"]*)">', page_of(letter))
    assert sorted(meanings) == ["I don’t know", "low contact", "no contact"]


def test_the_day_of_a_text_is_not_changed_by_a_new_meaning() -> None:
    day = datetime.date(2031, 5, 20)
    letter = a_letter(body=BODY, published_on=day)
    save(an_operator(), "little contact")
    page_of(letter)
    letter.refresh_from_db()
    assert (letter.published_on, letter.renewed_on, letter.edited_on) == (day, day, None)
