"""Giving accounts tokens, and taking them away."""

from datetime import timedelta
from typing import Any

from django.db import transaction

from relations.models import Token

LONGEST = timedelta(days=90)


def grant(user: Any, *, scope: str, lifetime: timedelta) -> tuple[Token, str]:
    """A new token of an account, and the secret itself, which nobody can show again."""
    token, secret = Token.objects.create(user, expiry=min(lifetime, LONGEST), scope=scope)
    return token, str(secret)


def revoke(token: Token) -> None:
    """End a token before its time."""
    token.delete()


def deactivate(user: Any) -> None:
    """Let nobody act for an account any more; history goes on naming it.

    Its tokens end, and so do its sessions, which hang on its password; if it comes back, it gets a new one.
    """
    with transaction.atomic():
        user.is_active = False
        user.set_unusable_password()
        user.save(update_fields=["is_active", "password"])
        for token in Token.objects.filter(user=user):
            revoke(token)
