"""What holds for the HTML of every text, whoever wrote it. nh3 is the independent judge.

Two spellings of the same text are levelled before our HTML is compared with nh3's: we write
quotation marks as character references, which is right in attributes and text alike, and
nh3 writes them plain.
"""

import re

import html5lib
import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from writing import markup, text

ANYTHING = st.text(st.characters())  # lone surrogates included
# Text that looks like markup: ours, Markdown's and HTML's.
PIECES = ["*", "**", "* * *", "> ", ">", "- ", "• ", "\n", "\n\n", " ", "a", "b.", "é", "🙂", "_"]
PIECES += [
    "<",
    "</",
    "<p>",
    "<b x='",
    "<!--",
    "<script>",
    "&",
    "&lt;",
    "&#x3c;",
    ";",
    '"',
    "'",
    "=",
]
MARKED_UP = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
TEXTS = (ANYTHING | MARKED_UP).map(text.normalise)
HOSTILE = {
    "no space": "x" * 40_000,
    "tags": "<ul><li>" * 5_000,
    "stars": "*" * 40_000,
    "stars and spaces": "* " * 20_000,
    "half emphasis": "**a" * 13_000,
    "hyphens": '"a-' * 20_000 + ".com",
    "ampersands": "&" * 20_000,
    "angles": "> " * 20_000,
    "quotations": "> a\n" * 5_000,
    "bullets": "- a\n" * 5_000,
    "rules": "***\n" * 5_000,
    "spaces": "- " + " " * 40_000 + "x",
    "conditional": "<![>" * 1_000,
    "nul": "a\x00b\x1e",
    "surrogate": "a\ud800b",
}


def levelled(html: str) -> str:
    """Quotation marks as nh3 writes them."""
    return html.replace("&#x27;", "'").replace("&quot;", '"')


def elements(html: str) -> list[tuple[str, dict[str, str]]]:
    """Tag and attributes of every element a browser would make of this fragment."""
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return [(node.tag, dict(node.attrib)) for node in tree.iter() if node is not tree]


@given(TEXTS)
def test_an_independent_cleaner_finds_nothing_to_take_out(typed: str) -> None:
    html = markup.to_html(typed)
    assert nh3.clean(html, tags=set(markup.TAGS), attributes={}) == levelled(html)


@given(TEXTS)
def test_there_are_only_our_tags_and_no_attributes(typed: str) -> None:
    assert all(tag in markup.TAGS and not given for tag, given in elements(markup.to_html(typed)))


@given(TEXTS)
def test_cleaning_what_is_clean_changes_nothing(typed: str) -> None:
    html = markup.to_html(typed)
    assert markup.clean(html) == html


@given(ANYTHING | MARKED_UP)
def test_cleaning_twice_is_cleaning_once(html: str) -> None:
    once = markup.clean(html)
    assert markup.clean(once) == once


@given(TEXTS)
def test_the_words_are_all_there_but_for_the_marks_of_our_rules(typed: str) -> None:
    tree = html5lib.parseFragment(markup.to_html(typed), namespaceHTMLElements=False)
    shown = "".join(tree.itertext())
    marks = "[\\s*>•·▪\u200b-]"
    assert re.sub(marks, "", shown) == re.sub(marks, "", typed)


@given(ANYTHING | MARKED_UP)
def test_no_text_raises_even_before_it_is_normalised(typed: str) -> None:
    html = markup.to_html(typed)
    assert markup.paragraphs(html) >= 0
    markup.to_html(text.one_line(typed))


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_hostile_text_gets_through_or_raises(typed: str) -> None:
    html = markup.to_html(text.normalise(typed))
    assert not re.search(r"<(?!/?(?:p|br|em|strong|blockquote|ul|li|hr)>)", html)
    assert markup.to_html(typed)
