"""What was decided about a text, for the pages that owe its readers a reason."""

from django import template

from authors.clock import this_hour
from letters.models import Letter
from moderation import admin_views, deciders, facts
from moderation.models import Case, Decision, Subject
from screening.naming import named
from writing.models import Deed

register = template.Library()


@register.simple_tag
def removal_of(letter: Letter) -> Decision | None:
    """The decision that took a letter down, for its 410 page."""
    return letter.decisions.filter(deed=Deed.REMOVE).order_by("-pk").first()


@register.simple_tag
def why(case: Case) -> str:
    """For which reasons something waits."""
    return ", ".join(facts.reasons_of(case))


@register.simple_tag
def waited(hour: int) -> str:
    """How long ago an hour was: "5 hours ago"."""
    return f"{admin_views.hours(this_hour() - hour)} ago"


@register.simple_tag
def codes_in_words(codes: str) -> str:
    """What the screens said, in words."""
    return ", ".join(named(codes.split()))


@register.simple_tag
def admin_page(subject: Subject) -> str:
    """The address of a text's page in the volunteers' room."""
    return admin_views.address(subject)


@register.simple_tag
def who_decided(decision: Decision) -> str:
    """A volunteer's name, or who else took it."""
    return deciders.who(decision)
