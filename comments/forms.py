"""The reply form."""

import json
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from authors.opening import FIELD
from screening.spam import HONEYPOT_FIELD
from writing.fields import Pseudonym, Words

BODY_LIMIT = 10_000
NEW_VOICE = "new"


class ReplyForm(forms.Form):
    """What a reply is made of. The six words are looked at once and never carried along."""

    body = Words(limit=BODY_LIMIT, missing=gettext_lazy("Write something first."))
    name = Pseudonym()
    folded = forms.BooleanField(required=False)
    voice = forms.CharField(required=False, max_length=12)
    six_words = forms.CharField(required=False)

    def content(self) -> str:
        """All that the reply says, for telling a second click from another reply."""
        said = {name: self.cleaned_data[name] for name in ("body", "name", "folded", "voice")}
        return json.dumps(said, sort_keys=True)

    def kept(self, **instead: str) -> list[tuple[str, str]]:
        """The fields for the preview's hidden inputs, without the key; `instead` wins."""
        names = [name for name in (*self.fields, HONEYPOT_FIELD) if name != FIELD]
        values: dict[str, Any] = {name: self.data.get(name, "") for name in names} | instead
        return [(name, value) for name, value in values.items() if value]
