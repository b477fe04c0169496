"""Letters of an older site as they stand here."""

from datetime import timedelta

import pytest
from django.test import Client

from authors.clock import today
from comments.models import Reply, Voice
from exchange.models import Origin
from exchange.wordpress.plan import Wishes
from letters.models import Category, Letter, Month, Needs, Rating
from moderation.models import Case
from tests.desk import traces
from tests.exchange.moving import letter_of, move, move_bytes
from tests.exchange.wxr import a_category, a_comment, an_author, an_export, an_item, label
from tests.make import a_letter
from writing.models import Status

pytestmark = pytest.mark.django_db


def test_a_post_becomes_a_letter_with_its_day_and_its_words(client: Client) -> None:
    move(an_item(7, "The ticket", "<p>I kept the ticket.</p>\n<p>It was for a train.</p>"))
    letter = letter_of(7)
    assert (letter.title, letter.slug) == ("The ticket", "the-ticket")
    assert f"{letter.published_on:%Y-%m-%d}" == "2012-12-12"
    assert letter.written_on == letter.published_on == letter.renewed_on
    page = client.get(letter.get_absolute_url()).content.decode()
    assert "<p>I kept the ticket.</p>" in page
    assert "<p>It was for a train.</p>" in page
    assert "12 December 2012" not in page.split("<h1>")[0]


def test_it_stands_in_the_lists_the_archive_and_the_search(client: Client) -> None:
    move(an_item(7, "The ticket", terms=[("sfw", "* Safe for Work *"), ("to-you", "To You")]))
    for address in ("/", "/archive/2012/12/", "/to/to-you/", "/search/?q=kept", "/waiting/"):
        assert "The ticket" in client.get(address).content.decode(), address
    month = Month.objects.get()
    assert (month.all_count, month.safe_count) == (1, 1)


@pytest.mark.parametrize(
    ("names", "rating"),
    [
        (["* Safe for Work *"], Rating.SAFE),
        (["Safe For Work"], Rating.SAFE),
        (["*Not Safe for Work*"], Rating.NOT_SAFE),
        (["NSFW", "Safe for Work"], Rating.NOT_SAFE),
        (["To You"], Rating.NOT_RATED),
        ([], Rating.NOT_RATED),
    ],
)
def test_the_category_for_work_becomes_the_rating(names: list[str], rating: Rating) -> None:
    move(an_item(7, terms=[(name.lower().strip("* "), name) for name in names]))
    assert letter_of(7).rating == rating
    assert not Category.objects.filter(name__icontains="safe").exists()
    assert not Category.objects.filter(name__icontains="nsfw").exists()


def test_a_letter_without_a_rating_waits_for_one() -> None:
    move(an_item(7))
    assert Case.objects.get().unrated


def test_categories_meet_the_pigeonholes_there_are() -> None:
    a_letter()
    before = Category.objects.count()
    terms = [("to-you", "To You"), ("heartbreak", "HEARTBREAK"), ("uncategorized", "Uncategorized")]
    move(an_item(7, terms=terms))
    assert sorted(one.slug for one in letter_of(7).categories.all()) == ["heartbreak", "you"]
    assert Category.objects.count() == before


def test_new_categories_are_to_somebody_or_about_something() -> None:
    move(an_item(7, terms=[("to-my-gran", "To my gran"), ("trains", "Trains &amp; boats")]))
    kinds = {one.name: one.kind for one in letter_of(7).categories.all()}
    assert kinds == {"To my gran": "to", "Trains & boats": "about"}


@pytest.mark.parametrize(
    ("display", "byline"), [("admin", ""), ("ADMIN", ""), ("", ""), ("Robin", "Robin")]
)
def test_a_blank_byline_stays_blank(client: Client, display: str, byline: str) -> None:
    move(an_item(7), about=an_author("admin", name=display))
    letter = letter_of(7)
    assert letter.byline == byline
    page = client.get(letter.get_absolute_url()).content.decode()
    assert ("signed" in page) == bool(byline)
    assert "admin" not in page.lower()


