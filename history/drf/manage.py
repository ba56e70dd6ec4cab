"""Serve the slice: make its table, fill it, and listen."""

import json
import sys
from pathlib import Path

import django
from django.core.management import call_command
from waitress import serve

SEED = Path(__file__).resolve().parents[2] / "services" / "seed.json"


def main() -> None:
    """Listen on the port that the command line names."""
    django.setup()
    call_command("migrate", run_syncdb=True, verbosity=0)
    from shop.models import Item  # noqa: PLC0415 - not before Django is set up
    from shop.wsgi import application  # noqa: PLC0415 - likewise

    if not Item.objects.exists():
        items = json.loads(SEED.read_text(encoding="utf-8"))["items"]
        kept = ("name", "price", "description")
        Item.objects.bulk_create(Item(**{name: item.get(name) for name in kept}) for item in items)
    serve(application, host="127.0.0.1", port=int(sys.argv[1]))


if __name__ == "__main__":
    main()
