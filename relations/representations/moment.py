"""A record as it was published at a time."""

from rest_framework import serializers

from relations.models import Revision
from relations.representations.portable import DigestField, DocumentField


class MomentSerializer(serializers.ModelSerializer):
    """A record as it was published at a time: its document and the revision that made it."""

    id = serializers.CharField(source="key", read_only=True, help_text="Identifier at this time.")
    as_of = serializers.DateTimeField(read_only=True, help_text="The requested time.")
    revision = serializers.IntegerField(source="number", read_only=True, help_text="Number of the revision.")
    since = serializers.DateTimeField(source="at", read_only=True, help_text="Time of the revision.")
    digest = DigestField(read_only=True, help_text="SHA-256 of the document as compact JSON.")
    document = DocumentField(read_only=True, help_text="The document.")

    examples = {
        "id": "xi-jinping-vietnam-2023-12",
        "as_of": "2024-02-01T00:00:00Z",
        "revision": 3,
        "since": "2024-01-15T09:30:00Z",
        "digest": "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    }

    class Meta:
        model = Revision
        fields = ("id", "as_of", "revision", "since", "digest", "document")
        read_only_fields = fields
