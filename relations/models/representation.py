"""The JSON of records as responses contain it. Derived by the actions, never edited."""

from django.db import models

from relations.models.ordering import SortedCharField


class Representation(models.Model):
    """The JSON of one published record, or of one piece of reference data, without the address of the API.

    A missing row costs time and nothing else: the serializers make the same JSON.
    """

    pk = models.CompositePrimaryKey("noun", "key")
    noun = models.CharField(max_length=20, help_text="Kind of the record.")
    key = SortedCharField(max_length=160, help_text="Identifier of the record within its kind.")
    renderer = models.CharField(max_length=16, help_text="Digest of the code that made the text.")
    text = models.TextField(help_text="JSON of the record, with URLs from the root of the API.")

    class Meta:
        ordering = ["noun", "key"]
        verbose_name = "representation"
        verbose_name_plural = "representations"

    def __str__(self) -> str:
        return f"{self.noun}/{self.key}"
