"""`manage.py staff`: let in who may read the documentation."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Let in `SHOP_STAFF_NAME` with `SHOP_STAFF_PASSWORD`, and nobody where there is no password.

    Django's own `createsuperuser --noinput` gives more rights than anyone needs here, and fails the second time.
    """

    help = "Give the user SHOP_STAFF_NAME the password SHOP_STAFF_PASSWORD, and the staff's status."

    def handle(self, **_: object) -> None:
        """Do it."""
        if not settings.SHOP_STAFF_PASSWORD:
            return
        user, _created = get_user_model().objects.get_or_create(username=settings.SHOP_STAFF_NAME)
        user.is_staff = True
        user.set_password(settings.SHOP_STAFF_PASSWORD)
        user.save()
