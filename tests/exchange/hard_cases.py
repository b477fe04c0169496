"""An export with everything in it that is hard about an import, for tests of whole runs."""

from tests.exchange.wxr import a_category, a_comment, an_author, an_export, an_item

ZERO = "0000-00-00 00:00:00"
HIDDEN = '<b style="display:none">Secret</b>'
SITE = "https://old.example.org"
ABOUT = (
    an_author(name="Robin") + a_category("family", "Family", 3)
    + a_category("to-gran", "To Gran", 4, "family")
)  # fmt: skip


def answers() -> list[str]:
    """Comments in every order: late parents, a circle, one that answers itself or nothing."""
    links = {9: 8, 8: 3, 3: 0, 20: 22, 21: 20, 22: 21, 24: 24, 25: 99, 26: 25}
    return [a_comment(n, f"words {n}", comment_parent=to) for n, to in links.items()]


def states() -> list[str]:
    """Comments that wait, stay behind, have no words, no date or a date that cannot be."""
    return [
        a_comment(30, comment_approved="0"),
        a_comment(31, comment_approved="spam"),
        a_comment(32, comment_parent=31),
        a_comment(33, comment_approved="perhaps"),
        a_comment(34, comment_type="pingback"),
        a_comment(35, comment_type="order_note"),
        a_comment(36, ""),
        a_comment(37, "B", comment_parent=36),
        a_comment(38, HIDDEN),
        a_comment(39, comment_date="2098-01-01 10:00:00"),
        a_comment(40, comment_date=ZERO, comment_date_gmt=ZERO),
        a_comment(41, comment_date="2011-01-01 10:00:00"),
        a_comment(42, '<img src="x.png">'),
    ]


def numbers() -> list[str]:
    """Comments without a number, and with one that another has."""
    return [
        a_comment(None, "first without"),
        a_comment("x", "second without", comment_parent=3),
        a_comment(3, "3 again"),
        a_comment(50, "answers no number", comment_parent="abc"),
    ]


def names() -> list[str]:
    """People who are named like an address, an office, at length, or not at all."""
    shown = ["ann@example.org", "Author Of the Letter", "long " * 20, "", "Ann"]
    return [
        a_comment(60 + place, comment_author=name, comment_author_email=f"{place}@example.org")
        for place, name in enumerate(shown)
    ]


def posts() -> list[str]:
    """One of each state, and what is no letter."""
    return [
        an_item(100, status="draft"), an_item(101, status="private"),
        an_item(102, post_password="sesame"), an_item(103, status="pending"),
        an_item(104, status="future", post_date="2099-01-01 10:00:00"),
        an_item(105, status="trash"), an_item(106, post_type="page"), an_item(None),
        an_item(107, html=""), an_item(108, html=HIDDEN), an_item(109, "long " * 40),
        an_item(110, post_date=ZERO, post_date_gmt=ZERO, pubDate=""),
        an_item(111, is_sticky=1, tags=["Summer"], creator="moth"),
        an_item(112, meta={"user_submit_name": "me@x.org"}),
        an_item(113, meta={"user_submit_name": "The Moderator"}),
        an_item(107, "With words this time"),
    ]  # fmt: skip


def addresses() -> list[str]:
    """Posts at the address of another, of a month, of a category that came before, of home."""
    family = [("family", "Family"), ("to-gran", "To Gran")]
    paths = ["2012/12/letter-7/", "2012/12/LETTER-7", "2012/12/", "category/family/", "", "?p=1"]
    paths += ["category/family/to-gran/", "2012/12/page/2/", "2012/"]
    return [
        an_item(200 + place, link=f"{SITE}/{path}", terms=family)
        for place, path in enumerate(paths)
    ]


def twice() -> list[str]:
    """The numbers of posts that came before, with comments that are here, elsewhere and new."""
    here = [a_comment(3, "A"), a_comment(9, "B", comment_parent=70), a_comment(36, "words now")]
    new = [
        a_comment(70, "C", comment_parent=9),
        a_comment(71, HIDDEN, comment_parent=3, comment_author="so long " * 10),
        a_comment(72, "D", comment_parent=73, comment_date=ZERO, comment_date_gmt=ZERO),
        a_comment(73, "E"),
        a_comment(None, "F", comment_parent=70),
    ]
    elsewhere = [a_comment(3, "G"), a_comment(80, "H", comment_parent=3), a_comment(70, "I")]
    return [
        an_item(7, "Again", tags=["x"], comments=here + new),
        an_item(8, link=f"{SITE}/2012/12/letter-7/", comments=elsewhere),
        an_item(7, html="", link=f"{SITE}/elsewhere/", comments=[*new, a_comment(80), *here]),
        an_item(8, status="draft", comments=[a_comment(81, comment_parent=80)]),
    ]


def first() -> str:
    """The post that most of the others have something to do with."""
    return an_item(7, comments=answers() + states() + numbers() + names())


def everything() -> bytes:
    """All of it in one file."""
    return an_export(first(), *posts(), *addresses(), *twice(), about=ABOUT)
