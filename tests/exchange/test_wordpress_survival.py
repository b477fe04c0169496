"""Whatever people wrote comes through an export as they wrote it."""

from io import BytesIO, StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exchange.report import Report
from exchange.wordpress.reading import read
from exchange.wordpress.trouble import Unreadable
from tests.exchange.reads import only, outcome
from tests.exchange.wxr import a_comment, an_export, an_item


def in_xml(character: str) -> bool:
    """Whether a file may hold it, as it stands: a carriage return becomes a line break."""
    return character in "\t\n" or (character >= " " and character not in "\ufffe\uffff")


CHARACTERS = st.characters(exclude_categories=["Cs"]).filter(in_xml)
PARTS = ["]]>", "<![CDATA[", "&amp;", "&#8;", "&", "<p>", "</item>", "\ufeff", "é", "😀", "&#x"]
WORDS = st.lists(st.text(CHARACTERS, max_size=30) | st.sampled_from(PARTS), max_size=12).map(
    "".join
)
FORBIDDEN = ("&#8;",)  # left out wherever it stands, see characters.py


def clean(words: str) -> str:
    """Without the reference that the reader leaves out, also where two make a third."""
    return words.replace("&#8;", "")


@given(title=WORDS, words=WORDS, comment=WORDS)
@settings(max_examples=150)
def test_any_words_survive_writing_and_reading(title: str, words: str, comment: str) -> None:
    post = only(an_item(4, title, words, comments=[a_comment(1, comment)]))
    assert post.html == clean(words)
    assert post.title == title.strip()
    assert [one.html for one in post.comments()] == [clean(comment)]


@given(words=st.text(CHARACTERS), codec=st.sampled_from(["utf-8-sig", "utf-16", "utf-16-be"]))
@settings(max_examples=60)
def test_any_words_survive_in_any_unicode(words: str, codec: str) -> None:
    data = an_export(an_item(4, html=words), written_as=codec)
    assert outcome(data).posts[0].html == clean(words)


@given(st.binary(max_size=400))
@settings(max_examples=300)
def test_any_bytes_are_refused_with_a_sentence(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"\.$|again"):
        list(read(BytesIO(data), Report()))


@given(st.data())
@settings(max_examples=300)
def test_an_export_with_a_damaged_place_is_read_or_refused(data: st.DataObject) -> None:
    whole = an_export(*(an_item(n, comments=[a_comment(n)]) for n in (1, 2)), encoding="utf-8")
    at = data.draw(st.integers(0, len(whole)))
    length = data.draw(st.integers(0, 40))
    damage = data.draw(
        st.binary(max_size=20) | st.sampled_from([b"<", b"&", b"]]>", b"<!DOCTYPE x>"])
    )
    done = outcome(whole[:at] + damage + whole[at + length :])
    assert done.trouble is None or isinstance(done.trouble, Unreadable)
    for post in done.posts:
        assert 0 <= post.number < 2**63
        assert len(list(post.comments())) == post.count


@given(
    st.lists(st.sampled_from(["post_id", "post_date", "status", "title", "content"]), max_size=3)
)
def test_an_item_may_lack_any_element(missing: list[str]) -> None:
    out = StringIO()
    lacking = an_item(4, **dict.fromkeys(missing))  # type: ignore[arg-type]
    found = list(read(BytesIO(an_export(lacking)), Report(out)))
    assert len(found) == 2
