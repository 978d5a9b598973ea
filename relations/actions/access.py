"""Giving accounts tokens, and taking them away."""

from datetime import timedelta
from typing import Any

from relations.models import Token

LONGEST = timedelta(days=90)


def grant(user: Any, *, scope: str, lifetime: timedelta) -> tuple[Token, str]:
    """A new token of an account, and the secret itself, which nobody can show again."""
    token, secret = Token.objects.create(user, expiry=min(lifetime, LONGEST), scope=scope)
    return token, str(secret)


def revoke(token: Token) -> None:
    """End a token before its time."""
    token.delete()
