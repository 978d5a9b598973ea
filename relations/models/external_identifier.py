"""Identifiers that other systems give to what we record."""

from django.db import models

from relations.models.about import AboutAnything, about_indexes, about_one_thing


class ExternalIdentifier(AboutAnything):
    """Another system's identifier, namespaced: `wikidata:Q15031`."""

    document = ("text",)

    text = models.CharField(max_length=120, help_text="`scheme:value`, unique within a kind.")

    class Meta:
        default_related_name = "external_ids"
        ordering = ["text"]
        verbose_name = "external identifier"
        verbose_name_plural = "external identifiers"
        constraints = [
            models.UniqueConstraint(
                fields=["text", "noun"], name="external_identifier_is_unique_in_its_kind"
            ),
            about_one_thing(AboutAnything.nouns, name="external_identifier_names_exactly_one_thing"),
            models.CheckConstraint(
                condition=models.Q(text__contains=":"), name="external_identifier_has_a_scheme"
            ),
        ]
        indexes = about_indexes(AboutAnything.nouns, prefix="external")

    def __str__(self) -> str:
        return self.text
