"""Marks that curators put on paragraphs: read, nothing to record."""

from django.db import models
from django.db.models import Q

from relations.models.constraint import check, counts_from_one, is_not_empty, is_sha256, is_unique


class ParagraphMarkQuerySet(models.QuerySet):
    """Marks on paragraphs."""

    def active(self):
        """Those that are not withdrawn."""
        return self.filter(taken_back_at=None)


class ParagraphMark(models.Model):
    """A curator read a paragraph and found nothing to record.

    A mark belongs to the digest of the text, so it follows the text to another number and ends when the text
    changes. Marks record the work on a source: documents, public responses and exports leave them out.
    A withdrawn mark stays, with the name of the person who withdrew it.
    """

    source = models.ForeignKey("relations.Source", on_delete=models.CASCADE, related_name="marks")
    position = models.PositiveIntegerField(help_text="The number of the paragraph when it was marked.")
    digest = models.CharField(max_length=64, help_text="SHA-256 of the text, in hexadecimal.")
    reason = models.TextField(blank=True, default="", help_text="Reason. Empty if none is recorded.")
    by = models.CharField(max_length=150, help_text="Who marked the paragraph.")
    at = models.DateTimeField(help_text="When the paragraph was marked.")
    taken_back_by = models.CharField(
        max_length=150, null=True, help_text="Who withdrew the mark. Null if it is active."
    )
    taken_back_at = models.DateTimeField(
        null=True, help_text="When the mark was withdrawn. Null if it is active."
    )
    taken_back_because = models.TextField(
        blank=True, default="", help_text="Reason. Empty if none is recorded."
    )

    objects = ParagraphMarkQuerySet.as_manager()

    class Meta:
        ordering = ["source", "position", "id"]
        verbose_name = "mark on a paragraph"
        verbose_name_plural = "marks on paragraphs"
        constraints = [
            is_unique(
                "source",
                "digest",
                condition=Q(taken_back_at__isnull=True),
                name="paragraph_mark_is_active_once_on_its_words",
                message="The paragraph is marked already. Withdraw that mark first.",
            ),
            counts_from_one("position", name="paragraph_mark_counts_from_one"),
            is_sha256("digest", name="paragraph_mark_digest_is_a_digest"),
            is_not_empty("by", name="paragraph_mark_names_who_made_it"),
            check(
                Q(taken_back_by__isnull=True, taken_back_at__isnull=True)
                | Q(taken_back_by__isnull=False, taken_back_at__isnull=False),
                name="paragraph_mark_is_taken_back_by_somebody",
                message="A withdrawn mark has both a time and a name. Give both.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.position)
