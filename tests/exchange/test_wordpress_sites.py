"""What stands before the first item: the old site's name, its people, its categories."""

import pytest

from exchange.wordpress.parts import Site, Term
from tests.exchange.reads import export, outcome
from tests.exchange.wxr import a_category, an_author, an_export, an_item, element


def site(about: str = "", **given: str | None) -> Site:
    found = export(an_item(), about=about, **given).site
    assert found
    return found


def test_the_site_says_its_name_address_language_and_version() -> None:
    found = site()
    assert (found.title, found.address) == ("Unsent", "https://old.example.org")
    assert (found.language, found.version) == ("en-US", "1.2")


def test_without_an_address_of_the_blog_the_feeds_own_counts() -> None:
    data = an_export(an_item()).replace(b"base_blog_url", b"other")
    found = outcome(data).site
    assert found
    assert found.address == "https://old.example.org"


def test_the_title_of_a_post_is_not_the_title_of_the_site() -> None:
    assert site().title == "Unsent"


def test_categories_come_with_number_parent_and_plain_name() -> None:
    about = a_category("grief", "Grief &amp; loss", 4) + a_category("mum", "Mum", "x", "grief")
    assert site(about).terms == (
        Term("grief", "Grief & loss", 4),
        Term("mum", "Mum", 0, "grief"),
    )


def test_categories_written_as_terms_count_and_other_terms_do_not() -> None:
    def term(taxonomy: str) -> str:
        inside = element("wp:term_id", "3") + element("wp:term_taxonomy", taxonomy)
        inside += element("wp:term_slug", "grief") + element("wp:term_parent", "top")
        return element("wp:term", inside + element("wp:term_name", "Grief"))

    assert site(term("category") + term("nav_menu")).terms == (Term("grief", "Grief", 3, "top"),)


def test_people_with_accounts_have_a_name_and_an_address() -> None:
    about = an_author("admin", "me@example.org", "M. &amp; Co") + an_author("ben", "", "")
    found = site(about)
    assert found.names == {"admin": "M. & Co"}
    assert found.addresses == {"admin": "me@example.org"}


def test_an_account_without_a_login_is_nobody() -> None:
    found = site(an_author("", "me@example.org", "M."))
    assert (found.names, found.addresses) == ({}, {})


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2"])
def test_each_known_version_is_read_with_its_own_namespace(version: str) -> None:
    done = export(an_item(3, html="words"), version=version)
    assert done.site
    assert done.site.version == version
    assert [(post.number, post.html) for post in done.posts] == [(3, "words")]
    assert done.lines == []


@pytest.mark.parametrize("version", ["1.3", "2.0", "new"])
def test_an_unknown_version_is_reported_and_read_all_the_same(version: str) -> None:
    done = export(an_item(3), version=version, namespace="1.2")
    assert [post.number for post in done.posts] == [3]
    assert len(done.lines_about("unknown version of the export")) == 1


def test_a_later_namespace_is_read_too() -> None:
    done = export(an_item(3), version="1.3")
    assert [post.number for post in done.posts] == [3]


def test_without_a_version_the_namespace_tells_it_with_a_line_in_the_report() -> None:
    done = export(an_item(3), version=None, namespace="1.1")
    assert done.site
    assert done.site.version == "1.1"
    assert len(done.lines_about("no version of the export")) == 1


def test_a_namespace_under_another_prefix_is_read_too() -> None:
    data = an_export(an_item(3, html="words")).replace(b"wp:", b"blog:")
    done = outcome(data.replace(b"xmlns:blog:", b"xmlns:wp:").replace(b"xmlns:wp=", b"xmlns:blog="))
    assert done.trouble is None
    assert [post.number for post in done.posts] == [3]
