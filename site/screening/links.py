"""Web addresses a reader could follow, also dressed up ones. Pure.

Three families: what says itself that it is an address (screening.addresses), a host known by
its last part (screening.hosts), and a host whose dot is hidden (screening.hidden_dots). And
invitation codes to places where people are reached (screening.invitations).
"""

from screening import addresses, hidden_dots, hosts, invitations
from screening.findings import Finding
from screening.folding import fold
from screening.placing import placed

RULES = (addresses, hosts, hidden_dots, invitations)


def find(text: str) -> list[Finding]:
    """Every address and invitation code in a text, in their order, without overlaps."""
    folded = fold(text)
    spans = [span for rule in RULES for span in rule.find(folded.text)]
    spans.sort(key=lambda span: (span[0], -span[1]))
    return placed(folded, (Finding("link", start, end) for start, end in spans))
