"""Filters of conflicts."""

from django.db.models import Exists, OuterRef

from relations.api.filters.claim import FactFilter
from relations.api.filters.parameter import ChoiceParameter, TextParameter
from relations.api.filters.reference import (
    BetweenParameter,
    CountryParameter,
    ReferenceParameter,
    RelationParameter,
)
from relations.models import Claim
from relations.models.claim import STANDINGS


class OfReadings:
    """Filters conflicts by the live claims on their fact."""

    def filter(self, queryset, value):
        if not value:
            return queryset
        claims = super().filter(Claim.objects.public().live(), value)
        return queryset.filter(
            Exists(claims.filter(record_key=OuterRef("record_key"), fact=OuterRef("fact")))
        )


class SourceOfReadings(OfReadings, ReferenceParameter):
    """Conflicts with a claim of one of these sources."""


class TextOfReadings(OfReadings, TextParameter):
    """Conflicts with a claim that has this text.

    Few claims have it, so their records are looked up first and other conflicts are not read.
    """

    def filter(self, queryset, value):
        if not value:
            return queryset
        claims = super(OfReadings, self).filter(Claim.objects.public().live(), value)
        return super().filter(queryset.filter(record_key__in=claims.values("record_key")), value)


class ChoiceOfReadings(OfReadings, ChoiceParameter):
    """Conflicts with a claim of this choice."""


class ConflictFilter(FactFilter):
    """Filters of conflicts."""

    country = CountryParameter(
        help_text="Conflicts about records in which this country takes part, on either side, itself or "
        "through its organisations and leaders."
    )
    relation = RelationParameter(
        help_text="Conflicts about records in which both countries take part. Codes in alphabetical order."
    )

    between = BetweenParameter(
        help_text="Conflicts about records in which both of two countries take part, in either order."
    )
    source = SourceOfReadings(
        source="source",
        help_text="Conflicts with a claim of this source.",
        example="china-report-asean-new-day",
    )
    asserted_by = TextOfReadings(
        "attributed_to",
        help_text="Conflicts with a claim that its source attributes to this authority or speaker, as "
        "printed.",
        example="Chinese customs authorities",
    )
    standing = ChoiceOfReadings(
        "standing",
        choices=STANDINGS,
        help_text="Conflicts with a claim of this standing: how it compares with the chosen value.",
    )
