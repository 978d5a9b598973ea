"""Conflicts in answers: what sources say about a disputed fact, side by side."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from relations.api.serializers.claim import ClaimSerializer, SubjectField, ValueField
from relations.api.serializers.claim_value import CLAIM_VALUES
from relations.api.serializers.mention import SourceMentionField
from relations.models import Conflict


class ReadingSerializer(serializers.Serializer):
    """What one source says about a disputed fact."""

    source = SourceMentionField(read_only=True, help_text="The source.")
    claims = ClaimSerializer(many=True, read_only=True, help_text="Its live claims on the fact.")


@extend_schema_field(CLAIM_VALUES)
class ChosenField(ValueField):
    """The values that the record of a conflict holds."""

    def to_representation(self, value: Conflict) -> list[dict[str, Any]]:
        return [self.answer(portable, value) for portable in value.values]


class ConflictSerializer(serializers.ModelSerializer):
    """A fact for which live claims contradict each other or the record: each reading, the choice and why."""

    record = SubjectField(help_text="The record.")
    chosen = ChosenField(help_text="What the record holds: one value, several for facts of many, or none.")
    independent_sources = serializers.IntegerField(
        source="source_count", read_only=True, help_text="Independent sources with a live claim on the fact."
    )
    readings = ReadingSerializer(many=True, read_only=True, help_text="What each source says.")

    examples = {"fact": "status", "reason": "The later source reports what the earlier one announces."}

    class Meta:
        model = Conflict
        fields = ("record", "fact", "chosen", "reason", "independent_sources", "readings")
        read_only_fields = fields
