"""What a password may not be, where Django's words name a column of the database."""

from django.contrib.auth.password_validation import UserAttributeSimilarityValidator
from django.utils.translation import gettext


class UnlikeTheName(UserAttributeSimilarityValidator):
    """Refuses a password that is almost the name of the account."""

    def get_error_message(self) -> str:
        """In the language of the page; Django would say "username" in all of them."""
        return gettext("The password is too similar to the name you sign in with.")
