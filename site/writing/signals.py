"""The only signal in the house: something happened to what a person wrote.

Sent with: subject (the Writing), deed (a Deed), actor (a member of staff, or None for the
author and for the site itself), ground (a code of moderation.reasons, may be empty), words
(for the author, may be empty), codes (what the screens said, of screening.verdict.CODES).
"""

from django.dispatch import Signal

status_changed = Signal()
