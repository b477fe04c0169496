"""What gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = get_wsgi_application()

from authors import sitekeys  # noqa: E402 - models exist only after the line above
from config import serving  # noqa: E402

serving.be_quick()
sitekeys.check()
