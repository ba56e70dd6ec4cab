"""Who may do what."""

from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request
from rest_framework.views import APIView

from shop.authentication import Key, Token


class HasKey(BasePermission):
    """Those who keep the shop."""

    def has_permission(self, request: Request, view: APIView) -> bool:  # noqa: ARG002
        """Tell whether the key was shown."""
        return isinstance(request.auth, Key)


class HasScope(BasePermission):
    """Users whose token is good for what the view calls for: its `read_scope`, or its `write_scope`."""

    message = "The token is not good for this."

    def has_permission(self, request: Request, view: APIView) -> bool:
        """Tell whether the token is good for it."""
        return isinstance(request.auth, Token) and self.needed(view, request.method) in request.auth.scopes

    def needed(self, view: APIView, method: str) -> str:
        """Return the scope that a method of the view calls for."""
        return view.read_scope if method in SAFE_METHODS else view.write_scope
