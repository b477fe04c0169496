"""What each HTML tag means for plain text."""


def named(names: str) -> frozenset[str]:
    """The names in a line of them."""
    return frozenset(names.split())


# Begin and end a paragraph, as in WordPress' own paragraph maker and in browsers' margins.
GAPS = named(
    "p h1 h2 h3 h4 h5 h6 blockquote ul ol dl dir menu table caption pre figure figcaption form"
    " fieldset details listing"
)
# Begin and end a line.
LINES = named(
    "div center section article aside header footer main nav address dt dd li tr legend summary"
    " hgroup search thead tbody tfoot td th option optgroup"
)
# Those of them that WordPress parts from loose words before them by a paragraph's end.
BOXES = named("div section article aside address center header footer main nav")
HEADINGS = named("h1 h2 h3 h4 h5 h6")
EMPHASIS = {"em": "em", "i": "em", "strong": "strong", "b": "strong"}
# Words stay, but how they looked told something.
LOOKS = {
    "del": "struck-out text", "s": "struck-out text", "strike": "struck-out text",
    "u": "underlined text", "sup": "raised text", "sub": "lowered text",
    "small": "small text", "big": "large text", "mark": "marked text",
}  # fmt: skip
# Go with all they hold.
WITHOUT_CONTENT = {
    "script": "script", "style": "style sheet", "noscript": "text for browsers without scripts",
    "iframe": "embedded page", "object": "embedded object", "applet": "embedded object",
    "svg": "drawing", "math": "formula", "video": "video", "audio": "audio",
    "canvas": "drawing", "select": "form field", "datalist": "form field", "template": "template",
    "noembed": "embedded object", "noframes": "embedded page", "xml": "office data",
}  # fmt: skip
# Go alone; what stands inside stays.
WITHOUT_TAG = {
    "form": "form", "input": "form field", "textarea": "form field", "button": "form field",
    "embed": "embedded object", "frame": "embedded page", "frameset": "embedded page",
    "keygen": "form field", "map": "image map",
}  # fmt: skip
# Hold no words that a style could hide.
WORDLESS = frozenset({*WITHOUT_CONTENT, *WITHOUT_TAG, "img", "br", "hr", "link", "meta"})
# Nothing is lost with these.
PLAIN = named(
    "span font abbr acronym cite code kbd samp tt var dfn time data bdi bdo ruby rb rt rtc rp wbr"
    " nobr label ins output meter progress html body head title meta link base basefont area col"
    " colgroup param source track blink marquee spacer plaintext xmp bgsound picture slot dialog"
    " a q img br hr"
)
KNOWN = PLAIN | GAPS | LINES | {*EMPHASIS, *LOOKS, *WITHOUT_CONTENT, *WITHOUT_TAG}
