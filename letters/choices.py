"""What a writer chooses for a letter."""

from django.db import models
from django.utils.translation import gettext_lazy


class Rating(models.TextChoices):
    """What the writer says about reading it at work. Not rated is not the same as not safe."""

    SAFE = "safe", gettext_lazy("Safe for work")
    NOT_SAFE = "not_safe", gettext_lazy("Not safe for work")
    NOT_RATED = "not_rated", gettext_lazy("Not rated")


class Needs(models.TextChoices):
    """What the writer asks of strangers."""

    STORIES = "stories", gettext_lazy("Stories")
    LISTEN = "listen", gettext_lazy("Just listen")
    ADVICE = "advice", gettext_lazy("Advice")
    NO_REPLIES = "no_replies", gettext_lazy("No replies")


class Form(models.TextChoices):
    """A journal is a letter that its author means to go on with."""

    LETTER = "letter", gettext_lazy("Letter")
    JOURNAL = "journal", gettext_lazy("Journal")
