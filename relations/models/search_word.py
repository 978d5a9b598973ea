"""The tokens of search entries, for databases without a trigram index. Derived, never edited."""

from django.db import models

from relations.models.constraint import is_unique
from relations.models.ordering import SortedCharField
from relations.models.search_entry import SearchEntry


class SearchWord(models.Model):
    """One token of a search entry. Derived; written on SQLite only."""

    word = SortedCharField(max_length=400, help_text="The token.")
    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="words")

    class Meta:
        ordering = ["word"]
        verbose_name = "search word"
        verbose_name_plural = "search words"
        constraints = [
            is_unique(
                "word",
                "entry",
                name="search_word_is_listed_once_in_its_entry",
                message="The entry has this token already. The index is derived: rebuild it.",
            ),
        ]

    def __str__(self) -> str:
        return self.word
