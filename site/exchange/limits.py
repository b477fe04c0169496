"""How long a text may be that comes from another place: one bound, for every way in and out."""

LARGEST = 2_000_000  # characters, as HTML and as text; more is no letter
