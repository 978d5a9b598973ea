"""Revisions of a record in responses."""

import json
from typing import Any

from rest_framework import serializers

from relations.documents.document import Document
from relations.models import Revision
from relations.queries.comparison.difference import Difference, difference
from relations.representations.portable import DigestField, DocumentField, PortableClaimField, PortableField

CLAIM_CHANGES = [("added", "Added"), ("removed", "Removed"), ("changed", "Changed")]


class FieldChangeSerializer(serializers.Serializer):
    """One field before and after, in portable form."""

    field = serializers.CharField(help_text="Name of the field.")
    before = PortableField(help_text="The value before; null for none.")
    after = PortableField(help_text="The value after; null for none.")

    examples = {"field": "period", "before": "2023-12", "after": "2023-12-12/2023-12-13"}


class ClaimChangeSerializer(serializers.Serializer):
    """One claim before and after, in portable form, with its fact."""

    id = serializers.UUIDField(help_text="Identifier of the claim.")
    change = serializers.ChoiceField(
        choices=CLAIM_CHANGES, help_text="Whether the claim was added, removed or changed."
    )
    before = PortableClaimField(help_text="The claim before; null if it was added.")
    after = PortableClaimField(help_text="The claim after; null if it was removed.")

    examples = {
        "change": "added",
        "before": None,
        "after": {
            "fact": "host",
            "id": "5f0c3f0e-5d0a-5c43-9d4f-2a6a1c8b7e55",
            "at": "china-report-asean-new-day#7",
            "printed": "his visit to Vietnam",
            "value": "country/VNM",
        },
    }


class RevisionSerializer(serializers.ModelSerializer):
    """A published revision of a record: when and why it was made, its changes, and the document after it."""

    id = serializers.CharField(source="key", read_only=True, help_text="Identifier at this revision.")
    changed_fields = FieldChangeSerializer(
        source="difference.fields",
        many=True,
        read_only=True,
        help_text="Fields that differ from the revision published before, in the order of the kind.",
    )
    changed_claims = ClaimChangeSerializer(
        source="difference.claims",
        many=True,
        read_only=True,
        help_text="Claims that were added, changed or removed since the revision published before.",
    )
    redacted = serializers.BooleanField(
        source="is_redacted", read_only=True, help_text="Whether the document is redacted."
    )
    digest = DigestField(
        read_only=True,
        allow_null=True,
        help_text="SHA-256 of the document as compact JSON; null if redacted.",
    )
    document = DocumentField(
        read_only=True,
        allow_null=True,
        help_text="The document after this revision; null if redacted.",
    )

    examples = {
        "sequence": 412,
        "id": "xi-jinping-vietnam-2023-12",
        "number": 3,
        "action": "correct",
        "by": "import",
        "approved_by": None,
        "at": "2024-02-01T09:30:00Z",
        "reason": "A second source names the day.",
        "redacted": False,
        "digest": "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    }

    class Meta:
        model = Revision
        fields = (
            "sequence",
            "id",
            "number",
            "action",
            "by",
            "approved_by",
            "at",
            "reason",
            "changed_fields",
            "changed_claims",
            "redacted",
            "digest",
            "document",
        )
        read_only_fields = fields

    def to_representation(self, revision: Revision) -> dict[str, Any]:
        if revision.is_redacted:
            revision.difference, revision.digest, revision.document = Difference([], []), None, None
        else:
            before = revision.before and parsed(revision, revision.before)
            revision.difference = difference(before or None, parsed(revision, revision.document))
        return super().to_representation(revision)


def parsed(revision: Revision, text: str) -> Document:
    """A document of the history of a record."""
    return Document(revision.noun, revision.key, json.loads(text))
