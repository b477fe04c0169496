"""gunicorn's own log names no address and repeats nothing of a request."""

import logging
from typing import Any

import pytest
from gunicorn.config import Config

from config.logs import Served


def test_a_request_nobody_can_read_is_not_described(capsys: pytest.CaptureFixture[str]) -> None:
    seen: list[str] = []

    class Keep(logging.Handler):
        def emit(self, record: Any) -> None:
            seen.append(record.getMessage())

    log = Served(Config())
    log.error_log.handlers = [Keep()]
    log.error_log.setLevel(logging.DEBUG)
    log.warning("Invalid request from ip=203.0.113.9: Invalid HTTP Header: 'X'")
    log.warning("Worker %s is slow", 7)
    assert seen == ["A request that could not be read was turned away.", "Worker 7 is slow"]
