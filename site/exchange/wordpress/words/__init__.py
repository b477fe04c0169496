"""Old WordPress HTML becomes plain text: tags and shortcodes go, words and their layout stay.

`scanner` cuts the source, `reader` follows the tags (one small file for each kind of them),
`sheet` collects lines and `layout` writes them so that writing.markup shows the same again.
Every step is linear in the length of the source.
"""

from exchange.wordpress.words.parts import Dropped, Words
from exchange.wordpress.words.titles import one_line
from exchange.wordpress.words.turning import to_text

__all__ = ["Dropped", "Words", "one_line", "to_text"]
