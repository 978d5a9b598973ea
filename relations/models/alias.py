"""Aliases of records and reference data."""

from django.db import models
from django.db.models import Q

from relations.models.about import ALL_NOUNS, AboutAnything, about_indexes, about_one_thing
from relations.models.constraint import check, is_not_empty, is_one_of


class AliasKind(models.TextChoices):
    """The kinds of aliases."""

    OFFICIAL = "official", "Official"
    SHORT = "short", "Short"
    NATIVE = "native", "Native"
    TRANSLITERATION = "transliteration", "Transliteration"
    TRANSLATION = "translation", "Translation"
    FORMER = "former", "Former"
    MISSPELLING = "misspelling", "Misspelling"


class Alias(AboutAnything):
    """An alias of a record or of a piece of reference data."""

    document = ("text", "language", "kind", "claim")

    text = models.CharField(max_length=300, help_text="The alias.")
    language = models.CharField(
        max_length=20,
        null=True,
        blank=True,
        help_text="Language of the alias, as a BCP 47 tag. Null if not known.",
    )
    kind = models.CharField(max_length=15, choices=AliasKind.choices, help_text="Kind of alias.")
    claim = models.ForeignKey(
        "relations.Claim",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="names",
        help_text="The claim that prints the alias. A misspelling needs one and counts only in its source.",
    )

    class Meta:
        default_related_name = "aliases"
        ordering = ["text", "language", "kind"]
        verbose_name = "alias"
        verbose_name_plural = "aliases"
        constraints = [
            about_one_thing(ALL_NOUNS, name="alias_names_exactly_one_thing"),
            is_one_of("kind", AliasKind, name="alias_kind_is_declared"),
            is_not_empty("text", name="alias_has_a_text"),
            check(
                ~Q(kind=AliasKind.MISSPELLING) | Q(claim__isnull=False),
                name="alias_misspelling_has_a_claim",
                message="A misspelling needs the claim that prints it. Name the claim.",
            ),
        ]
        indexes = [
            *about_indexes(ALL_NOUNS, prefix="alias"),
            models.Index(fields=["text"], name="alias_by_text"),
            models.Index(fields=["kind"], name="alias_by_kind"),
        ]

    def __str__(self) -> str:
        return self.text
