"""A short form is explained once in a text, as a whole word, and nothing else is touched."""

import re

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from letters.glossary import explain
from writing import markup, text

TERMS = {"LC": "low contact", "NC": "no contact", "idk": "I don’t know"}
LC, NC = '<abbr title="low contact">LC</abbr>', '<abbr title="no contact">NC</abbr>'
# Terms that could be taken for a piece of markup or of an entity, and meanings that are markup.
ODD = {
    "amp": "a & b", "lt": "<less>", "p": '"paragraph"', "br": "break", "em": "x' onclick='y",
    "x27": "</abbr>", "quot": "&quot;", "li": "\x1ereplies\x1e", "em>LC": "no word", "&amp;": "and",
}  # fmt: skip
PIECES = [*TERMS, *ODD, "lc", "Idk", "IDK", "s", " ", "\n", "\n\n", "’", "'", "-", "‐", ".", ",",
          "*", "**", "> ", "- ", "<", ">", "&", ";", '"', "#", "@", "_", "1", "é", "\u0301",
          "\u200d", "🙂", "<abbr>", "—"]  # fmt: skip
TEXTS = (st.text() | st.lists(st.sampled_from(PIECES), max_size=40).map("".join)).map(
    text.normalise
)


def explained(typed: str, terms: dict[str, str] = TERMS) -> str:
    """The inside of the one paragraph that this line makes."""
    html = explain(markup.to_html(typed), terms)
    assert html.startswith("<p>")
    return html.removeprefix("<p>").removesuffix("</p>")


def words(html: str) -> list[tuple[str, str]]:
    """(meaning, word) of every explanation, as a browser reads it."""
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return [(node.get("title", ""), "".join(node.itertext())) for node in tree.iter("abbr")]


def without(html: str) -> str:
    """The HTML with the explanations taken off again."""
    return re.sub(r'<abbr title="[^"<>]*">|</abbr>', "", html)


def test_the_first_use_is_explained_and_the_second_is_not() -> None:
    assert explained("LC, then NC, then LC.") == f"{LC}, then {NC}, then LC."


def test_each_text_is_explained_anew() -> None:
    assert explained("LC") == explained("LC") == LC


@pytest.mark.parametrize("typed", ["LC.", "(LC)", "“LC”", "LC—then", "LC/x", "...LC", "LC…", "LC:"])
def test_a_word_may_stand_between_marks(typed: str) -> None:
    assert explained(typed) == typed.replace("LC", LC)


def test_single_quotation_marks_are_no_apostrophes() -> None:
    assert explained("‘LC’ or 'NC'") == f"‘{LC}’ or &#x27;{NC}&#x27;"


@pytest.mark.parametrize(
    "typed",
    ["NC-17", "LCs", "idk's", "idk’s", "l'NC", "A-LC", "LC-", "LC2", "2LC", "aLC", "LC_x", "NC‑17",
     "idk.example", "me@idk", "@LC", "#NC", "LC\u0301x", "LC\u200dx", "éLC", "LCé", "LC'em"],
)  # fmt: skip
def test_nothing_is_explained_inside_a_word(typed: str) -> None:
    assert "<abbr" not in explained(typed)
    assert explained(f"{typed} LC NC idk").count("<abbr") == 3


@pytest.mark.parametrize("typed", ["*LC*-like", "*NC*'s", "**LC**’s", "*a*-NC", "l'*NC*"])
def test_emphasis_does_not_end_a_word(typed: str) -> None:
    assert re.search("<(em|strong)>", explained(typed))
    assert "<abbr" not in explained(typed)


def test_a_word_with_emphasis_of_its_own_is_explained() -> None:
    assert explained("We went *LC*, then **NC**.") == (
        f"We went <em>{LC}</em>, then <strong>{NC}</strong>."
    )


@pytest.mark.parametrize("typed", ["lc", "Lc", "lC", "nc"])
def test_a_term_in_capitals_counts_only_as_it_is_typed(typed: str) -> None:
    assert explained(typed) == typed


