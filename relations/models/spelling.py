"""Spelling variants of the words in names, to find words with a typing error. Derived, never edited."""

from django.db import models

from relations.models.constraint import is_unique
from relations.models.ordering import SortedCharField


class Spelling(models.Model):
    """A word of a name with one of its variants: the word itself, or the word without one letter. Derived.

    Two words that are one typing error apart have a variant in common.
    """

    variant = SortedCharField(max_length=30, help_text="The word itself, or the word without one letter.")
    word = SortedCharField(max_length=30, help_text="The word.")

    class Meta:
        ordering = ["variant", "word"]
        verbose_name = "spelling"
        verbose_name_plural = "spellings"
        constraints = [
            is_unique(
                "variant",
                "word",
                name="spelling_of_a_word_is_listed_once",
                message="The word has this variant already. The index is derived: rebuild it.",
            ),
        ]

    def __str__(self) -> str:
        return self.variant
