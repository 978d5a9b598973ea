"""Proposals in answers."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from relations.api.serializers.outcome import (
    PortableDocumentField,
    SubjectSerializer,
    proposed_address,
    subject,
)
from relations.api.serializers.portable import AsItIsField
from relations.api.serializers.revision import ClaimChangeSerializer, FieldChangeSerializer
from relations.models import Proposal
from relations.queries import proposals


@extend_schema_field(SubjectSerializer)
class SubjectField(AsItIsField):
    """The record that a proposal is about."""

    def to_representation(self, value: Proposal) -> dict[str, Any]:
        return subject(self.context, value.record_key)


@extend_schema_field({"oneOf": [{"$ref": "#/components/schemas/Subject"}, {"type": "null"}]})
class OtherField(AsItIsField):
    """The other record of two that become one, or are parted."""

    def to_representation(self, value: Proposal) -> dict[str, Any] | None:
        return subject(self.context, f"{value.noun}/{value.other}") if value.other else None


class ProposalAddressField(serializers.URLField):
    """Where a proposal answers."""

    def to_representation(self, value: int) -> str:
        return proposed_address(self.context, value)


class ProposalSerializer(serializers.ModelSerializer):
    """What somebody proposes to show to readers, and what became of it."""

    id = serializers.IntegerField(read_only=True, help_text="Its number.")
    url = ProposalAddressField(source="id", read_only=True, help_text="Where it answers.")
    record = SubjectField(source="*", help_text="The record that it is about.")

    other = OtherField(
        source="*", help_text="The other record, where two become one or are parted; null elsewhere."
    )

    examples = {
        "other": None,
        "id": 12,
        "url": "http://127.0.0.1:8000/api/v1/proposals/12/",
        "base": 3,
        "deed": "correct",
        "by": "anna",
        "at": "2024-02-01T09:30:00Z",
        "reason": "A second source names the day.",
        "state": "open",
        "decided_by": None,
        "decided_at": None,
        "word": "",
        "revision": None,
    }

    class Meta:
        model = Proposal
        fields = (
            "id",
            "url",
            "record",
            "other",
            "base",
            "deed",
            "by",
            "at",
            "reason",
            "state",
            "decided_by",
            "decided_at",
            "word",
            "revision",
        )
        read_only_fields = fields


class ProposalDetailSerializer(ProposalSerializer):
    """A proposal with what it would change for readers."""

    is_overtaken = serializers.BooleanField(
        read_only=True, help_text="Whether the record has moved on since, so that it can only be declined."
    )
    changed_fields = FieldChangeSerializer(
        source="difference.fields", many=True, read_only=True, help_text="Fields before and after."
    )
    changed_claims = ClaimChangeSerializer(
        source="difference.claims", many=True, read_only=True, help_text="Claims before and after."
    )
    document = PortableDocumentField(source="proposed.data", help_text="The whole document as it shall be.")

    examples = ProposalSerializer.examples | {"is_overtaken": False}

    class Meta(ProposalSerializer.Meta):
        fields = (
            *ProposalSerializer.Meta.fields,
            "is_overtaken",
            "changed_fields",
            "changed_claims",
            "document",
        )
        read_only_fields = fields

    def to_representation(self, proposal: Proposal) -> dict[str, Any]:
        proposal.difference = proposals.change(proposal)
        proposal.proposed = proposals.proposed(proposal)
        proposal.is_overtaken = proposals.is_overtaken(proposal)
        return super().to_representation(proposal)
