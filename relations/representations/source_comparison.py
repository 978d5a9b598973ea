"""The comparison of two sources in responses."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from relations.models import Claim
from relations.queries.comparison.sources import ComparedFact, Likeness
from relations.representations.claim import ClaimSerializer, SubjectField, ValueField
from relations.representations.claim_value import CLAIM_VALUE
from relations.representations.mention import SourceMentionField

LIKENESSES = [(likeness.value, likeness.value.capitalize()) for likeness in Likeness]


class ComparedClaimSerializer(ClaimSerializer):
    """A claim in a comparison, without its record and source, which are given above it."""

    class Meta:
        model = Claim
        fields = (
            "id",
            "url",
            "value",
            "printed",
            "paragraph",
            "locator",
            "attributed_to",
            "modality",
            "negated",
            "standing",
        )
        read_only_fields = fields


@extend_schema_field(CLAIM_VALUE)
class MemberField(ValueField):
    """The value of a fact with several values."""

    def to_representation(self, value: ComparedFact) -> dict[str, Any] | None:
        return value.value and self.fields_of(value.value, value)


class ComparedFactSerializer(serializers.Serializer):
    """The claims of two sources on one fact."""

    record = SubjectField(help_text="The record.")
    fact = serializers.CharField(help_text="The field of the record.")
    member = MemberField(
        allow_null=True,
        help_text="The value, for facts with several values such as places; null for others.",
    )
    likeness = serializers.ChoiceField(
        choices=LIKENESSES,
        allow_null=True,
        help_text="How the claims compare. `same`: equal values. `compatible`: both can be true. "
        "`contradicting`: they cannot both be true. `uncompared`: without comparable values. Null if "
        "only one source has a claim.",
    )
    a = ComparedClaimSerializer(many=True, help_text="The claims of the first source, by paragraph.")
    b = ComparedClaimSerializer(many=True, help_text="The claims of the second source, by paragraph.")

    examples: dict[str, Any] = {"fact": "item_count", "likeness": "compatible"}


class ComparisonCountsSerializer(serializers.Serializer):
    """The number of facts with each result."""

    shared = serializers.IntegerField(help_text="Facts with compatible claims of both.")
    contradicting = serializers.IntegerField(help_text="Facts with contradicting claims.")
    only_a = serializers.IntegerField(help_text="Facts with claims of the first source only.")
    only_b = serializers.IntegerField(help_text="Facts with claims of the second source only.")

    examples = {"shared": 31, "contradicting": 2, "only_a": 57, "only_b": 103}


class SourceComparisonSerializer(serializers.Serializer):
    """The comparison of two sources."""

    a = SourceMentionField(read_only=True, help_text="The first source.")
    b = SourceMentionField(read_only=True, help_text="The second source.")
    is_independent = serializers.BooleanField(
        help_text="Whether the sources are independent; false if one repeats the other, or both repeat a "
        "third."
    )
    counts = ComparisonCountsSerializer(help_text="The number of facts with each result.")
    shared = ComparedFactSerializer(many=True, help_text="Facts with compatible claims of both.")
    contradicting = ComparedFactSerializer(many=True, help_text="Facts with contradicting claims.")
    only_a = ComparedFactSerializer(many=True, help_text="Facts with claims of the first source only.")
    only_b = ComparedFactSerializer(many=True, help_text="Facts with claims of the second source only.")

    examples: dict[str, Any] = {"is_independent": True}
