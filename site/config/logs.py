"""A log line says what broke and where in the code, and nothing about whom or which words.

An exception's own message is left out as well: a database error quotes the row it
stumbled over, and a row here is somebody's letter.
"""

import logging
import traceback

from gunicorn.glogging import Logger


class Plain(logging.Formatter):
    """Time, level, logger, the message's fixed part, and where in the code an exception rose."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, then the places of a traceback without its messages and values."""
        stamp = self.formatTime(record, "%Y-%m-%dT%H:%MZ")
        line = f"{stamp} {record.levelname} {record.name}: {self._fixed_part(record)}"
        if record.exc_info and record.exc_info[0]:
            frames = traceback.extract_tb(record.exc_info[2])
            places = "".join(f"\n  {f.filename}:{f.lineno} in {f.name}" for f in frames)
            line += f" ({record.exc_info[0].__name__}){places}"
        return line

    def _fixed_part(self, record: logging.LogRecord) -> str:
        if record.name.startswith("django.security"):
            return "refused"  # the message quotes what a stranger sent, such as a Host header
        if not record.name.startswith("site."):
            # Django and the packages put the path of the request, or an origin, into their
            # arguments. Ours say nothing about a request.
            return str(record.msg).replace("%s", "-").replace("%d", "-")
        return record.getMessage()


class Served(Logger):
    """gunicorn's own log, without the address it puts into a complaint about a request."""

    def warning(self, msg: str, *args: object, **kwargs: object) -> None:
        """As before, but a request nobody could read is only counted, not described."""
        if str(msg).startswith("Invalid request"):
            msg, args = "A request that could not be read was turned away.", ()
        super().warning(msg, *args, **kwargs)  # type: ignore[no-untyped-call]
