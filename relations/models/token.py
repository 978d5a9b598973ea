"""Tokens with which programs act for an account."""

from django.db import models
from knox.models import AbstractAuthToken

from relations.models.constraint import is_one_of


class Scope(models.TextChoices):
    """The scopes of tokens. A token never allows more than its account does."""

    READ = "read", "Read"
    WRITE = "write", "Write"


class Token(AbstractAuthToken):
    """A secret with which a program acts for an account until it expires or is revoked.

    Only its digest is stored; the token itself is shown once, when it is created.
    """

    scope = models.CharField(
        max_length=5,
        choices=Scope.choices,
        default=Scope.READ,
        help_text="Whether the token allows reading, or reading and writing.",
    )

    class Meta:
        ordering = ["created"]
        verbose_name = "token"
        verbose_name_plural = "tokens"
        constraints = [is_one_of("scope", Scope, name="token_scope_is_declared")]

    def __str__(self) -> str:
        return f"{self.token_key}… of {self.user}"