def test_what_a_form_asked_for_wins_over_the_account() -> None:
    meta = {"user_submit_name": "left-hand tap"}
    move(an_item(7, meta=meta), about=an_author("admin", name="Somebody Else"))
    assert letter_of(7).byline == "left-hand tap"


@pytest.mark.parametrize(
    ("bylines", "expected"), [("account", "Robin"), ("form", ""), ("none", "")]
)
def test_the_operator_says_which_names_come(bylines: str, expected: str) -> None:
    about = an_author("admin", name="Robin")
    move(an_item(7), about=about, wishes=Wishes(bylines=bylines))
    assert letter_of(7).byline == expected


@pytest.mark.parametrize("name", ["robin@example.org", "Admin", "The Moderator"])
def test_a_name_that_leads_to_somebody_or_holds_an_office_is_none(name: str) -> None:
    lines = move(an_item(7), about=an_author("x", name=name), wishes=Wishes())
    lines += move(an_item(8, creator="x"), about=an_author("x", name=name))
    assert letter_of(8).byline == ""
    assert any("name left out" in line for line in lines)
    assert not any(name in line for line in lines)


@pytest.mark.parametrize(
    ("given", "status"),
    [
        ({"status": "publish"}, Status.PUBLISHED),
        ({"status": "pending"}, Status.HELD),
        ({"status": "some-plugin"}, Status.HELD),
        ({"status": "future", "post_date": "2099-02-01 10:00:00"}, Status.SCHEDULED),
        ({"status": "publish", "post_date": "2099-01-01 10:00:00"}, Status.SCHEDULED),
        ({"status": "future", "post_date": "2012-01-01 10:00:00"}, Status.PUBLISHED),
        ({"status": "draft"}, None),
        ({"status": "private"}, None),
        ({"status": "trash"}, None),
        ({"status": "auto-draft"}, None),
        ({"post_password": "swordfish"}, None),
        ({"post_type": "page"}, None),
        ({"post_type": "attachment"}, None),
        ({"post_type": "nav_menu_item"}, None),
    ],
)
def test_every_state_of_a_post_is_treated_rightly(
    given: dict[str, str], status: Status | None
) -> None:
    lines = move(an_item(7, **given))  # type: ignore[arg-type]
    if status is None:
        assert not Letter.objects.exists()
        assert any(line.startswith("post 7: left out: ") for line in lines)
    else:
        assert letter_of(7).status == status
    assert not any("swordfish" in line for line in lines)


def test_a_letter_from_the_future_waits_for_its_day(client: Client) -> None:
    move(an_item(7, status="future", post_date="2099-01-01 10:00:00"))
    letter = letter_of(7)
    assert f"{letter.publish_on}" == "2099-01-01"
    assert letter.published_on is None
    assert client.get(letter.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    "given", [{"status": "draft"}, {"status": "private"}, {"post_password": "x"}]
)
def test_closed_posts_come_along_only_to_wait(given: dict[str, str]) -> None:
    move(an_item(7, **given), wishes=Wishes(closed_too=True))  # type: ignore[arg-type]
    assert letter_of(7).status == Status.HELD


def test_everything_waits_where_the_operator_says_so(client: Client) -> None:
    move(an_item(7, comments=[a_comment(1)]), wishes=Wishes(wait=True))
    assert letter_of(7).status == Status.HELD
    assert Reply.objects.get().status == Status.HELD
    assert client.get(letter_of(7).get_absolute_url()).status_code == 404


@pytest.mark.parametrize("date", ["0000-00-00 00:00:00", "garbage"])
def test_a_published_post_without_a_date_waits(date: str) -> None:
    item = an_item(7, post_date=date, post_date_gmt=date, pubDate=None)
    lines = move(item)
    assert letter_of(7).status == Status.HELD
    assert any("no date" in line for line in lines)


