"""Creating and revoking access tokens."""

from datetime import timedelta
from typing import Any

from django.db import transaction

from relations.models import Token

LONGEST = timedelta(days=90)


def grant(user: Any, *, scope: str, lifetime: timedelta) -> tuple[Token, str]:
    """A new token of an account, and its secret, which is never shown again."""
    token, secret = Token.objects.create(user, expiry=min(lifetime, LONGEST), scope=scope)
    return token, str(secret)


def revoke(token: Token) -> None:
    """End a token before it expires."""
    token.delete()


def deactivate(user: Any) -> None:
    """Deactivate an account: its tokens and sessions end. Its name stays in the history.

    Sessions depend on the password, so the password is made unusable; a reactivated account gets a new one.
    """
    with transaction.atomic():
        user.is_active = False
        user.set_unusable_password()
        user.save(update_fields=["is_active", "password"])
        revoke_all(user)


def revoke_all(user: Any) -> None:
    """Revoke all tokens of an account."""
    for token in Token.objects.filter(user=user):
        revoke(token)


class TokensEndWithPassword:
    """Revokes the tokens of an account when its password changes, because the old one may have leaked.

    Declared in AUTH_PASSWORD_VALIDATORS because Django notifies these of each change. It accepts every
    password.
    """

    def validate(self, password: str, user: Any = None) -> None:
        """Accept every password."""

    def get_help_text(self) -> str:
        """The help text of password fields."""
        return "Changing the password ends the sessions and the tokens of the account."

    def password_changed(self, _password: str, user: Any = None) -> None:
        """Revoke the tokens of the account."""
        if user is not None:
            revoke_all(user)
