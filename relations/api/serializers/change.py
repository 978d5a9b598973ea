"""Steps of the feed from which anybody can keep a mirror."""

import json
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from relations.api.addresses import address
from relations.api.serializers.portable import DigestField, DocumentField
from relations.api.serializers.reference import REFERENCE_KINDS
from relations.models import Publication, Revision

DOCUMENT, TOMBSTONE, REDACTED = "document", "tombstone", "redacted"
FORMS = [
    (DOCUMENT, "The document stands in place of any before"),
    (TOMBSTONE, "The record is gone"),
    (REDACTED, "What stood here is not told any more; a later change tells what stands"),
]


def is_tombstone(revision: Revision) -> bool:
    return revision.publication == Publication.RETRACTED


class UnlessGone(serializers.Field):
    """A field that neither a tombstone nor what is redacted has."""

    def get_attribute(self, instance: Revision) -> Any:
        is_told = not (is_tombstone(instance) or instance.is_redacted)
        return super().get_attribute(instance) if is_told else None


class ChangedDocumentField(UnlessGone, DocumentField):
    """The document of what is not gone."""


class ChangedDigestField(UnlessGone, DigestField):
    """The digest of the document of what is not gone."""


class SuccessorSerializer(serializers.Serializer):
    """The record of the same kind that a merged or renamed one went into."""

    id = serializers.CharField(help_text="Its identifier.")
    url = serializers.URLField(help_text="Where it answers.")

    examples = {
        "id": "xi-jinping-vietnam-2023-12",
        "url": "http://127.0.0.1:8000/api/v1/visits/xi-jinping-vietnam-2023-12/",
    }


class ChangeSerializer(serializers.ModelSerializer):
    """One change that readers could see: a document that stands from now on, or a tombstone."""

    change = serializers.SerializerMethodField(
        help_text="Whether a document follows, the record is gone, or this is redacted."
    )
    kind = serializers.ChoiceField(source="noun", choices=REFERENCE_KINDS, read_only=True, help_text="Kind.")
    id = serializers.CharField(source="key", read_only=True, help_text="Identifier within its kind.")
    url = serializers.SerializerMethodField(help_text="Where it answers, as an absolute address.")
    revision = serializers.IntegerField(source="number", read_only=True, help_text="Number of its revision.")
    digest = ChangedDigestField(
        read_only=True,
        allow_null=True,
        help_text="SHA-256 of the document as compact JSON; null if gone or redacted.",
    )
    document = ChangedDocumentField(
        read_only=True,
        allow_null=True,
        help_text="The portable form of the record; null if gone or redacted.",
    )
    moved_to = serializers.SerializerMethodField(
        help_text="Where a merged or renamed record went; null if it was retracted, or is not gone."
    )

    examples = {
        "sequence": 412,
        "change": "document",
        "kind": "visit",
        "id": "xi-jinping-vietnam-2023-12",
        "url": "http://127.0.0.1:8000/api/v1/visits/xi-jinping-vietnam-2023-12/",
        "revision": 3,
        "deed": "correct",
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
            "deed",
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
        return address(self.context, revision.noun, revision.key)

    @extend_schema_field(SuccessorSerializer(allow_null=True))
    def get_moved_to(self, revision: Revision) -> dict[str, str] | None:
        key = json.loads(revision.document).get("merged_into") if is_tombstone(revision) else None
        return key and {"id": key, "url": address(self.context, revision.noun, key)}
