"""The forms of a letter and of an update, the same for writing and for editing at the desk."""

import json
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext_lazy

from authors.refusals import Forged
from letters.models import Category, ContentNote, Form, Letter, Needs, Rating
from letters.sleeping import When
from screening.spam import HONEYPOT_FIELD
from writing.fields import Line, Pseudonym, Words
from writing.models import Language
from writing.text import TITLE_LIMIT

BODY_LIMIT = 20_000
_FORGED_CODES = {"invalid_choice", "invalid_list"}
NEEDS_HINTS = {
    Needs.STORIES: gettext_lazy("Strangers answer with what happened to them."),
    Needs.LISTEN: gettext_lazy("Strangers may say they read it. No advice."),
    Needs.ADVICE: gettext_lazy("You would like to know what they would do."),
    Needs.NO_REPLIES: gettext_lazy("You only needed to say it."),
}
FORM_HINTS = {
    Form.LETTER: gettext_lazy("It stands by itself."),
    Form.JOURNAL: gettext_lazy("You mean to add to it. Each entry gets its own date."),
}
WHEN_HINTS = {
    When.NOW: gettext_lazy("You can still change it, or take it down."),
    When.TOMORROW: gettext_lazy("No reader sees it until then. You can cancel without a trace."),
    When.THREE_DAYS: gettext_lazy("The same, with more time to think."),
}
RATING_HINTS = {
    Rating.SAFE: gettext_lazy("Nothing a passer-by should not read over a shoulder."),
    Rating.NOT_SAFE: gettext_lazy("It stays folded until the reader opens it."),
    Rating.NOT_RATED: gettext_lazy("You are not sure. A volunteer will look at it."),
}


def _categories() -> list[tuple[str, str]]:
    return list(Category.objects.values_list("slug", "name"))


def _notes() -> list[tuple[str, str]]:
    return list(ContentNote.objects.values_list("slug", "name"))


class EntryForm(forms.Form):
    """What a letter and an update to one have in common.

    Text is cleaned, a choice no form of ours offers is Forged.
    """

    title = Line(limit=TITLE_LIMIT)
    body = Words(
        limit=BODY_LIMIT, missing=gettext_lazy("Write something first. Two lines are enough.")
    )
    rating = forms.ChoiceField(
        choices=Rating.choices,
        error_messages={
            "required": gettext_lazy("Choose one. If you are unsure, choose “Not rated”.")
        },
    )
    notes = forms.MultipleChoiceField(choices=_notes, required=False)

    def clean(self) -> dict[str, Any]:
        """Forged choices end here."""
        for errors in self.errors.as_data().values():
            if any(error.code in _FORGED_CODES for error in errors):
                raise Forged
        return super().clean() or {}

    def content(self) -> str:
        """All that it says, for telling a second click from another text."""
        return json.dumps(self.cleaned_data, sort_keys=True)

    def kept(self) -> list[tuple[str, str]]:
        """Every field as it goes into the hidden fields of the preview, unchanged."""
        pairs = []
        for name in (*self.fields, HONEYPOT_FIELD):
            values = self.data.getlist(name) if hasattr(self.data, "getlist") else []
            pairs += [(name, value) for value in values if value]
        return pairs


class LetterForm(EntryForm):
    """What a letter is made of."""

    categories = forms.MultipleChoiceField(
        choices=_categories,
        error_messages={
            "required": gettext_lazy("Choose at least one. If none fits, “To no one” is fine.")
        },
    )
    needs = forms.ChoiceField(choices=Needs.choices, required=False)
    name = Pseudonym()
    form = forms.ChoiceField(choices=Form.choices, required=False)
    when = forms.ChoiceField(choices=When.choices, required=False)
    language = forms.ChoiceField(choices=Language.choices, required=False)
    noindex = forms.BooleanField(required=False)
    field_order = ("title", "body", "categories", "rating", "notes", "needs", "name")

    def clean(self) -> dict[str, Any]:
        """Empty choices get their defaults."""
        cleaned = super().clean()
        cleaned["needs"] = cleaned.get("needs") or Needs.STORIES
        cleaned["form"] = cleaned.get("form") or Form.LETTER
        cleaned["when"] = cleaned.get("when") or When.NOW
        cleaned["language"] = cleaned.get("language") or Language.ENGLISH
        return cleaned


def first() -> dict[str, Any]:
    """What is chosen in a form nobody has touched; the language is the one the page speaks."""
    speaks = get_language()
    language = speaks if speaks in Language.values else Language.ENGLISH
    return {
        "needs": Needs.STORIES,
        "form": Form.LETTER,
        "when": When.NOW,
        "language": language,
    }


def fields_of(letter: Letter) -> dict[str, Any]:
    """A letter as the form's values, for editing."""
    return {
        "title": letter.title,
        "body": letter.source,
        "categories": [category.slug for category in letter.categories.all()],
        "rating": letter.rating,
        "notes": [note.slug for note in letter.notes.all()],
        "needs": letter.needs,
        "name": letter.byline,
        "form": letter.form,
        "language": letter.language,
        "noindex": letter.noindex,
    }
