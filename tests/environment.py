"""Set before Django reads its settings (pytest loads this first: see addopts).

Each test process has a data folder of its own, with its own keys and hands; limits stand out
of the way, and leaving quickly leads to a page of this machine.
"""

import os
import tempfile

os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="dear-stranger-test-")
os.environ["SITE_URL"] = "http://testserver"
os.environ["ALLOWED_HOSTS"] = "letters.test"
os.environ["EXIT_URL"] = "/healthz"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright runs a loop of its own
for _limit in ("LETTERS", "REPLIES", "REPORTS", "FELT"):
    os.environ[f"{_limit}_PER_HOUR"] = "100000"

pytest_plugins = ("tests.second_run",)
