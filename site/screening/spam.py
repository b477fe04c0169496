"""Signs that no person filled in a form. Pure; a sign holds a text, it never loses one."""

HONEYPOT_FIELD = "website"  # hidden from people by CSS; robots fill in everything


def honeypot(value: str) -> bool:
    """Whether the field nobody sees was filled in."""
    return bool(value.strip())
