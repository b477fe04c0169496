#!/usr/bin/env python
"""Run one of the site's commands: `python manage.py help` lists them."""

import os
import sys
from pathlib import Path

# `site/` is a plain folder on the path, never a package: docs/architecture.md says why.
sys.path.insert(0, str(Path(__file__).resolve().parent / "site"))


def main() -> None:
    """Hand the command line to Django, with the settings of this site."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as problem:
        sys.exit(str(problem))  # the sentence says what to do; a traceback would hide it


if __name__ == "__main__":
    main()
