"""The evidence of a record: claims, independent sources, conflicts, and the basis of each fact."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

BASES = [
    ("stated", "Stated by a claim"),
    ("combined", "Combined from several claims"),
    ("derived", "Computed from other values"),
    ("background", "From outside the articles"),
]


class FactEvidenceSerializer(serializers.Serializer):
    """The evidence of one fact."""

    basis = serializers.ChoiceField(
        choices=BASES,
        help_text="Basis of the value: stated by a claim, combined from several, derived from others, or "
        "background.",
    )
    claims = serializers.IntegerField(help_text="Live claims on this fact.")
    independent_sources = serializers.IntegerField(
        help_text="Sources with a claim on this fact; sources that repeat one another count once."
    )
    rests_on = serializers.ListField(
        child=serializers.UUIDField(), help_text="Claims that the value rests on, if they are listed."
    )
    reason = serializers.CharField(
        allow_null=True, help_text="Explanation of the curators; null if there is none."
    )

    examples = {
        "basis": "derived",
        "claims": 0,
        "independent_sources": 0,
        "rests_on": ["5f0c3f0e-5d0a-5c43-9d4f-2a6a1c8b7e55"],
        "reason": "The principal acts for China.",
    }


class EvidenceSerializer(serializers.Serializer):
    """The evidence of a record: claims, independent sources, conflicts, and the basis of each fact."""

    claims = serializers.IntegerField(help_text="Live claims on the record.")
    independent_sources = serializers.IntegerField(
        help_text="Independent sources; sources that derive from one another count once."
    )
    conflicts = serializers.ListField(
        child=serializers.CharField(),
        help_text="Facts on which live claims contradict each other or the record.",
    )
    facts = serializers.DictField(
        child=FactEvidenceSerializer(), help_text="The evidence of each fact that has any."
    )

    examples = {
        "claims": 17,
        "independent_sources": 5,
        "conflicts": ["status"],
        "facts": {
            "period": {
                "basis": "stated",
                "claims": 5,
                "independent_sources": 3,
                "rests_on": [],
                "reason": None,
            }
        },
    }


@extend_schema_field(EvidenceSerializer)
class EvidenceField(serializers.Field):
    """The evidence stored with a record."""

    NONE = {"claims": 0, "independent_sources": 0, "conflicts": [], "facts": {}}

    def __init__(self, **kwargs):
        super().__init__(read_only=True, help_text="The evidence of the record.", **kwargs)

    def to_representation(self, value: dict[str, Any]) -> dict[str, Any]:
        return self.NONE | value
