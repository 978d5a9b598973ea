"""What can be asked of conflicts."""

from django.db.models import Exists, OuterRef

from relations.api.filters.claim import FactFilter
from relations.api.filters.parameter import ChoiceParameter, TextParameter
from relations.api.filters.reference import CountryParameter, ReferenceParameter, RelationParameter
from relations.models import Claim
from relations.models.claim import STANDINGS


class OfReadings:
    """Narrows conflicts by what is read of them: by the live claims on the disputed fact."""

    def filter(self, queryset, value):
        if not value:
            return queryset
        claims = super().filter(Claim.objects.public().live(), value)
        return queryset.filter(
            Exists(claims.filter(record_key=OuterRef("record_key"), fact=OuterRef("fact")))
        )


class SourceOfReadings(OfReadings, ReferenceParameter):
    """Conflicts in which one of the sources named has a say."""


class TextOfReadings(OfReadings, TextParameter):
    """Conflicts with a claim that holds this text.

    Few claims do, so their records are looked up first; the conflicts of all others are not walked through.
    """

    def filter(self, queryset, value):
        if not value:
            return queryset
        claims = super(OfReadings, self).filter(Claim.objects.public().live(), value)
        return super().filter(queryset.filter(record_key__in=claims.values("record_key")), value)


class ChoiceOfReadings(OfReadings, ChoiceParameter):
    """Conflicts with a claim of this sort."""


class ConflictFilter(FactFilter):
    """Filters of conflicts."""

    country = CountryParameter(
        help_text="Only conflicts about records in which this country takes part, on whichever side, "
        "itself or through its organisations and leaders."
    )
    relation = RelationParameter(
        help_text="Only conflicts about records in which both countries take part; codes in alphabetical "
        "order."
    )

    source = SourceOfReadings(
        source="source",
        help_text="Only conflicts in which this source has a say.",
        example="china-report-asean-new-day",
    )
    asserted_by = TextOfReadings(
        "attributed_to",
        help_text="Only conflicts in which a source quotes this authority or speaker, in its words.",
        example="Chinese customs authorities",
    )
    standing = ChoiceOfReadings(
        "standing",
        choices=STANDINGS,
        help_text="Only conflicts with a reading that stands to the value chosen like this.",
    )
