"""How words of names may be mistyped. Derived by the actions, never typed."""

from django.db import models

from relations.models.ordering import SortedCharField


class Spelling(models.Model):
    """A word of some name, under itself and under what is left of it without one letter. Derived.

    Words that are one typing error apart meet under one of these.
    """

    cut = SortedCharField(max_length=30, help_text="The word, or the word without one letter.")
    word = SortedCharField(max_length=30, help_text="The word.")

    class Meta:
        ordering = ["cut", "word"]
        verbose_name = "spelling"
        verbose_name_plural = "spellings"
        constraints = [
            models.UniqueConstraint(fields=["cut", "word"], name="spelling_of_a_word_stands_once"),
        ]

    def __str__(self) -> str:
        return self.cut
