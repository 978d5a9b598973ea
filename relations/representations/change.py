"""The feed of changes, from which a mirror can be built."""

import json
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from relations.models import Publication, Revision
from relations.representations.portable import DigestField, DocumentField
from relations.representations.reference import REFERENCE_KINDS
from relations.representations.urls import key_url

DOCUMENT, TOMBSTONE, REDACTED = "document", "tombstone", "redacted"
FORMS = [
    (DOCUMENT, "A document that replaces any earlier one"),
    (TOMBSTONE, "The record is no longer published"),
    (REDACTED, "The document of this change is redacted; a later change has the current one"),
]


def is_tombstone(revision: Revision) -> bool:
    return revision.publication == Publication.RETRACTED


class UnlessGone(serializers.Field):
    """A field that is null for tombstones and redacted changes."""

    def get_attribute(self, instance: Revision) -> Any:
        has_document = not (is_tombstone(instance) or instance.is_redacted)
        return super().get_attribute(instance) if has_document else None


class ChangedDocumentField(UnlessGone, DocumentField):
    """The document; null for tombstones and redacted changes."""


class ChangedDigestField(UnlessGone, DigestField):
    """The digest of the document; null for tombstones and redacted changes."""


class SuccessorSerializer(serializers.Serializer):
    """The record of the same kind that replaces a merged or renamed one."""

    id = serializers.CharField(help_text="Identifier of the record.")
    url = serializers.URLField(help_text="URL of the record.")

    examples = {
        "id": "xi-jinping-vietnam-2023-12",
        "url": "http://127.0.0.1:8000/api/v1/visits/xi-jinping-vietnam-2023-12/",
    }


class ChangeSerializer(serializers.ModelSerializer):
    """One published change: a new document, or a tombstone."""

    change = serializers.SerializerMethodField(
        help_text="The type of change: a document, a tombstone, or a redacted change."
    )
    kind = serializers.ChoiceField(source="noun", choices=REFERENCE_KINDS, read_only=True, help_text="Kind.")
    id = serializers.CharField(source="key", read_only=True, help_text="Identifier within its kind.")
    url = serializers.SerializerMethodField(help_text="URL of the record.")
    revision = serializers.IntegerField(source="number", read_only=True, help_text="Number of the revision.")
    digest = ChangedDigestField(
        read_only=True,
        allow_null=True,
        help_text="SHA-256 of the document as compact JSON; null if gone or redacted.",
    )
    document = ChangedDocumentField(
        read_only=True,
        allow_null=True,
        help_text="The document; null if gone or redacted.",
    )
    moved_to = serializers.SerializerMethodField(
        help_text="The record that replaces a merged or renamed one; null for others."
    )

    examples = {
        "sequence": 412,
        "change": "document",
        "kind": "visit",
        "id": "xi-jinping-vietnam-2023-12",
        "url": "http://127.0.0.1:8000/api/v1/visits/xi-jinping-vietnam-2023-12/",
        "revision": 3,
        "action": "correct",
        "by": "import",
        "approved_by": None,
        "at": "2024-02-01T09:30:00Z",
        "reason": "A second source names the day.",
        "digest": "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "moved_to": None,
    }

    class Meta:
        model = Revision
        fields = (
            "sequence",
            "change",
            "kind",
            "id",
            "url",
            "revision",
            "action",
            "by",
            "approved_by",
            "at",
            "reason",
            "digest",
            "document",
            "moved_to",
        )
        read_only_fields = fields

    @extend_schema_field(serializers.ChoiceField(choices=FORMS))
    def get_change(self, revision: Revision) -> str:
        if is_tombstone(revision):
            return TOMBSTONE
        return REDACTED if revision.is_redacted else DOCUMENT

    def get_url(self, revision: Revision) -> str:
        return key_url(self.context, revision.noun, revision.key)

    @extend_schema_field(SuccessorSerializer(allow_null=True))
    def get_moved_to(self, revision: Revision) -> dict[str, str] | None:
        key = json.loads(revision.document).get("merged_into") if is_tombstone(revision) else None
        return key and {"id": key, "url": key_url(self.context, revision.noun, key)}
