"""What can be asked of every kind of record, and of all reference data."""

from django.db.models import Q
from django_filters import FilterSet

from relations.api.filters.bound import MomentParameter
from relations.api.filters.parameter import FlagParameter, SlugParameter, TextParameter
from relations.api.filters.reference import CountryParameter, ReferenceParameter, RelationParameter
from relations.api.filters.search import SearchParameter


class DocumentedFilter(FilterSet):
    """Filters of everything with an identifier and a history."""

    q = SearchParameter(help_text="Only what is found under these words: names, titles, gists, identifiers.")
    updated_since = MomentParameter(
        "updated_at", help_text="Only what changed at this moment or later.", example="2024-02-01T00:00:00Z"
    )
    alias = TextParameter(
        "aliases__text",
        help_text="Only what has this other name, exactly, misspellings included.",
        example="Vo Van Tuong",
    )


class RecordFilter(DocumentedFilter):
    """Filters of every kind of record."""

    id = SlugParameter(help_text="Only these identifiers.", example="xi-jinping-vietnam-2023-12")
    has_conflict = FlagParameter(
        condition=Q(conflict_count__gt=0),
        help_text="Only records with, or without, a fact on which sources disagree.",
    )
    source = ReferenceParameter(
        source="claims__source",
        help_text="Only records on which this source makes a claim.",
        example="china-report-asean-new-day",
    )
    asserted_by = TextParameter(
        "claims__attributed_to",
        help_text="Only records of which sources say something that they attribute to this authority or "
        "speaker, in their words.",
        example="Chinese customs authorities",
    )


class SidesFilter(FilterSet):
    """Filters of records in which countries take part."""

    country = CountryParameter(
        help_text="Only records in which this country takes part, on whichever side, "
        "itself or through its organisations and leaders."
    )
    relation = RelationParameter(
        help_text="Only records in which both countries take part; codes in alphabetical order."
    )
