"""Organisations that act in diplomacy or report on it."""

from django.db import models

from relations.models.alias import AliasKind
from relations.models.constraint import is_not_empty, is_one_of
from relations.models.dimension import by_columns
from relations.models.duplicates import SameName
from relations.models.ordering import SortedCharField, filter_index
from relations.models.record import Record


class OrganisationKind(models.TextChoices):
    """The kinds of organisations."""

    PARTY = "party", "Political party"
    MINISTRY = "ministry", "Ministry"
    LEGISLATURE = "legislature", "Legislature"
    ARMED_FORCE = "armed_force", "Armed force"
    CENTRAL_BANK = "central_bank", "Central bank"
    STATISTICS_AUTHORITY = "statistics_authority", "Statistics authority"
    COMPANY = "company", "Company"
    MEDIA = "media", "Media"
    RESEARCH = "research", "Research institution"
    SUB_STATE = "sub_state", "Sub-state authority"
    INTERGOVERNMENTAL = "intergovernmental", "Intergovernmental organisation"
    OTHER = "other", "Other"


class Organisation(Record):
    """A party, ministry, legislature, armed force, company, news medium or other body that sources name."""

    example_key = "communist-party-of-vietnam"
    document = ("name", "abbreviation", "kind", "country")
    facts = ("name", "abbreviation", "country")
    name_field = "name"
    searched_fields = {"abbreviation": AliasKind.SHORT}
    search_rank = 2
    hint_paths = ("country__name",)
    dimensions = by_columns("kind", "country")
    list_columns = ("name", "abbreviation", "kind", "country")
    duplicates = (SameName(),)
    country_field = "country"
    compared_fields = ("country",)
    is_claimed_anywhere = True
    country_paths = ("country",)

    name = SortedCharField(max_length=200, help_text="Usual English name.")
    abbreviation = models.CharField(
        max_length=40, null=True, blank=True, help_text="Usual abbreviation. Null if not stated."
    )
    kind = models.CharField(
        max_length=20, choices=OrganisationKind.choices, help_text="Kind of organisation."
    )
    country = models.ForeignKey(
        "relations.Country",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="organisations",
        help_text="The country it belongs to. Null if it belongs to none, or if not stated.",
    )

    class Meta(Record.Meta):
        verbose_name = "organisation"
        verbose_name_plural = "organisations"
        constraints = [
            *Record.Meta.constraints,
            is_one_of("kind", OrganisationKind, name="organisation_kind_is_declared"),
            is_not_empty("name", name="organisation_has_a_name"),
        ]
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["publication", "name", "slug"], name="organisation_by_name"),
            filter_index("kind", name="organisation_of_kind"),
            filter_index("abbreviation", name="organisation_of_abbreviation", may_lack=True),
        ]
