"""Marks that curators put on paragraphs: read, and nothing in it to claim."""

from django.db import models
from django.db.models import Q

from relations.models.constraint import counts_from_one, is_not_empty, is_sha256


class ParagraphMarkQuerySet(models.QuerySet):
    """Marks on paragraphs."""

    def standing(self):
        """Those that nobody has taken back."""
        return self.filter(taken_back_at=None)


class ParagraphMark(models.Model):
    """A curator read a paragraph and found nothing in it to claim.

    It is about the words, by their digest: it goes with them to another number, and holds no longer where
    other words stand. Work on a source, not a fact of the world: no document, answer or export has it.
    What is taken back stays, with who did so.
    """

    source = models.ForeignKey("relations.Source", on_delete=models.CASCADE, related_name="marks")
    position = models.PositiveIntegerField(help_text="The number of the paragraph when it was marked.")
    digest = models.CharField(max_length=64, help_text="SHA-256 of its text, in hexadecimal.")
    reason = models.TextField(blank=True, default="", help_text="Why; empty if not said.")
    by = models.CharField(max_length=150, help_text="Who marked it.")
    at = models.DateTimeField(help_text="When it was marked.")
    taken_back_by = models.CharField(max_length=150, null=True, help_text="Who took it back.")
    taken_back_at = models.DateTimeField(null=True, help_text="When it was taken back.")
    taken_back_because = models.TextField(blank=True, default="", help_text="Why; empty if not said.")

    objects = ParagraphMarkQuerySet.as_manager()

    class Meta:
        ordering = ["source", "position", "id"]
        verbose_name = "mark on a paragraph"
        verbose_name_plural = "marks on paragraphs"
        constraints = [
            models.UniqueConstraint(
                fields=["source", "digest"],
                condition=Q(taken_back_at__isnull=True),
                name="paragraph_mark_stands_once_on_its_words",
            ),
            counts_from_one("position", name="paragraph_mark_counts_from_one"),
            is_sha256("digest", name="paragraph_mark_digest_is_a_digest"),
            is_not_empty("by", name="paragraph_mark_names_who_made_it"),
            models.CheckConstraint(
                condition=Q(taken_back_by__isnull=True, taken_back_at__isnull=True)
                | Q(taken_back_by__isnull=False, taken_back_at__isnull=False),
                name="paragraph_mark_is_taken_back_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return str(self.position)
