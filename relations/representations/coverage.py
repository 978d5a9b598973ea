"""Coverage in responses: the years of a relation that sources cover."""

from typing import Any

from rest_framework import serializers

from relations.queries.relation.coverage import CoveredYear
from relations.representations.reference import REFERENCE_KINDS, CountryField, ManyField
from relations.representations.urls import key_url


class RelationUrlField(serializers.URLField):
    """The URL of the relation of a year."""

    def to_representation(self, value: CoveredYear) -> str:
        return key_url(self.context, "relation", value.relation)


class TimelineUrlField(serializers.URLField):
    """The URL of the timeline of a year, with the interpretation of the request."""

    def to_representation(self, value: CoveredYear) -> str:
        query = f"on={value.year:04}&match={self.context['match']}&include_undated=false"
        return f"{key_url(self.context, 'relation', value.relation)}timeline/?{query}"


class CoveredKindSerializer(serializers.Serializer):
    """The records of one kind in one year; null if no source covers the year."""

    kind = serializers.ChoiceField(choices=REFERENCE_KINDS, help_text="The kind of record.")
    records = serializers.IntegerField(
        allow_null=True,
        help_text="The number of records. 0 if sources cover the year and report none; null if none covers "
        "it.",
    )
    claims = serializers.IntegerField(allow_null=True, help_text="Live claims on these records.")
    independent_sources = serializers.IntegerField(
        source="sources",
        allow_null=True,
        help_text="Independent sources of these claims; sources that repeat one another count once.",
    )

    examples = {"kind": "visit", "records": 4, "claims": 77, "independent_sources": 7}


class CoveredYearSerializer(serializers.Serializer):
    """One year of a relation: whether a source covers it, and the number of records of each kind."""

    relation = serializers.CharField(help_text="The two codes in alphabetical order.")
    url = RelationUrlField(source="*", help_text="URL of the relation.")
    countries = ManyField(CountryField(), help_text="The two countries.")
    year = serializers.IntegerField(help_text="The year.")
    is_covered = serializers.BooleanField(
        help_text="Whether a source dates something in the year. Periods that merely continue do not cover "
        "it."
    )
    independent_sources = serializers.IntegerField(
        source="sources", help_text="Independent sources of all counted records."
    )
    records = CoveredKindSerializer(source="cells", many=True, help_text="The records by kind.")
    timeline = TimelineUrlField(source="*", help_text="URL of the timeline of the year.")

    examples: dict[str, Any] = {
        "relation": "CHN-VNM",
        "url": "http://127.0.0.1:8000/api/v1/relations/CHN-VNM/",
        "year": 2023,
        "is_covered": True,
        "independent_sources": 8,
        "timeline": "http://127.0.0.1:8000/api/v1/relations/CHN-VNM/timeline/?on=2023&match=certain",
    }
