"""Permissions: everybody reads; a view names the permission that anything else needs."""

from typing import Any

from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from relations.models import Scope, Token

ANYBODY, ACCOUNT = "anybody", "account"
CURATE, REVIEW = "relations.add_proposal", "relations.review_proposal"
ROLE_OF = {CURATE: "curator", REVIEW: "reviewer"}


class Rights(BasePermission):
    """The permission that the view requires, within the scope of the token."""

    def has_permission(self, request: Request, view: Any) -> bool:
        right = required_permission(request, view)
        if right == ANYBODY:
            return True
        if not request.user.is_authenticated:
            return False
        if right != ACCOUNT and request.method not in SAFE_METHODS and is_read_only(request.auth):
            self.message = "This token can only read. Create one with the scope write."
            return False
        if right == ACCOUNT or request.user.has_perm(right):
            return True
        self.message = f"Only accounts may do this that have the role {ROLE_OF[right]}."
        return False


def required_permission(request: Request, view: Any) -> str:
    """The permission that a view requires. By default everybody reads and curators write.

    OPTIONS needs none.
    """
    if request.method == "OPTIONS":
        return ANYBODY
    return getattr(view, "right", None) or (ANYBODY if request.method in SAFE_METHODS else CURATE)


def is_read_only(auth: Any) -> bool:
    return isinstance(auth, Token) and auth.scope != Scope.WRITE
