"""Old links lead to what they led to, for good, and tell nothing of what is gone."""

import pytest
from django.test import Client

from exchange.models import OldAddress
from exchange.wordpress.plan import Wishes
from tests.desk import traces
from tests.exchange.moving import letter_of, move, move_bytes
from tests.exchange.wxr import a_category, a_comment, an_export, an_item
from writing.models import Deed

pytestmark = pytest.mark.django_db
LINK = "/2012/12/12/so-youre-leaving/"


@pytest.fixture
def moved() -> None:
    about = a_category("family", "Family", 3) + a_category("to-gran", "To Gran", 4, "family")
    about += a_category("safe-for-work", "* Safe for Work *", 5)
    move(
        an_item(
            12,
            "So You’re Leaving",
            link=f"https://old.example.org{LINK}",
            terms=[
                ("to-gran", "To Gran"),
                ("family", "Family"),
                ("sfw", "Safe for Work"),
                ("safe-for-work", "* Safe for Work *"),
                ("uncategorized", "Uncategorized"),
            ],
            comments=[a_comment(1)],
        ),
        about=about,
    )


def leads(client: Client, path: str) -> str:
    """Where an address leads for good."""
    answer = client.get(path)
    assert answer.status_code == 301, (path, answer.status_code)
    return str(answer["Location"])


@pytest.mark.parametrize(
    "path",
    [LINK, LINK.rstrip("/"), LINK.upper(), "/?p=12", "/?p=12&preview=1",
     f"{LINK}comment-page-2/", "/2012/12/12/so%2Dyoure-leaving/"],
)  # fmt: skip
def test_the_address_of_a_post_leads_to_the_letter(client: Client, moved: None, path: str) -> None:
    assert leads(client, path) == letter_of(12).get_absolute_url()


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/category/family/", "/about/family/"),
        ("/category/to-gran/", "/to/to-gran/"),
        ("/category/family/to-gran/", "/to/to-gran/"),
        ("/category/family/page/3/", "/about/family/"),
        ("/?cat=4", "/to/to-gran/"),
        ("/2012/12/", "/archive/2012/12/"),
        ("/2012/12/12/", "/archive/2012/12/"),
        ("/2012/12/page/2/", "/archive/2012/12/"),
        ("/comments/feed/", "/feed/"),
        ("/feed/atom/", "/feed/"),
        ("/feed/rss2/", "/feed/"),
        ("/category/family/feed/", "/about/family/feed/"),
        ("/?m=201212", "/archive/2012/12/"),
        ("/?m=20121212", "/archive/2012/12/"),
        ("/?m=2012", "/archive/"),
        ("/2012/", "/archive/"),
        ("/2012/page/2/", "/archive/"),
        ("/2012/feed/", "/feed/"),
        ("/2012/12/feed/", "/feed/"),
        ("/?m=201212&feed=rss2", "/feed/"),
        ("/?feed=rss2", "/feed/"),
        ("/?feed=atom", "/feed/"),
        ("/?cat=4&feed=rss2", "/to/to-gran/feed/"),
        ("/page/2/", "/"),
        ("/category/safe-for-work/", "/"),
        ("/category/safe-for-work/page/2/", "/"),
        ("/category/safe-for-work/feed/", "/feed/"),
        ("/category/uncategorized/", "/"),
        ("/?cat=5", "/"),
    ],
)
def test_lists_and_feeds_lead_to_theirs(client: Client, moved: None, path: str, to: str) -> None:
    assert leads(client, path) == to
    assert client.get(to).status_code == 200


def test_the_feed_of_a_post_leads_to_that_of_the_thread(client: Client, moved: None) -> None:
    to = leads(client, f"{LINK}feed/")
    assert to == f"/letters/{letter_of(12).public_id}/feed/"
    assert client.get(to).status_code == 200


