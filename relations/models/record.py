"""What every record and every piece of reference data has in common."""

from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q

from relations.models.constraint import has_form, is_one_of
from relations.models.ordering import SortedCharField, ordering_index

SLUG = r"^[a-z0-9]+(?:-[a-z0-9]+)*\Z"


class Publication(models.TextChoices):
    """The editorial state of a record."""

    DRAFT = "draft", "Draft"
    SUBMITTED = "submitted", "Submitted"
    PUBLISHED = "published", "Published"
    RETRACTED = "retracted", "Retracted"


class Documented(models.Model):
    """Anything with a portable document and a history.

    `document` lists the fields of the document in their order; `facts` those that claims bear on; `reserved`
    the keys under whose addresses something else answers.
    """

    document: ClassVar[tuple[str, ...]] = ()
    facts: ClassVar[tuple[str, ...]] = ()
    key_field: ClassVar[str] = "slug"
    reserved: ClassVar[tuple[str, ...]] = ()

    revision = models.PositiveIntegerField(
        default=0, editable=False, help_text="Number of the latest revision."
    )
    updated_at = models.DateTimeField(null=True, editable=False, help_text="Moment of the latest revision.")

    class Meta:
        abstract = True

    @classmethod
    def noun(cls) -> str:
        """The kind, as it stands in references: `trade_figure`."""
        return str(cls._meta.verbose_name).replace(" ", "_")

    @classmethod
    def resource(cls) -> str:
        """The kind, as it stands in URLs and file names: `trade-figures`."""
        return str(cls._meta.verbose_name_plural).replace(" ", "-")

    @property
    def key(self) -> str:
        """What identifies it within its kind."""
        return getattr(self, self.key_field)

    @property
    def record_key(self) -> str:
        """What identifies it among all kinds: `visit/xi-jinping-vietnam-2023-12`."""
        return f"{self.noun()}/{self.key}"


class RecordQuerySet(models.QuerySet):
    """Records of one kind."""

    def published(self):
        """Those that readers see."""
        return self.filter(publication=Publication.PUBLISHED)


class Record(Documented):
    """A thing that sources report and that is curated."""

    slug = SortedCharField(
        max_length=160,
        unique=True,
        validators=[RegexValidator(SLUG, "Lower-case letters, digits and single hyphens.")],
        help_text="Stable, readable identifier; never reused.",
    )
    publication = models.CharField(
        max_length=10, choices=Publication.choices, default=Publication.DRAFT, help_text="Editorial state."
    )
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="merged",
        help_text="The record that took this one's place.",
    )
    basis = models.JSONField(
        default=dict, blank=True, help_text="Why a value is what it is, per fact, where not stated."
    )
    evidence = models.JSONField(default=dict, editable=False, help_text="Derived: claims and bases per fact.")
    claim_count = models.PositiveIntegerField(default=0, editable=False, help_text="Derived: live claims.")
    source_count = models.PositiveIntegerField(
        default=0, editable=False, help_text="Derived: independent sources."
    )
    conflict_count = models.PositiveIntegerField(
        default=0, editable=False, help_text="Derived: facts in conflict."
    )

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["slug"]
        constraints = [
            is_one_of("publication", Publication, name="%(class)s_publication_is_declared"),
            has_form("slug", SLUG, name="%(class)s_has_an_identifier"),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | Q(publication=Publication.RETRACTED),
                name="%(class)s_is_retracted_when_merged",
            ),
            models.CheckConstraint(
                condition=~Q(merged_into=models.F("id")), name="%(class)s_is_not_merged_into_itself"
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
        """Whether readers see it."""
        return self.publication == Publication.PUBLISHED


class ReferenceData(Documented):
    """Codes and names that records point at; no claims, no publication."""

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.key
