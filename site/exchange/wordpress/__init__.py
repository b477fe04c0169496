"""An older site moves in: `reading` streams its export, `words` makes text of its HTML."""
