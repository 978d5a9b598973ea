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
        revoke_all(user)


def revoke_all(user: Any) -> None:
    """End every token of an account."""
    for token in Token.objects.filter(user=user):
        revoke(token)


class TokensEndWithPassword:
    """Ends the tokens of an account whose password is changed, however that is done: it may have leaked.

    One of AUTH_PASSWORD_VALIDATORS: Django tells those of every change. It refuses no password.
    """

    def validate(self, password: str, user: Any = None) -> None:
        """Every password will do."""

    def get_help_text(self) -> str:
        """What whoever types a new password is told."""
        return "Changing the password ends the sessions and the tokens of the account."

    def password_changed(self, _password: str, user: Any = None) -> None:
        """The password was changed and stored."""
        if user is not None:
            revoke_all(user)
