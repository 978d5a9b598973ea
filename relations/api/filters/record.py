"""Filters of all records, countries, places and topics."""

from django.db.models import Q

from relations.api.filters.bound import MomentParameter
from relations.api.filters.filter import FilterSet
from relations.api.filters.parameter import (
    ChoiceParameter,
    CodeParameter,
    FlagParameter,
    SlugParameter,
    TextParameter,
)
from relations.api.filters.reference import (
    BetweenParameter,
    CountryParameter,
    ReferenceParameter,
    RelationParameter,
)
from relations.api.filters.search import SearchParameter
from relations.models.alias import AliasKind


class DocumentedFilter(FilterSet):
    """Filters of everything with an identifier and a history."""

    q = SearchParameter(
        help_text="Words in names, titles, summaries and identifiers, recorded misspellings included."
    )
    updated_since = MomentParameter(
        "updated_at",
        help_text="Those updated on or after this day (UTC) or time.",
        example="2024-02-01T00:00:00Z",
    )
    alias = TextParameter(
        "aliases__text",
        help_text="Those with exactly this alias, misspellings included.",
        example="Vo Van Tuong",
    )
    alias_kind = ChoiceParameter(
        "aliases__kind", choices=AliasKind.choices, help_text="Those with an alias of this kind."
    )
    external_id = CodeParameter(
        "external_ids__text",
        form="[a-z][a-z0-9-]*:[^,]+",
        longest=120,
        help_text="Those with this identifier of another system.",
        example="wikidata:Q15031",
    )


class RecordFilter(DocumentedFilter):
    """Filters of every kind of record."""

    id = SlugParameter(help_text="Records with these identifiers.", example="xi-jinping-vietnam-2023-12")
    has_conflict = FlagParameter(
        condition=Q(conflict_count__gt=0),
        help_text="Records with (`true`) or without (`false`) a fact on which sources disagree.",
    )
    source = ReferenceParameter(
        source="claims__source",
        help_text="Records on which this source makes a claim.",
        example="china-report-asean-new-day",
    )
    asserted_by = TextParameter(
        "claims__attributed_to",
        help_text="Records with a claim that its source attributes to this authority or speaker, as printed.",
        example="Chinese customs authorities",
    )


class SidesFilter(FilterSet):
    """Filters of records in which countries take part."""

    country = CountryParameter(
        help_text="Records in which this country takes part, on either side, itself or through its "
        "organisations and leaders."
    )
    relation = RelationParameter(
        help_text="Records in which both countries take part. Codes in alphabetical order."
    )
    between = BetweenParameter(help_text="Records in which both of two countries take part, in either order.")
