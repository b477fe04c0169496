"""What a writer chooses for a letter."""

from django.db import models


class Rating(models.TextChoices):
    """What the writer says about reading it at work. Not rated is not the same as not safe."""

    SAFE = "safe", "Safe for work"
    NOT_SAFE = "not_safe", "Not safe for work"
    NOT_RATED = "not_rated", "Not rated"


class Needs(models.TextChoices):
    """What the writer asks of strangers."""

    STORIES = "stories", "Stories"
    LISTEN = "listen", "Just listen"
    ADVICE = "advice", "Advice"
    NO_REPLIES = "no_replies", "No replies"


class Form(models.TextChoices):
    """A journal is a letter that its author means to go on with."""

    LETTER = "letter", "Letter"
    JOURNAL = "journal", "Journal"
