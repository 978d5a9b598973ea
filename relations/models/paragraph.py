"""Numbered paragraphs of sources: a number and a digest, without the text."""

from django.db import models

from relations.models.constraint import counts_from_one, is_sha256, is_unique
from relations.models.ordering import filter_index


class Paragraph(models.Model):
    """The n-th non-blank line of the text of a source, with the SHA-256 of that line, white space folded."""

    document = ("digest",)
    is_ordered = True

    source = models.ForeignKey("relations.Source", on_delete=models.CASCADE, related_name="paragraphs")
    position = models.PositiveIntegerField(help_text="Number of the paragraph, from 1.")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the text, in hexadecimal.")

    class Meta:
        ordering = ["position"]
        verbose_name = "paragraph"
        verbose_name_plural = "paragraphs"
        constraints = [
            is_unique(
                "source",
                "position",
                name="paragraph_number_is_unique_in_its_source",
                message="Two paragraphs of the source have the same number. Number them from 1.",
            ),
            counts_from_one("position", name="paragraph_number_counts_from_one"),
            is_sha256("digest", name="paragraph_digest_is_a_digest"),
        ]
        indexes = [filter_index("position", name="paragraph_by_position")]

    def __str__(self) -> str:
        return str(self.position)
