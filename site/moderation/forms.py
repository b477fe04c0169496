"""The forms of readers who report and of volunteers who decide."""

import json
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from authors.refusals import Forged
from letters.models import Category, ContentNote, Rating
from moderation import acts, redaction
from moderation.models import Subject
from moderation.reasons import Ground
from writing.fields import Line, Words
from writing.models import AUTHORS, Deed

REPORT_LIMIT = 2_000
APPEAL_LIMIT = 2_000
CONTACT_LIMIT = 200
SHORTEST_PIECE = 2  # characters of what is taken out of a text
_LONGEST_NUMBER = 18  # digits of a row's number
_FORGED_CODES = {"invalid_choice", "invalid_list"}


class ReportForm(forms.Form):
    """A ground, a word of honour, and if they like what happened and a way to reach them."""

    ground = forms.ChoiceField(
        choices=Ground.choices, error_messages={"required": gettext_lazy("Choose what is wrong.")}
    )
    words = Words(limit=REPORT_LIMIT, missing="", required=False)
    contact = Line(limit=CONTACT_LIMIT)
    honest = forms.BooleanField(
        error_messages={
            "required": gettext_lazy("Tick the box to say that you believe what you report.")
        }
    )

    def clean(self) -> None:
        """A ground no form of ours offers is Forged."""
        for error in self.errors.as_data().get("ground", []):
            if error.code in _FORGED_CODES:
                raise Forged

    def content(self) -> str:
        """All that the report says, for telling a second click from another report."""
        return json.dumps(self.cleaned_data, sort_keys=True)


class AppealForm(forms.Form):
    """Why a decision should not stand."""

    appeal = Words(
        limit=APPEAL_LIMIT, missing=gettext_lazy("Say in a few words why it should not stand.")
    )
    decision = forms.IntegerField(min_value=1, max_value=10_000)


class DecisionForm(forms.Form):
    """Why, and what to say to the author."""

    ground = forms.ChoiceField(
        choices=[("", "Choose a ground"), *Ground.choices],
        error_messages={"required": "Every decision names its ground."},
    )
    words = Words(
        limit=REPORT_LIMIT,
        missing="",
        required=False,
        label="Words for the author",
        help_text="Shown at the author's desk. Plain and kind; say what can be done next.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class Ticked(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Rows of ours to tick."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value: Any) -> Any:
        """A number that no database can hold is no choice either."""
        if any(len(str(one)) > _LONGEST_NUMBER for one in value or ()):
            raise forms.ValidationError("Choose from the list.", code="invalid_choice")
        return super().clean(value)


class LetterCorrectionForm(DecisionForm):
    """On which shelves a letter stands."""

    rating = forms.ChoiceField(choices=Rating.choices)
    categories = Ticked(Category.objects.all())
    notes = Ticked(ContentNote.objects.all(), required=False)
    field_order = ["rating", "categories", "notes", "ground", "words"]


class UpdateCorrectionForm(DecisionForm):
    """How an update is rated, and its notes."""

    rating = forms.ChoiceField(choices=Rating.choices)
    notes = Ticked(ContentNote.objects.all(), required=False)
    field_order = ["rating", "notes", "ground", "words"]


class ReplyCorrectionForm(DecisionForm):
    """Whether a reply is folded."""

    folded = forms.BooleanField(required=False, label="Fold it behind a content note")
    field_order = ["folded", "ground", "words"]


class DeedField(forms.ChoiceField):
    """Offers what can be done now, and understands what could be done when the page was opened."""

    def valid_value(self, value: Any) -> bool:
        """Any deed of a volunteer: acts.do says what is too late."""
        return value in {deed.value for deed in Deed if deed not in AUTHORS}


class ItemForm(DecisionForm):
    """Everything that can be done with one text, on its own page."""

    deed = DeedField(
        label="What to do",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what to do."},
    )
    pieces = Words(
        limit=REPORT_LIMIT,
        missing="",
        required=False,
        label="Words to take out",
        help_text="Only for “Take words out”: one passage a line, exactly as it stands there.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    field_order = ["deed", "pieces", "ground", "words"]

    def __init__(self, subject: Subject, data: Any = None) -> None:
        super().__init__(data)
        self.subject = subject
        deeds = [(deed.value, deed.label) for deed in acts.deeds_for(subject)]
        self.fields["deed"].choices = deeds  # type: ignore[attr-defined]

    def filled_with(self, words: str) -> "ItemForm":
        """The same form, unchecked, with these words for the author after those typed already."""
        data: Any = self.data
        typed = data.get("words", "")
        if words not in typed:
            self.data = data = data.copy()
            data["words"] = f"{typed.rstrip()}\n\n{words}".lstrip()
        self._errors: Any = {}
        return self

    def clean(self) -> dict[str, Any]:
        """The pieces as a list; taking words out needs at least one."""
        cleaned = super().clean() or {}
        ticked = self.data.getlist("piece") if hasattr(self.data, "getlist") else []
        ticked = [piece.replace("\r\n", "\n") for piece in ticked]  # as browsers send them
        typed = cleaned.get("pieces", "").splitlines()
        cleaned["pieces"] = tuple(dict.fromkeys(filter(None, [*ticked, *typed])))
        if cleaned.get("deed") == Deed.REDACT:
            self._check_pieces(cleaned["pieces"])
        if "deed" in cleaned:
            cleaned["deed"] = Deed(cleaned["deed"])
        return cleaned

    def _check_pieces(self, pieces: tuple[str, ...]) -> None:
        """Each of them stands in the text, and none is so short that it takes words apart."""
        if not pieces:
            self.add_error("pieces", "Tick or write the words that are to be taken out.")
        if any(len(piece.strip()) < SHORTEST_PIECE for piece in pieces):
            self.add_error("pieces", "One letter alone would take words apart. Write the word.")
        missing = redaction.missing(self.subject, pieces)
        if missing:
            listed = ", ".join(f"“{piece}”" for piece in missing)
            self.add_error("pieces", f"Not in the text, so nothing was taken out: {listed}.")


class JudgeForm(forms.Form):
    """An answer to an appeal, or to another volunteer's proposal."""

    outcome = forms.ChoiceField(
        choices=[
            ("stands", "The decision stands"),
            ("overturn", "It was wrong: put it right"),
            ("confirm", "Yes, do it"),
            ("decline", "No, put the text back"),
        ],
        error_messages={"required": "Choose one of the two."},
    )
    appeal = forms.IntegerField(required=False, min_value=1)
    proposal = forms.IntegerField(required=False, min_value=1)
    words = Words(limit=REPORT_LIMIT, missing="", required=False)


class ShieldForm(forms.Form):
    """Topics a volunteer does not want to be offered today."""

    notes = Ticked(ContentNote.objects.all(), required=False, label="Not today")
