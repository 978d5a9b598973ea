"""The tokens of what can be found, where no trigram index finds them. Derived by the actions, never typed."""

from django.db import models

from relations.models.ordering import SortedCharField
from relations.models.search_entry import SearchEntry


class SearchWord(models.Model):
    """One token of the bag of something that can be found. Derived; written on SQLite only."""

    word = SortedCharField(max_length=400, help_text="The token.")
    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="words")

    class Meta:
        ordering = ["word"]
        verbose_name = "search word"
        verbose_name_plural = "search words"
        constraints = [
            models.UniqueConstraint(fields=["word", "entry"], name="search_word_stands_once_in_its_entry"),
        ]

    def __str__(self) -> str:
        return self.word
