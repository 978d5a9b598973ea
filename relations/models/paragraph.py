"""Numbered paragraphs of sources: a number and a digest, never the text."""

from django.db import models

from relations.models.constraint import counts_from_one, is_sha256
from relations.models.ordering import asked_index


class Paragraph(models.Model):
    """The n-th non-blank line of a source's text, by the SHA-256 of that text with white space folded."""

    document = ("digest",)
    is_ordered = True

    source = models.ForeignKey("relations.Source", on_delete=models.CASCADE, related_name="paragraphs")
    position = models.PositiveIntegerField(help_text="Its number, from 1.")
    digest = models.CharField(max_length=64, help_text="SHA-256 of its text, in hexadecimal.")

    class Meta:
        ordering = ["position"]
        verbose_name = "paragraph"
        verbose_name_plural = "paragraphs"
        constraints = [
            models.UniqueConstraint(
                fields=["source", "position"], name="paragraph_number_is_unique_in_its_source"
            ),
            counts_from_one("position", name="paragraph_number_counts_from_one"),
            is_sha256("digest", name="paragraph_digest_is_a_digest"),
        ]
        indexes = [asked_index("position", name="paragraph_by_position")]

    def __str__(self) -> str:
        return str(self.position)
