"""Goes through one source from left to right and hands every part to who knows about it."""

from collections.abc import Callable

from exchange.wordpress.words import editor, frames, links, lists, looks, media, names, tables
from exchange.wordpress.words.scanner import Comment, Tag
from exchange.wordpress.words.state import State
from exchange.wordpress.words.typed import typed

Handler = Callable[[State, Tag], None]

# What to do at the beginning of an element; the end of what is open is in State.open.
_BEGIN: dict[str, Handler] = {
    "a": links.begin,
    "blockquote": lambda state, tag: frames.quotation(state, tag.name),
    "br": frames.line_break,
    "hr": frames.rule,
    "img": media.image,
    "li": lists.item,
    "pre": frames.verse,
    "listing": frames.verse,
    "q": looks.quoted,
    "table": tables.begin,
    "tr": tables.row,
    "td": tables.cell,
    "th": tables.cell,
}
_BEGIN |= dict.fromkeys(("ul", "ol", "menu", "dir"), lists.begin)
_BEGIN |= dict.fromkeys(names.HEADINGS, frames.heading)
_BEGIN |= dict.fromkeys(names.LOOKS, looks.look)
_BEGIN |= dict.fromkeys(names.WITHOUT_CONTENT, media.without_content)
_BEGIN |= dict.fromkeys(names.WITHOUT_TAG, media.without_tag)
_BEGIN |= {
    name: lambda state, tag: looks.emphasise(state, tag.name, names.EMPHASIS[tag.name])
    for name in names.EMPHASIS
}


def read(state: State) -> None:
    """The whole source."""
    for part in state.scanner:
        if isinstance(part, Comment):
            editor.comment(state, part)
        elif isinstance(part, str):
            typed(state, part)
        elif part.name in names.KNOWN:
            _tag(state, part)
        else:
            _unknown(state, part)
    state.open.close_all()


def _tag(state: State, tag: Tag) -> None:
    frame = tag.name in names.GAPS or tag.name in names.LINES
    if tag.end and tag.name != "br":
        state.open.close(frames.HEADING if tag.name in names.HEADINGS else tag.name)
    if frame:
        frames.before(state, tag)
    if not tag.end or tag.name == "br":  # browsers take </br> for <br>
        if tag.name not in names.WORDLESS and (tag.rest or tag.name == "span"):
            looks.styled(state, tag)
        if handler := _BEGIN.get(tag.name):
            handler(state, tag)


def _unknown(state: State, tag: Tag) -> None:
    """<sigh> was typed by somebody; <o:p> and <fb:like href=...> came from a program."""
    if not tag.rest.strip(" /") and ":" not in tag.name and "-" not in tag.name:
        typed(state, tag.source)
    elif not tag.end and not tag.name.startswith(("o:", "w:", "v:", "st1:", "m:")):
        state.notes.add("unknown tag", f"<{tag.name[:40]}>; the words in it are kept")
