"""The only signal in the house: something a person wrote changed its status.

Sent with: subject (the Writing), deed (a Deed), actor (a member of staff, the author as
None with deed TAKE_BACK, or None for the site itself), ground (a code of
moderation.reasons), words (for the author, may be empty).
"""

from django.dispatch import Signal

status_changed = Signal()
