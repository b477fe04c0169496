"""{% thread letter start %}: where a letter's page gets its conversation from."""

from django import template

from comments import thread as threads
from comments.forms import BODY_LIMIT, ReplyForm
from letters.models import Letter
from letters.stored import reply_count

register = template.Library()


@register.inclusion_tag("comments/_thread.html")
def thread(letter: Letter, start: str = "") -> dict[str, object]:
    """One page of the conversation under a letter, its heading and the way to the rest."""
    return {
        "letter": letter,
        "page": threads.page(letter, start),
        "count": reply_count(letter.reply_count),
        "per_page": threads.PAGE,
    }


@register.inclusion_tag("comments/_form.html")
def reply_form(letter: Letter) -> dict[str, object]:
    """The reply form of a public page: no token, the same for everybody."""
    return {"letter": letter, "form": ReplyForm(), "limit": BODY_LIMIT}
