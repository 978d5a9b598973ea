"""Conflicts in responses: the readings of a fact on which sources disagree."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from relations.models import Conflict
from relations.models.claim import STANDINGS
from relations.representations.claim import ClaimSerializer, SubjectField, ValueField
from relations.representations.claim_value import CLAIM_VALUES
from relations.representations.evidence import FactEvidenceSerializer
from relations.representations.mention import SourceMentionField


class ReadingSerializer(serializers.Serializer):
    """A reading: what one independent source says about a fact, in any number of paragraphs."""

    source = SourceMentionField(
        read_only=True, help_text="The independent source; for repeats, their origin."
    )
    sources = serializers.ListField(
        child=SourceMentionField(),
        read_only=True,
        help_text="The sources with this reading: the independent source, or sources that repeat it, or "
        "both.",
    )
    standings = serializers.ListField(
        child=serializers.ChoiceField(choices=STANDINGS),
        read_only=True,
        help_text="How the reading compares with the chosen value; several standings if its paragraphs "
        "differ.",
    )
    claims = ClaimSerializer(many=True, read_only=True, help_text="The live claims on the fact.")

    examples = {"standings": ["contradicts"]}


@extend_schema_field(CLAIM_VALUES)
class ChosenField(ValueField):
    """The values of the record of a conflict."""

    def to_representation(self, value: Conflict) -> list[dict[str, Any]]:
        return [self.fields_of(portable, value) for portable in value.values]


class ConflictSerializer(serializers.ModelSerializer):
    """A fact on which live claims contradict each other or the record, with all readings and the choice."""

    id = serializers.SerializerMethodField(help_text="Identifier: the record and the fact.")
    record = SubjectField(help_text="The record.")
    chosen = ChosenField(
        help_text="The chosen values of the record: one, several for facts with several values, or none."
    )
    independent_sources = serializers.IntegerField(
        source="source_count", read_only=True, help_text="Independent sources with a live claim on the fact."
    )
    sources_by_standing = serializers.DictField(
        child=serializers.IntegerField(),
        read_only=True,
        help_text="The number of independent sources with each standing towards the chosen value.",
    )
    evidence = FactEvidenceSerializer(
        read_only=True,
        help_text="The evidence of the chosen value: its basis and the claims that it rests on.",
    )
    readings = ReadingSerializer(
        many=True, read_only=True, help_text="The readings, one for each independent source."
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
        # In the order of code points # precedes all characters of identifiers, so the text sorts as the pair
        # does.
        return f"{conflict.record_key}#{conflict.fact}"
