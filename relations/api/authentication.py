"""Who asks: a program by its token, a person by the session of the admin."""

import re
from typing import Any

from knox.auth import TokenAuthentication
from rest_framework.exceptions import AuthenticationFailed

FORM = re.compile(rb"[0-9a-f]{64}")


class BearerAuthentication(TokenAuthentication):
    """By `Authorization: Bearer <token>`. A token never stands in an address."""

    def authenticate_credentials(self, token: bytes) -> tuple[Any, Any]:
        if not FORM.fullmatch(token):
            raise AuthenticationFailed("This is no token of ours. Get one from /api/v1/tokens/.")
        return super().authenticate_credentials(token)
