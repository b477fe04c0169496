"""How the site is served: `gunicorn -c site/gunicorn.conf.py`, from any folder."""

import os
from pathlib import Path

here = Path(__file__).resolve().parent

chdir = str(here.parent)
pythonpath = f"{here},{here.parent}"
wsgi_app = "config.wsgi"
bind = os.environ.get("BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WORKERS", "2"))
threads = int(os.environ.get("THREADS", "4"))
timeout = 30
limit_request_line = 8190  # bytes, the most it takes: a search in any script has room in it
graceful_timeout = 5
umask = 0o077  # what is written here is nobody else's
logger_class = "config.logs.Served"
accesslog = None  # an access log is a list of who read what, and when
control_socket_disable = True
forwarded_allow_ips = ""
