"""Two sources side by side in answers."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from relations.api.serializers.claim import ClaimSerializer, SubjectField, ValueField
from relations.api.serializers.claim_value import CLAIM_VALUE
from relations.api.serializers.mention import SourceMentionField
from relations.models import Claim
from relations.queries.source_comparison import ComparedFact, Likeness

LIKENESSES = [(likeness.value, likeness.value.capitalize()) for likeness in Likeness]


class ComparedClaimSerializer(ClaimSerializer):
    """What a source says of a fact; the record and the source stand beside it."""

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
    """The member of a fact that has several."""

    def to_representation(self, value: ComparedFact) -> dict[str, Any] | None:
        return value.value and self.answer(value.value, value)


class ComparedFactSerializer(serializers.Serializer):
    """What each of two sources says of one fact."""

    record = SubjectField(help_text="The record.")
    fact = serializers.CharField(help_text="The field of the record.")
    member = MemberField(
        allow_null=True,
        help_text="Of a fact with several members, as places, which one; null for others.",
    )
    likeness = serializers.ChoiceField(
        choices=LIKENESSES,
        allow_null=True,
        help_text="`same`: they say the same. `compatible`: both can be true. `contradicting`: both cannot. "
        "`uncompared`: words that nobody normalised. Null if only one says something.",
    )
    a = ComparedClaimSerializer(many=True, help_text="What the first says, paragraph by paragraph.")
    b = ComparedClaimSerializer(many=True, help_text="What the second says, paragraph by paragraph.")

    examples: dict[str, Any] = {"fact": "item_count", "likeness": "compatible"}


class ComparisonCountsSerializer(serializers.Serializer):
    """How many facts there are of each sort."""

    shared = serializers.IntegerField(help_text="Facts of which both say something compatible.")
    contradicting = serializers.IntegerField(help_text="Facts of which they say what cannot both be true.")
    only_a = serializers.IntegerField(help_text="Facts of which only the first says something.")
    only_b = serializers.IntegerField(help_text="Facts of which only the second says something.")

    examples = {"shared": 31, "contradicting": 2, "only_a": 57, "only_b": 103}


class SourceComparisonSerializer(serializers.Serializer):
    """Two sources side by side."""

    a = SourceMentionField(read_only=True, help_text="The first source.")
    b = SourceMentionField(read_only=True, help_text="The second source.")
    is_independent = serializers.BooleanField(
        help_text="Whether they are two voices; false if one repeats the other, or both the same third."
    )
    counts = ComparisonCountsSerializer(help_text="How many facts there are of each sort.")
    shared = ComparedFactSerializer(
        many=True, help_text="Facts of which both say something, and nothing that contradicts."
    )
    contradicting = ComparedFactSerializer(
        many=True, help_text="Facts of which they say what cannot both be true."
    )
    only_a = ComparedFactSerializer(many=True, help_text="Facts of which only the first says something.")
    only_b = ComparedFactSerializer(many=True, help_text="Facts of which only the second says something.")

    examples: dict[str, Any] = {"is_independent": True}
