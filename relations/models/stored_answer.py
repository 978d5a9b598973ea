"""What a request was answered, for whoever has to repeat it."""

from django.db import models

from relations.models.constraint import is_not_empty, is_sha256


class StoredAnswer(models.Model):
    """The answer to a request that named an idempotency key: repeated, it is answered so again."""

    by = models.CharField(max_length=150, help_text="Whose request it was.")
    key = models.CharField(max_length=80, help_text="The key that the request named.")
    fingerprint = models.CharField(max_length=64, help_text="SHA-256 of method, address and body.")
    status = models.PositiveSmallIntegerField(help_text="The HTTP status of the answer.")
    headers = models.JSONField(default=dict, help_text="The headers that belong to the answer.")
    body = models.TextField(help_text="The body of the answer.")
    at = models.DateTimeField(help_text="When it was answered.")

    class Meta:
        ordering = ["id"]
        verbose_name = "stored answer"
        verbose_name_plural = "stored answers"
        constraints = [
            models.UniqueConstraint(fields=["by", "key"], name="stored_answer_is_one_for_its_key"),
            is_sha256("fingerprint", name="stored_answer_fingerprint_is_a_digest"),
            is_not_empty("key", name="stored_answer_names_a_key"),
        ]
        indexes = [models.Index(fields=["at"], name="stored_answer_by_age")]

    def __str__(self) -> str:
        return f"{self.by} {self.key}"
