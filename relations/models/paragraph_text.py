"""The texts of paragraphs, attached by an operator for the curators' reader."""

from django.db import models

from relations.models.constraint import counts_from_one, is_not_empty


class ParagraphText(models.Model):
    """The text of one paragraph of a source. Copyrighted: no reader, document, export or history has it.

    It belongs to no document. What it mentions (`has_…`) is derived when it is attached.
    """

    source = models.ForeignKey("relations.Source", on_delete=models.CASCADE, related_name="texts")
    position = models.PositiveIntegerField(help_text="The number of its paragraph, from 1.")
    text = models.TextField(help_text="The text, as it was attached.")
    has_dates = models.BooleanField(default=False, help_text="Derived: whether it mentions dates.")
    has_numbers = models.BooleanField(default=False, help_text="Derived: whether it mentions numbers.")
    has_names = models.BooleanField(default=False, help_text="Derived: whether it mentions names.")
    attached_at = models.DateTimeField(help_text="When it was attached.")

    class Meta:
        ordering = ["source", "position"]
        verbose_name = "paragraph text"
        verbose_name_plural = "paragraph texts"
        constraints = [
            models.UniqueConstraint(
                fields=["source", "position"], name="paragraph_text_is_attached_once_to_its_source"
            ),
            counts_from_one("position", name="paragraph_text_counts_from_one"),
            is_not_empty("text", name="paragraph_text_is_not_empty"),
        ]

    def __str__(self) -> str:
        return str(self.position)
