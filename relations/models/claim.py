"""Claims: what one paragraph of one source says about one fact of one record."""

import uuid

from django.db import models
from django.db.models import Q

from relations.models.about import RECORD_NOUNS, About, about_indexes, about_one_thing
from relations.models.constraint import check, is_not_empty, is_one_of
from relations.models.ordering import SortedCharField, filter_index
from relations.values.comparison import Standing

STANDINGS = [(standing.value, standing.value.capitalize()) for standing in Standing]

WHOLE_RECORD = "record"  # the fact of a claim about an imported record as a whole


class Modality(models.TextChoices):
    """How a source states a value: as reported, planned, proposed, or assessed by its author."""

    REPORTED = "reported", "Reported"
    PLANNED = "planned", "Planned"
    PROPOSED = "proposed", "Proposed"
    ASSESSED = "assessed", "Assessed"


class ClaimQuerySet(models.QuerySet):
    """Claims."""

    def public(self):
        """Those whose record and source are both published."""
        return self.filter(is_public=True)

    def live(self):
        """Those that are not deprecated."""
        return self.filter(deprecated_because="")

    def with_sources(self):
        """Load source and paragraph in the same query."""
        return self.select_related("source", "paragraph")


class Claim(About):
    """What one paragraph (or one locator) of one source says about one fact of one record."""

    document = (
        "id",
        "at",
        "locator",
        "printed",
        "value",
        "attributed_to",
        "modality",
        "negated",
        "deprecated",
        "note",
    )

    id = models.UUIDField(
        primary_key=True,
        default=uuid.uuid4,
        help_text="UUID of version 5, made from the first content of the claim.",
    )
    fact = SortedCharField(
        max_length=40, help_text="The fact of the record that the claim is about, or `record` for all of it."
    )
    source = models.ForeignKey(
        "relations.Source",
        on_delete=models.PROTECT,
        related_name="claims_made",
        help_text="The source that makes the claim.",
    )
    paragraph = models.ForeignKey(
        "relations.Paragraph",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="claims",
        help_text="The paragraph that states it. Null if the claim has a locator.",
    )
    locator = models.CharField(
        max_length=500,
        null=True,
        blank=True,
        help_text="Where a data set or background source states it: row, page or URL.",
    )
    printed = models.CharField(
        max_length=80,
        blank=True,
        default="",
        help_text="The words as printed in the source.",
    )
    value = models.JSONField(
        null=True,
        blank=True,
        help_text="What the words mean, in portable form. Null if they have no comparable value.",
    )
    value_key = models.CharField(
        max_length=200,
        null=True,
        editable=False,
        db_index=True,
        help_text="Derived. The type of the value and the value, as `reference:kind/id`.",
    )
    attributed_to = models.CharField(
        max_length=160,
        null=True,
        blank=True,
        help_text="The authority or speaker that the source names. Null if not stated.",
    )
    modality = models.CharField(
        max_length=8,
        choices=Modality.choices,
        default=Modality.REPORTED,
        help_text="Reported, planned, proposed or assessed.",
    )
    negated = models.BooleanField(default=False, help_text="Whether the source denies the value.")
    deprecated_because = models.CharField(
        max_length=400,
        blank=True,
        default="",
        help_text="Why the claim is deprecated: it is wrong and no longer counts. Empty if it counts.",
    )
    note = models.TextField(blank=True, default="", help_text="Note by the curator.")
    standing = models.CharField(
        max_length=11,
        choices=STANDINGS,
        default=Standing.UNPARSED.value,
        editable=False,
        help_text="Derived. How the claim relates to the value of the record.",
    )

    objects = ClaimQuerySet.as_manager()

    class Meta:
        default_related_name = "claims"
        ordering = ["record_key", "fact", "id"]
        verbose_name = "claim"
        verbose_name_plural = "claims"
        constraints = [
            about_one_thing(RECORD_NOUNS, name="claim_bears_on_exactly_one_record"),
            is_one_of("modality", Modality, name="claim_modality_is_declared"),
            check(
                Q(standing__in=[standing.value for standing in Standing]),
                name="claim_standing_is_declared",
                message="The standing has no such value. It is derived: do not set it by hand.",
            ),
            check(
                Q(paragraph__isnull=False, locator__isnull=True)
                | Q(paragraph__isnull=True, locator__isnull=False),
                name="claim_has_a_paragraph_or_a_locator",
                message="A claim has either a paragraph or a locator. Give exactly one of them.",
            ),
            check(
                Q(paragraph__isnull=True) | ~Q(printed=""),
                name="claim_prints_words_of_its_paragraph",
                message="A claim at a paragraph needs the printed words. Copy them from the paragraph.",
            ),
            is_not_empty("fact", name="claim_names_a_fact"),
        ]
        indexes = [
            *about_indexes(RECORD_NOUNS, prefix="claim"),
            models.Index(fields=["is_public", "record_key", "fact", "id"], name="claim_by_record"),
            models.Index(fields=["source", "paragraph"], name="claim_by_source"),
            models.Index(fields=["is_public", "standing", "id"], name="claim_by_standing"),
            filter_index("fact", name="claim_of_fact"),
            filter_index("modality", name="claim_of_modality"),
            filter_index("attributed_to", name="claim_of_speaker", may_lack=True),
            models.Index(fields=["id"], condition=Q(negated=True), name="claim_denies"),
            models.Index(fields=["id"], condition=~Q(deprecated_because=""), name="claim_is_deprecated"),
        ]

    def __str__(self) -> str:
        return f"{self.record_key} {self.fact}"

    @property
    def is_live(self) -> bool:
        """Whether the claim counts, i.e. is not deprecated."""
        return not self.deprecated_because
