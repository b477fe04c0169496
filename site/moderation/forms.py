"""The forms of readers who report and of volunteers who decide."""

from django import forms

from authors.refusals import Forged
from letters.models import Category, ContentNote, Rating
from moderation.reasons import Ground
from writing.fields import Words

REPORT_LIMIT = 2_000
_FORGED_CODES = {"invalid_choice", "invalid_list"}


class ReportForm(forms.Form):
    """A ground and, if they like, some words."""

    ground = forms.ChoiceField(
        choices=Ground.choices, error_messages={"required": "Choose what is wrong."}
    )
    words = Words(limit=REPORT_LIMIT, missing="", required=False)

    def clean(self) -> None:
        """A ground no form of ours offers is Forged."""
        for error in self.errors.as_data().get("ground", []):
            if error.code in _FORGED_CODES:
                raise Forged


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


class LetterCorrectionForm(DecisionForm):
    """On which shelves a letter stands."""

    rating = forms.ChoiceField(choices=Rating.choices)
    categories = forms.ModelMultipleChoiceField(
        Category.objects.all(), widget=forms.CheckboxSelectMultiple
    )
    notes = forms.ModelMultipleChoiceField(
        ContentNote.objects.all(), required=False, widget=forms.CheckboxSelectMultiple
    )
    field_order = ["rating", "categories", "notes", "ground", "words"]


class ReplyCorrectionForm(DecisionForm):
    """Whether a reply is folded."""

    folded = forms.BooleanField(required=False, label="Fold it behind a content note")
    field_order = ["folded", "ground", "words"]
