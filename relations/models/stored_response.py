"""Stored responses, sent again when a client repeats a request with the same idempotency key."""

from django.db import models

from relations.models.constraint import is_not_empty, is_sha256, is_unique


class StoredResponse(models.Model):
    """The response to a request with an idempotency key. The same request gets the same response again."""

    by = models.CharField(max_length=150, help_text="Account that made the request.")
    key = models.CharField(max_length=80, help_text="Idempotency key of the request.")
    fingerprint = models.CharField(max_length=64, help_text="SHA-256 of method, URL and body.")
    status = models.PositiveSmallIntegerField(help_text="HTTP status of the response.")
    headers = models.JSONField(default=dict, help_text="Headers of the response.")
    body = models.TextField(help_text="Body of the response.")
    at = models.DateTimeField(help_text="Time of the response.")

    class Meta:
        ordering = ["id"]
        verbose_name = "stored response"
        verbose_name_plural = "stored responses"
        constraints = [
            is_unique(
                "by",
                "key",
                name="stored_response_is_one_for_its_key",
                message="The account has used this idempotency key already. Use a new key.",
            ),
            is_sha256("fingerprint", name="stored_response_fingerprint_is_a_digest"),
            is_not_empty("key", name="stored_response_names_a_key"),
        ]
        indexes = [models.Index(fields=["at"], name="stored_response_by_age")]

    def __str__(self) -> str:
        return f"{self.by} {self.key}"
