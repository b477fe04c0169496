"""Running things at the same moment, each with a connection of its own."""

import threading
from collections.abc import Callable

from django.db import connection


def side_by_side(*jobs: Callable[[], object]) -> list[BaseException]:
    """Run each in a thread of its own, all from the same moment; what went wrong."""
    wrong: list[BaseException] = []
    begin = threading.Barrier(len(jobs))

    def run(job: Callable[[], object]) -> None:
        try:
            begin.wait(20)
            job()
        except BaseException as problem:
            wrong.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[job]) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return wrong
