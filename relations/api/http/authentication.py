"""Authentication: programs by token, people by the session of the admin."""

import re
from typing import Any

from knox.auth import TokenAuthentication
from rest_framework.exceptions import AuthenticationFailed

FORM = re.compile(rb"[0-9a-f]{64}")


class BearerAuthentication(TokenAuthentication):
    """`Authorization: Bearer <token>`. Tokens in URLs are not accepted."""

    def authenticate_credentials(self, token: bytes) -> tuple[Any, Any]:
        if not FORM.fullmatch(token):
            raise AuthenticationFailed("This token is not valid. Create one with POST /api/v1/tokens/.")
        return super().authenticate_credentials(token)
