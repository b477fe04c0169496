"""A text is read as it was meant, other people's words left out; phrases are weighed."""

from pathlib import Path

import pytest

from screening import lists, sentences


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("I’m", " i am "),
        ("I can't, I won't, I didn't", " i can not i will not i did not "),
        ("gonna kms", " going to kill myself "),
        ("k y s", " kill yourself "),
        ("K.Y.S", " kill yourself "),
        ("Kill. Your. Self.", " kill yourself "),
        ("k1ll", " kill "),
        ("k*ll", " kill "),
        ("k!ll y0ur$elf", " kill yourself "),
        ("kіll yоurself", " kill yourself "),  # Cyrillic і and о
        ("kill\u200b your\u00adself", " kill yourself "),
        ("any more", " anymore "),
        ("killyourselfkillyourself", " kill yourself "),
        ("x x x", " x x x "),
        ("suchhh", " such "),
        ("my ex's going home", " my ex is going home "),
        ("my ex's home", " my ex's home "),
        ("a 1990s café", " a 1990s cafe "),
    ],
)
def test_words_are_read_as_they_are_meant(typed: str, meant: str) -> None:
    [sentence] = sentences.sentences(typed)
    assert sentence.words == meant


@pytest.mark.parametrize(
    "quoted", ['"Go home," he said.', "“Go home,” he said.", "'Go home,' he said."]
)
def test_what_stands_in_quotation_marks_is_somebody_elses(quoted: str) -> None:
    text = f"We had words that day. {quoted} It's mum's."
    assert [one.words for one in sentences.sentences(text)] == [
        " we had words that day ",
        " he said ",
        " it is mum's ",
    ]


def test_a_text_that_is_all_quotation_is_read() -> None:
    assert [one.words for one in sentences.sentences("“Go home.”")] == [" go home "]


def test_a_sentence_without_full_stops_is_read_in_pieces() -> None:
    assert all(len(one.words.split()) <= 60 for one in sentences.sentences("so on " * 500))


def test_spans_follow_each_other_and_stay_inside_the_text() -> None:
    text = "One of us. Two of us!\n\n“Three,” she said… It's 3.40: four of us, Zoë"
    places = [place for one in sentences.sentences(text) for place in (one.start, one.end)]
    assert places == sorted(places)
    assert places[-1] == len(text)


@pytest.fixture
def weather(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> sentences.Families:
    """Families about the weather."""
    lines = (
        *("# a comment", "@wet = rain|snow", "== storm sure", "storm .. coming"),
        *("== rain likely", "it (will|shall)? @wet", "== wind hint", "windy", "== dark hint"),
        *("dark (clouds|sky)", "== cold soft", "cold", "== grey soft", "grey"),
        *("== film never", "film", "== past aside", "yesterday", "== play aside wind", "puppets"),
    )
    (tmp_path / "weather.txt").write_text("\n".join(lines), encoding="utf-8")
    for name in ("spoken", "small_words"):
        text = (Path(sentences.__file__).parent / "data" / f"{name}.txt").read_text("utf-8")
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    monkeypatch.setattr(lists, "DATA", tmp_path)
    sentences.families.cache_clear()
    return sentences.families("weather")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("A storm is coming.", True),
        ("A storm is coming. It came yesterday too.", True),  # sure: not to be set aside
        ("A storm is coming in the film.", False),
        ("A storm, not a breeze, is coming.", False),  # "not" may not stand between
        ("It will rain.", True),
        ("It rain.", True),
        ("It will rain. So they said yesterday.", False),
        ("So they said yesterday. We met. We ate. It will rain.", True),  # too far away
        ("It is windy.", False),
        ("It is windy. Windy it is.", False),  # one family only
        ("It is windy. We met. The dark clouds came.", True),
        ("It is windy. We met. We ate. The dark clouds came.", False),
        ("It is windy. I am cold.", True),
        ("It is grey. I am cold.", False),
        ("It is windy. I am cold. We saw puppets.", False),
        ("The dark sky. I am cold. We saw puppets.", True),
    ],
)
def test_phrases_are_weighed(weather: sentences.Families, text: str, said: bool) -> None:
    assert bool([*sentences.telling(text, weather)]) is said


@pytest.mark.parametrize(
    "lines", ["== a loud\nb", "== a aside c\nb", "== a sure\n(b", "== a sure\nb|c", "== a sure\nb?"]
)
def test_a_family_that_cannot_be_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: str
) -> None:
    (tmp_path / "wrong.txt").write_text(lines, encoding="utf-8")
    monkeypatch.setattr(lists, "DATA", tmp_path)
    sentences.families.cache_clear()
    with pytest.raises(ValueError, match="cannot be read"):
        sentences.families("wrong")
