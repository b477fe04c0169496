"""A number that comes twice in one file: what a dry run puts in the place of the first post."""

from collections.abc import Iterator

from exchange.wordpress.foreseen import Foreseen
from exchange.wordpress.parts import Comment, Post

_ADDRESS = "x@example.org"  # where the first had a key, so has this one
_WORD = "-x-"  # whatever is a word: nobody reads it, and it is undone with all the rest


def stand_in(post: Post, foreseen: Foreseen) -> Post:
    """A post of this number with those of its comments that would be here, each with its voice."""

    def comments() -> Iterator[Comment]:
        for one in post.comments():
            if one.number and foreseen.post_of(one.number) == post.number:
                yield Comment(one.number, 0, one.name, None, _WORD, person=one.person)

    address = _ADDRESS if foreseen.keyed(post.number) else ""
    return Post(
        post.number, "post", "publish", "", _WORD, byline_address=address, comments=comments
    )
