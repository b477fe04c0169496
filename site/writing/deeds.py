"""Where a text can stand, what can be done to it, and where each deed leads."""

from django.db import models
from django.utils.translation import gettext_lazy, pgettext_lazy


class Status(models.TextChoices):
    """Where a text stands. Only PUBLISHED is readable on public pages."""

    HELD = "held", gettext_lazy("Waiting for a volunteer")
    PUBLISHED = "published", pgettext_lazy("where a text stands", "Published")
    HIDDEN = "hidden", pgettext_lazy("where a text stands", "Hidden")
    REMOVED = "removed", pgettext_lazy("where a text stands", "Removed")
    TAKEN_BACK = "taken_back", gettext_lazy("Taken back by its author")
    SCHEDULED = "scheduled", gettext_lazy("Waiting for its day")
    MUTED = "muted", gettext_lazy("Put away by the author of the letter")
    BURNED = "burned", gettext_lazy("Burned by its author")


class Deed(models.TextChoices):
    """What can be done to a text. All but those of AUTHORS are acts of moderation."""

    PUBLISH = "publish", pgettext_lazy("what can be done to a text", "Publish")
    KEEP = "keep", pgettext_lazy("what can be done to a text", "Leave as it is")
    HOLD = "hold", pgettext_lazy("what can be done to a text", "Hold")
    REVISE = "revise", gettext_lazy("Ask for a revision")
    REDACT = "redact", pgettext_lazy("what can be done to a text", "Take words out")
    HIDE = "hide", pgettext_lazy("what can be done to a text", "Hide")
    REMOVE = "remove", pgettext_lazy("what can be done to a text", "Remove")
    RESTORE = "restore", pgettext_lazy("what can be done to a text", "Restore")
    CORRECT = "correct", gettext_lazy("Correct the rating, categories or notes")
    CLOSE = "close", gettext_lazy("Close replies")
    OPEN = "open", gettext_lazy("Open replies again")
    UPHOLD = "uphold", gettext_lazy("Let a decision stand")
    OVERTURN = "overturn", gettext_lazy("Take a decision back")
    TAKE_BACK = "take_back", pgettext_lazy("what can be done to a text", "Take back")
    EDIT = "edit", pgettext_lazy("what can be done to a text", "Edit")
    RESUBMIT = "resubmit", gettext_lazy("Send back after a revision")
    RELEASE = "release", gettext_lazy("Publish on its day")
    PUT_BACK = "put_back", gettext_lazy("Put back what was taken back")
    BURN = "burn", pgettext_lazy("what can be done to a text", "Burn")
    MUTE = "mute", gettext_lazy("Put a reply under the own letter away")
    UNMUTE = "unmute", gettext_lazy("Show such a reply again")


# What the author of a letter decides about a stranger's reply: in the ledger, like the deeds of
# volunteers, because it takes something away from somebody.
CURATING = frozenset({Deed.MUTE, Deed.UNMUTE})
_OWN = {Deed.TAKE_BACK, Deed.EDIT, Deed.RESUBMIT, Deed.RELEASE, Deed.PUT_BACK, Deed.BURN}
AUTHORS = frozenset(_OWN) | CURATING


_SHOWN = {Status.PUBLISHED, Status.HELD}
_PUT_AWAY = {Status.HIDDEN, Status.REMOVED, Status.MUTED}

# deed -> (from where, to where); the other deeds leave the status as it is. What becomes of a
# text that its author takes back and puts back is in Writing.goes_to().
TURNS: dict[Deed, tuple[frozenset[Status], Status]] = {
    Deed.PUBLISH: (frozenset({Status.HELD}), Status.PUBLISHED),
    Deed.RELEASE: (frozenset({Status.SCHEDULED}), Status.PUBLISHED),
    Deed.HOLD: (frozenset({Status.PUBLISHED, Status.SCHEDULED}), Status.HELD),
    Deed.REVISE: (frozenset(_SHOWN), Status.HIDDEN),
    Deed.RESUBMIT: (frozenset({Status.HIDDEN}), Status.HELD),
    Deed.HIDE: (frozenset(_SHOWN), Status.HIDDEN),
    Deed.REMOVE: (frozenset(_SHOWN | {Status.HIDDEN, Status.MUTED}), Status.REMOVED),
    Deed.RESTORE: (frozenset(_PUT_AWAY), Status.PUBLISHED),
    Deed.TAKE_BACK: (frozenset(_SHOWN | _PUT_AWAY), Status.TAKEN_BACK),
    Deed.PUT_BACK: (frozenset({Status.TAKEN_BACK}), Status.HELD),
    Deed.BURN: (frozenset(Status) - {Status.BURNED}, Status.BURNED),
    Deed.MUTE: (frozenset({Status.PUBLISHED}), Status.MUTED),
    Deed.UNMUTE: (frozenset({Status.MUTED}), Status.PUBLISHED),
}
# Its author took it away; no volunteer reads or moves it any more.
AWAY = frozenset({Status.TAKEN_BACK, Status.BURNED})