@pytest.mark.parametrize("year", ["1970", "2012"])
def test_old_dates_are_kept(year: str) -> None:
    move(an_item(7, post_date=f"{year}-01-01 00:00:00"))
    assert letter_of(7).published_on.year == int(year)  # type: ignore[union-attr]


def test_closed_comments_are_closed_replies(client: Client) -> None:
    move(an_item(7, comment_status="closed"))
    page = client.get(letter_of(7).get_absolute_url()).content.decode()
    assert letter_of(7).needs == Needs.STORIES
    assert "Replies are closed" in page


def test_two_posts_with_one_title_are_two_letters() -> None:
    lines = move(
        an_item(7, "The ticket"),
        an_item(8, "The ticket", link="https://old.example.org/2012/12/letter-7/"),
    )
    assert letter_of(7).get_absolute_url() != letter_of(8).get_absolute_url()
    assert [line for line in lines if "another post has the same one" in line] == [
        "post 8: address: another post has the same one, which leads to that one"
    ]


def test_a_long_title_is_kept_whole_at_the_head_of_the_letter() -> None:
    title = " ".join(f"word{n}" for n in range(60))
    lines = move(an_item(7, title))
    letter = letter_of(7)
    assert len(letter.title) <= 120
    assert letter.source.startswith(title)
    assert any("long title" in line for line in lines)


def test_a_post_of_a_megabyte_is_kept_and_a_larger_one_named() -> None:
    whole = "I kept the ticket and the coat. " * 32_000
    lines = move(an_item(7, html=whole), an_item(8, html="x " * 1_100_000))
    assert len(letter_of(7).source) > 1_000_000
    assert any(line.startswith("post 7: long text kept whole") for line in lines)
    assert any(line.startswith("post 8: text left out") for line in lines)
    assert Letter.objects.count() == 1


@pytest.mark.parametrize("html", ["", " ", "&nbsp;", "<!-- nothing -->", "<p></p>"])
def test_a_post_without_words_is_named_and_left_out(html: str) -> None:
    lines = move(an_item(7, html=html))
    assert not Letter.objects.exists()
    assert not Origin.objects.exists()
    assert "post 7: text left out: it has no words" in lines


def test_what_has_no_place_here_is_named() -> None:
    html = 'Look.<img src="https://pictures.example/x.png" alt="a boat">[gallery ids="1,2"]'
    lines = move(
        an_item(7, html=html, tags=["Summer"], is_sticky=1, extra=label("x", "y", "series"))
    )
    told = "\n".join(lines)
    for what in ("image", "gallery", "tags left out", "sticky", "label of another kind"):
        assert what in told, what
    assert "Summer" not in told


def test_a_site_in_german_has_german_letters() -> None:
    export = an_export(an_item(7)).replace(b"<language>en-US<", b"<language>de-AT<")
    move_bytes(export)
    assert letter_of(7).language == "de"
    move(an_item(8), wishes=Wishes(language="fr"))
    assert letter_of(8).language == "fr"


def test_nothing_of_address_or_machine_is_kept_anywhere() -> None:
    about = an_author("admin", "writer@old.example.org", "Robin") + a_category("to-you", "To You")
    meta = {"user_submit_email": "form@old.example.org", "user_submit_ip": "203.0.113.9"}
    move(an_item(7, meta=meta, comments=[a_comment(1)]), about=about)
    kept = traces.database()
    for trace in ("@old.example", "@example.org", "203.0.113", "Mozilla", "ann.example.org"):
        assert trace.lower() not in kept, trace
    assert Voice.objects.get().key is None


