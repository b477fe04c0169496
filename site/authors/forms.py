"""The form that brings a key back."""

from django import forms
from django.utils.translation import gettext_lazy

from authors.opening import FIELD


class KeyForm(forms.Form):
    """Six words, and whether this device may remember them."""

    six_words = forms.CharField(
        error_messages={"required": gettext_lazy("Type or paste your six words.")}
    )
    remember = forms.BooleanField(required=False)

    @property
    def words(self) -> str:
        """What was typed."""
        return str(self.cleaned_data[FIELD])
