"""Addresses are found however their dot is hidden; two words that lost a space are none."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screening import links

SEEN = Path(__file__).parents[1] / "data" / "screening" / "links.seen.jsonl"


def examples() -> list[dict[str, object]]:
    return [json.loads(line) for line in SEEN.read_text(encoding="utf-8").splitlines()]


def found(text: str) -> list[str]:
    return [text[one.start : one.end] for one in links.find(text)]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("It is at https://mill.example/weir?x=1#top.", "https://mill.example/weir?x=1#top"),
        ("see:http://mill.example", "http://mill.example"),
        ("hxxps://mill.example/a", "hxxps://mill.example/a"),
        ("ftp://mill.example/a", "ftp://mill.example/a"),
        ("tg://join?invite=AbCd", "tg://join?invite=AbCd"),
        ("under www.mill-and-weir.org, page 3", "www.mill-and-weir.org"),
        ("www . millweir . org", "www . millweir . org"),
        ("open //cdn.mill.example/a.html", "//cdn.mill.example/a.html"),
        ("on 203.0.113.7:8080 at night", "203.0.113.7:8080"),
        ("on 203.0.113.7/diary", "203.0.113.7/diary"),
        ("MILLWEIR.COM is up", "MILLWEIR.COM"),
        ("at millweir.co.uk/page", "millweir.co.uk/page"),
        ("at millweir.co.in now", "millweir.co.in"),
        ("go to millweir.com.And then", "millweir.com"),
        ("go to millweir[.]org", "millweir[.]org"),
        ("go to millweir (dot) space", "millweir (dot) space"),
        ("go to millweir dot com slash poems", "millweir dot com slash poems"),
        ("go to MILLWEIR DOT NET", "MILLWEIR DOT NET"),
        ("go to millweir .com", "millweir .com"),
        ("go to millweir。com", "millweir。com"),
        ("go to millweir🔵com", "millweir🔵com"),
        ("go to millweirdotcom", "millweirdotcom"),
        ("m i l l . c o m", "m i l l . c o m"),
        ("mіll-wеіr.com", "mіll-wеіr.com"),  # Cyrillic letters
        ("ｍｉｌｌ．ｃｏｍ", "ｍｉｌｌ．ｃｏｍ"),
        ("mill\u200bweir.c\u200bom", "mill\u200bweir.c\u200bom"),
        ("пример.рф", "пример.рф"),
        ("xn--e1afmkfd.xn--p1ai", "xn--e1afmkfd.xn--p1ai"),
        ("t.me/+AbC9", "t.me/+AbC9"),
        ("youtu.be/AbC9", "youtu.be/AbC9"),
        ("bit. ly/AbC9", "bit. ly/AbC9"),
        ("all of us at lettersofthemill.love", "lettersofthemill.love"),
        ("our site: millweir.space", "millweir.space"),
        ("join our discord, the invite code is hG7xk2", "hG7xk2"),
        ("[here](https://mill.example/a)", "https://mill.example/a"),
        ('<a href="http://mill.example">x</a>', "http://mill.example"),
    ],
)
def test_an_address_is_found_where_it_stands(text: str, address: str) -> None:
    assert found(text) == [address]


@pytest.mark.parametrize(
    "text",
    [
        "You left.And then home.he never came.it was cold",
        "The website is down.it never worked",
        "Congratulations.live your life, in the relationship.love was",
        "i.am.so.tired and wait.what and Mr.Right.my mum",
        "e.g. this, i.e. that, a.m., Ph.D., B.Com, U.S.A., J.K., St.Ives, P.S.I",
        "at 10.30.it rained, 3.9.21, 3.50, 2.5ml/hr.No, version 3.11.2, clause 7.4.1",
        "letter.docx, me.jpg, notes.txt, song.mp3, readme.md, node.js, ASP.NET",
        "24/7 and/or he/him w/o 50/50 :/ :// no//yes",
        "the dot com crash, a dot com millionaire, not dot com, and Aunt Dot",
        "she typed http:// and said http is hello, ewww.. www.. sorry",
        "I love...you...or i loved...us..no",
        "It was safe. Net loss, they said.",
        "write to mill@weir.example",
        "Covid-19 closed the group before the invitation came",
        "There was discord in the house, and a code we never broke",
        "Frankly, K was as cold as å",
    ],
)
def test_what_only_looks_like_an_address_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_two_addresses_are_two_findings_in_their_order() -> None:
    assert found("b.org first? No: mill.example/a, weir.org.") == ["mill.example/a", "weir.org"]


def test_findings_are_links_and_do_not_overlap() -> None:
    text = " ".join(str(one["text"]) for one in examples())
    spans = [(one.start, one.end) for one in links.find(text)]
    assert spans == sorted(spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert {one.code for one in links.find(text)} == {"link"}


def test_the_examples_are_told_apart() -> None:
    said = [(bool(found(str(one["text"]))), one["expect"]) for one in examples()]
    right = said.count((True, True))
    assert right / max(1, right + said.count((True, False))) >= 0.95
    assert right / max(1, right + said.count((False, True))) >= 0.95


def test_nearly_every_mark_is_met_to_the_letter() -> None:
    marks = [
        (str(one["text"]), mark["text"])
        for one in examples()
        for mark in one["marks"]  # type: ignore[attr-defined]
    ]
    met = sum(mark in found(text) for text, mark in marks)
    assert met >= 0.9 * len(marks)


def test_the_five_texts_have_none(five_texts: dict[str, str]) -> None:
    assert {name: found(text) for name, text in five_texts.items() if found(text)} == {}


@given(st.text(max_size=300))
def test_spans_lie_within_any_text(text: str) -> None:
    for one in links.find(text):
        assert 0 <= one.start < one.end <= len(text)
