"""The grounds of reports and decisions, in the words people will read.

A ground's code is what is stored, so a code never changes its meaning. The rules they
stand for are on /help/, under the same anchors.
"""

from django.db import models
from django.utils.translation import gettext, gettext_lazy, gettext_noop

from writing.models import Deed


class Ground(models.TextChoices):
    """Why something was reported or decided."""

    FINDABLE = "findable", gettext_lazy("Someone could be found from it")
    CRUEL = "cruel", gettext_lazy("It is cruel, or threatens somebody")
    AUTHOR = "author", gettext_lazy("It is unkind to the author of the letter")
    SELF_HARM = "self_harm", gettext_lazy("It could push someone to hurt themselves")
    SEXUAL = "sexual", gettext_lazy("It is sexual in a way the rules do not allow")
    CHILD = "child", gettext_lazy("It involves a child being harmed")
    INTIMATE = "intimate", gettext_lazy("It shares something intimate without consent")
    ABOUT_ME = "about_me", gettext_lazy("It is about me, or by me")
    RIGHTS = "rights", gettext_lazy("It uses words or work that belong to somebody else")
    ILLEGAL = "illegal", gettext_lazy("It breaks a law in another way")
    NOTES = "notes", gettext_lazy("The rating or the notes are wrong")
    GUESS = "recipient_guess", gettext_lazy("It tries to find out who somebody is")
    SPAM = "spam", gettext_lazy("It is selling something, or was not written by a person")
    WORRIED = "worried", gettext_lazy("I am worried about the writer")
    OTHER = "other", gettext_lazy("Something else")


HINTS = {
    Ground.FINDABLE: gettext_lazy("A name, number, address, handle or workplace."),
    Ground.CRUEL: gettext_lazy("Threats, mockery or hate."),
    Ground.AUTHOR: gettext_lazy("It attacks the person who wrote the letter."),
    Ground.SELF_HARM: gettext_lazy("Encouragement, or ways to do it."),
    Ground.CHILD: gettext_lazy("These go to the front."),
    Ground.ABOUT_ME: gettext_lazy("You are in the story, or you lost your key."),
    Ground.NOTES: gettext_lazy("Marked safe for work and is not, or lacks a content note."),
    Ground.GUESS: gettext_lazy("“Is this you?”, or a name put to the author."),
    Ground.SPAM: gettext_lazy("Advertising, links, recruiting."),
    Ground.WORRIED: gettext_lazy("They may be in danger, or may hurt themselves."),
    Ground.OTHER: gettext_lazy("Tell us below."),
}

# ground -> (anchor on /help/, the rule in one English sentence)
RULES = {
    Ground.FINDABLE: ("names", gettext_noop("No one can be found from what is posted")),
    Ground.ABOUT_ME: ("names", gettext_noop("No one can be found from what is posted")),
    Ground.INTIMATE: ("names", gettext_noop("No one can be found from what is posted")),
    Ground.GUESS: ("names", gettext_noop("No one can be found from what is posted")),
    Ground.CRUEL: ("gentle", gettext_noop("Be gentle")),
    Ground.AUTHOR: ("gentle", gettext_noop("Be gentle")),
    Ground.SELF_HARM: ("gentle", gettext_noop("Never push a person towards harm")),
    Ground.NOTES: ("honest", gettext_noop("Ratings and notes are honest")),
    Ground.SPAM: ("selling", gettext_noop("No selling")),
    Ground.SEXUAL: ("children", gettext_noop("Nothing sexual about anyone under 18")),
    Ground.CHILD: ("children", gettext_noop("Nothing sexual about anyone under 18")),
}
# Grounds that rest on a law; all others rest on a rule of this site.
LAW = frozenset({Ground.CHILD, Ground.INTIMATE, Ground.RIGHTS, Ground.ILLEGAL})
# Grounds that put an item in front of the others.
URGENT = frozenset({Ground.CHILD, Ground.INTIMATE, Ground.SELF_HARM, Ground.WORRIED})
_ELSE = ("rules", gettext_noop("The rules of this site"))


def rule_for(ground: str) -> tuple[str, str]:
    """(anchor on the help page, the rule) for a ground's code, known or from an older version."""
    anchor, rule = RULES.get(Ground(ground), _ELSE) if ground in Ground.values else _ELSE
    return anchor, gettext(rule)


def label_for(ground: str) -> str:
    """The ground in words; the code itself if this version does not know it."""
    return str(Ground(ground).label) if ground in Ground.values else ground


def is_law(ground: str) -> bool:
    """Whether a ground's code stands for a law."""
    return ground in LAW


# In English: what is exported and counted is named by it too. Readers see done_in_words().
IN_THE_PAST = {
    Deed.PUBLISH: gettext_noop("Published"),
    Deed.KEEP: gettext_noop("Read, and left as it is"),
    Deed.HOLD: gettext_noop("Held for a closer look"),
    Deed.REVISE: gettext_noop("Sent back to be changed"),
    Deed.REDACT: gettext_noop("Some words were taken out"),
    Deed.HIDE: gettext_noop("Hidden for now"),
    Deed.REMOVE: gettext_noop("Taken down"),
    Deed.RESTORE: gettext_noop("Put back"),
    Deed.CORRECT: gettext_noop("Rating, categories or notes corrected"),
    Deed.CLOSE: gettext_noop("Replies closed"),
    Deed.OPEN: gettext_noop("Replies opened again"),
    Deed.UPHOLD: gettext_noop("After an appeal: the decision stands"),
    Deed.OVERTURN: gettext_noop("After an appeal: the decision was taken back"),
    Deed.MUTE: gettext_noop("Put away by the author of the letter"),
    Deed.UNMUTE: gettext_noop("Shown again by the author of the letter"),
}
_AFTER_APPEAL = {
    Deed.PUBLISH: gettext_noop("After an appeal: published"),
    Deed.RESTORE: gettext_noop("After an appeal: put back"),
    Deed.OPEN: gettext_noop("After an appeal: replies opened again"),
}


def done_in_words(deed: str, *, on_appeal: bool = False) -> str:
    """What happened, as its author and the readers of the public log are told."""
    past = IN_THE_PAST[Deed(deed)]
    return gettext(_AFTER_APPEAL.get(Deed(deed), past) if on_appeal else past)