def test_a_site_in_a_folder_keeps_its_folder(client: Client) -> None:
    export = an_export(
        an_item(
            12, link="https://old.example.org/blog/2012/12/x/", terms=[("sfw", "Safe for Work")]
        )
    )
    move_bytes(
        export.replace(
            b"<![CDATA[https://old.example.org]]>", b"<![CDATA[https://old.example.org/blog]]>"
        )
    )
    assert leads(client, "/blog/2012/12/x/") == letter_of(12).get_absolute_url()
    assert leads(client, "/blog/2012/12/") == "/archive/2012/12/"
    assert leads(client, "/blog/?p=12") == letter_of(12).get_absolute_url()
    assert client.get("/2012/12/x/").status_code == 404
    assert leads(client, "/blog/?feed=rss2") == leads(client, "/blog/feed/") == "/feed/"
    assert leads(client, "/blog/") == "/"
    assert leads(client, "/blog/2012/") == "/archive/"


@pytest.mark.parametrize("path", ["/?feed=rss2", "/?m=201212", "/?m=2012", "/?cat=1"])
def test_a_site_that_took_nothing_in_leads_nobody_away(client: Client, path: str) -> None:
    assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/2012/12/13/so-youre-leaving/", "/category/nothing/", "/2011/12/", "/nothing/feed/",
     "/category/", "/wp-login.php", "/" + "x" * 5000, "/%00", "/%ff%fe/"],
)  # fmt: skip
def test_what_was_never_there_is_not_found(client: Client, moved: None, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "query",
    ["p=13", "p=", "p=x", "p=١٢", "p=-1", "cat=99", "p=" + "9" * 400,
     "m=201112", "m=2011", "m=x", "m=٢٠١٢", "feed=", "m=20121"],
)  # fmt: skip
def test_a_number_that_names_nothing_leaves_the_page_as_it_is(
    client: Client, moved: None, query: str
) -> None:
    assert client.get(f"/?{query}").status_code == 200


def test_forms_are_never_led_away(client: Client, moved: None) -> None:
    assert client.post(LINK).status_code in (404, 405)


def test_a_letter_that_waits_is_not_betrayed_by_its_old_address(client: Client) -> None:
    move(an_item(12, link=f"https://old.example.org{LINK}"), wishes=Wishes(wait=True))
    assert client.get(LINK).status_code == 404
    assert client.get("/?p=12").status_code == 200


def test_a_burned_letter_leaves_no_word_of_its_old_address(client: Client, moved: None) -> None:
    letter = letter_of(12)
    letter.turn(Deed.BURN)
    letter.erase()
    letter.save()
    assert "leaving" not in traces.database()
    assert client.get(LINK, follow=True).status_code == 410


def test_only_digests_are_kept(moved: None) -> None:
    assert {len(bytes(row.digest)) for row in OldAddress.objects.all()} == {32}


def test_a_page_that_is_there_costs_no_question(
    client: Client, moved: None, django_assert_max_num_queries: object
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        client.get("/help/")
        client.get(letter_of(12).get_absolute_url())
    assert not any("oldaddress" in query["sql"] for query in asked)


@pytest.mark.parametrize("deed", [Deed.TAKE_BACK, Deed.HIDE, Deed.HOLD, Deed.REMOVE])
def test_an_old_address_names_no_title_of_what_is_not_shown(
    client: Client, moved: None, deed: Deed
) -> None:
    letter_of(12).turn(deed)
    for path in (LINK, "/?p=12"):
        assert "leaving" not in leads(client, path)
        assert client.get(path, follow=True).status_code in (404, 410)


def test_an_old_address_of_what_is_not_for_work_names_no_title_either(
    client: Client, moved: None
) -> None:
    letter = letter_of(12)
    letter.rating = "not_safe"
    letter.save()
    assert leads(client, "/?p=12") == f"/letters/{letter.public_id}/"


@pytest.mark.parametrize(
    "path",
    [
        f"{LINK}2/",
        f"{LINK}3",
        f"{LINK}trackback/",
        f"{LINK}embed/",
        f"{LINK}amp",
        "/index.php?p=12",
    ],
)
def test_a_part_of_a_post_leads_to_the_whole_letter(client: Client, moved: None, path: str) -> None:
    assert leads(client, path) == letter_of(12).get_absolute_url()


@pytest.mark.parametrize(
    "path", ["/2012/12/13/", "/category/family/2/", "/nothing/2/", "/2012/13/"]
)
def test_what_only_looks_like_a_part_of_a_post_leads_nowhere(
    client: Client, moved: None, path: str
) -> None:
    assert client.get(path).status_code == 404