@pytest.mark.parametrize(
    "html",
    ["<p><span style='color:#fff'>I kept</span> the ticket.</p>", "<p hidden>A</p> and more"],
)
@pytest.mark.parametrize("date", ["2012-12-12 10:00:00", "2099-01-01 10:00:00"])
def test_what_was_hidden_there_is_not_shown_here_before_it_is_read(
    client: Client, html: str, date: str
) -> None:
    lines = move(an_item(7, html=html, post_date=date))
    assert letter_of(7).status == Status.HELD
    assert Case.objects.get().held
    assert client.get(letter_of(7).get_absolute_url()).status_code == 404
    assert sum(line.startswith("post 7: waits: words in it were hidden") for line in lines) == 1


def test_a_letter_in_grey_stands_for_everybody() -> None:
    move(an_item(7, html='<p style="color:#ccc">I kept the ticket.</p>'))
    assert letter_of(7).status == Status.PUBLISHED


@pytest.mark.parametrize(
    "html",
    ['<img src="x.png">', '<p><img src="x.png" alt="a boat"></p>\n<img src="y.png">',
     '<em><img src="x.png"></em>', '<a href="x.png"><img src="x.png"></a>'],
)  # fmt: skip
def test_a_post_that_is_only_a_picture_is_named_and_left_out(html: str) -> None:
    lines = move(an_item(7, html=html))
    assert not Letter.objects.exists()
    assert "post 7: text left out: it has no words" in lines


def test_one_word_beside_a_picture_makes_a_letter() -> None:
    move(an_item(7, html='<img src="x.png" alt="a boat"> Ours'))
    assert letter_of(7).source == "[image: a boat] Ours"


def test_an_item_without_a_number_has_one_name_in_the_report() -> None:
    lines = move(an_item(None), an_item(None))
    for place in (1, 2):
        assert sum(line.startswith(f"item {place} of the file: ") for line in lines) == 2
    assert not any(line.startswith("post 0") for line in lines)


@pytest.mark.parametrize("wishes", [Wishes(), Wishes(wait=True)])
def test_tomorrow_by_the_clock_there_is_today(wishes: Wishes) -> None:
    tomorrow = today() + timedelta(days=1)
    move(an_item(7, post_date=f"{tomorrow} 01:00:00"), wishes=wishes)
    letter = letter_of(7)
    if wishes.wait:
        assert letter.status == Status.HELD
    else:
        assert (letter.status, letter.published_on) == (Status.PUBLISHED, today())


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("I kept the ticket.", "en"),
        ("שמרתי את הכרטיס.", "und"),
        ("احتفظت بالتذكرة.", "und"),
        ("I said שלום and kept the ticket.", "en"),
        ("2012.", "en"),
    ],
)
def test_words_in_other_letters_are_not_said_to_be_english(words: str, language: str) -> None:
    move(an_item(7, html=f"<p>{words}</p>"))
    assert letter_of(7).language == language


def test_words_in_the_letters_of_the_site_are_in_its_language() -> None:
    move(an_item(7, html="<p>احتفظت بالتذكرة.</p>"), wishes=Wishes(language="ar"))
    assert letter_of(7).language == "ar"


def test_a_category_name_that_is_cut_is_named() -> None:
    lines = move(an_item(7, terms=[("long", "To " + "somebody " * 9), ("short", "Rain")]))
    assert lines == ["post 7: long category name: its pigeonhole has 60 characters"]


def test_a_category_in_other_letters_has_no_address_of_numbers() -> None:
    move(an_item(7, terms=[("%d7%90%d7%9e%d7%90", "אמא")]))
    assert [one.slug for one in letter_of(7).categories.all()] == ["category"]


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ({"status": "trash"}, "it was in the bin"),
        ({"status": "private"}, "it was private"),
        ({"status": "pending"}, "it waited for the old site’s editors"),
        ({"html": "Other words."}, ""),
    ],
)
def test_what_is_no_longer_shown_there_is_named(now: dict[str, str], said: str) -> None:
    move(an_item(7))
    lines = move(an_item(7, **now))  # type: ignore[arg-type]
    assert lines == ([f"post 7: still stands here: {said}"] if said else [])
    assert letter_of(7).is_public