@pytest.mark.parametrize("typed", ["idk", "Idk", "IDK", "iDk"])
def test_a_term_in_small_letters_counts_in_any_case_and_keeps_it(typed: str) -> None:
    assert explained(f"{typed} idk") == f'<abbr title="I don’t know">{typed}</abbr> idk'


def test_a_typed_reference_is_text_and_no_letter_of_a_word() -> None:
    assert words(explained("&LC; &#x4c;C &lt;NC&gt;")) == [
        ("low contact", "LC"),
        ("no contact", "NC"),
    ]


def test_tags_and_references_are_never_taken_for_words() -> None:
    html = markup.to_html('> it\'s "a" & <b>\n\n- one\n- two\n\n*so*\n\nand on')
    names = dict.fromkeys(
        ("p", "ul", "li", "em", "blockquote", "br", "amp", "lt", "x27", "quot"), "x"
    )
    assert explain(html, names) == html


def test_a_meaning_is_only_ever_text() -> None:
    for meaning in ("<script>x</script>", '" onclick="x', "a & b &amp; c", "</abbr><p>", "it's"):
        html = explained("LC", {"LC": meaning})
        assert words(html) == [(meaning, "LC")]
        assert without(html) == "LC"


def test_a_meaning_cannot_open_a_slot_of_the_stored_markup() -> None:
    assert explained("LC", {"LC": "a\x1ereplies\x1eb\n\x00"}) == '<abbr title="arepliesb">LC</abbr>'


@pytest.mark.parametrize(
    "term", ["<p>", "</p>", "&amp;", "<em>", "LC</em>-like", "a-b", "@x", "a.b"]
)
def test_a_term_that_is_no_plain_word_is_never_found(term: str) -> None:
    html = markup.to_html("*LC*-like & a-b, @x, a.b")
    assert explain(html, {term: "something"}) == html


def test_without_terms_nothing_changes() -> None:
    assert explained("LC and NC", {}) == "LC and NC"


@given(TEXTS)
def test_taking_the_explanations_off_gives_the_text_back(typed: str) -> None:
    html = markup.to_html(typed)
    assert without(explain(html, TERMS | ODD)) == html


@given(TEXTS)
def test_no_term_is_explained_twice_and_each_has_its_own_meaning(typed: str) -> None:
    found = words(explain(markup.to_html(typed), TERMS))
    meanings = [meaning for meaning, _ in found]
    assert len(meanings) == len(set(meanings))
    for meaning, word in found:
        term = word if word in TERMS else word.lower()
        assert TERMS[term] == meaning


@given(TEXTS)
def test_what_is_explained_touches_no_letter_digit_or_hyphen(typed: str) -> None:
    html = explain(markup.to_html(typed), TERMS)
    line = re.sub(r"<abbr[^>]*>", "\x01", re.sub(r"</?(em|strong)>", "", html))
    line = line.replace("</abbr>", "\x02").replace("&#x27;", "'")
    joint = r"[\w\-‐\u0301\u200d]|['’.](?=\w)"
    assert not re.search(rf"[\w\-‐\u0301\u200d]['’.]?\x01|\x02(?:{joint})", line)


@given(TEXTS)
def test_a_term_that_stands_by_itself_is_always_found(typed: str) -> None:
    html = markup.to_html(f"{typed}\n\nLC")
    assert ("low contact", "LC") in words(explain(html, TERMS))


HOSTILE = (
    "<",
    "&",
    "&#x27;",
    "a&#x27;",
    "<em>",
    "a<em>",
    "LC-",
    "a'",
    "a.",
    "<a",
    "&a",
    "@#",
    "LC ",
)


@pytest.mark.parametrize("hostile", [*HOSTILE, "<em>a</em>'"])
def test_no_text_makes_it_slow(hostile: str) -> None:
    """200,000 characters of it come back whole; a slow way would take minutes, not a moment."""
    html = hostile * (200_000 // len(hostile))
    assert without(explain(html, TERMS)) == html
