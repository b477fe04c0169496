"""The forms that make an account: anybody's, and that of somebody who was invited."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy

from members.models import Member

NAME_IS_TAKEN = gettext_lazy("Somebody here has that name already. Choose another one.")
NO_NAME = gettext_lazy("Use letters, digits and @ . + - _ in the name, without spaces.")


class AccountForm(forms.Form):
    """A name, and a password twice."""

    username = forms.CharField(
        max_length=40,
        validators=Member._meta.get_field("username").validators[:1],
        error_messages={
            "required": gettext_lazy("Choose a name to sign in with."),
            "invalid": NO_NAME,
        },
    )
    password1 = forms.CharField(
        strip=False, error_messages={"required": gettext_lazy("Choose a password.")}
    )
    password2 = forms.CharField(
        strip=False, error_messages={"required": gettext_lazy("Type the password once more.")}
    )

    def clean_username(self) -> str:
        """As accounts keep it."""
        return str(Member.normalize_username(self.cleaned_data["username"]))

    def clean(self) -> dict[str, Any]:
        """A good password, twice the same."""
        given = super().clean() or {}
        first, second = given.get("password1"), given.get("password2")
        if first and second and first != second:
            self.add_error("password2", gettext("The two passwords are not the same."))
        if first:
            try:
                validate_password(first, Member(username=given.get("username", "")))
            except ValidationError as weak:
                self.add_error("password1", weak)
        return given


class InvitationForm(AccountForm):
    """Also the six words of the invitation, which are asked first."""

    six_words = forms.CharField(
        error_messages={"required": gettext_lazy("Type the six words you were given.")}
    )
    field_order = ("six_words",)
