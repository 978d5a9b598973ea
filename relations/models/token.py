"""Tokens by which programs act for an account."""

from django.db import models
from knox.models import AbstractAuthToken

from relations.models.constraint import is_one_of


class Scope(models.TextChoices):
    """What a token may be used for; never more than its account may do."""

    READ = "read", "Read"
    WRITE = "write", "Write"


class Token(AbstractAuthToken):
    """A secret by which a program acts for an account until it expires or is revoked.

    Only its digest is kept; the token itself is shown once.
    """

    scope = models.CharField(
        max_length=5, choices=Scope.choices, default=Scope.READ, help_text="Read, or read and write."
    )

    class Meta:
        ordering = ["created"]
        verbose_name = "token"
        verbose_name_plural = "tokens"
        constraints = [is_one_of("scope", Scope, name="token_scope_is_declared")]

    def __str__(self) -> str:
        return f"{self.token_key}… of {self.user}"
