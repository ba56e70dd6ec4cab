"""What the views share."""

from typing import Any

from rest_framework.authentication import BaseAuthentication
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView

from shop.authentication import ApiKeyAuthentication
from shop.permissions import HasKey


class MethodsFirst(APIView):
    """Says that there is no such method before it asks for credentials; Django REST framework does it afterwards."""

    def initial(self, request: Request, *args: object, **kwargs: Any) -> None:  # noqa: ANN401
        """Check what comes before the handler."""
        if request.method.lower() not in self.http_method_names or not hasattr(self, request.method.lower()):
            self.http_method_not_allowed(request)
        super().initial(request, *args, **kwargs)


class KeyForChanges(MethodsFirst):
    """Asks for the API key where something that exists is to be changed, and lets everyone do the rest.

    By the method, as an action isn't known yet when the authentication is chosen.
    """

    def get_authenticators(self) -> list[BaseAuthentication]:
        """Return how a client shows who it is."""
        return [ApiKeyAuthentication()] if self._changes() else []

    def get_permissions(self) -> list[BasePermission]:
        """Return who may do it."""
        return [HasKey()] if self._changes() else []

    def _changes(self) -> bool:
        # There is no request where a view is only looked at, for the document.
        return self.request is not None and self.request.method in {"PUT", "PATCH", "DELETE"}


class KeeperView(MethodsFirst):
    """For those who keep the shop."""

    authentication_classes = (ApiKeyAuthentication,)
    permission_classes = (HasKey,)
