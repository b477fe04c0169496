"""What was decided about a text, for the pages that owe its readers a reason."""

from django import template

from letters.models import Letter
from moderation.models import Decision
from writing.models import Deed

register = template.Library()


@register.simple_tag
def removal_of(letter: Letter) -> Decision | None:
    """The decision that took a letter down, for its 410 page."""
    return letter.decisions.filter(deed=Deed.REMOVE).order_by("-pk").first()
