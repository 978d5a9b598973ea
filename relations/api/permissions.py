"""Who may do what: reading is for everybody; a view names the right that anything else needs."""

from typing import Any

from rest_framework.permissions import SAFE_METHODS, BasePermission
from rest_framework.request import Request

from relations.models import Scope, Token

ANYBODY, ACCOUNT = "anybody", "account"
CURATE, REVIEW = "relations.add_proposal", "relations.review_proposal"
ROLE_OF = {CURATE: "curator", REVIEW: "reviewer"}


class Rights(BasePermission):
    """The right that the view asks for, within the scope of the token."""

    def has_permission(self, request: Request, view: Any) -> bool:
        right = right_asked(request, view)
        if right == ANYBODY:
            return True
        if not request.user.is_authenticated:
            return False
        if right != ACCOUNT and request.method not in SAFE_METHODS and is_read_only(request.auth):
            self.message = "This token is for reading. Get one whose scope is write."
            return False
        if right == ACCOUNT or request.user.has_perm(right):
            return True
        self.message = f"This is for accounts with the role {ROLE_OF[right]}."
        return False


def right_asked(request: Request, view: Any) -> str:
    """The right of the view; where it names none, everybody reads and curators write.

    What can be asked of an address is no secret.
    """
    if request.method == "OPTIONS":
        return ANYBODY
    return getattr(view, "right", None) or (ANYBODY if request.method in SAFE_METHODS else CURATE)


def is_read_only(auth: Any) -> bool:
    return isinstance(auth, Token) and auth.scope != Scope.WRITE
