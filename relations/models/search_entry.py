"""Entries of the search index: names of records, words of claims. Derived by the actions, never edited."""

from django.db import models

from relations.models.alias import AliasKind
from relations.models.ordering import SortedCharField


class NameKind(models.TextChoices):
    """The kinds of names that search finds, in addition to those of aliases."""

    NAME = "name", "Name"
    TEXT = "text", "Words of the record"
    IDENTIFIER = "identifier", "Identifier"
    PRINTED = "printed", "Printed words of a claim"
    NOTE = "note", "Note on a claim"


CLAIM = "claim"  # the kind of the entries of claims, beside the kinds of records
NAME_KINDS = [*NameKind.choices, *AliasKind.choices]


class SearchEntryQuerySet(models.QuerySet):
    """Entries of the search index."""

    def public(self):
        """Those of public records, and of their claims."""
        return self.filter(is_public=True)

    def of_records(self):
        """Those of records and reference data, without those of claims."""
        return self.exclude(noun=CLAIM)


class SearchEntry(models.Model):
    """The names of one record or piece of reference data, or the words of one claim, for search. Derived.

    `folded` has one line per name and a last line with the token set (values/search.py); each word has a
    space on both sides. PostgreSQL searches it with a trigram index, SQLite uses `SearchWord` instead.
    """

    record_key = SortedCharField(max_length=200, unique=True, help_text="`kind/id` of the record.")
    noun = models.CharField(max_length=20, help_text="Kind of the record.")
    key = SortedCharField(max_length=160, help_text="Identifier of the record within its kind.")
    claim = models.ForeignKey(
        "relations.Claim",
        on_delete=models.CASCADE,
        null=True,
        editable=False,
        related_name="search_entries",
        help_text="The claim, if the entry has the printed words and the note of one.",
    )
    names = models.JSONField(help_text="Names of the record, each with its kind and language.")
    folded = models.TextField(help_text="Names and tokens of the record, folded.")
    is_public = models.BooleanField(default=False, help_text="Whether the record is public.")

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        ordering = ["record_key"]
        verbose_name = "search entry"
        verbose_name_plural = "search entries"

    def __str__(self) -> str:
        return self.record_key

    @property
    def lines(self) -> list[str]:
        """The folded names in their order."""
        return [line.strip() for line in self.folded.split("\n")[1:-2]]
