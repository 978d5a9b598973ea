"""Identifiers that other systems use for records and reference data."""

from django.db import models

from relations.models.about import ALL_NOUNS, AboutAnything, about_indexes, about_one_thing
from relations.models.constraint import check, is_unique


class ExternalIdentifier(AboutAnything):
    """The identifier of another system, with its scheme: `wikidata:Q15031`."""

    document = ("text",)

    text = models.CharField(
        max_length=120, help_text="Scheme and value, as in `wikidata:Q15031`. Unique within a kind."
    )

    class Meta:
        default_related_name = "external_ids"
        ordering = ["text"]
        verbose_name = "external identifier"
        verbose_name_plural = "external identifiers"
        constraints = [
            is_unique(
                "text",
                "noun",
                name="external_identifier_is_unique_in_its_kind",
                message="Another record of this kind has the same external identifier. Keep it in one.",
            ),
            about_one_thing(ALL_NOUNS, name="external_identifier_names_exactly_one_thing"),
            check(
                models.Q(text__contains=":"),
                name="external_identifier_has_a_scheme",
                message="An external identifier has a scheme. Write it as in wikidata:Q15031.",
            ),
        ]
        indexes = about_indexes(ALL_NOUNS, prefix="external")

    def __str__(self) -> str:
        return self.text
