"""Pictures, films, scripts, forms: what plain text cannot hold, each with a note."""

from exchange.wordpress.words.addresses import host
from exchange.wordpress.words.names import WITHOUT_CONTENT, WITHOUT_TAG
from exchange.wordpress.words.scanner import Tag
from exchange.wordpress.words.state import CAPTION, State

FILMS = ("youtube", "youtu.be", "vimeo", "dailymotion", "metacafe", "blip.tv", "videopress")
SMILIES = {"wp-smiley", "emoji", "smiley", "emoticon"}


def image(state: State, tag: Tag) -> None:
    """<img>: "[image]" with what was written for those who cannot see it; a smiley is itself."""
    attributes = tag.attributes
    source = attributes.get("src") or attributes.get("data-src", "")
    alt = " ".join(attributes.get("alt", "").split())
    if SMILIES & set(attributes.get("class", "").split()) or "/smilies/" in source:
        state.say(alt)
    elif attributes.get("width", "").strip() == attributes.get("height", "").strip() == "1":
        state.notes.add("counting pixel", _place(source) or "no address")
    else:
        state.say(f"[image: {alt}]" if alt else "[image]")
        state.notes.add("image", _place(source) or "no address")
        if CAPTION in state.open:
            state.sheet.gap()


def without_content(state: State, tag: Tag) -> None:
    """A script or a film goes with all it holds. Where its end is missing only the tag goes."""
    attributes = tag.attributes
    place = _place(attributes.get("src") or attributes.get("data") or "")
    what = WITHOUT_CONTENT[tag.name]
    if tag.name == "iframe" and any(name in place for name in FILMS):
        what = "video"
    if not (tag.empty or state.scanner.skip_past(tag.name)):
        place = "its end is missing, what follows is kept"
    state.notes.add(what, _about(tag, place))


def without_tag(state: State, tag: Tag) -> None:
    """A form goes; the words in it stay."""
    place = _place(tag.attributes.get("src", ""))
    film = any(name in place for name in FILMS)
    state.notes.add("video" if film else WITHOUT_TAG[tag.name], _about(tag, place))


def _about(tag: Tag, place: str) -> str:
    return f"<{tag.name}>, {place}" if place else f"<{tag.name}>"


def _place(source: str) -> str:
    """Where it came from, "" when that is not said."""
    return "in the text itself" if source.startswith("data:") else source and host(source)
