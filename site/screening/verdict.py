"""What the screens say about a text, as codes. Pure."""

from collections.abc import Mapping

from screening import spam

HOLD_HONEYPOT = "spam"


def hold_reason(form: Mapping[str, str]) -> str:
    """The ground on which a posted form is held for a volunteer, or "" to let it pass."""
    if spam.honeypot(form.get(spam.HONEYPOT_FIELD, "")):
        return HOLD_HONEYPOT
    return ""
