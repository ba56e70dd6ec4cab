"""Django's command line for the shop: `python -m shop serve`, `migrate`, `seed`, ..."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def main() -> None:
    """Run the command that the arguments name. A mistake in the settings is one line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "documented.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"{sys.argv[0]}: {error}")


if __name__ == "__main__":
    main()
