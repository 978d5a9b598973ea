"""Conflicts in answers: what sources say about a disputed fact, side by side."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from relations.api.serializers.claim import ClaimSerializer, SubjectField, ValueField
from relations.api.serializers.claim_value import CLAIM_VALUES
from relations.api.serializers.evidence import FactEvidenceSerializer
from relations.api.serializers.mention import SourceMentionField
from relations.models import Conflict
from relations.models.claim import STANDINGS


class ReadingSerializer(serializers.Serializer):
    """What one independent source says about a disputed fact, in however many paragraphs."""

    source = SourceMentionField(
        read_only=True, help_text="The independent source; of repeats, the one that they derive from."
    )
    sources = serializers.ListField(
        child=SourceMentionField(),
        read_only=True,
        help_text="The sources in which it stands: that one, those that repeat it, or only these.",
    )
    standings = serializers.ListField(
        child=serializers.ChoiceField(choices=STANDINGS),
        read_only=True,
        help_text="How it stands to the value chosen; several if its paragraphs differ.",
    )
    claims = ClaimSerializer(many=True, read_only=True, help_text="Its live claims on the fact.")

    examples = {"standings": ["contradicts"]}


@extend_schema_field(CLAIM_VALUES)
class ChosenField(ValueField):
    """The values that the record of a conflict holds."""

    def to_representation(self, value: Conflict) -> list[dict[str, Any]]:
        return [self.answer(portable, value) for portable in value.values]


class ConflictSerializer(serializers.ModelSerializer):
    """A fact for which live claims contradict each other or the record: each reading, the choice and why."""

    id = serializers.SerializerMethodField(help_text="What identifies it: the record and the fact.")
    record = SubjectField(help_text="The record.")
    chosen = ChosenField(help_text="What the record holds: one value, several for facts of many, or none.")
    independent_sources = serializers.IntegerField(
        source="source_count", read_only=True, help_text="Independent sources with a live claim on the fact."
    )
    sources_by_standing = serializers.DictField(
        child=serializers.IntegerField(),
        read_only=True,
        help_text="How many independent sources stand to the value chosen in each manner.",
    )
    evidence = FactEvidenceSerializer(
        read_only=True, help_text="What the value chosen rests on: its basis, and the claims named for it."
    )
    readings = ReadingSerializer(
        many=True, read_only=True, help_text="What each independent source says: as many as are counted."
    )

    examples = {
        "id": "visit/xi-jinping-vietnam-2023-12#status",
        "fact": "status",
        "reason": "The later source reports what the earlier one announces.",
        "sources_by_standing": {"agrees": 3, "contradicts": 1},
    }

    class Meta:
        model = Conflict
        fields = (
            "id",
            "record",
            "fact",
            "chosen",
            "reason",
            "evidence",
            "independent_sources",
            "sources_by_standing",
            "readings",
        )
        read_only_fields = fields

    def get_id(self, conflict: Conflict) -> str:
        # In code points # stands before whatever identifiers are made of: the text sorts as the pair does.
        return f"{conflict.record_key}#{conflict.fact}"
