"""Coverage in answers: of which years of a relation sources speak."""

from typing import Any

from rest_framework import serializers

from relations.api.addresses import address
from relations.api.serializers.reference import REFERENCE_KINDS, CountryField, ManyField
from relations.queries.coverage import CoveredYear


class RelationAddressField(serializers.URLField):
    """Where the relation of a year answers."""

    def to_representation(self, value: CoveredYear) -> str:
        return address(self.context, "relation", value.relation)


class TimelineAddressField(serializers.URLField):
    """Where the timeline of a year answers, as it was asked for."""

    def to_representation(self, value: CoveredYear) -> str:
        asked = f"on={value.year:04}&match={self.context['match']}&include_undated=false"
        return f"{address(self.context, 'relation', value.relation)}timeline/?{asked}"


class CoveredKindSerializer(serializers.Serializer):
    """How much there is of one kind of record in one year; null where no source speaks of the year."""

    kind = serializers.ChoiceField(choices=REFERENCE_KINDS, help_text="The kind of record.")
    records = serializers.IntegerField(
        allow_null=True,
        help_text="How many there are. 0: sources speak of the year and report none. Null: none speaks.",
    )
    claims = serializers.IntegerField(allow_null=True, help_text="Live claims on these records.")
    independent_sources = serializers.IntegerField(
        source="sources",
        allow_null=True,
        help_text="Independent sources that make them; those that repeat one another count once.",
    )

    examples = {"kind": "visit", "records": 4, "claims": 77, "independent_sources": 7}


class CoveredYearSerializer(serializers.Serializer):
    """One year of a relation: whether a source speaks of it, and how much there is of each kind of record."""

    relation = serializers.CharField(help_text="The two codes in alphabetical order.")
    url = RelationAddressField(source="*", help_text="Where the relation answers.")
    countries = ManyField(CountryField(), help_text="The two countries.")
    year = serializers.IntegerField(help_text="The year.")
    is_covered = serializers.BooleanField(
        help_text="Whether a source dates something in it. What merely still goes on covers no year."
    )
    independent_sources = serializers.IntegerField(
        source="sources", help_text="Independent sources of all that is counted here."
    )
    records = CoveredKindSerializer(source="cells", many=True, help_text="Each kind of record.")
    timeline = TimelineAddressField(source="*", help_text="Where all that is counted here is listed.")

    examples: dict[str, Any] = {
        "relation": "CHN-VNM",
        "url": "http://127.0.0.1:8000/api/v1/relations/CHN-VNM/",
        "year": 2023,
        "is_covered": True,
        "independent_sources": 8,
        "timeline": "http://127.0.0.1:8000/api/v1/relations/CHN-VNM/timeline/?on=2023&match=certain",
    }
