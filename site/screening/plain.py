"""A folded text as the screens of language read it: small letters, innocent phrases out. Pure."""

import re

_INNOCENT = re.compile(
    r"\bfaggots\b(?=[^.]{0,40}\b(?:peas|gravy|chips|mash|butcher|oven|dinner|tea|wood|sticks))"
    r"|\b(?:peas|gravy|chips|plate of|bundles? of)[^.]{0,20} faggots\b|\bkaffir limes?\b"
    r"|\bfaggots? of\b|\btwatt\b|\bshi[ht]t?[ -]?t?zus?\b"
    r"|\bwhores? of babylon\b|\blife'?s a bitch\b|\bto retard\b|\bmaine coons?\b"
)


def plain(folded: str) -> str:
    """Small letters, straight apostrophes, innocent phrases blank; as long as it was.

    Folding leaves no letter whose small form is longer, so places stay where they are.
    """
    small = folded.lower().replace("’", "'").replace("‘", "'")
    return _INNOCENT.sub(lambda found: " " * len(found[0]), small)
