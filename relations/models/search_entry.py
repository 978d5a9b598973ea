"""Under which names things are found. Derived by the actions, never typed."""

from django.db import models

from relations.models.alias import AliasKind
from relations.models.ordering import SortedCharField


class NameKind(models.TextChoices):
    """What sort of name something is found by, beside the kinds of aliases."""

    NAME = "name", "Name"
    TEXT = "text", "Words of the record"
    IDENTIFIER = "identifier", "Identifier"


NAME_KINDS = [*NameKind.choices, *AliasKind.choices]


class SearchEntryQuerySet(models.QuerySet):
    """What can be found."""

    def public(self):
        """What readers see."""
        return self.filter(is_public=True)


class SearchEntry(models.Model):
    """All that one record or piece of reference data is called, as search needs it. Derived.

    `folded` holds a line for each of the names and one with the whole bag (values/search.py), every word
    between spaces. On PostgreSQL it has a trigram index, on SQLite `SearchWord` stands in for that.
    """

    record_key = SortedCharField(max_length=200, unique=True, help_text="`kind/id` of what is found.")
    noun = models.CharField(max_length=20, help_text="Its kind.")
    key = SortedCharField(max_length=160, help_text="Its identifier within its kind.")
    names = models.JSONField(help_text="Its names, each with its kind and language.")
    folded = models.TextField(help_text="Its names and their words, folded.")
    is_public = models.BooleanField(default=False, help_text="Whether readers see it.")

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        ordering = ["record_key"]
        verbose_name = "search entry"
        verbose_name_plural = "search entries"

    def __str__(self) -> str:
        return self.record_key

    @property
    def lines(self) -> list[str]:
        """The names, folded, in their order."""
        return [line.strip() for line in self.folded.split("\n")[1:-2]]
