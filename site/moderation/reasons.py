"""The grounds of reports and decisions, in the words people will read.

A ground's code is what is stored, so a code never changes its meaning. The rules they
stand for are on /help/, under the same anchors.
"""

from django.db import models

from writing.models import Deed


class Ground(models.TextChoices):
    """Why something was reported or decided."""

    FINDABLE = "findable", "Someone could be found from it"
    CRUEL = "cruel", "It is cruel, or threatens somebody"
    AUTHOR = "author", "It is unkind to the author of the letter"
    SELF_HARM = "self_harm", "It could push someone to hurt themselves"
    SEXUAL = "sexual", "It is sexual in a way the rules do not allow"
    CHILD = "child", "It involves a child being harmed"
    INTIMATE = "intimate", "It shares something intimate without consent"
    ABOUT_ME = "about_me", "It is about me, or by me"
    RIGHTS = "rights", "It uses words or work that belong to somebody else"
    ILLEGAL = "illegal", "It breaks a law in another way"
    NOTES = "notes", "The rating or the notes are wrong"
    GUESS = "recipient_guess", "It tries to find out who somebody is"
    SPAM = "spam", "It is selling something, or was not written by a person"
    WORRIED = "worried", "I am worried about the writer"
    OTHER = "other", "Something else"


HINTS = {
    Ground.FINDABLE: "A name, number, address, handle or workplace.",
    Ground.CRUEL: "Threats, mockery or hate.",
    Ground.AUTHOR: "It attacks the person who wrote the letter.",
    Ground.SELF_HARM: "Encouragement, or ways to do it.",
    Ground.CHILD: "These go to the front.",
    Ground.ABOUT_ME: "You are in the story, or you lost your key.",
    Ground.NOTES: "Marked safe for work and is not, or lacks a content note.",
    Ground.GUESS: "“Is this you?”, or a name put to the author.",
    Ground.SPAM: "Advertising, links, recruiting.",
    Ground.WORRIED: "They may be in danger, or may hurt themselves.",
    Ground.OTHER: "Tell us below.",
}

# ground -> (anchor on /help/, the rule in one sentence)
RULES = {
    Ground.FINDABLE: ("names", "No one can be found from what is posted"),
    Ground.ABOUT_ME: ("names", "No one can be found from what is posted"),
    Ground.INTIMATE: ("names", "No one can be found from what is posted"),
    Ground.GUESS: ("names", "No one can be found from what is posted"),
    Ground.CRUEL: ("gentle", "Be gentle"),
    Ground.AUTHOR: ("gentle", "Be gentle"),
    Ground.SELF_HARM: ("gentle", "Never push a person towards harm"),
    Ground.NOTES: ("honest", "Ratings and notes are honest"),
    Ground.SPAM: ("selling", "No selling"),
    Ground.SEXUAL: ("children", "Nothing sexual about anyone under 18"),
    Ground.CHILD: ("children", "Nothing sexual about anyone under 18"),
}
# Grounds that rest on a law; all others rest on a rule of this site.
LAW = frozenset({Ground.CHILD, Ground.INTIMATE, Ground.RIGHTS, Ground.ILLEGAL})
# Grounds that put an item in front of the others.
URGENT = frozenset({Ground.CHILD, Ground.INTIMATE, Ground.SELF_HARM, Ground.WORRIED})
_ELSE = ("rules", "The rules of this site")


def rule_for(ground: str) -> tuple[str, str]:
    """(anchor on the help page, the rule) for a ground's code, known or from an older version."""
    return RULES.get(Ground(ground), _ELSE) if ground in Ground.values else _ELSE


def label_for(ground: str) -> str:
    """The ground in words; the code itself if this version does not know it."""
    return str(Ground(ground).label) if ground in Ground.values else ground


def is_law(ground: str) -> bool:
    """Whether a ground's code stands for a law."""
    return ground in LAW


IN_THE_PAST = {
    Deed.PUBLISH: "Published",
    Deed.KEEP: "Read, and left as it is",
    Deed.HOLD: "Held for a closer look",
    Deed.REVISE: "Sent back to be changed",
    Deed.REDACT: "Some words were taken out",
    Deed.HIDE: "Hidden for now",
    Deed.REMOVE: "Taken down",
    Deed.RESTORE: "Put back",
    Deed.CORRECT: "Rating, categories or notes corrected",
    Deed.CLOSE: "Replies closed",
    Deed.OPEN: "Replies opened again",
    Deed.UPHOLD: "After an appeal: the decision stands",
    Deed.OVERTURN: "After an appeal: the decision was taken back",
    Deed.MUTE: "Put away by the author of the letter",
    Deed.UNMUTE: "Shown again by the author of the letter",
}
