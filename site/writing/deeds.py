"""Where a text can stand, what can be done to it, and where each deed leads."""

from django.db import models


class Status(models.TextChoices):
    """Where a text stands. Only PUBLISHED is readable on public pages."""

    HELD = "held", "Waiting for a volunteer"
    PUBLISHED = "published", "Published"
    HIDDEN = "hidden", "Hidden"
    REMOVED = "removed", "Removed"
    TAKEN_BACK = "taken_back", "Taken back by its author"
    SCHEDULED = "scheduled", "Waiting for its day"
    MUTED = "muted", "Put away by the author of the letter"
    BURNED = "burned", "Burned by its author"


class Deed(models.TextChoices):
    """What can be done to a text. All but those of AUTHORS are acts of moderation."""

    PUBLISH = "publish", "Publish"
    KEEP = "keep", "Leave as it is"
    HOLD = "hold", "Hold"
    REVISE = "revise", "Ask for a revision"
    REDACT = "redact", "Take words out"
    HIDE = "hide", "Hide"
    REMOVE = "remove", "Remove"
    RESTORE = "restore", "Restore"
    CORRECT = "correct", "Correct the rating, categories or notes"
    CLOSE = "close", "Close replies"
    OPEN = "open", "Open replies again"
    UPHOLD = "uphold", "Let a decision stand"
    OVERTURN = "overturn", "Take a decision back"
    TAKE_BACK = "take_back", "Take back"
    EDIT = "edit", "Edit"
    RESUBMIT = "resubmit", "Send back after a revision"
    RELEASE = "release", "Publish on its day"
    PUT_BACK = "put_back", "Put back what was taken back"
    BURN = "burn", "Burn"
    MUTE = "mute", "Put a reply under the own letter away"
    UNMUTE = "unmute", "Show such a reply again"


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
