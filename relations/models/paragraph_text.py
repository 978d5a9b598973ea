"""The texts of paragraphs, attached by an operator for curators to read."""

from django.db import models

from relations.models.constraint import counts_from_one, is_not_empty, is_unique


class ParagraphText(models.Model):
    """The text of one paragraph of a source. It is copyrighted: only curators see it.

    Documents, exports and the history leave it out. The `has_…` columns are derived when it is attached.
    """

    source = models.ForeignKey("relations.Source", on_delete=models.CASCADE, related_name="texts")
    position = models.PositiveIntegerField(help_text="Number of the paragraph, from 1.")
    text = models.TextField(help_text="The text as attached.")
    has_dates = models.BooleanField(default=False, help_text="Derived. Whether it mentions dates.")
    has_numbers = models.BooleanField(default=False, help_text="Derived. Whether it mentions numbers.")
    has_names = models.BooleanField(default=False, help_text="Derived. Whether it mentions names.")
    attached_at = models.DateTimeField(help_text="When it was attached.")

    class Meta:
        ordering = ["source", "position"]
        verbose_name = "paragraph text"
        verbose_name_plural = "paragraph texts"
        constraints = [
            is_unique(
                "source",
                "position",
                name="paragraph_text_is_attached_once_to_its_source",
                message="The paragraph has a text already. Remove that text first.",
            ),
            counts_from_one("position", name="paragraph_text_counts_from_one"),
            is_not_empty("text", name="paragraph_text_is_not_empty"),
        ]

    def __str__(self) -> str:
        return str(self.position)
