"""Evidence in answers: what each fact of a record rests on. Stored with the record, so it costs no query."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

BASES = [
    ("stated", "A claim states it"),
    ("combined", "Several claims together"),
    ("derived", "Computed from the claims named"),
    ("background", "From outside the articles"),
]


class FactEvidenceSerializer(serializers.Serializer):
    """Why one fact holds its value."""

    basis = serializers.ChoiceField(
        choices=BASES,
        help_text="Stated by a claim, combined from several, derived from those named, or background.",
    )
    claims = serializers.IntegerField(help_text="Live claims on this fact.")
    independent_sources = serializers.IntegerField(
        help_text="Sources that say something of it; those that repeat one another count once."
    )
    rests_on = serializers.ListField(
        child=serializers.UUIDField(), help_text="Claims that the value rests on, where they are named."
    )
    reason = serializers.CharField(
        allow_null=True, help_text="Why, in the curators' words; null if the claims speak."
    )

    examples = {
        "basis": "derived",
        "claims": 0,
        "independent_sources": 0,
        "rests_on": ["5f0c3f0e-5d0a-5c43-9d4f-2a6a1c8b7e55"],
        "reason": "The principal acts for China.",
    }


class EvidenceSerializer(serializers.Serializer):
    """What a record rests on: its claims, its independent sources, its conflicts, and each fact's basis."""

    claims = serializers.IntegerField(help_text="Live claims on the record.")
    independent_sources = serializers.IntegerField(
        help_text="Distinct sources; those of which one derives from another count once."
    )
    conflicts = serializers.ListField(
        child=serializers.CharField(),
        help_text="Facts on which live claims contradict each other or the record.",
    )
    facts = serializers.DictField(
        child=FactEvidenceSerializer(), help_text="The evidence of each fact that has some."
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
        super().__init__(read_only=True, help_text="What the record rests on.", **kwargs)

    def to_representation(self, value: dict[str, Any]) -> dict[str, Any]:
        return self.NONE | value
