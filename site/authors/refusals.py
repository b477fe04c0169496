"""The ways a request is turned down. A view raises one; config.errors makes it a calm page.

Every page that follows from one hands back the words that came with the request.
"""

from typing import Any

ENOUGH_WAIT = 86_400  # seconds after which a volunteer has probably read it


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error of ours
    """A request that is answered with `status` and the page templates/errors/<template>."""

    status = 400
    template = "400"

    def __init__(self, **context: Any) -> None:
        super().__init__(type(self).__name__)
        self.context = context


class Forged(Refusal):
    """A value no form of ours offers. 400."""


class NotOpen(Refusal):
    """Replies are closed here. 403, the words handed back."""

    status, template = 403, "closed"


class Gone(Refusal):
    """It was here and has been taken down, by its author or a volunteer. 410."""

    status, template = 410, "410"


class AlreadyUsed(Refusal):
    """This form has posted once, with other words. 409, the words handed back."""

    status, template = 409, "409"


class TooFast(Refusal):
    """One hand, too much at once. 429 with Retry-After in seconds, and a form to send again."""

    status, template = 429, "429"

    def __init__(self, wait: int, **context: Any) -> None:
        super().__init__(wait=wait, **context)
        self.wait = wait


class Enough(Refusal):
    """So many told us already that one more says nothing new. 429, the words handed back."""

    status, template = 429, "enough"

    def __init__(self, **context: Any) -> None:
        super().__init__(wait=ENOUGH_WAIT, **context)


class Locked(Refusal):
    """No key in this browser opens that. 403: the words, and a field for the six words."""

    status, template = 403, "locked"
