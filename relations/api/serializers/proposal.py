"""Proposals in responses."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from relations.api.serializers.outcome import (
    PortableDocumentField,
    SubjectSerializer,
    proposal_url,
    subject,
)
from relations.models import Proposal
from relations.queries.review import proposals
from relations.representations.portable import AsItIsField
from relations.representations.revision import ClaimChangeSerializer, FieldChangeSerializer


@extend_schema_field(SubjectSerializer)
class SubjectField(AsItIsField):
    """The record that a proposal is about."""

    def to_representation(self, value: Proposal) -> dict[str, Any]:
        return subject(self.context, value.record_key)


@extend_schema_field({"oneOf": [{"$ref": "#/components/schemas/Subject"}, {"type": "null"}]})
class OtherField(AsItIsField):
    """The other record of a merge, its undoing, or a move."""

    def to_representation(self, value: Proposal) -> dict[str, Any] | None:
        return subject(self.context, f"{value.noun}/{value.other}") if value.other else None


class ProposalUrlField(serializers.URLField):
    """The URL of a proposal."""

    def to_representation(self, value: int) -> str:
        return proposal_url(self.context, value)


class ProposalSerializer(serializers.ModelSerializer):
    """A proposal and its decision."""

    id = serializers.IntegerField(read_only=True, help_text="Number of the proposal.")
    url = ProposalUrlField(source="id", read_only=True, help_text="URL of the proposal.")
    record = SubjectField(source="*", help_text="The record that the proposal is about.")

    other = OtherField(
        source="*", help_text="The other record of a merge, its undoing, or a move; null for other proposals."
    )

    examples = {
        "other": None,
        "id": 12,
        "url": "http://127.0.0.1:8000/api/v1/proposals/12/",
        "base": 3,
        "action": "correct",
        "by": "anna",
        "at": "2024-02-01T09:30:00Z",
        "reason": "A second source names the day.",
        "state": "open",
        "decided_by": None,
        "decided_at": None,
        "comment": "",
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
            "action",
            "by",
            "at",
            "reason",
            "state",
            "decided_by",
            "decided_at",
            "comment",
            "revision",
        )
        read_only_fields = fields


class ProposalDetailSerializer(ProposalSerializer):
    """A proposal with its changes for readers."""

    is_outdated = serializers.BooleanField(
        read_only=True,
        help_text="Whether the record has changed since, so that the proposal can only be declined.",
    )
    changed_fields = FieldChangeSerializer(
        source="difference.fields", many=True, read_only=True, help_text="Fields before and after."
    )
    changed_claims = ClaimChangeSerializer(
        source="difference.claims", many=True, read_only=True, help_text="Claims before and after."
    )
    document = PortableDocumentField(source="proposed.data", help_text="The document after the change.")

    examples = ProposalSerializer.examples | {"is_outdated": False}

    class Meta(ProposalSerializer.Meta):
        fields = (
            *ProposalSerializer.Meta.fields,
            "is_outdated",
            "changed_fields",
            "changed_claims",
            "document",
        )
        read_only_fields = fields

    def to_representation(self, proposal: Proposal) -> dict[str, Any]:
        proposal.difference = proposals.change(proposal)
        proposal.proposed = proposals.proposed(proposal)
        proposal.is_outdated = proposals.is_outdated(proposal)
        return super().to_representation(proposal)
