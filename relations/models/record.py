"""The abstract models of records and reference data."""

from collections.abc import Mapping
from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from relations.models.composed_name import NamePart
from relations.models.constraint import check, is_one_of, matches_pattern
from relations.models.dimension import Dimension
from relations.models.duplicates import Duplicates
from relations.models.ordering import SortedCharField, ordering_index
from relations.models.timeline_entry import TimelineEntry

SLUG = r"^[a-z0-9]+(?:-[a-z0-9]+)*\Z"
SLUG_MESSAGE = "Slug has other characters. Write lower-case letters, digits and single hyphens."


class Publication(models.TextChoices):
    """The editorial state of a record."""

    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "Submitted"
    PUBLISHED = "published", "Published"
    RETRACTED = "retracted", "Retracted"


class Documented(models.Model):
    """Anything with a portable document and a history.

    The attributes of the class are all that is particular to a kind. No other module names kinds one by one.
    """

    document: ClassVar[tuple[str, ...]] = ()
    """The fields of the document, in their order."""
    facts: ClassVar[tuple[str, ...]] = ()
    """The fields that claims are about."""
    key_field: ClassVar[str] = "slug"
    example_key: ClassVar[str] = ""
    """The key of a record of the fixtures, as the documentation's example."""
    reserved: ClassVar[tuple[str, ...]] = ("groups",)
    """Keys that no record may have: other resources have these URLs."""

    name_field: ClassVar[str] = ""
    """The column with the name of a record; empty if records of this kind have no name."""
    name_parts: ClassVar[tuple[str | NamePart, ...]] = ()
    """Of kinds without a name: the texts and columns of which references to a record compose one."""
    searched_fields: ClassVar[Mapping[str, str]] = {}
    """Other fields of the document whose texts search finds, each with the kind of name that it holds."""
    search_rank: ClassVar[int] = 100
    """Among hits that match equally well, kinds with a lower rank come first."""
    hint_paths: ClassVar[tuple[str, ...]] = ()
    """Lookup paths to a text that tells namesakes apart; the first that leads to one is shown."""
    hint_alias: ClassVar[str] = ""
    """The kind of another name that tells namesakes apart."""
    date_field: ClassVar[str] = ""
    """The period by which records are dated, sorted and counted; empty if they are not dated."""
    dimensions: ClassVar[Mapping[str, Dimension]] = {}
    """By what lists can be grouped. Fields with several values are not among them."""
    list_columns: ClassVar[tuple[str, ...]] = ()
    """The columns of the list in the admin, between the identifier and the state."""
    duplicates: ClassVar[tuple[Duplicates, ...]] = ()
    """What suggests that two records are one, the first by default."""
    country_field: ClassVar[str] = ""
    """The reference to the country that a person or organisation acts for."""
    compared_fields: ClassVar[tuple[str, ...]] = ()
    """Fields that decide how claims on other records compare; these are assessed again if one changes."""
    is_claimed_anywhere: ClassVar[bool] = False
    """Whether a claim on any reference may name a record of this kind: it is more or less precise."""

    revision = models.PositiveIntegerField(
        default=0, editable=False, help_text="Number of the latest revision."
    )
    updated_at = models.DateTimeField(
        null=True,
        editable=False,
        help_text="Time of the latest revision.",
    )

    class Meta:
        abstract = True

    @classmethod
    def noun(cls) -> str:
        """The kind as references write it: `trade_figure`."""
        return str(cls._meta.verbose_name).replace(" ", "_")

    @classmethod
    def resource(cls) -> str:
        """The kind as URLs and file names write it: `trade-figures`."""
        return str(cls._meta.verbose_name_plural).replace(" ", "-")

    @property
    def key(self) -> str:
        """The identifier within its kind."""
        return getattr(self, self.key_field)

    @property
    def record_key(self) -> str:
        """Kind and identifier: `visit/xi-jinping-vietnam-2023-12`."""
        return f"{self.noun()}/{self.key}"


class RecordQuerySet(models.QuerySet):
    """Records of one kind."""

    def published(self):
        """Those that are published."""
        return self.filter(publication=Publication.PUBLISHED)


class Record(Documented):
    """A thing that sources report and curators record."""

    country_paths: ClassVar[tuple[str, ...]] = ()
    """The lookup paths to the countries involved. Leaders and organisations act for theirs."""
    breakdown_field: ClassVar[str] = ""
    """By what records of two countries are counted in their dossier; empty for what two do not share."""
    timeline_entry: ClassVar[TimelineEntry | None] = None
    """How records appear on the timeline of two countries; None if they do not."""

    slug = SortedCharField(
        "identifier",
        max_length=160,
        unique=True,
        validators=[RegexValidator(SLUG, "Lower-case letters, digits and single hyphens.")],
        help_text="Readable identifier. It is never given to another record.",
    )
    publication = models.CharField(
        "editorial state",
        max_length=10,
        choices=Publication.choices,
        default=Publication.DRAFT,
        help_text="Editorial state.",
    )
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="merged",
        help_text="The record that this one was merged into. Null if it was not merged.",
    )
    basis = models.JSONField(
        default=dict, blank=True, help_text="Basis of each fact whose value is not simply stated by a source."
    )
    evidence = models.JSONField(
        default=dict, editable=False, help_text="Derived. Claims and basis of each fact."
    )
    claim_count = models.PositiveIntegerField(
        default=0, editable=False, help_text="Derived. Number of live claims."
    )
    source_count = models.PositiveIntegerField(
        default=0, editable=False, help_text="Derived. Number of independent sources."
    )
    conflict_count = models.PositiveIntegerField(
        default=0, editable=False, help_text="Derived. Number of facts in conflict."
    )

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["slug"]
        constraints = [
            is_one_of("publication", Publication, name="%(class)s_publication_is_declared"),
            matches_pattern("slug", SLUG, name="%(class)s_has_an_identifier", message=SLUG_MESSAGE),
            check(
                Q(merged_into__isnull=True) | Q(publication=Publication.RETRACTED),
                name="%(class)s_is_retracted_when_merged",
                message="Only a retracted record can be merged into another. Merge the records instead.",
            ),
            check(
                ~Q(merged_into=models.F("id")),
                name="%(class)s_is_not_merged_into_itself",
                message="A record cannot be merged into itself. Name another record.",
            ),
        ]
        indexes = [
            models.Index(fields=["publication", "slug"], name="%(class)s_by_slug"),
            ordering_index("updated_at", name="%(class)s_by_update"),
            ordering_index("updated_at", descending=True, name="%(class)s_by_latest"),
            models.Index(fields=["publication", "conflict_count", "slug"], name="%(class)s_by_conflict"),
        ]

    def __str__(self) -> str:
        return self.slug

    @property
    def is_published(self) -> bool:
        """Whether the record is published."""
        return self.publication == Publication.PUBLISHED


class ReferenceData(Documented):
    """Codes and names that records refer to. Reference data has no claims and no editorial state."""

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.key
