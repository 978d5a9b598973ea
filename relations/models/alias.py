"""Other names of records and reference data."""

from django.db import models
from django.db.models import Q

from relations.models.about import AboutAnything, about_indexes, about_one_thing
from relations.models.constraint import is_not_empty, is_one_of


class AliasKind(models.TextChoices):
    """What sort of other name."""

    OFFICIAL = "official", "Official"
    SHORT = "short", "Short"
    NATIVE = "native", "Native"
    TRANSLITERATION = "transliteration", "Transliteration"
    TRANSLATION = "translation", "Translation"
    FORMER = "former", "Former"
    MISSPELLING = "misspelling", "Misspelling"


class Alias(AboutAnything):
    """Another name of a record or of a piece of reference data."""

    document = ("text", "language", "kind", "claim")

    text = models.CharField(max_length=300, help_text="The other name.")
    language = models.CharField(max_length=20, null=True, blank=True, help_text="BCP 47 tag.")
    kind = models.CharField(max_length=15, choices=AliasKind.choices, help_text="What sort of name.")
    claim = models.ForeignKey(
        "relations.Claim",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="names",
        help_text="The claim that prints it; a misspelling always has one and counts only within its source.",
    )

    class Meta:
        default_related_name = "aliases"
        ordering = ["text", "language", "kind"]
        verbose_name = "alias"
        verbose_name_plural = "aliases"
        constraints = [
            about_one_thing(AboutAnything.nouns, name="alias_names_exactly_one_thing"),
            is_one_of("kind", AliasKind, name="alias_kind_is_declared"),
            is_not_empty("text", name="alias_has_a_text"),
            models.CheckConstraint(
                condition=~Q(kind=AliasKind.MISSPELLING) | Q(claim__isnull=False),
                name="alias_misspelling_has_a_claim",
            ),
        ]
        indexes = [
            *about_indexes(AboutAnything.nouns, prefix="alias"),
            models.Index(fields=["text"], name="alias_by_text"),
        ]

    def __str__(self) -> str:
        return self.text
